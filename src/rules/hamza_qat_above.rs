use crate::arabic::letters::ALEF_HAMZA_ABOVE;
use crate::lexicon::HamzaClass;
use crate::lint::Check;

/// Finds perfects of form IV, and words whose first root letter is a hamza, with a bare alef.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let elsewhere = check.list("hamza-function-words");
    let twins = check.list("words-with-twins");
    for found in prose.initials(HamzaClass::FourPerfect) {
        let index = found.word as usize;
        let word = prose.word(index);
        let taken =
            || word.get(found.at..).is_some_and(|stem| elsewhere.has(stem)) || twins.has(word);
        if !found.known.ambiguous() && !taken() && !prose.is_vowelled(index) {
            let right = found.with(word, ALEF_HAMZA_ABOVE);
            check.report(check.respelt(index..index + 1, &right));
        }
    }
}
