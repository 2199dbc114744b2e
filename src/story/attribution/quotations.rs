use super::Quotation;
use super::signs::Quoted;
use super::view::View;
use crate::catalog::asked::Asked;
use crate::story::quotes::Shape;

/// Fewer words are a term or a name.
const SHORTEST: usize = 3;
/// So many words may be a sentence.
const SENTENCE: usize = 5;

/// Words that may stand beside a quotation in its sentence.
const STRAYS: usize = 1;

/// The outer quotations that begin in the sentence.
pub(super) fn find(view: &View<'_, '_>) -> Vec<Quotation> {
    let inside = |quoted: &&Quoted| view.words().contains(&quoted.words.start);
    let own = view.quoted.iter().filter(inside);
    own.filter_map(|quoted| quotation(view, quoted)).collect()
}

fn quotation(view: &View<'_, '_>, quoted: &Quoted) -> Option<Quotation> {
    let prose = view.prose;
    let words = quoted.words.clone();
    let quote = prose.quotes().get(quoted.quote)?;
    if words.len() < SHORTEST || !quote.closed {
        return None;
    }
    let first = view.words().start;
    let before = words.start.checked_sub(1).filter(|before| *before >= first);
    let carried = before.is_some_and(|before| {
        view.listed(Asked::NAME_CARRIERS, before) || view.listed(Asked::NAME_OPENERS, before)
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
