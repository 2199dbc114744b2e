use crate::catalog::Catalog;

/// A noun of the lists of sources, whatever stands before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noun(pub(super) u16);

impl Noun {
    /// None.
    pub const NONE: Self = Self(0);

    /// Whether one who is called this noun may be meant by `other`: «مسؤولون» by «المسؤول»، «مصادر» by
    /// «المصدر».
    pub fn is_of(self, other: Self, catalog: &Catalog) -> bool {
        let (own, other) = (self.word(catalog), other.word(catalog));
        let sources = catalog.list("attrib-nouns-of-sources");
        let stem = |long: &str, short: &str| !short.is_empty() && long.starts_with(short);
        stem(own, other) || stem(other, own) || sources.has(own) && sources.has(other)
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
