//! Which words of a text may begin a pattern, or are in a list that every word is asked for.

use super::card::List;
use super::keys::key;
use crate::arabic::clitics::{PRONOUNS, Proclitics};

/// Sets of words as bits: a word has two in one row of each.
#[derive(Clone, Debug, Default)]
pub struct Openers {
    /// The sets, by [`WORD`], [`FIRST`], [`SECOND`] and [`LISTED`].
    pub rows: List<[u64; SETS]>,
    /// By row, the most words that a pattern has which begins with a word of it.
    pub longest: List<u8>,
}

/// How many sets there are.
pub(crate) const SETS: usize = 4;
/// Words that are a pattern, with every proclitic and pronoun that it may have.
pub(crate) const WORD: usize = 0;
/// Words that begin a pattern of several words: nothing follows them but the next word.
pub(crate) const FIRST: usize = 1;
/// The second words of those.
pub(crate) const SECOND: usize = 2;
/// Words of the lists that every word is asked for.
pub(crate) const LISTED: usize = 3;

impl Openers {
    /// Adds a pattern: its text, the proclitics allowed before it and whether a pronoun may follow.
    pub(super) fn add(&mut self, text: &str, before: Proclitics, after: bool) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let first = words.first().copied().unwrap_or_default();
        for prefix in before.chains() {
            let word = format!("{prefix}{first}");
            if words.len() > 1 {
                self.insert(FIRST, &word);
                self.lengthen(&word, words.len());
            } else {
                self.insert_with_pronouns(WORD, &word, after);
            }
        }
        if let Some(second) = words.get(1) {
            self.insert_with_pronouns(SECOND, second, after && words.len() == 2);
        }
    }

    /// Adds a word of a list.
    pub(super) fn list(&mut self, word: &str) {
        self.insert(LISTED, word);
    }

    fn insert_with_pronouns(&mut self, set: usize, word: &str, after: bool) {
        self.insert(set, word);
        for pronoun in PRONOUNS.iter().filter(|_| after) {
            self.insert(set, &format!("{word}{pronoun}"));
        }
    }

    /// Notes that a pattern of so many words begins with this one.
    fn lengthen(&mut self, word: &str, words: usize) {
        let longest = self.longest.to_mut();
        longest.resize(ROWS, 0);
        let longest = &mut longest[place(key(word)).0];
        *longest = u8::try_from(words).unwrap_or(u8::MAX).max(*longest);
    }

    fn insert(&mut self, set: usize, word: &str) {
        let rows = self.rows.to_mut();
        rows.resize(ROWS, [0; SETS]);
        let (row, bits) = place(key(word));
        rows[row][set] |= bits;
    }

    /// Which sets may hold `word`: a "no" is certain. Costs a multiplication and one read of memory.
    #[inline]
    pub(crate) fn sets(&self, word: &str) -> [bool; SETS] {
        let (row, bits) = place(key(word));
        let sets = self.rows.get(row).copied().unwrap_or_default();
        sets.map(|set| set & bits == bits)
    }

    /// The most words of a pattern of several that begins with this word.
    #[inline]
    pub(crate) fn longest(&self, word: &str) -> usize {
        let (row, _) = place(key(word));
        self.longest.get(row).copied().map_or(0, usize::from)
    }
}

/// Rows of 64 bits: 12 bits of a key name one.
const ROWS: usize = 1 << 12;

/// The row of a word and its bits there.
#[inline]
fn place(key: u64) -> (usize, u64) {
    let row = usize::try_from(key >> 52).unwrap_or(0);
    (row, 1 << (key >> 46 & 0x3F) | 1 << (key >> 40 & 0x3F))
}
