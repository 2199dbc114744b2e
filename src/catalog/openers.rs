//! Which words of a text may begin a pattern, told by their first letters: the automaton runs over
//! those alone.

use super::card::List;
use crate::arabic::clitics::{PRONOUNS, Proclitics};

/// Sets of words, hashed to 16 bits.
#[derive(Clone, Debug, Default)]
pub struct Openers {
    /// Of the first three letters of words that are a pattern.
    pub one: List<u64>,
    /// Of words that begin a pattern of several words: nothing follows them but the next word.
    pub many: List<u64>,
    /// The most words a pattern has.
    pub longest: u8,
}

/// How far the automaton must look from a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// No pattern begins with it.
    Nothing,
    /// A pattern of one word may.
    Word,
    /// A pattern of several words may.
    Phrase,
}

impl Openers {
    /// Adds a pattern: its text, the proclitics allowed before it and whether a pronoun may follow.
    pub(super) fn add(&mut self, text: &str, before: Proclitics, after: bool) {
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default();
        let more = words.count();
        self.longest = self.longest.max(u8::try_from(more + 1).unwrap_or(u8::MAX));
        let set = if more == 0 {
            &mut self.one
        } else {
            &mut self.many
        };
        let set = set.to_mut();
        set.resize(ROWS, 0);
        let mut insert = |word: &str| {
            let (row, bit) = if more == 0 {
                beginning(word)
            } else {
                whole(word)
            };
            set[row] |= 1 << bit;
        };
        for prefix in before.chains() {
            let word = format!("{prefix}{first}");
            insert(&word);
            if after && more == 0 && word.len() < KEY {
                for pronoun in PRONOUNS {
                    insert(&format!("{word}{pronoun}"));
                }
            }
        }
    }

    /// How far the automaton must look from `word`. Costs two multiplications.
    pub(crate) fn reach(&self, word: &str) -> Reach {
        let has = |set: &[u64], (row, bit): (usize, u8)| {
            set.get(row).is_some_and(|bits| bits >> bit & 1 == 1)
        };
        match () {
            () if has(&self.many, whole(word)) => Reach::Phrase,
            () if has(&self.one, beginning(word)) => Reach::Word,
            () => Reach::Nothing,
        }
    }
}

/// Bytes of three letters.
const KEY: usize = 6;
/// Rows of 64 bits that 16 bits of hash need.
const ROWS: usize = 1024;

/// The place of a word's first three letters.
fn beginning(word: &str) -> (usize, u8) {
    let bytes = word.as_bytes();
    let mut key = [0; 8];
    // Copying a length known beforehand takes two instructions, and most words are long enough.
    match bytes.first_chunk::<KEY>() {
        Some(letters) => key[..KEY].copy_from_slice(letters),
        None => key[..bytes.len()].copy_from_slice(bytes),
    }
    place(u64::from_le_bytes(key))
}

/// The place of a word: of its first four letters and its last four, which are all of most.
fn whole(word: &str) -> (usize, u8) {
    let bytes = word.as_bytes();
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        return place(first ^ last.rotate_left(29));
    }
    let mut key = [0; 8];
    key[..bytes.len()].copy_from_slice(bytes);
    place(u64::from_le_bytes(key))
}

fn place(key: u64) -> (usize, u8) {
    let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
    (
        usize::try_from(hash >> 6).unwrap_or(0),
        u8::try_from(hash & 0x3F).unwrap_or(0),
    )
}
