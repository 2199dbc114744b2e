//! `relations.fst`: which plural belongs to which singular, which masdar to which verb.

use super::Result;
use std::collections::BTreeMap;

/// What the second word of a pair is to the first, as bits of the value that `tadqiq::lexicon` documents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Singular = 0,
    Plural = 1,
    Verb = 2,
    Masdar = 3,
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
        self.add(plural, singular, Kind::Singular, 0);
        self.add(singular, plural, Kind::Plural, 0);
        self.plurals += 1;
    }

    /// Adds a masdar of a verb of this form (2 to 10; 11 and 12 of four radicals).
    pub(crate) fn masdar(&mut self, masdar: &str, verb: &str, form: u8) {
        self.add(masdar, verb, Kind::Verb, form);
        self.add(verb, masdar, Kind::Masdar, form);
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
