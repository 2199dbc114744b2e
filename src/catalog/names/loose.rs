//! Words of names read without what newspapers leave out of them: the hamza of an initial alef, the
//! dots of a final yeh and teh marbuta.

use super::compile::ARTICLE;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, HEH, TEH_MARBUTA, YEH,
    bytes,
};

/// The key of a word: one for all words that are [`loosely_alike`].
///
/// It is made of the first three letters and the last four, all at once: seats of hamzas read as an
/// alef, and the last letter without its dots.
#[inline]
pub fn key(word: &str) -> u32 {
    Keys::of(word.as_bytes()).at(0)
}

/// The keys of what is left of a word without each of its first letters.
#[derive(Clone, Copy)]
pub struct Keys<'w> {
    word: &'w [u8],
    /// Its last four letters, which all of them share.
    last: u64,
}

impl<'w> Keys<'w> {
    /// Of a word given as its bytes.
    #[inline]
    pub fn of(word: &'w [u8]) -> Self {
        let last = word
            .last_chunk()
            .map_or(0, |last| u64::from_le_bytes(*last));
        let last = bare(undotted(last, TOP));
        Self { word, last }
    }

    /// The key of the word from `prefix` bytes on.
    #[inline]
    pub fn at(self, prefix: usize) -> u32 {
        let stem = self.word.get(prefix..).unwrap_or_default();
        match stem.first_chunk() {
            Some(first) => mixed(bare(u64::from_le_bytes(*first)) & THREE, self.last),
            None => mixed(short(stem), 0),
        }
    }

    /// The key of the word from `prefix` bytes on with an alef before it, which ل swallows
    /// (`للعراق`).
    pub fn swallowed_at(self, prefix: usize) -> u32 {
        let stem = self.word.get(prefix..).unwrap_or_default();
        let before = |letters: u64| letters << LANE | ALEF_LANE;
        if let Some(first) = stem.first_chunk() {
            let first = bare(before(u64::from_le_bytes(*first)));
            return mixed(first & THREE, self.last);
        }
        let letters = before(short(stem));
        if letters > THREE {
            mixed(letters & THREE, letters)
        } else {
            mixed(letters, 0)
        }
    }
}

/// A word of three letters or less.
#[inline]
fn short(word: &[u8]) -> u64 {
    let letters = word.iter().rev();
    let letters = letters.fold(0, |letters, &byte| letters << 8 | u64::from(byte));
    let top = u32::try_from(word.len()).unwrap_or(0) * 8;
    bare(undotted(letters, top.saturating_sub(LANE)))
}

#[inline]
fn mixed(first: u64, last: u64) -> u32 {
    upper((first ^ last.rotate_left(29)).wrapping_mul(FACTOR))
}

/// A number of all the letters of a text.
#[inline]
pub fn letters(text: &[u8]) -> u64 {
    let number = hashed(text, !0);
    number ^ number >> 29
}

/// The fingerprint of a text: half of that number.
pub fn print(text: &[u8]) -> u32 {
    upper(hashed(text, !0))
}

/// A number that all texts share whose words are [`loosely_alike`], whatever stands between them, and
/// that most others have not: of each word the length, and its letters but the last one, without what
/// tells seats of a hamza apart.
pub fn outline<'w>(words: impl IntoIterator<Item = &'w [u8]>) -> u32 {
    let number = words.into_iter().fold(0, |number: u64, word| {
        let inside = word.get(..word.len().saturating_sub(2)).unwrap_or_default();
        let of_word = hashed(inside, BYTES * SEATLESS) ^ word.len() as u64;
        (number.rotate_left(23) ^ of_word).wrapping_mul(FACTOR)
    });
    upper(number)
}

/// A number of bytes, of which some bits count: those of the `mask`, in each eight.
#[inline]
fn hashed(text: &[u8], mask: u64) -> u64 {
    let mix =
        |number: u64, eight: u64| (number.rotate_left(23) ^ eight & mask).wrapping_mul(FACTOR);
    let length = text.len() as u64;
    let Some(last) = text.last_chunk() else {
        let few = text.iter();
        return mix(length, few.fold(0, |few, byte| few << 8 | u64::from(*byte)));
    };
    // The last eight bytes may overlap those before them: the length tells texts apart.
    let (whole, _) = text[..text.len() - 1].as_chunks();
    let mut number = length;
    for eight in whole {
        number = mix(number, u64::from_le_bytes(*eight));
    }
    mix(number, u64::from_le_bytes(*last))
}

/// The upper half of a number: the lower bits of a product depend on few.
#[inline]
fn upper(number: u64) -> u32 {
    u32::try_from(number >> 32).unwrap_or(0)
}

/// One in each of eight bytes; the bits of a byte that alef, hamza and its seats have in common.
const BYTES: u64 = 0x0101_0101_0101_0101;
const SEATLESS: u64 = 0xF8;

/// Odd, and with no pattern to its bits: the fraction of the golden ratio.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// The bits of a letter, and those of the first three of four; where the fourth begins.
const LANE: u32 = 16;
const THREE: u64 = 0xFFFF_FFFF_FFFF;
const TOP: u32 = 48;

/// A letter as its two bytes are read into a number.
const fn lane(letter: char) -> u64 {
    u16::from_le_bytes(bytes(letter)) as u64
}

const ALEF_LANE: u64 = lane(ALEF);
/// One in each of four lanes.
const ONES: u64 = 0x0001_0001_0001_0001;
/// The lowest bits of the second byte, in which alef, hamza and its seats differ, and no more do.
const SEATS: u64 = 0x0700;

/// Four letters, each seat of a hamza as an alef.
#[inline]
const fn bare(letters: u64) -> u64 {
    let other = (letters ^ (ONES * ALEF_LANE)) & (ONES * (0xFFFF - SEATS));
    let low = ONES * 0x7FFF;
    let is_alef = !(((other & low) + low) | other) & (ONES << 15);
    letters | ((is_alef >> 15) * SEATS)
}

/// Letters of which the one at `top` has lost the dots of a yeh or a teh marbuta.
#[inline]
const fn undotted(letters: u64, top: u32) -> u64 {
    let last = letters >> top & 0xFFFF;
    let change = if last == lane(ALEF_MAQSURA) {
        lane(ALEF_MAQSURA) ^ lane(YEH)
    } else if last == lane(TEH_MARBUTA) {
        lane(TEH_MARBUTA) ^ lane(HEH)
    } else {
        0
    };
    letters ^ change << top
}

/// Whether two texts are the same words, but for the dots of the last letter of each.
pub fn alike(one: &str, other: &str) -> bool {
    one == other || one.len() == other.len() && fit(one, other, false)
}

/// Whether two texts are the same words, but for the hamza of the first alef of each, before or after
/// the article, and the dots of its last letter.
pub fn loosely_alike(one: &str, other: &str) -> bool {
    one == other || one.len() == other.len() && fit(one, other, true)
}

/// Whether two texts of one length are alike, letter by letter; with `hamzas` that of an initial alef
/// may come or go.
fn fit(one: &str, other: &str, hamzas: bool) -> bool {
    let mut at = 0;
    let rest = |at: usize| one.as_bytes()[at..].iter().zip(&other.as_bytes()[at..]);
    while let Some(differs) = rest(at).position(|(one, other)| one != other) {
        // Up to there the letters are as long, so that the second byte alone of one may differ.
        let place = one.floor_char_boundary(at + differs);
        let (Some((head, one)), Some(other)) = (one.split_at_checked(place), other.get(place..))
        else {
            return false;
        };
        let (mut one, mut other) = (one.chars(), other.chars());
        let letters = one.next().zip(other.next());
        let Some((a, b)) = letters.filter(|(a, b)| a.len_utf8() == b.len_utf8()) else {
            return false;
        };
        let ends = || match (one.clone().next(), other.clone().next()) {
            (Some(one), Some(other)) => is_joint(one) && is_joint(other),
            _ => true,
        };
        let hamza = || hamzas && is_alef(a) && is_alef(b) && begins_word(head);
        let dots = || is_final_twin(a, b) && ends();
        let fits = is_joint(a) && is_joint(b) || hamza() || dots();
        if !fits {
            return false;
        }
        at = place + a.len_utf8();
    }
    true
}

/// Whether a word begins after `head`, the article aside.
fn begins_word(head: &str) -> bool {
    let ends_word = |head: &str| head.is_empty() || head.ends_with(is_joint);
    ends_word(head) || head.strip_suffix(ARTICLE).is_some_and(ends_word)
}

/// Whether a character stands between words.
const fn is_joint(character: char) -> bool {
    matches!(character, ' ' | '-')
}

const fn is_alef(letter: char) -> bool {
    matches!(
        letter,
        ALEF | ALEF_HAMZA_ABOVE | ALEF_HAMZA_BELOW | ALEF_MADDA
    )
}

/// Whether the letters are yeh and alef maqsura, or heh and teh marbuta.
pub(crate) const fn is_final_twin(one: char, other: char) -> bool {
    matches!(
        (one, other),
        (YEH, ALEF_MAQSURA) | (ALEF_MAQSURA, YEH) | (HEH, TEH_MARBUTA) | (TEH_MARBUTA, HEH)
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{Keys, alike, is_alef, is_final_twin, key, loosely_alike, outline};

    /// Whether two texts are alike word by word, as it would be said.
    fn are_alike(one: &str, other: &str, hamzas: bool) -> bool {
        let words = |text: &str| {
            let words = text.split([' ', '-']);
            words
                .map(|word| word.chars().collect::<Vec<char>>())
                .collect::<Vec<_>>()
        };
        let word = |(one, other): (&Vec<char>, &Vec<char>)| {
            let mut letters = one.iter().zip(other).enumerate();
            one.len() == other.len()
                && letters.all(|(at, (&a, &b))| {
                    let begins = at == 0 || at == 2 && one[..2] == ['\u{627}', '\u{644}'];
                    a == b
                        || hamzas && begins && is_alef(a) && is_alef(b)
                        || at + 1 == one.len() && is_final_twin(a, b)
                })
        };
        let (one, other) = (words(one), words(other));
        one.len() == other.len() && one.iter().zip(&other).all(word)
    }

    proptest! {
        #[test]
        fn texts_are_alike_where_their_words_are(
            letters in prop::collection::vec((select(LETTERS), select(LETTERS), 0..4_u8), 0..9)
        ) {
            let one: String = letters.iter().map(|(letter, ..)| letter).collect();
            let changed = |&(letter, other, change): &(char, char, u8)| match change {
                0 => other,
                _ => letter,
            };
            let other: String = letters.iter().map(changed).collect();
            prop_assert_eq!(alike(&one, &other), are_alike(&one, &other, false));
            prop_assert_eq!(loosely_alike(&one, &other), are_alike(&one, &other, true));
            let outline = |text: &str| outline(text.split([' ', '-']).map(str::as_bytes));
            prop_assert!(!loosely_alike(&one, &other) || outline(&one) == outline(&other));
        }
    }

    /// Alefs, lam, the letters that are mistaken for each other at the end, and what is none of them.
    const LETTERS: &[char] = &[
        '\u{627}', '\u{627}', '\u{623}', '\u{625}', '\u{622}', '\u{644}', '\u{64A}', '\u{649}',
        '\u{647}', '\u{629}', '\u{628}', 'b', ' ', '-',
    ];

    #[test]
    fn words_that_are_the_same_have_one_key() {
        for (one, other) in [
            ("أوباما", "اوباما"),
            ("الأسد", "الاسد"),
            ("إسرائيل", "اسرائيل"),
            ("آشتون", "اشتون"),
            ("السيسي", "السيسى"),
            ("أسرة", "اسره"),
            ("آية", "ايه"),
            ("علي", "على"),
            ("جدة", "جده"),
            ("أب", "اب"),
            ("الإسماعيلية", "الاسماعيليه"),
        ] {
            assert!(loosely_alike(one, other), "{one} {other}");
            assert_eq!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn an_alef_that_is_swallowed_is_put_back() {
        for word in ["العراق", "الأب", "الآن", "الي", "الا", "ال", "الإمارات"]
        {
            let swallowed = word.get(2..).unwrap_or_default();
            let keys = Keys::of(swallowed.as_bytes());
            assert_eq!(keys.swallowed_at(0), key(word), "{word}");
        }
    }

    #[test]
    fn what_is_left_of_a_word_has_the_key_it_has_alone() {
        for (word, prefix) in [("وأوباما", 2), ("بمصر", 2), ("وبموسكو", 4), ("لدبي", 2)]
        {
            let stem = word.get(prefix..).unwrap_or_default();
            assert_eq!(Keys::of(word.as_bytes()).at(prefix), key(stem), "{word}");
        }
    }

    #[test]
    fn words_of_one_key_have_outlines_of_their_own() {
        for (one, other) in [("الإيرانية", "الأوكرانية"), ("الإيرانية", "الألبانية")]
        {
            assert_eq!(key(one), key(other), "{one} {other}");
            assert_ne!(
                outline([one.as_bytes()]),
                outline([other.as_bytes()]),
                "{one} {other}"
            );
        }
    }

    #[test]
    fn other_words_have_other_keys() {
        for (one, other) in [("مصر", "مصرع"), ("كوريا", "كورية"), ("سالم", "سليم")]
        {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }
}
