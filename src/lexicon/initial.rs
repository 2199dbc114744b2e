use memchr::memmem;

use super::{Hamza, HamzaClass, form, hamza};
use crate::arabic::Word;
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{ALEF, ALEF_HAMZA_BELOW};

/// A word read as proclitics and a stem whose first letter the lexicon knows.
#[derive(Clone, Copy, Debug)]
pub struct Initial {
    /// The byte of the word at which the stem begins.
    pub at: usize,
    /// What stands before it.
    pub proclitics: Proclitics,
    /// What is known of the stem.
    pub known: Hamza,
}

/// Finds the words of `text` (folded) whose stem is of `class` and lost the hamza of its first alef.
/// Answers each word's index.
///
/// Whole words come first (catalogue 3.2, 1): proclitics are taken only from a word that newspapers
/// do not use as it stands. Costs a few bytes for most words; up to four walks of the lexicon for
/// one whose letters could be of `class`.
pub fn hamza_dropped<'t>(
    text: &'t str,
    words: &'t [Word],
    class: HamzaClass,
) -> impl Iterator<Item = (usize, Initial)> + 't {
    words.iter().enumerate().filter_map(move |(index, word)| {
        let bytes = text.as_bytes().get(word.range())?;
        let found = starts(bytes)
            .filter(|&at| may_be(class, bytes.get(at..).unwrap_or_default()))
            .find_map(|at| read(word.of(text), at, class))?;
        Some((index, found))
    })
}

/// Finds the words of `text` (folded) whose stem is of `class` and has a hamza below its first alef
/// instead of none. Answers each word's index. Costs one search of the text for the letter.
pub fn hamza_added<'t>(
    text: &'t str,
    words: &'t [Word],
    class: HamzaClass,
) -> impl Iterator<Item = (usize, Initial)> + 't {
    stems_below(text, words).filter_map(move |(index, at)| {
        let word = words.get(index)?.of(text);
        let stem = word.as_bytes().get(at..)?;
        may_be(class, stem)
            .then(|| read(word, at, class))
            .flatten()
            .map(|found| (index, found))
    })
}

/// The words of `text` (folded) whose stem begins with a hamza below its alef: the index of each
/// and the byte of the word at which the stem begins.
pub fn stems_below<'t>(
    text: &'t str,
    words: &'t [Word],
) -> impl Iterator<Item = (usize, usize)> + 't {
    memmem::find_iter(text.as_bytes(), BELOW).filter_map(move |at| {
        let index = words.partition_point(|word| word.end as usize <= at);
        let start = words.get(index)?.start as usize;
        Proclitics::read(text.get(start..at)?)?;
        Some((index, at - start))
    })
}

fn read(word: &str, at: usize, class: HamzaClass) -> Option<Initial> {
    let stem = word.get(at..)?;
    let known = match stem.strip_prefix(ALEF_HAMZA_BELOW) {
        Some(rest) => {
            let mut bare = String::with_capacity(stem.len());
            bare.push(ALEF);
            bare.push_str(rest);
            hamza(&bare)?
        }
        None => hamza(stem)?,
    };
    let proclitics = Proclitics::read(word.get(..at)?)?;
    let future = Proclitics::SEEN.with(Proclitics::HAMZA);
    let licensed = known.class() == class && proclitics.0 & future.0 == 0;
    let article = stem.strip_prefix(ARTICLE).is_some_and(is_in_use);
    let own = article || at > 0 && is_in_use(word);
    (licensed && !own).then_some(Initial {
        at,
        proclitics,
        known,
    })
}

impl Initial {
    /// `word` with `letter` as the first of the stem.
    pub fn with(&self, word: &str, letter: char) -> String {
        let (prefix, stem) = word.split_at(self.at);
        let mut right = String::with_capacity(word.len());
        right.push_str(prefix);
        right.push(letter);
        right.extend(stem.chars().skip(1));
        right
    }
}

/// The letters as their two bytes: every word of a page is asked for its first ones.
const BARE: [u8; 2] = [0xD8, 0xA7];
const BELOW: &[u8] = &[0xD8, 0xA5];
const LAM: [u8; 2] = [0xD9, 0x84];
const SEEN: [u8; 2] = [0xD8, 0xB3];
const TEH: [u8; 2] = [0xD8, 0xAA];
const NOON: [u8; 2] = [0xD9, 0x86];
const HEH: [u8; 2] = [0xD9, 0x87];
const YEH: [u8; 2] = [0xD9, 0x8A];
/// و ف ب ك ل.
const CLITICS: [[u8; 2]; 5] = [[0xD9, 0x88], [0xD9, 0x81], [0xD8, 0xA8], [0xD9, 0x83], LAM];
const ARTICLE: &str = "\u{0627}\u{0644}";

/// The places of a bare alef that only proclitics can precede.
fn starts(word: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let (letters, _) = word.as_chunks::<2>();
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let at = next;
            let found = *letters.get(at)?;
            let article = found == BARE && letters.get(at + 1) == Some(&LAM);
            next = match () {
                () if article => at + 2,
                () if CLITICS.contains(&found) => at + 1,
                () => letters.len(),
            };
            if found == BARE {
                return Some(at * 2);
            }
        }
    })
}

/// Whether a stem could be of `class` by its length and a few of its letters: most words that begin
/// with an alef could not, and are not looked up.
fn may_be(class: HamzaClass, stem: &[u8]) -> bool {
    let (letters, _) = stem.as_chunks::<2>();
    let is = |index: usize, letter: [u8; 2]| letters.get(index) == Some(&letter);
    match class {
        HamzaClass::FourMasdar => is(3, BARE) || is(2, BARE) && !is(1, LAM),
        HamzaClass::FourPerfect if is(1, LAM) => may_be_of_lam(letters),
        HamzaClass::FourPerfect => {
            let tenth = is(1, SEEN) && is(2, TEH);
            let masdar = is(4, BARE) && (is(1, NOON) || is(2, TEH));
            letters.len() > 1 && !tenth && !masdar
        }
        HamzaClass::WaslMasdar => letters.len() >= 5,
        HamzaClass::WaslPerfect => letters.len() >= 4,
    }
}

/// Before a lam a bare alef is nearly always the article; the perfects of a lam are short (القى) and
/// end in an ending of theirs (القيت، القوا، الغاه).
fn may_be_of_lam(letters: &[[u8; 2]]) -> bool {
    match letters {
        [_, _, _, last] => ![YEH, HEH].contains(last),
        [_, _, _, _, last] => [TEH, HEH, BARE].contains(last),
        _ => false,
    }
}

/// The frequency band from which a word is one that newspapers use: twice in a million words. The
/// dictionary alone accepts too many rare forms.
const IN_USE: u8 = 82;

fn is_in_use(word: &str) -> bool {
    form(word).is_some_and(|form| form.proper_name() || form.valid() && form.band() >= IN_USE)
}

#[cfg(test)]
mod tests {
    use super::HamzaClass::{FourMasdar, FourPerfect, WaslMasdar, WaslPerfect};
    use super::{HamzaClass, hamza_added, hamza_dropped};
    use crate::arabic::tokenize;

    fn places(text: &str, class: HamzaClass) -> Vec<(usize, usize)> {
        let words = tokenize(text).words;
        let place = |(index, found): (usize, super::Initial)| (index, found.at);
        match class {
            FourMasdar | FourPerfect => hamza_dropped(text, &words, class).map(place).collect(),
            WaslMasdar | WaslPerfect => hamza_added(text, &words, class).map(place).collect(),
        }
    }

    #[test]
    fn stems_are_found_behind_their_proclitics() {
        for (word, class, at) in [
            ("اعلان", FourMasdar, 0),
            ("لاحلال", FourMasdar, 2),
            ("والاعلان", FourMasdar, 6),
            ("للاعلان", FourMasdar, 4),
            ("الغاء", FourMasdar, 0),
            ("بالغاء", FourMasdar, 2),
            ("فبالغائها", FourMasdar, 4),
            ("ادارة", FourMasdar, 0),
            ("واضاف", FourPerfect, 2),
            ("الاقل", FourPerfect, 4),
            ("إستخدام", WaslMasdar, 0),
            ("بالإستخدام", WaslMasdar, 6),
            ("للإنتخابات", WaslMasdar, 4),
            ("إتخذ", WaslPerfect, 0),
        ] {
            assert_eq!(places(word, class), [(0, at)], "{word}");
        }
    }

    #[test]
    fn words_of_their_own_are_not_taken_apart() {
        let text = "لاعب لاجئ باحث والد كاتب الرئيس الماما باولا إلى إن إنتاج استخدام";
        for class in [FourMasdar, FourPerfect, WaslMasdar, WaslPerfect] {
            assert_eq!(places(text, class), [], "{class:?}");
        }
    }
}
