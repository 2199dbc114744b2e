//! `comma-before-inna`: a comma between a verb of speech and what was said.

use std::ops::Range;

use crate::arabic::Mark;
use crate::arabic::letters::{
    COMMA, GUILLEMET_CLOSE, GUILLEMET_OPEN, QUESTION, SEMICOLON, is_space,
};
use crate::arabic::marks::is_undirected_quote;
use crate::lint::{Check, Conclusion, Fact, Verdict};
use crate::rules::DocumentCode;
use crate::story::{Prose, Traits};
use crate::text::{Edit, Span};

/// Notes every verb of speech with its إن or أن, and whether a comma divides them; judges the file.
pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// The groups of facts: a clause with one comma or none, the second comma of a pair around the
/// hearers, and the first of such a pair.
const ONE: u16 = 0;
const SECOND: u16 = 1;
const FIRST: u16 = 2;

/// The sides a clause takes.
const WITHOUT: u8 = 0;
const WITH: u8 = 1;

/// How many words may stand between the verb and إن (catalogue 3.7 h).
const FARTHEST: usize = 12;
const NEAR: usize = 5;

fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for index in prose.words_of(Traits::INNA).filter(|&index| index > 0) {
        clause(check, index);
    }
}

fn clause(check: &mut Check<'_, '_>, inna: usize) {
    let prose = check.prose;
    let Some(verb) = verb_before(check, inna) else {
        return;
    };
    let between = marks_between(prose, verb, inna);
    if between.iter().any(|mark| breaks(mark.sign)) {
        return;
    }
    let commas: Vec<Mark> = between
        .iter()
        .copied()
        .filter(|mark| mark.sign == COMMA)
        .collect();
    match commas[..] {
        [] => check.note(prose.words()[inna].range(), ONE, WITHOUT, None),
        [only]
            if stands_before(prose, only, inna)
                && !is_aside(check, verb)
                && !is_conditional(check, only, inna, verb) =>
        {
            check.note(only.range(), ONE, WITH, None);
        }
        [first, second]
            if stands_before(prose, second, inna)
                && check
                    .list("addressees")
                    .has(prose.word(first.next as usize)) =>
        {
            check.note(second.range(), SECOND, WITH, None);
            check.note(first.range(), FIRST, WITH, None);
        }
        _ => {}
    }
}

/// The nearest verb of speech before the word `inna`, in the same sentence.
fn verb_before(check: &Check<'_, '_>, inna: usize) -> Option<usize> {
    let prose = check.prose;
    // Without a comma the nearest words are enough to learn the habit of the file.
    let reach = if prose.gap(inna - 1).starts_with(is_space) {
        NEAR
    } else {
        FARTHEST
    };
    (inna.saturating_sub(reach + 1)..inna)
        .rev()
        .take_while(|&index| !prose.gap(index).contains(['.', '!', QUESTION]))
        .find(|&index| prose.is(index, Traits::SPEECH_VERB))
}

fn marks_between<'a>(prose: &'a Prose<'_>, first: usize, last: usize) -> &'a [Mark] {
    let marks = prose.marks();
    let start = marks.partition_point(|mark| mark.next as usize <= first);
    let end = marks.partition_point(|mark| mark.next as usize <= last);
    marks.get(start..end).unwrap_or_default()
}

/// Marks across which no verb governs.
fn breaks(sign: char) -> bool {
    matches!(
        sign,
        ':' | SEMICOLON | '.' | '!' | QUESTION | GUILLEMET_OPEN | GUILLEMET_CLOSE
    ) || is_undirected_quote(sign)
}

/// Whether nothing but the mark and space stands between the word before `inna` and it.
fn stands_before(prose: &Prose<'_>, mark: Mark, inna: usize) -> bool {
    let end = prose.words()[inna].start as usize;
    mark.next as usize == inna
        && prose
            .text()
            .get(mark.range().end..end)
            .is_some_and(|gap| gap.chars().all(is_space))
}

/// Whether the verb stands in an aside of its own: `من الممكن، كما يتوقع نقاد، أن`.
fn is_aside(check: &Check<'_, '_>, verb: usize) -> bool {
    let prose = check.prose;
    let opener = verb.saturating_sub(1);
    check.list("aside-openers").has(prose.word(opener))
        && opener > 0
        && prose.gap(opener - 1).contains(COMMA)
}

/// Whether إن is the conditional: right after the verb and its comma, and a verb or a particle
/// follows that conditions are made of.
fn is_conditional(check: &Check<'_, '_>, comma: Mark, inna: usize, verb: usize) -> bool {
    let prose = check.prose;
    let next = prose.next(inna);
    let fenced = verb + 1 == inna
        && marks_between(prose, inna, (inna + 5).min(prose.words().len()))
            .iter()
            .any(|mark| mark.sign == COMMA);
    debug_assert_eq!(comma.next as usize, inna);
    fenced || check.list("conditional-openers").has(next)
}

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    let count = |side: u8| {
        facts
            .iter()
            .filter(move |fact| fact.group != FIRST && fact.side == side)
            .count()
    };
    let (with, without) = (count(WITH), count(WITHOUT));
    let say = match conclusion.style() {
        "never" => "house",
        "consistent" if without > 0 && with <= without => "",
        _ => return,
    };
    let usual = facts
        .iter()
        .find(|fact| fact.side == WITHOUT)
        .map(|fact| fact.span);
    let verdict = || Verdict {
        say,
        related: usual.filter(|_| say.is_empty()),
        ..Verdict::default()
    };
    for fact in facts
        .iter()
        .filter(|fact| fact.group == ONE && fact.side == WITH)
    {
        let edits = vec![removal(conclusion.story.text, fact.span)];
        conclusion.report(fact.span, Verdict { edits, ..verdict() });
    }
    for (first, second) in of(facts, FIRST).zip(of(facts, SECOND)) {
        let text = conclusion.story.text;
        let edits = vec![removal(text, first.span), removal(text, second.span)];
        conclusion.report(
            second.span,
            Verdict {
                edits,
                ask: true,
                ..verdict()
            },
        );
    }
}

fn of(facts: &[Fact], group: u16) -> impl Iterator<Item = &Fact> {
    facts.iter().filter(move |fact| fact.group == group)
}

/// Takes a comma out and leaves one space where it stood.
fn removal(text: &str, comma: Span) -> Edit {
    let before = text.get(..comma.range().start).unwrap_or_default();
    let after = text.get(comma.range().end..).unwrap_or_default();
    let spaced = |c: Option<char>| c.is_some_and(is_space);
    let (left, right) = (
        spaced(before.chars().next_back()),
        spaced(after.chars().next()),
    );
    let start = if left && right {
        before.trim_end_matches(is_inline_space).len()
    } else {
        before.len()
    };
    let range: Range<usize> = start..comma.range().end;
    let replacement = if left || right { "" } else { " " };
    Edit {
        span: Span::from_range(range),
        replacement: replacement.into(),
    }
}

const fn is_inline_space(c: char) -> bool {
    is_space(c) && !matches!(c, '\n' | '\r')
}
