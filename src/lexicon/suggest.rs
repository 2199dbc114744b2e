use super::{Form, form};
use crate::arabic::clitics::{Proclitics, beginnings};
use crate::arabic::keyboard::are_neighbours;
use crate::arabic::letters::{
    AIN, ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, BEH, DAD, DAL, FEH,
    GHAIN, HAH, HAMZA, HEH, JEEM, KAF, KHAH, LAM, MEEM, NOON, QAF, REH, SAD, SEEN, SHEEN, TAH, TEH,
    TEH_MARBUTA, THAL, THEH, WAW, WAW_HAMZA, YEH, YEH_HAMZA, ZAH, ZAIN,
};

/// How many suggestions a reader is given.
const MOST: usize = 5;
/// Frequency band (Zipf × 25) from which a word is worth suggesting: five times in the corpora.
const WORTH: u8 = 64;
/// Band from which the halves of a divided word are.
const IN_USE: u8 = 90;

/// Returns words that `word` may be a slip for, the likeliest first, at most five.
///
/// One slip is undone: a letter put for another, left out, put in, doubled, or swapped with the next,
/// or a missing space. The score weighs how easily the slip is made (letters that sound alike, keys
/// that touch) against how common the word is. Costs a lookup for each of some hundred spellings.
pub fn suggestions(word: &str) -> Vec<String> {
    let mut found: Vec<(i32, String)> = Vec::new();
    for reading in beginnings(word) {
        let (prefix, stem) = (reading.prefix(word), reading.stem(word));
        if reading.proclitics.has(Proclitics::HAMZA) {
            continue;
        }
        let closed = reading.proclitics.has(Proclitics::ARTICLE) || prefix.ends_with(LAM);
        let peeled = if prefix.is_empty() { 0 } else { PEELED };
        slips(&stem.chars().collect::<Vec<_>>(), |cost, letters| {
            let twice = closed && letters.starts_with(&[ALEF, LAM]);
            let stem: String = letters.iter().collect();
            if let Some(band) = band(&stem, WORTH).filter(|_| !twice) {
                found.push((score(cost + peeled, band), format!("{prefix}{stem}")));
            }
        });
    }
    found.extend(divisions(word));
    let letters = word.chars().count();
    let least = LIKELY + CHANCE * i32::try_from(LONG.saturating_sub(letters)).unwrap_or(0);
    if found.iter().all(|(score, _)| *score < least) {
        return Vec::new();
    }
    found.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    let mut best: Vec<String> = Vec::new();
    for (_, suggestion) in found {
        if best.len() < MOST && suggestion != word && !best.contains(&suggestion) {
            best.push(suggestion);
        }
    }
    best
}

/// The score that one suggestion must have, or the word is taken for a rare one or a name.
const LIKELY: i32 = 70;
/// How much higher it must be for each letter that a word has less than this.
const CHANCE: i32 = 8;
const LONG: usize = 6;

/// How hard slips are to make, in bands: a slip four times as hard needs a word some twenty times as
/// common.
const SOUND: i32 = 4;
const DOUBLED: i32 = 4;
const SWAPPED: i32 = 10;
const TOUCHED: i32 = 16;
const VOWEL: i32 = 24;
const DROPPED: i32 = 30;
const ADDED: i32 = 30;
const OTHER: i32 = 48;
/// Of a stem without its proclitics: the word as it stands comes first.
const PEELED: i32 = 4;
/// A missing space, of which both halves count by the rarer.
const DIVIDED: i32 = 20;

fn score(cost: i32, band: u8) -> i32 {
    i32::from(band) - cost
}

fn band(word: &str, least: u8) -> Option<u8> {
    let valid = |form: &Form| form.valid() && form.band() >= least;
    form(word).filter(valid).map(Form::band)
}

fn divisions(word: &str) -> impl Iterator<Item = (i32, String)> + '_ {
    let places = word.char_indices().map(|(at, _)| at).skip(1);
    places.filter_map(|at| {
        let (first, second) = word.split_at(at);
        let long = first.len() > 2 && second.len() > 4;
        let rarer = band(first, IN_USE)
            .filter(|_| long)?
            .min(band(second, IN_USE)?);
        Some((score(DIVIDED, rarer), format!("{first} {second}")))
    })
}

/// Tells `found` every spelling one slip away from `letters`, and how hard the slip is to make.
fn slips(letters: &[char], mut found: impl FnMut(i32, &[char])) {
    let mut spelling = letters.to_vec();
    for index in 0..letters.len() {
        let written = letters[index];
        for &meant in ALPHABET.iter().filter(|&&meant| meant != written) {
            spelling[index] = meant;
            found(cost_of_substitution(written, meant), &spelling);
        }
        spelling[index] = written;
        if letters.get(index + 1).is_some_and(|&next| next != written) {
            spelling.swap(index, index + 1);
            found(SWAPPED, &spelling);
            spelling.swap(index, index + 1);
        }
        spelling.remove(index);
        found(cost_of_addition(letters, index), &spelling);
        spelling.insert(index, written);
    }
    for index in 0..=letters.len() {
        spelling.insert(index, ALEF);
        for &meant in ALPHABET {
            spelling[index] = meant;
            found(cost_of_omission(letters, index, meant), &spelling);
        }
        spelling.remove(index);
    }
}

fn cost_of_substitution(written: char, meant: char) -> i32 {
    let alike = |class: &&[char]| class.contains(&written) && class.contains(&meant);
    match () {
        () if ALIKE.iter().any(alike) => SOUND,
        () if are_neighbours(written, meant) => TOUCHED,
        () => OTHER,
    }
}

/// What it takes to have put in the letter at `index`.
fn cost_of_addition(letters: &[char], index: usize) -> i32 {
    let beside = [index.checked_sub(1), Some(index + 1)];
    let mut beside = beside
        .into_iter()
        .flatten()
        .filter_map(|at| letters.get(at));
    let letter = letters[index];
    if beside.clone().any(|&other| other == letter) {
        DOUBLED
    } else if beside.any(|&other| are_neighbours(other, letter)) {
        TOUCHED
    } else {
        ADDED
    }
}

/// What it takes to have left out `meant` before `index`.
fn cost_of_omission(letters: &[char], index: usize, meant: char) -> i32 {
    let beside = [index.checked_sub(1), Some(index)];
    let mut beside = beside
        .into_iter()
        .flatten()
        .filter_map(|at| letters.get(at));
    match () {
        () if beside.any(|&other| other == meant) => DOUBLED,
        () if [ALEF, WAW, YEH].contains(&meant) => VOWEL,
        () => DROPPED,
    }
}

/// Letters that are taken for each other by ear, or by their shape at the end of a word.
const ALIKE: &[&[char]] = &[
    &[DAD, ZAH],
    &[THAL, ZAIN],
    &[THAL, DAL],
    &[THEH, SEEN],
    &[THEH, TEH],
    &[SEEN, SAD],
    &[TEH, TAH],
    &[TEH, TEH_MARBUTA],
    &[HEH, TEH_MARBUTA],
    &[HEH, HAH],
    &[YEH, ALEF_MAQSURA],
    &[ALEF, ALEF_MAQSURA],
    &[QAF, GHAIN],
    &[QAF, KAF],
    &[ZAH, TAH],
    &[ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA],
    &[HAMZA, WAW_HAMZA, YEH_HAMZA, ALEF_HAMZA_ABOVE],
    &[WAW, WAW_HAMZA],
    &[YEH, YEH_HAMZA],
];

const ALPHABET: &[char] = &[
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_HAMZA_BELOW,
    ALEF_MADDA,
    HAMZA,
    WAW_HAMZA,
    YEH_HAMZA,
    BEH,
    TEH_MARBUTA,
    TEH,
    THEH,
    JEEM,
    HAH,
    KHAH,
    DAL,
    THAL,
    REH,
    ZAIN,
    SEEN,
    SHEEN,
    SAD,
    DAD,
    TAH,
    ZAH,
    AIN,
    GHAIN,
    FEH,
    QAF,
    KAF,
    LAM,
    MEEM,
    NOON,
    HEH,
    WAW,
    ALEF_MAQSURA,
    YEH,
];

#[cfg(test)]
mod tests {
    use super::suggestions;

    #[test]
    fn the_likeliest_word_comes_first() {
        for (slip, meant) in [
            ("المحكممة", "المحكمة"),
            ("المحمكة", "المحكمة"),
            ("المحافضة", "المحافظة"),
            ("الحكوة", "الحكومة"),
            ("والحكوكة", "والحكومة"),
            ("الاستثماراث", "الاستثمارات"),
            ("ومنخلال", "ومن خلال"),
        ] {
            assert_eq!(
                suggestions(slip).first().map(String::as_str),
                Some(meant),
                "{slip}"
            );
        }
    }

    #[test]
    fn there_are_few_and_may_be_none() {
        assert!(suggestions("مدر").len() <= 5);
        assert_eq!(suggestions("بغغضطظظصث"), Vec::<String>::new());
        assert_eq!(suggestions(""), Vec::<String>::new());
    }
}
