//! Which of the lists that the sourcing of a sentence asks about a word is in.

use super::Traits;
use crate::arabic::clitics::beginnings;
use crate::catalog::Catalog;
use crate::catalog::asked::{Asked, LISTS};
use crate::catalog::list::WordList;
use crate::lexicon::Hash;

/// The lists that a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// As it stands.
    pub(super) own: Asked,
    /// With proclitics or without.
    pub(super) any: Asked,
}

/// Tells which lists words are in, and keeps what it told.
#[derive(Debug, Default)]
pub(super) struct AskedLists {
    /// Where each of [`LISTS`] stands in the catalog.
    places: Vec<Option<usize>>,
    /// Two bits for each of their words: hardly a word is in one.
    sieve: Vec<u64>,
    /// What was found of words that are in any, each set once: words that are in the same lists share
    /// it.
    told: Vec<Listed>,
}

impl AskedLists {
    /// Those of a catalog.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut sieve = vec![0; SIEVE];
        let places: Vec<_> = LISTS.iter().map(|name| catalog.list_place(name)).collect();
        for list in places.iter().filter_map(|place| catalog.list_at((*place)?)) {
            for word in list.words.iter() {
                let (at, bits) = bits_of(Hash::of(word));
                sieve[at] |= bits;
            }
        }
        Self {
            places,
            sieve,
            told: Vec::new(),
        }
    }

    /// What [`Self::listed`] needs of a word.
    pub(super) fn learn(&mut self, word: (&str, Hash), catalog: &Catalog) -> Traits {
        let listed = self.read(word, catalog);
        if listed == Listed::default() {
            return Traits::default();
        }
        let known = self.told.iter().position(|told| *told == listed);
        let place = known.unwrap_or(self.told.len());
        if place == self.told.len() && place + 1 < Traits::MOST_ASKED {
            self.told.push(listed);
        }
        Traits::of_asked(place + 1)
    }

    /// The lists that a word with these traits is in.
    #[inline]
    pub(super) fn listed(&self, (word, traits): (&str, Traits), catalog: &Catalog) -> Listed {
        match traits.asked().checked_sub(1) {
            None => Listed::default(),
            Some(place) => match self.told.get(place) {
                Some(told) => *told,
                // There was no room for it.
                None => self.read((word, Hash::of(word)), catalog),
            },
        }
    }

    fn read(&self, (word, hash): (&str, Hash), catalog: &Catalog) -> Listed {
        let own = self.having((word, hash), catalog);
        let shorter = beginnings(word).skip(1).map(|reading| {
            let stem = reading.stem(word);
            self.having((stem, Hash::of(stem)), catalog)
        });
        Listed {
            own,
            any: shorter.fold(own, Asked::with),
        }
    }

    /// The lists that hold a word as it stands.
    fn having(&self, (word, hash): (&str, Hash), catalog: &Catalog) -> Asked {
        let (at, bits) = bits_of(hash);
        if self.sieve.get(at).is_none_or(|all| all & bits != bits) {
            return Asked::default();
        }
        let has = |list: &WordList| list.has(word);
        let lists = self.places.iter().map(|place| catalog.list_at((*place)?));
        let having = (0..).zip(lists).filter(|(_, list)| list.is_some_and(has));
        having.fold(Asked::default(), |all, (place, _)| {
            all.with(Asked(1 << place))
        })
    }
}

/// Which number of the sieve stands for a word, and which of its bits.
fn bits_of(word: Hash) -> (usize, u64) {
    let [low, high] = word.halves();
    let bit = |of: u32| 1 << (of % u64::BITS);
    (low as usize % SIEVE, bit(high) | bit(high >> 8))
}

/// Numbers of the sieve: with two thousand words one in two hundred passes that is in no list.
const SIEVE: usize = 1024;

#[cfg(test)]
mod tests {
    use super::{Asked, AskedLists, LISTS, Listed};
    use crate::arabic::clitics::beginnings;
    use crate::catalog::Catalog;
    use crate::lexicon::Hash;

    #[test]
    fn a_word_is_in_the_lists_that_hold_it() {
        let catalog = Catalog::embedded();
        let mut lists = AskedLists::of(&catalog);
        let holding = |word: &str| {
            let held = (0..)
                .zip(LISTS)
                .filter(|(_, name)| catalog.list(name).has(word));
            held.fold(Asked::default(), |all, (bit, _)| all.with(Asked(1 << bit)))
        };
        let words = LISTS
            .iter()
            .flat_map(|name| catalog.list(name).words.iter());
        let mut met = 0;
        for word in words.flat_map(|word| ["", "و", "بال"].map(|before| format!("{before}{word}")))
        {
            let any = beginnings(&word).map(|reading| holding(reading.stem(&word)));
            let own = holding(&word);
            let any = any.fold(own, Asked::with);
            let traits = lists.learn((&word, Hash::of(&word)), &catalog);
            let told = lists.listed((&word, traits), &catalog);
            assert_eq!(told, Listed { own, any }, "{word}");
            met += 1;
        }
        assert!(met > 1000, "{met}");
    }
}
