use super::skeleton::with_skeleton;
use crate::arabic::letters::is_space;
use crate::arabic::letters::{
    ALEF, COMMA, GUILLEMET_CLOSE, GUILLEMET_OPEN, HEH, NOON, QUESTION, SEMICOLON, TEH, bytes,
};
use crate::arabic::{Kind, Word};
use crate::lexicon::Hash;

/// What stands on one side of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside<'a> {
    /// An Arabic word, folded, with nothing but space between.
    Word(&'a str),
    /// A number in digits.
    Number,
    /// A word of another script, an address, a tag.
    Foreign,
    /// A punctuation mark or another sign.
    Sign(char),
    /// The beginning or end of the block.
    Edge,
}

impl<'a> Beside<'a> {
    /// What stands before and after the word at `index` of `words`, which were read from `text`, a
    /// folded view.
    pub fn both(text: &'a str, words: &[Word], index: usize) -> [Self; 2] {
        let start = words.get(index).map_or(0, |word| word.start as usize);
        let end = words.get(index).map_or(0, |word| word.end as usize);
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        let after = words.get(index + 1);
        let gap = before.map_or(0, |word| word.end as usize)..start;
        let left = Self::across(text, before, text.get(gap), |gap| gap.chars().next_back());
        let gap = end..after.map_or(text.len(), |word| word.start as usize);
        let right = Self::across(text, after, text.get(gap), |gap| gap.chars().next());
        [left, right]
    }

    fn across(
        text: &'a str,
        word: Option<&Word>,
        gap: Option<&str>,
        nearest: impl Fn(&str) -> Option<char>,
    ) -> Self {
        let gap = gap.unwrap_or_default();
        let Some(word) = word.filter(|_| gap.chars().all(is_space)) else {
            return nearest(gap.trim()).map_or(Self::Edge, Self::Sign);
        };
        match word.kind {
            _ if gap.is_empty() => Self::Sign(JOINED),
            Kind::Arabic => Self::Word(word.of(text)),
            Kind::Number => Self::Number,
            _ => Self::Foreign,
        }
    }

    /// What contexts are kept under: the skeleton of a word, so that noise in the neighbour does
    /// not matter; of anything else its kind.
    pub fn key(self) -> Hash {
        match self {
            Self::Word(word) => with_skeleton(word, Hash::of_bytes),
            other => Hash::of("").with(u64::from(other.kind())),
        }
    }

    /// What a context is kept under that is too rare for a key of its own: the shape of the word's
    /// beginning and end, which tell article, prepositions, imperfects, feminines and plurals.
    pub fn shape(self) -> Hash {
        let Self::Word(word) = self else {
            return self.key();
        };
        with_skeleton(word, shape)
    }

    fn kind(self) -> u8 {
        match self {
            Self::Word(_) => 0,
            Self::Number => 1,
            Self::Foreign => 2,
            Self::Sign(COMMA | SEMICOLON | ',' | ';') => 3,
            Self::Sign('.' | QUESTION | '?' | '!' | '\u{2026}') => 4,
            Self::Sign('"' | '\'' | GUILLEMET_OPEN | GUILLEMET_CLOSE | '\u{201C}' | '\u{201D}') => {
                5
            }
            Self::Sign(':') => 6,
            Self::Sign(_) => 7,
            Self::Edge => 8,
        }
    }
}

/// ال, and و ف ب ك ل before it.
const ARTICLED: [&[u8]; 6] = [
    "\u{0627}\u{0644}".as_bytes(),
    "\u{0648}\u{0627}\u{0644}".as_bytes(),
    "\u{0641}\u{0627}\u{0644}".as_bytes(),
    "\u{0628}\u{0627}\u{0644}".as_bytes(),
    "\u{0643}\u{0627}\u{0644}".as_bytes(),
    "\u{0644}\u{0644}".as_bytes(),
];

/// Stands for nothing at all between two words.
const JOINED: char = '-';
/// Letters that only with the one before them tell what ends a word: ا ن ت ه.
const TELLING: [[u8; 2]; 4] = [bytes(ALEF), bytes(NOON), bytes(TEH), bytes(HEH)];
/// Bytes of a short word: particles mostly.
const SHORT: usize = 6;

fn number(letters: &[u8]) -> u64 {
    letters
        .iter()
        .fold(0, |all, &byte| all << 8 | u64::from(byte))
}

/// The two parts of a word at byte `at`; nothing where that is in the midst of a letter.
fn parts(word: &[u8], at: usize) -> (&[u8], &[u8]) {
    let parts = word.split_at_checked(at).unwrap_or_default();
    let torn = parts.1.first().is_some_and(|byte| byte & 0xC0 == 0x80);
    if torn { Default::default() } else { parts }
}

/// The shape of a word, given its skeleton.
fn shape(skeleton: &[u8]) -> Hash {
    let article = ARTICLED
        .iter()
        .position(|start| skeleton.starts_with(start));
    let first = article.map_or_else(|| number(parts(skeleton, 2).0), |place| place as u64);
    let tells = |last| TELLING.contains(last);
    let long = skeleton.last_chunk().is_some_and(tells) && skeleton.len() > SHORT;
    let last = skeleton.len().saturating_sub(if long { 4 } else { 2 });
    let short = u64::from(skeleton.len() <= SHORT);
    let beginning = Hash::of("").with(first << 1 | short);
    beginning.with(number(parts(skeleton, last).1))
}
