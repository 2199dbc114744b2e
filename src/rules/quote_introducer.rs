//! `quote-introducer`: both a colon and إن before what was said, or إن before a whole quotation.

use std::ops::Range;

use crate::arabic::letters::is_space;
use crate::arabic::marks::is_end;
use crate::lint::{Check, Found};
use crate::story::quotes::Quote;
use crate::story::{Prose, Role};

/// So many words make a quotation a sentence, not a part of one.
const SHORTEST: usize = 6;

/// Called at each إن and أن.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let prose = check.prose;
    let inna = found.words.start;
    if prose.block().role == Role::Headline || inna == 0 {
        return;
    }
    let (before, after) = (signs(prose.gap(inna - 1)), signs(prose.gap(inna)));
    let verb = (inna.saturating_sub(3)..inna)
        .any(|index| check.list("speech-verbs").has_conjoined(prose.word(index)));
    let quote = || opened_after(prose, inna);
    match (before, after) {
        ("", ":") if verb => drop_inna(check, inna),
        ("", after) if verb && after.starts_with(':') && quote().is_some() => {
            drop_inna(check, inna);
        }
        (":", "") if prose.is_spaced(inna) && said_just_before(check, inna) => {
            drop_colon(check, inna);
        }
        ("", _)
            if !check
                .list("complement-prepositions")
                .has(prose.word(inna - 1)) =>
        {
            let whole = quote().filter(|quote| is_sentence(prose, quote));
            if let Some(quote) = whole.filter(|_| speech_before(check, inna)) {
                colon_for_inna(check, inna, &quote);
            }
        }
        _ => {}
    }
}

fn signs(gap: &str) -> &str {
    gap.trim_matches(is_space)
}

/// The quotation that begins after the word `inna`, with at most a colon between.
fn opened_after(prose: &Prose<'_>, inna: usize) -> Option<Quote> {
    let end = prose.words()[inna].end as usize;
    let next = prose.words().get(inna + 1)?.start as usize;
    let quote = prose
        .quotes()
        .iter()
        .find(|quote| quote.outer.start >= end)?;
    (quote.closed && quote.outer.start < next).then(|| quote.clone())
}

/// Whether the quotation has the length of a sentence and closes where one ends.
fn is_sentence(prose: &Prose<'_>, quote: &Quote) -> bool {
    let words = prose.word_at(quote.inner.end) - prose.word_at(quote.inner.start);
    let inside = prose.char_before(quote.inner.end);
    let outside = prose.char_after(quote.outer.end);
    words >= SHORTEST && (inside.is_some_and(is_end) || outside.is_none_or(is_end))
}

fn said_just_before(check: &Check<'_, '_>, inna: usize) -> bool {
    check
        .list("speech-verbs")
        .has_conjoined(check.prose.word(inna - 1))
}

/// Whether a verb of speech stands before it, with nothing but words between.
fn speech_before(check: &Check<'_, '_>, inna: usize) -> bool {
    let prose = check.prose;
    let verbs = check.list("speech-verbs");
    (inna.saturating_sub(FARTHEST)..inna)
        .rev()
        .take_while(|&index| prose.is_spaced(index))
        .any(|index| verbs.has_conjoined(prose.word(index)))
}

/// How many words may stand between the verb and إن (catalogue 3.7 h).
const FARTHEST: usize = 12;

/// `قال إن: «…»` → `قال: «…»`
fn drop_inna(check: &mut Check<'_, '_>, inna: usize) {
    let prose = check.prose;
    let gap = prose.words()[inna - 1].end as usize..prose.words()[inna].end as usize;
    let hit = check.words(inna..inna + 1).say("both");
    check.report(hit.edits([(gap, String::new())]));
}

/// `قال: إن الخطة` → `قال إن الخطة`
fn drop_colon(check: &mut Check<'_, '_>, inna: usize) {
    let prose = check.prose;
    let gap: Range<usize> =
        prose.words()[inna - 1].end as usize..prose.words()[inna].start as usize;
    let hit = check.words(inna - 1..inna + 1).say("both");
    check.report(hit.edits([(gap, " ".to_owned())]));
}

/// `قال إن "الصين …"` → `قال: "الصين …"`
fn colon_for_inna(check: &mut Check<'_, '_>, inna: usize, quote: &Quote) {
    let prose = check.prose;
    let gap = prose.words()[inna - 1].end as usize..quote.outer.start;
    let hit = check.words(inna..inna + 2);
    check.report(hit.edits([(gap, ": ".to_owned())]));
}
