//! Which words of a text may begin a pattern: the automaton runs over those alone.

use super::card::List;
use super::keys::key;
use crate::arabic::clitics::{PRONOUNS, Proclitics};

/// Two sets of words as bits: a word has two in one row of each.
#[derive(Clone, Debug, Default)]
pub struct Openers {
    /// Words that are a pattern, with every proclitic and pronoun that it may have; and words that
    /// begin a pattern of several words: nothing follows them but the next word.
    pub rows: List<(u64, u64)>,
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
        let rows = self.rows.to_mut();
        rows.resize(ROWS, (0, 0));
        let mut insert = |word: &str| {
            let (row, bits) = place(key(word));
            let (one, many) = &mut rows[row];
            *(if more == 0 { one } else { many }) |= bits;
        };
        for prefix in before.chains() {
            let word = format!("{prefix}{first}");
            insert(&word);
            for pronoun in PRONOUNS.iter().filter(|_| after && more == 0) {
                insert(&format!("{word}{pronoun}"));
            }
        }
    }

    /// How far the automaton must look from `word`. Costs a multiplication.
    #[inline]
    pub(crate) fn reach(&self, word: &str) -> Reach {
        let (row, bits) = place(key(word));
        match self.rows.get(row) {
            Some((_, many)) if many & bits == bits => Reach::Phrase,
            Some((one, _)) if one & bits == bits => Reach::Word,
            _ => Reach::Nothing,
        }
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
