//! Which words the sourcing of a sentence asks about by list.

use crate::arabic::clitics::beginnings;
use crate::catalog::Catalog;
use crate::catalog::senses::{gives_sense, is_sifted};
use crate::lexicon::Hash;

/// A sieve of the words of the lists of sourcing that give no sense: those are asked about one word
/// at a time, and hardly a word is in one.
#[derive(Debug, Default)]
pub(super) struct Asked {
    bits: Vec<u64>,
}

impl Asked {
    /// Of the lists of a catalog.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut bits = vec![0; SIEVE];
        let names = catalog.list_names();
        for name in names.filter(|name| is_sifted(name) && !gives_sense(name)) {
            for word in catalog.list(name).words.iter() {
                let (at, bit) = place(word);
                bits[at] |= bit;
            }
        }
        Self { bits }
    }

    /// Whether the word may be in one of the lists, with or without proclitics: few pass that are in
    /// none.
    pub(super) fn may_have(&self, word: &str) -> bool {
        let may_be = |stem: &str| {
            let (at, bit) = place(stem);
            self.bits.get(at).is_some_and(|bits| bits & bit != 0)
        };
        beginnings(word).any(|reading| may_be(reading.stem(word)))
    }
}

/// Which number of the sieve, and which of its bits.
fn place(word: &str) -> (usize, u64) {
    let [low, high] = Hash::of(word).halves();
    (low as usize % SIEVE, 1 << (high % u64::BITS))
}

/// Numbers of the sieve: with a thousand words one in sixteen passes that is in no list.
const SIEVE: usize = 256;
