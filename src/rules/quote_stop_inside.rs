//! `quote-stop-inside`: the stop or comma of a sentence before the closing quotation mark.

use std::ops::Range;

use crate::arabic::letters::{COMMA, is_space};
use crate::arabic::marks::{is_end, is_pause};
use crate::lint::{Check, Hit};
use crate::story::Prose;
use crate::story::quotes::{Quote, shape_of};

/// Looks at each stop or comma that touches a quotation mark (catalogue 3.7 k).
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for pair in prose.marks().windows(2) {
        let [stop, close] = *pair else { continue };
        let is_inside = matches!(stop.sign, '.' | COMMA)
            && stop.range().end == close.at as usize
            && shape_of(close.sign).is_some();
        if is_inside && belongs_outside(prose, stop.range(), close.range()) {
            report(check, stop.range(), close.range());
        }
    }
}

fn belongs_outside(prose: &Prose<'_>, stop: Range<usize>, close: Range<usize>) -> bool {
    let quote = prose
        .quotes()
        .iter()
        .find(|quote| quote.closed && quote.inner.end == close.start);
    let before = prose.char_before(stop.start);
    quote.is_some_and(|quote| !is_whole_block(prose, quote))
        && !before.is_none_or(|c| is_end(c) || is_pause(c))
        && !is_abbreviation(prose, stop.start)
}

/// A paragraph that is one quotation keeps its own stop.
fn is_whole_block(prose: &Prose<'_>, quote: &Quote) -> bool {
    let text = prose.text();
    let blank = |range| {
        text.get(range)
            .is_none_or(|text: &str| text.chars().all(is_space))
    };
    blank(0..quote.outer.start) && blank(quote.outer.end..text.len())
}

/// The stop of an abbreviation of one or two letters is part of it.
fn is_abbreviation(prose: &Prose<'_>, stop: usize) -> bool {
    let Some(index) = prose.word_at(stop).checked_sub(1) else {
        return true;
    };
    let touches = prose.words()[index].end as usize == stop;
    touches && prose.word(index).chars().count() <= LONGEST_ABBREVIATION
}

const LONGEST_ABBREVIATION: usize = 2;

/// Moves the mark out, or takes it away where another stands outside already.
fn report(check: &mut Check<'_, '_>, stop: Range<usize>, close: Range<usize>) {
    let prose = check.prose;
    let sign = prose
        .text()
        .get(stop.clone())
        .unwrap_or_default()
        .to_owned();
    let outside = prose.text().get(close.end..).unwrap_or_default();
    let outside = outside.trim_start_matches(is_space).chars().next();
    let mut edits = vec![(stop.clone(), String::new())];
    if !outside.is_some_and(|c| is_end(c) || is_pause(c)) {
        edits.push((close.end..close.end, sign.clone()));
    }
    let mark = prose.text().get(close.clone()).unwrap_or_default();
    let right = format!("{mark}{sign}");
    check.report(Hit::at(stop.start..close.end).with(right).edits(edits));
}
