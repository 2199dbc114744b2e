use super::Quotation;
use super::signs::View;
use crate::story::quotes::{Quote, Shape};

/// Fewer words are a term or a name.
const SHORTEST: usize = 3;
/// So many words may be a sentence.
const SENTENCE: usize = 5;

/// Words that may stand beside a quotation in its sentence.
const STRAYS: usize = 1;

/// The outer quotations that begin in the sentence.
pub(super) fn find(view: &View<'_, '_>) -> Vec<Quotation> {
    let prose = view.prose;
    let own = prose.quotes().iter().filter(|quote| {
        let first = prose.word_at(quote.inner.start);
        quote.depth == 0 && quote.closed && view.words().contains(&first)
    });
    own.filter_map(|quote| quotation(view, quote)).collect()
}

fn quotation(view: &View<'_, '_>, quote: &Quote) -> Option<Quotation> {
    let prose = view.prose;
    let words = prose.word_at(quote.inner.start)..prose.word_at(quote.inner.end);
    if words.len() < SHORTEST {
        return None;
    }
    let first = view.words().start;
    let before = words.start.checked_sub(1).filter(|before| *before >= first);
    let carried = before.is_some_and(|before| {
        view.listed("name-carriers", before) || view.listed("attrib-name-openers", before)
    });
    // A quotation that is a sentence by itself, or nearly.
    let outside = words.start.saturating_sub(first) + view.words().end.saturating_sub(words.end);
    let whole = words.len() >= SENTENCE
        && quote.shape != Shape::Shown
        && !carried
        && outside <= STRAYS
        && words.start <= first + STRAYS;
    Some(Quotation {
        span: prose.raw(quote.outer.clone()),
        words: u32::try_from(words.len()).unwrap_or(u32::MAX),
        whole,
    })
}
