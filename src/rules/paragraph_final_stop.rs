//! `paragraph-final-stop`: a paragraph of prose that ends without a mark.

use crate::arabic::letters::{ALEF, COMMA, FEH, LAM, SEMICOLON, WAW, is_space};
use crate::arabic::marks::{is_closer, is_dash, is_end, is_undirected_quote};
use crate::arabic::{Kind, Sentence};
use crate::lint::{Check, Conclusion, Fact, Verdict};
use crate::rules::DocumentCode;
use crate::story::{Block, Prose, Role, Story};
use crate::text::{Edit, Span};

/// Notes each paragraph that does not end; speaks only in a file whose paragraphs end with marks, because
/// lists, verse and tables come as lines too.
pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// What is shorter may be a name, a label or a heading.
const SHORTEST: usize = 8;
/// What is longer without a stop is hardly one sentence: a row of headings or tags.
const LONGEST: usize = 60;
/// A shorter first paragraph may be a second headline, and a shorter sentence alone in its line a
/// pull quotation or a caption.
const LONG_ALONE: usize = 20;
/// So many prepositions and relatives make a row of words a sentence.
const CONNECTIVES: usize = 2;
/// One of them stands among so many last words; in a row of tags after a sentence none does.
const TAIL: usize = 6;

fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let text = prose.text();
    let bare = without_closers(text);
    let last = bare.chars().next_back();
    let Some(last) = last.filter(|&last| is_paragraph(prose.block()) && !is_end(last)) else {
        return;
    };
    if is_label(prose) || text.trim_start().starts_with(is_bullet) {
        return;
    }
    if matches!(last, COMMA | ',' | SEMICOLON) {
        let at = bare.len() - last.len_utf8();
        let ended = bare.get(..at).is_some_and(|text| text.ends_with(is_end));
        if prose.words().len() >= SHORTEST && !ended {
            check.note(at..bare.len(), 0, 0, Some(".".to_owned()));
        }
    } else if is_prose(check) {
        let end = text.trim_end_matches(is_space).len();
        let start = prose.words().last().map_or(end, |word| word.start as usize);
        check.note(start..end, 0, 0, None);
    }
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.role, Role::Lead | Role::Paragraph)
}

fn without_closers(text: &str) -> &str {
    text.trim_end_matches(|c| is_space(c) || is_closer(c) || is_undirected_quote(c))
}

/// Whether the block may be a line for show: a second headline, a pull quotation, a caption.
fn is_label(prose: &Prose<'_>) -> bool {
    let alone = prose.sentences().len() == 1 && !is_conjoined(prose.text().trim_start());
    prose.words().len() < LONG_ALONE && (prose.block().role == Role::Lead || alone)
}

/// What opens an item of a list that no space divides from its text.
fn is_bullet(c: char) -> bool {
    is_dash(c) || matches!(c, '*' | '\u{2022}' | '\u{25CF}' | '\u{25AA}')
}

/// Whether what follows the last stop is a sentence that breaks off at a word.
fn is_prose(check: &Check<'_, '_>) -> bool {
    let prose = check.prose;
    let Some(&Sentence { first, last, .. }) = prose.sentences().last() else {
        return false;
    };
    let (first, last) = (first as usize, last as usize);
    let Some(word) = prose.words().last() else {
        return false;
    };
    let connectives = check.list("connectives");
    let joined = |from: usize| {
        (from..last)
            .filter(|&index| connectives.has_conjoined(prose.word(index)))
            .count()
    };
    (SHORTEST..=LONGEST).contains(&(last - first))
        && matches!(word.kind, Kind::Arabic | Kind::Number)
        && ends_with_word(prose)
        && !connectives.has_conjoined(prose.word(last - 1))
        && joined(first) >= CONNECTIVES
        && joined(last.saturating_sub(TAIL)) > 0
}

/// Whether only closing marks stand after the last word.
fn ends_with_word(prose: &Prose<'_>) -> bool {
    let last = prose.words().len().saturating_sub(1);
    prose
        .gap(last)
        .chars()
        .all(|c| is_space(c) || is_closer(c) || is_undirected_quote(c))
}

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    if facts.is_empty() || ended(conclusion.story) < facts.len() {
        return;
    }
    for fact in facts {
        if !ends_there(conclusion, fact) {
            continue;
        }
        let (becomes, edits) = match fact.becomes.as_deref() {
            Some(stop) => (Some(stop.to_string()), Vec::new()),
            None => (
                None,
                vec![Edit {
                    span: Span::at(fact.span.end),
                    replacement: ".".into(),
                }],
            ),
        };
        conclusion.report(
            fact.span,
            Verdict {
                becomes,
                edits,
                ..Verdict::default()
            },
        );
    }
}

/// How many paragraphs end with a mark.
fn ended(story: &Story<'_>) -> usize {
    let paragraphs = story.blocks.iter().filter(|block| is_paragraph(block));
    paragraphs
        .filter(|block| is_ended(&block.visible(story.text)))
        .count()
}

/// Whether the paragraph stands among whole ones: the one before it ends, and the next begins as a
/// paragraph does, with a conjunction, and ends too. Lines of verse, captions and sentences that run
/// on in the next line do not. The last paragraph of a story begins so itself: what stands there
/// alone is often a caption, a poll or a row of headlines.
fn ends_there(conclusion: &Conclusion<'_, '_>, fact: &Fact) -> bool {
    let blocks = &conclusion.story.blocks;
    let visible = |block: &Block| block.visible(conclusion.story.text).into_owned();
    let next = blocks.partition_point(|block| block.span.start <= fact.span.start);
    let Some(this) = next.checked_sub(1) else {
        return false;
    };
    let before = this.checked_sub(1).and_then(|index| blocks.get(index));
    let follows = before.is_none_or(|block| !is_paragraph(block) || is_ended(&visible(block)));
    let last = || is_conjoined(visible(&blocks[this]).trim_start());
    follows
        && match blocks.get(next) {
            None => last(),
            Some(block) if is_paragraph(block) => begins_anew(&visible(block)),
            Some(block) => block.role == Role::Headline,
        }
}

/// Whether the text is a paragraph that a conjunction opens and a mark ends.
fn begins_anew(text: &str) -> bool {
    is_conjoined(text.trim_start())
        && is_ended(text)
        && text.split_whitespace().nth(SHORTEST - 1).is_some()
}

fn is_ended(text: &str) -> bool {
    without_closers(text).ends_with(is_end)
}

/// Whether a conjunction opens the text, unless the article follows it: that is an item of a list
/// that runs on.
fn is_conjoined(text: &str) -> bool {
    text.strip_prefix([WAW, FEH]).is_some_and(|rest| {
        rest.strip_prefix(ALEF)
            .is_none_or(|rest| !rest.starts_with(LAM))
    })
}
