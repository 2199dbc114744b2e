//! `comma-splits-clause`: a comma between a verb with its subject and its object.

use crate::arabic::Mark;
use crate::arabic::letters::{BEH, COMMA, LAM, is_space};
use crate::lint::{Check, Found, Hit};
use crate::story::Prose;

/// How many words the subject may have.
const LONGEST_SUBJECT: usize = 14;

/// Called at each verb that takes a person for its object; speaks where the sentence begins with it.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let prose = check.prose;
    let verb = found.words.start;
    let starts = prose
        .sentence_of(verb)
        .is_some_and(|sentence| sentence.first as usize == verb);
    let Some(comma) = starts.then(|| next_mark(prose, verb)).flatten() else {
        return;
    };
    let object = comma.next as usize;
    let subject = verb + 1..object;
    let fits = comma.sign == COMMA
        && (1..=LONGEST_SUBJECT).contains(&subject.len())
        && is_object(check, object)
        && !subject.clone().any(|index| is_counterpart(check, index))
        && subject.filter(|&index| is_title(check, index)).count() <= 1;
    if !fits {
        return;
    }
    match next_mark(prose, object) {
        Some(second) if second.sign == COMMA => {
            // What a second comma closes is an apposition, unless the sentence then goes on with a
            // circumstance: then no object is left but this.
            if is_circumstance(check, second.next as usize) {
                report(check, comma);
                report(check, second);
            }
        }
        _ => report(check, comma),
    }
}

/// The first mark after the word `index` in its sentence that is no bracket.
fn next_mark(prose: &Prose<'_>, index: usize) -> Option<Mark> {
    let marks = prose.marks();
    let first = marks.partition_point(|mark| mark.next as usize <= index);
    let mut later = marks.iter().skip(first).copied();
    later.find(|mark| !matches!(mark.sign, '(' | ')'))
}

fn is_object(check: &Check<'_, '_>, index: usize) -> bool {
    is_title(check, index) || is_counterpart(check, index)
}

fn is_title(check: &Check<'_, '_>, index: usize) -> bool {
    check.list("definite-titles").has(check.prose.word(index))
}

fn is_counterpart(check: &Check<'_, '_>, index: usize) -> bool {
    check.list("counterparts").has(check.prose.word(index))
}

/// A preposition or an adverb of time opens it.
fn is_circumstance(check: &Check<'_, '_>, index: usize) -> bool {
    let word = check.prose.word(index);
    word.starts_with([LAM, BEH]) || check.list("circumstance-openers").has(word)
}

fn report(check: &mut Check<'_, '_>, comma: Mark) {
    let prose = check.prose;
    let range = comma.range();
    let spaced = |c: Option<char>| c.is_some_and(is_space);
    let gap = if spaced(prose.char_before(range.start)) || spaced(prose.char_after(range.end)) {
        ""
    } else {
        " "
    };
    check.report(Hit::at(range).becomes(gap));
}
