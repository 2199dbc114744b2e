use crate::catalog::Catalog;

/// A noun of the lists of sources, whatever stands before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noun(pub(super) u16);

impl Noun {
    /// None.
    pub const NONE: Self = Self(0);

    /// Whether one who is called this noun may be meant by `other`: «مسؤولون» by «المسؤول»، «مصادر» by
    /// «المصدر».
    pub fn is_of(self, other: Self, catalog: &Catalog) -> bool {
        self.shares_stem(other, catalog) || self.is_bare(catalog) && other.is_bare(catalog)
    }

    /// Whether one who is called this noun may be meant by `other` by its letters.
    pub fn shares_stem(self, other: Self, catalog: &Catalog) -> bool {
        if self == Self::NONE || other == Self::NONE {
            return false;
        }
        let (word, of) = (self.word(catalog), other.word(catalog));
        word.starts_with(of) || of.starts_with(word)
    }

    /// Whether it says no more than that there is a source.
    pub fn is_bare(self, catalog: &Catalog) -> bool {
        catalog
            .list("attrib-nouns-of-sources")
            .has(self.word(catalog))
    }

    fn word(self, catalog: &Catalog) -> &str {
        catalog.senses().word(self.0)
    }
}
