use super::{Hamza, form, hamza};
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

/// Reads `word` (folded) as proclitics and a stem that begins with a bare alef and is known.
///
/// Whole words come first (catalogue 3.2, 1): proclitics are taken only from a word that newspapers
/// do not use as it stands. Costs a few bytes for most words, else up to three walks of the lexicon.
pub fn bare(word: &str) -> Option<Initial> {
    let found = starts(word, BARE)
        .filter(|&at| may_be_stem(word, at))
        .find_map(|at| initial(word, at, hamza(word.get(at..)?)?))?;
    (found.at == 0 || !is_in_use(word)).then_some(found)
}

/// Reads `word` (folded) as proclitics and a stem that begins with a hamza below its alef and is
/// known by its bare alef. Costs a few bytes for most words.
pub fn below(word: &str) -> Option<Initial> {
    let at = stem_below(word)?;
    let rest = word.get(at..)?.strip_prefix(ALEF_HAMZA_BELOW)?;
    let mut stem = String::with_capacity(word.len());
    stem.push(ALEF);
    stem.push_str(rest);
    initial(word, at, hamza(&stem)?)
}

/// The byte at which a stem begins in `word` (folded) with a hamza below its alef.
pub fn stem_below(word: &str) -> Option<usize> {
    starts(word, BELOW).next()
}

fn initial(word: &str, at: usize, known: Hamza) -> Option<Initial> {
    let proclitics = Proclitics::read(word.get(..at)?)?;
    let future = Proclitics::SEEN.with(Proclitics::HAMZA);
    (proclitics.0 & future.0 == 0).then_some(Initial {
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
const BELOW: [u8; 2] = [0xD8, 0xA5];
const LAM: [u8; 2] = [0xD9, 0x84];
/// و ف ب ك ل.
const CLITICS: [[u8; 2]; 5] = [[0xD9, 0x88], [0xD9, 0x81], [0xD8, 0xA8], [0xD9, 0x83], LAM];

/// The places of `letter` that only proclitics can precede.
fn starts(word: &str, letter: [u8; 2]) -> impl Iterator<Item = usize> + '_ {
    let (letters, _) = word.as_bytes().as_chunks::<2>();
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
            if found == letter {
                return Some(at * 2);
            }
        }
    })
}

/// Whether a stem may begin at the alef there. Before a lam it is nearly always the article; the
/// stems of a lam (إلغاء، ألقى) are short or have an alef after their second letter.
fn may_be_stem(word: &str, at: usize) -> bool {
    let stem = word.as_bytes().get(at..).unwrap_or_default();
    stem.get(2..4) != Some(&LAM) || stem.len() <= 10 || stem.get(6..8) == Some(&BARE)
}

/// The frequency band from which a word is one that newspapers use: twice in a million words. The
/// dictionary alone accepts too many rare forms.
const IN_USE: u8 = 82;

fn is_in_use(word: &str) -> bool {
    form(word).is_some_and(|form| form.proper_name() || form.valid() && form.band() >= IN_USE)
}

#[cfg(test)]
mod tests {
    use super::{bare, below};

    #[test]
    fn stems_are_found_behind_their_proclitics() {
        for (word, at) in [
            ("اعلان", 0),
            ("لاحلال", 2),
            ("والاعلان", 6),
            ("للاعلان", 4),
            ("الغاء", 0),
            ("بالغاء", 2),
            ("فبالغائها", 4),
        ] {
            assert_eq!(bare(word).map(|found| found.at), Some(at), "{word}");
        }
        for (word, at) in [("إستخدام", 0), ("بالإستخدام", 6), ("للإنتخابات", 4)]
        {
            assert_eq!(below(word).map(|found| found.at), Some(at), "{word}");
        }
    }

    #[test]
    fn words_of_their_own_are_not_taken_apart() {
        for word in ["لاعب", "لاجئ", "باحث", "والد", "كاتب", "الرئيس", "إلى", ""]
        {
            assert!(bare(word).is_none() && below(word).is_none(), "{word}");
        }
    }
}
