//! Words with a set of bits each.

use std::collections::BTreeMap;

use super::card::{List, Text};
use super::keys::Keys;

/// What each of many words is, as bits.
#[derive(Clone, Debug, Default)]
pub struct WordSets {
    /// Sorted.
    pub words: List<Text>,
    /// The bits of the word at the same place.
    pub sets: List<u64>,
    /// Where each word stands in `words`.
    pub keys: Keys,
}

impl WordSets {
    /// Makes it of the bits of each word.
    pub fn of(table: BTreeMap<String, u64>) -> Self {
        let (words, sets): (Vec<Text>, Vec<u64>) = table
            .into_iter()
            .map(|(word, set)| (Text::Owned(word), set))
            .unzip();
        Self {
            keys: Keys::of(words.iter().map(|word| &**word)),
            words: words.into(),
            sets: sets.into(),
        }
    }

    /// The bits of the word at a place; none where there is none.
    #[inline]
    pub(super) fn at(&self, place: usize) -> u64 {
        self.sets.get(place).copied().unwrap_or(0)
    }

    /// The bits of a word; none where it is not among these.
    pub(crate) fn of_word(&self, word: &str) -> u64 {
        self.find(word.as_bytes()).map_or(0, |place| self.at(place))
    }

    /// Where a word stands.
    pub(super) fn find(&self, word: &[u8]) -> Option<usize> {
        let is = |place: usize| {
            let known = self.words.get(place);
            known.is_some_and(|known| known.as_bytes() == word)
        };
        self.keys.find(word, is)
    }
}
