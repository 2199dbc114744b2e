//! `quote-scare`: quotation marks that cast doubt on a role or a state.

use crate::lint::{Check, Hit};
use crate::story::Prose;
use crate::story::quotes::{Quote, Shape};

/// A word or two in quotation marks may be doubt; more are a quotation.
const LONGEST: usize = 2;
/// How far a verb that owns the word may stand before it.
const REACH: usize = 10;

/// Looks at the short quotations of a block.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    if !prose
        .marks()
        .iter()
        .any(|mark| crate::story::quotes::shape_of(mark.sign).is_some())
    {
        return;
    }
    for quote in prose.quotes() {
        if quote.closed && quote.shape != Shape::Shown && doubts(check, quote) {
            let words = prose
                .text()
                .get(quote.inner.clone())
                .unwrap_or_default()
                .trim();
            check.report(Hit::at(quote.outer.clone()).with(words));
        }
    }
}

/// Whether the words are a bare role or state that nobody said and no name carries.
fn doubts(check: &Check<'_, '_>, quote: &Quote) -> bool {
    let prose = check.prose;
    let first = prose.word_at(quote.inner.start);
    let last = prose.word_at(quote.inner.end);
    let text = prose
        .text()
        .get(quote.inner.clone())
        .unwrap_or_default()
        .trim();
    let short = last > first && last - first <= LONGEST;
    short
        && check.list("doubted-words").has(prose.word(first))
        && (last - first == 1 || text == check_phrase(prose, first, last))
        && !is_carried(check, first)
        && !is_said(check, first)
}

/// The words as they stand with one space between.
fn check_phrase(prose: &Prose<'_>, first: usize, last: usize) -> String {
    let words: Vec<&str> = (first..last).map(|index| prose.word(index)).collect();
    words.join(" ")
}

/// Whether the word before is one that names follow (`صحيفة`، `عملية`).
fn is_carried(check: &Check<'_, '_>, first: usize) -> bool {
    let before = first
        .checked_sub(1)
        .map_or("", |index| check.prose.word(index));
    let carriers = check.list("name-carriers");
    crate::arabic::clitics::beginnings(before).any(|analysis| carriers.has(analysis.stem(before)))
}

/// Whether a verb of saying or calling stands before it in the sentence.
fn is_said(check: &Check<'_, '_>, first: usize) -> bool {
    let prose = check.prose;
    let (speech, calling) = (check.list("speech-verbs"), check.list("calling-verbs"));
    (first.saturating_sub(REACH)..first)
        .map(|index| prose.word(index))
        .any(|word| speech.has_conjoined(word) || calling.has_conjoined(word))
}
