//! What of our cards, lists and names may be about a word.

/// A set of it: what is not in the set need not be asked. `build.rs` works it out for each form of the
/// lexicon, with proclitics and without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About(pub u16);

impl About {
    /// A pattern of one word is found in it.
    pub const PATTERN: Self = Self(1);
    /// A pattern of several words may begin with it.
    pub const FIRST: Self = Self(1 << 1);
    /// It may be the second word of one.
    pub const SECOND: Self = Self(1 << 2);
    /// It may be the second word of a name of the registry.
    pub const FOLLOWS: Self = Self(1 << 3);
    /// A list that every word is asked for may hold it.
    pub const LISTED: Self = Self(1 << 4);
    /// A name of the registry may begin with it, or it with the first part of a compound.
    pub const NAME: Self = Self(1 << 5);
    /// It has a sense for sourcing.
    pub const SENSE: Self = Self(1 << 6);
    /// A list that sourcing asks for one word may hold it.
    pub const ASKED: Self = Self(1 << 7);
    /// How many bits a set has.
    pub const WIDTH: u32 = 8;

    /// Whether any of `other` is in this set.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The set with `other`, if that `is` so.
    #[must_use]
    pub const fn with_if(self, is: bool, other: Self) -> Self {
        if is { Self(self.0 | other.0) } else { self }
    }
}
