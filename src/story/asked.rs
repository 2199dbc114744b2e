//! Which of the lists that the sourcing of a sentence asks about a word is in.

use super::Traits;
use crate::arabic::clitics::beginnings;
use crate::catalog::Catalog;
use crate::catalog::asked::Asked;

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
    /// What was found of words that are in any, each set once: words that are in the same lists share
    /// it.
    told: Vec<Listed>,
}

impl AskedLists {
    /// What [`Self::listed`] needs of a word.
    pub(super) fn learn(&mut self, word: &str, catalog: &Catalog) -> Traits {
        let listed = Listed::of(word, catalog);
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
                None => Listed::of(word, catalog),
            },
        }
    }
}

impl Listed {
    fn of(word: &str, catalog: &Catalog) -> Self {
        let own = catalog.asked(word);
        let shorter = beginnings(word).skip(1);
        let shorter = shorter.map(|reading| catalog.asked(reading.stem(word)));
        Self {
            own,
            any: shorter.fold(own, Asked::with),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, AskedLists, Listed};
    use crate::arabic::clitics::beginnings;
    use crate::catalog::Catalog;
    use crate::catalog::asked::LISTS;

    #[test]
    fn a_word_is_in_the_lists_that_hold_it() {
        let catalog = Catalog::embedded();
        let mut lists = AskedLists::default();
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
            let traits = lists.learn(&word, &catalog);
            let told = lists.listed((&word, traits), &catalog);
            assert_eq!(told, Listed { own, any }, "{word}");
            met += 1;
        }
        assert!(met > 1000, "{met}");
    }
}
