use std::ops::Range;
use std::sync::LazyLock;

use compact_str::CompactString;
use memchr::{memchr, memmem::Finder};

use super::DocumentCode;
use crate::arabic::letters::is_space;
use crate::lint::{Check, Conclusion, Fact, Hit, Verdict};
use crate::story::{Format, Role};
use crate::text::{Edit, Span};

/// Finds doubled spaces and tabs block by block, and once for a text spaces at the ends of its lines
/// and a last line that has no end.
pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// In HTML runs of white space are one space; in Markdown those at a line's end are a line break
/// or nothing, and no block holds them. Cells of tables are aligned with spaces.
fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    if prose.story().format == Format::Html || prose.block().role == Role::Cell {
        return;
    }
    let text = prose.flat().text();
    let shown = text.trim_end_matches(is_blank);
    if shown.len() < text.len() {
        note_line_end(check, shown.len()..text.len());
    }
    let bytes = shown.as_bytes();
    if DOUBLED.find(bytes).is_none() && memchr(b'\t', bytes).is_none() {
        return;
    }
    let gaps = gaps(shown);
    if is_aligned(&gaps, prose.words().len()) {
        return;
    }
    for range in gaps {
        let tab = Span::from_range(range.clone()).of(shown).contains('\t');
        let hit = Hit::flat(range).becomes(" ");
        check.report(if tab { hit.say("tab") } else { hit });
    }
}

static DOUBLED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("  "));

/// Notes white space at a line's end: nobody sees it, so a file has one finding for all of it.
fn note_line_end(check: &mut Check<'_, '_>, range: Range<usize>) {
    let span = check.prose.flat().raw(range);
    let folded = check.prose.folded();
    let range = folded.offset_of(span.start)..folded.offset_of(span.end);
    check.note(range, 0, 0, None);
}

const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// The runs of blanks between words that are more than one space. The indent of a line is left.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = text.len() - text.trim_start_matches(is_space).len();
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_blank)) {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        at = text.len() - rest.trim_start_matches(is_space).len();
        let run = Span::from_range(start..at).of(text);
        let edge = text
            .get(..start)
            .is_some_and(|before| before.ends_with(is_space));
        if run != " " && run.chars().all(is_blank) && !edge {
            found.push(start..at);
        }
    }
    found
}

/// Whether the gaps are the columns of a table: several wide ones with few words between.
fn is_aligned(gaps: &[Range<usize>], words: usize) -> bool {
    let wide = gaps.iter().filter(|gap| gap.len() > 2).count();
    wide > 1 && words <= WORDS_OF_A_CELL * (wide + 1)
}

/// A cell of a table in plain text rarely has more words.
const WORDS_OF_A_CELL: usize = 4;

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    line_ends(conclusion);
    file_end(conclusion);
}

/// One finding at the first line that ends with white space, whose fix mends every such line.
fn line_ends(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    let Some(first) = facts.first() else {
        return;
    };
    let delete = |fact: &Fact| Edit {
        span: fact.span,
        replacement: CompactString::default(),
    };
    let verdict = Verdict {
        say: if facts.len() > 1 {
            "line-ends"
        } else {
            "line-end"
        },
        arguments: vec![facts.len().to_string()],
        edits: facts.iter().map(delete).collect(),
        ..Verdict::default()
    };
    conclusion.report(first.span, verdict);
}

/// The last line of a text ends like the others.
fn file_end(conclusion: &mut Conclusion<'_, '_>) {
    let text = conclusion.story.text;
    if conclusion.story.blocks.is_empty() || text.ends_with(['\n', '\r']) {
        return;
    }
    let line_end = match memchr::memchr2(b'\n', b'\r', text.as_bytes()).map(|at| text.get(at..)) {
        Some(Some(rest)) if rest.starts_with("\r\n") => "\r\n",
        Some(Some(rest)) if rest.starts_with('\r') => "\r",
        _ => "\n",
    };
    let verdict = Verdict {
        say: "file-end",
        becomes: Some(line_end.to_owned()),
        ..Verdict::default()
    };
    conclusion.report(Span::from_range(text.len()..text.len()), verdict);
}
