use super::{Form, form};
use crate::arabic::clitics::{Analysis, Proclitics, analyses};
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_MAQSURA, NOON, TEH, TEH_MARBUTA, WAW, YEH,
};

/// Frequency band (Zipf × 25) from which a stem is taken for a word: five times in the corpora.
const SEEN: u8 = 64;

/// Returns whether a dictionary holds `word`, as it stands or without its clitics (catalogue 3.2).
///
/// Before a pronoun a stem is looked up as it would end without it (مدرست: مدرسة); duals, sound plurals
/// and persons of the imperfect are taken for those of a stem in use. A form that is
/// only frequent is not known by that: mistakes are frequent too. Costs one walk for a word that is
/// held as it stands, some more for any other.
pub fn is_known(word: &str) -> bool {
    is_held(word)
        || analyses(word)
            .into_iter()
            .any(|analysis| is_stem(word, analysis))
}

/// Returns whether a dictionary or the list of proper names holds `word` as it stands. Costs one walk.
pub fn is_held(word: &str) -> bool {
    form(word).is_some_and(is_held_form)
}

/// Whether a dictionary or the list of proper names holds the form.
pub(super) fn is_held_form(form: Form) -> bool {
    form.valid() || form.proper_name()
}

fn is_stem(word: &str, analysis: Analysis) -> bool {
    let stem = analysis.stem(word);
    if analysis.proclitics.has(Proclitics::SEEN) && !is_imperfect(stem) {
        return false;
    }
    if analysis.pronoun(word).is_empty() {
        return is_seen(stem) || is_inflected(stem);
    }
    let opened = |from: char, to: &[char]| {
        let bare = stem.strip_suffix(from)?;
        Some(bare.chars().chain(to.iter().copied()).collect::<String>())
    };
    is_seen(stem)
        || [
            opened(TEH, &[TEH_MARBUTA]),
            opened(ALEF, &[ALEF_MAQSURA]),
            opened(WAW, &[WAW, ALEF]),
        ]
        .into_iter()
        .flatten()
        .any(|whole| is_seen(&whole))
}

fn is_seen(stem: &str) -> bool {
    form(stem).is_some_and(|form| is_held_form(form) && form.band() >= SEEN)
}

/// Whether a stem is another number of a noun, or another person of a verb, that is in use.
fn is_inflected(stem: &str) -> bool {
    let singular = |ending: &[char]| {
        let mut letters = stem.chars();
        let ends = ending
            .iter()
            .rev()
            .all(|&letter| letters.next_back() == Some(letter));
        let base = letters.as_str();
        ends && base.len() > 4 && (is_seen(base) || is_seen(&format!("{base}{TEH_MARBUTA}")))
    };
    let mut rest = stem.chars();
    let person = rest.next().is_some_and(|first| PERSONS.contains(&first));
    let other = |&first: &char| is_seen(&format!("{first}{}", rest.as_str()));
    NUMBERS.iter().any(|ending| singular(ending))
        || person && rest.as_str().len() > 4 && PERSONS.iter().any(other)
}

/// Endings of the dual and of the sound plurals, and the accusative alef.
const NUMBERS: [&[char]; 7] = [
    &[ALEF, NOON],
    &[YEH, NOON],
    &[WAW, NOON],
    &[ALEF, TEH],
    &[TEH, ALEF, NOON],
    &[TEH, YEH, NOON],
    &[ALEF],
];
/// The letters that say the person of an imperfect.
const PERSONS: [char; 4] = [YEH, TEH, NOON, ALEF_HAMZA_ABOVE];

/// Whether a stem may be the verb that the future سـ is written onto.
fn is_imperfect(stem: &str) -> bool {
    stem.starts_with(PERSONS)
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn words_are_known_with_their_clitics() {
        for word in [
            "مدينة",
            "وبمدينتهم",
            "فسيجتمعون",
            "كمستشفاهم",
            "لتقاريرها",
            "أعطوها",
            "للمصابين",
            "لنوزع",
        ] {
            assert!(is_known(word), "{word}");
        }
    }

    #[test]
    fn mistakes_are_not() {
        for word in ["المحكممة", "ومنخلال", "الضروف", "مدينةالرياض", "لايزال"]
        {
            assert!(!is_known(word), "{word}");
        }
    }
}
