use super::spelling_gates::{is_enclosed, is_letter, is_set_phrase};
use crate::arabic::letters::ALEF_HAMZA_ABOVE;
use crate::lexicon::HamzaClass;
use crate::lint::Check;

/// Finds perfects of form IV, and words whose first root letter is a hamza, with a bare alef.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for found in prose.initials(HamzaClass::FourPerfect) {
        if found.known.ambiguous() {
            continue;
        }
        let index = found.word as usize;
        let word = prose.word(index);
        let stem = word.get(found.at..).unwrap_or_default();
        // Asked of few words, so that the lists are looked for then.
        let taken = || {
            let lists = [("hamza-function-words", stem), ("words-with-twins", word)];
            lists.iter().any(|(list, word)| check.list(list).has(word))
        };
        let abbreviates = || found.at > 0 && is_enclosed(check, index) || is_letter(check, index);
        let stands = taken() || prose.is_vowelled(index) || abbreviates();
        if !stands && !is_set_phrase(check, index) {
            let right = found.with(word, ALEF_HAMZA_ABOVE);
            check.report(check.respelt(index..index + 1, &right));
        }
    }
}
