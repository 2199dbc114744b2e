//! `relations.fst`: which plural belongs to which singular, which masdar to which verb.

use super::Result;
use std::collections::BTreeMap;

/// The kinds of relations, as bits of the value that `tadqiq::lexicon` documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    SingularOf = 0,
    PluralOf = 1,
    VerbOf = 2,
    MasdarOf = 3,
}

/// Pairs of words, with what the second is to the first.
#[derive(Default)]
pub(crate) struct Relations {
    pairs: BTreeMap<(String, String), u64>,
    /// Broken plurals with a singular, and masdars with a verb.
    pub(crate) plurals: usize,
    pub(crate) masdars: usize,
}

impl Relations {
    /// Adds a plural that is none by its ending.
    pub(crate) fn plural(&mut self, singular: &str, plural: &str) {
        self.add(plural, singular, Kind::SingularOf, 0);
        self.add(singular, plural, Kind::PluralOf, 0);
        self.plurals += 1;
    }

    /// Adds a masdar of a verb of this form (2 to 10; 11 and 12 of four radicals).
    pub(crate) fn masdar(&mut self, masdar: &str, verb: &str, form: u8) {
        self.add(masdar, verb, Kind::VerbOf, form);
        self.add(verb, masdar, Kind::MasdarOf, form);
        self.masdars += 1;
    }

    fn add(&mut self, of: &str, word: &str, kind: Kind, form: u8) {
        let pair = self
            .pairs
            .entry((of.to_owned(), word.to_owned()))
            .or_default();
        *pair |= 1 << kind as u64;
        *pair |= u64::from(form) << 4;
    }

    /// The packed map: `word NUL related`.
    pub(crate) fn map(&self) -> Result<Vec<u8>> {
        let mut map = fst::MapBuilder::memory();
        for ((of, word), value) in &self.pairs {
            map.insert(format!("{of}\0{word}"), *value)?;
        }
        Ok(map.into_inner()?)
    }
}
