use crate::arabic::letters::{BEH, SEEN};
use crate::lint::{Check, Found};

/// How many words before it a negation may stand: `لم يحضر سوي نائبين`.
const REACH: usize = 6;

/// Reports particles that end in alef maqsura, written with a ya (catalogue 3).
///
/// `حتي` is a family name after a given one; `بلي` is a tribe unless it opens its clause without a
/// conjunction (`أسلم، وبلي، ومعاذ`); `سوي` is an adjective too (healthy, sound) and is reported only
/// after a negation.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let entry = &check.card().matcher.word[usize::from(found.entry.index)];
    let index = found.words.start;
    let previous = check.prose.previous(index);
    let sound = match entry.wrong.chars().next() {
        Some(SEEN) => is_excepted(check, index),
        Some(BEH) => previous.is_empty() && found.prefix == 0,
        _ => true,
    };
    if !sound || check.list("given-names").has(previous) {
        return;
    }
    check.report(check.correction(found));
}

/// Whether the word excepts something from a negation, as `سوى` does.
fn is_excepted(check: &Check<'_, '_>, index: usize) -> bool {
    let negations = check.list("negations");
    let first = check
        .prose
        .sentence_of(index)
        .map_or(index, |sentence| sentence.first as usize);
    let start = first.max(index.saturating_sub(REACH));
    let after_noun = check.list("sawi-nouns").has(check.prose.previous(index));
    !after_noun
        && !check.prose.next(index).is_empty()
        && (start..index).any(|index| negations.has(check.prose.word(index)))
}
