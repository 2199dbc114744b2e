use crate::arabic::letters::{ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, HEH, TEH_MARBUTA};
use crate::lexicon::{self, Form, HamzaClass, Initial};
use crate::lint::Check;

/// Finds masdars of form IV whose first alef lost its hamza.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for found in prose.initials(HamzaClass::FourMasdar) {
        let index = found.word as usize;
        if prose.is_vowelled(index) {
            continue;
        }
        let word = prose.word(index);
        if !found.known.ambiguous() {
            let right = found.with(word, ALEF_HAMZA_BELOW);
            if !is_feminine(word, &right) && !check.list("words-with-twins").has(word) {
                check.report(check.respelt(index..index + 1, &right));
            }
        } else if let Some(letters) = readings(word, found) {
            let mut hit = check.words(index..index + 1).say("either");
            for letter in letters {
                let right = found.with(word, letter);
                hit = hit.with(&right).respelt(prose.text(), &right);
            }
            check.report(hit);
        }
    }
}

/// Whether a final heh is likelier a teh marbuta without its dots than the pronoun of `right` (`المواقع
/// الهامه`).
fn is_feminine(word: &str, right: &str) -> bool {
    let Some(stem) = word.strip_suffix(HEH) else {
        return false;
    };
    let dotted = lexicon::form(&format!("{stem}{TEH_MARBUTA}"));
    let band = dotted.filter(|form| form.valid()).map_or(0, Form::band);
    band > lexicon::form(right).map_or(0, Form::band)
}

/// Both letters the stem may begin with, the likelier first, where the masdar and the word with a
/// hamza above are in use and the bare alef is no word.
fn readings(word: &str, found: &Initial) -> Option<[char; 2]> {
    let stem = word.get(found.at..)?;
    let rest = stem.strip_prefix(ALEF)?;
    let band = |letter: char| {
        let form = lexicon::form(&format!("{letter}{rest}"))?;
        (form.valid() && form.band() >= IN_USE).then_some(form.band())
    };
    if lexicon::form(stem).is_some_and(Form::valid) {
        return None;
    }
    let (below, above) = (band(ALEF_HAMZA_BELOW)?, band(ALEF_HAMZA_ABOVE)?);
    let letters = [ALEF_HAMZA_BELOW, ALEF_HAMZA_ABOVE];
    Some(if above > below {
        [letters[1], letters[0]]
    } else {
        letters
    })
}

/// The frequency band from which a reading is likely enough to be offered: five in a million words.
const IN_USE: u8 = 92;
