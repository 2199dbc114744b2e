//! `space-before-punctuation`: space before a mark that ends or divides, or just inside brackets and
//! quotation marks.

use std::ops::Range;

use crate::arabic::Mark;
use crate::arabic::letters::{
    COMMA, QUESTION, SEMICOLON, TATWEEL, is_digit, is_letter, is_mark, is_space,
};
use crate::arabic::marks::{is_dash, is_end, is_opener, is_pause};
use crate::lint::{Check, Hit};
use crate::story::Prose;
use crate::story::quotes::{self, shape_of};

/// One pass over the marks; quotations are read only where a block has any.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let mut open: Vec<Mark> = Vec::new();
    let mut quoted = false;
    for &mark in prose.marks() {
        match mark.sign {
            COMMA | SEMICOLON | QUESTION | '.' | '!' | ':' | ',' | ';' | '?' => before(check, mark),
            '(' | '[' => open.push(mark),
            ')' | ']' => {
                let partner = open.pop().filter(|open| matches(open.sign, mark.sign));
                if let Some(open) = partner {
                    inside(check, open.range(), mark.range());
                }
            }
            sign => quoted |= shape_of(sign).is_some(),
        }
    }
    if quoted && quotes::are_paired(prose) {
        for quote in prose
            .quotes()
            .iter()
            .filter(|quote| quote.stands_well(prose))
        {
            let opening = quote.outer.start..quote.inner.start;
            inside(check, opening, quote.inner.end..quote.outer.end);
        }
    }
}

const fn matches(open: char, close: char) -> bool {
    matches!((open, close), ('(', ')') | ('[', ']'))
}

fn before(check: &mut Check<'_, '_>, mark: Mark) {
    let prose = check.prose;
    let end = mark.at as usize;
    let Some(space) = space_before(prose, end) else {
        return;
    };
    if is_taken(prose, &space) {
        return;
    }
    let previous = prose.char_before(space.start);
    if previous.is_none_or(|c| is_end(c) || is_pause(c) || is_opener(c) || is_dash(c) || c == '*') {
        return;
    }
    if !is_something_else(prose, mark, previous) {
        check.report(Hit::at(space.start..mark.range().end).edits([(space, String::new())]));
    }
}

/// Whether a tatweel that joins nothing stands in the space for a dash (`حفظه الله ـ،`), or a vowel sign,
/// of which `unicode-detached-mark` speaks.
fn is_taken(prose: &Prose<'_>, space: &Range<usize>) -> bool {
    let (flat, folded) = (prose.flat(), prose.folded());
    let at = |place: usize| flat.offset_of(folded.raw(place..place + 1).start);
    let written = || flat.text().get(at(space.start)..at(space.end));
    let takes = |c: char| c == TATWEEL || is_mark(c);
    prose.has_dropped() && written().is_some_and(|gap| gap.contains(takes))
}

/// A decimal or a file's ending, an ellipsis, a score or a time, a face, a foreign phrase.
fn is_something_else(prose: &Prose<'_>, mark: Mark, previous: Option<char>) -> bool {
    let end = mark.range().end;
    let next = prose.char_after(end);
    let later = prose.text().get(end..).unwrap_or_default();
    let later = later.trim_start_matches(is_space).chars().next();
    let foreign = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_letter(c));
    let digits = previous.is_some_and(is_digit) && later.is_some_and(is_digit);
    match mark.sign {
        '.' => {
            next.is_some_and(|c| is_digit(c) || c.is_ascii_alphabetic())
                || later.is_some_and(|c| c == '.')
                || foreign(previous)
        }
        ':' => digits || next.is_some_and(|c| matches!(c, ')' | '(' | '-' | '/' | 'D' | 'P')),
        ';' => next.is_some_and(|c| matches!(c, ')' | '(' | '-')) || foreign(previous),
        ',' | '?' | '!' => foreign(previous) || next == Some('='),
        _ => false,
    }
}

/// Reports space after what opens and before what closes, if there is a word between the two.
fn inside(check: &mut Check<'_, '_>, open: Range<usize>, close: Range<usize>) {
    let prose = check.prose;
    if prose.word_at(open.end) == prose.word_at(close.start) {
        return;
    }
    if let Some(space) = space_after(prose, open.end) {
        let hit = Hit::at(open.start..space.end).say("inside");
        check.report(hit.edits([(space, String::new())]));
    }
    let space = space_before(prose, close.start);
    if let Some(space) = space.filter(|space| !is_taken(prose, space)) {
        let hit = Hit::at(space.start..close.end).say("inside");
        check.report(hit.edits([(space, String::new())]));
    }
}

/// The space that ends at `end`: on one line, and not what opens the block.
fn space_before(prose: &Prose<'_>, end: usize) -> Option<Range<usize>> {
    prose.char_before(end).filter(|&c| is_space(c))?;
    let text = prose.text().get(..end)?;
    let start = text.trim_end_matches(is_space).len();
    (start > 0 && !text.get(start..)?.contains(is_line_break)).then_some(start..end)
}

fn space_after(prose: &Prose<'_>, start: usize) -> Option<Range<usize>> {
    prose.char_after(start).filter(|&c| is_space(c))?;
    let text = prose.text().get(start..)?;
    let length = text.len() - text.trim_start_matches(is_space).len();
    (!text.get(..length)?.contains(is_line_break)).then_some(start..start + length)
}

const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}
