//! What the letters of a word alone tell.

use super::acquaintance::NameWord;
use crate::arabic::clitics::after_article;
use crate::arabic::letters::{ALEF, ALEF_MAQSURA, HEH, WAW, YEH, bytes};
use crate::catalog::senses::Before;

/// What is known of an Arabic word wherever it stands: a set. Words of other kinds have
/// [`Traits::OTHER`] alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u64);

impl Traits {
    /// A pattern of one word is in it.
    pub const OPENS_WORD: Self = Self(1);
    /// A pattern of several words may begin with it.
    pub const OPENS_PHRASE: Self = Self(1 << 1);
    /// It may be the second word of a pattern.
    pub const SECOND: Self = Self(1 << 2);
    /// Neither the lexicon nor the list `known-words` holds it: a rare word, a name or a mistake.
    pub const UNHELD: Self = Self(1 << 3);
    /// The orthography model may take it for a slip, if its neighbours say so.
    pub const DOUBTFUL: Self = Self(1 << 4);
    /// The first alef of its stem has lost its hamza, or may have one too many.
    pub const INITIAL: Self = Self(1 << 5);
    /// It has an alef wasla, as the Qur'an's own spelling has.
    pub const WASLA: Self = Self(1 << 6);
    /// The spelling dictionary accepts it as it stands.
    pub const ACCEPTED: Self = Self(1 << 7);
    /// A stem of it may begin with an alef that carries a hamza below.
    pub const HAMZA_BELOW: Self = Self(1 << 13);
    /// It ends in an alef.
    pub const FINAL_ALEF: Self = Self(1 << 14);
    /// It ends in a yeh, with its dots or without.
    pub const FINAL_YEH: Self = Self(1 << 15);
    /// It may be any [`NameWord`].
    pub const NAME_WORD: Self = Self(ANY_NAME_WORD << NAME_WORD);
    /// It may be the second word of a name of the registry.
    pub const FOLLOWS: Self = Self(1 << 22);
    /// It is in the list `inna-words`.
    pub const INNA: Self = Self::listed(0);
    /// It is in the list `speech-verbs`, as it stands or after a conjunction.
    pub const SPEECH_VERB: Self = Self::listed(1);
    /// It is in the list `titles`.
    pub const TITLE: Self = Self::listed(2);
    /// It is in the list `given-names`.
    pub const GIVEN_NAME: Self = Self::listed(3);
    /// It is in the list `accusatives`, as it stands or after a conjunction.
    pub const ACCUSATIVE: Self = Self::listed(4);
    /// It is in the list `scripture-cues`.
    pub const SCRIPTURE_CUE: Self = Self::listed(5);
    /// It is in the list `function-words`.
    pub const FUNCTION: Self = Self::listed(6);
    /// It is in the list `east-asian-names`.
    pub const EAST_ASIAN: Self = Self::listed(7);
    /// It is in the list `ha-words`.
    pub const HA_WORD: Self = Self::listed(8);
    /// It is in the list `dialect-words`.
    pub const DIALECT: Self = Self::listed(9);
    /// It has the article and ends in a heh, which may have lost its dots.
    pub const DEFINITE_HEH: Self = Self(1 << 8);
    /// It ends in a waw, or in one and an alef.
    pub const WAW: Self = Self(1 << 9);
    /// It is one letter, or the article alone.
    pub const PIECE: Self = Self(1 << 10);
    /// It is no Arabic word: a number, a word of another script, an address.
    pub const OTHER: Self = Self(1 << 11);
    /// It ends in an alef, a hamza and an alef.
    pub const ALEF_AFTER_HAMZA: Self = Self(1 << 12);

    /// It has a place in [`SenseTable`](crate::catalog::senses::SenseTable).
    pub const SENSE: Self = Self(0xFFFF << SENSE);

    /// The place of the word in [`SenseTable`](crate::catalog::senses::SenseTable), from 1; 0 where
    /// it is not there.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "sixteen bits")]
    pub(crate) const fn sense(self) -> u16 {
        (self.0 >> SENSE) as u16
    }

    /// The bytes of the proclitics before what has that place.
    #[inline]
    pub(crate) const fn sense_prefix(self) -> u8 {
        (self.0 >> PREFIX & 0xF) as u8 * 2
    }

    /// What stands before what has that place.
    #[inline]
    pub(super) const fn before_sense(self) -> Before {
        Before::at((self.0 >> BEFORE) as u8)
    }

    /// Which lists that sourcing asks about it is in: the place of that, from 1; 0 where it is in none.
    #[inline]
    pub(super) const fn asked(self) -> usize {
        (self.0 >> ASKED) as usize & (Self::MOST_ASKED - 1)
    }

    /// That of the place of the lists it is in, less than [`Self::MOST_ASKED`].
    pub(super) fn of_asked(place: usize) -> Self {
        Self((place as u64) << ASKED)
    }

    /// How many places there are for lists it may be in, with none.
    pub(super) const MOST_ASKED: usize = 1 << 9;

    /// What it may be to the rules of names.
    pub(super) const fn name_word(self) -> NameWord {
        NameWord((self.0 >> NAME_WORD & ANY_NAME_WORD) as u8)
    }

    /// Those of what it may be to the rules of names.
    pub(super) fn of_name(name: NameWord) -> Self {
        Self(u64::from(name.0) << NAME_WORD)
    }

    /// That of a place in the table of senses, from 1, after so many bytes of proclitics.
    pub(super) fn of_sense(place: u16, proclitics: &str) -> Self {
        let letters = (proclitics.len() / 2) as u64;
        let before = Before::of(proclitics) as u64;
        Self(before << BEFORE | letters << PREFIX | u64::from(place) << SENSE)
    }

    /// That of the list at a place in [`WATCHED`](crate::catalog::list::WATCHED).
    pub(super) const fn listed(place: usize) -> Self {
        Self(1 << (LISTS + place))
    }

    /// What its first and last letters make of a word.
    pub(super) fn shape(word: &str) -> Self {
        let letters = word.as_bytes();
        let last = letters.last_chunk::<2>().copied().unwrap_or_default();
        let ends = |letter: char| last == bytes(letter);
        let after_alef = || word.strip_suffix(ALEF).unwrap_or(word).ends_with(WAW);
        let waw = ends(WAW) || ends(ALEF) && after_alef();
        let piece = letters.len() <= WAW.len_utf8() || word == ARTICLE;
        Self::default()
            .with_if(
                ends(HEH) && after_article(word).is_some(),
                Self::DEFINITE_HEH,
            )
            .with_if(waw, Self::WAW)
            .with_if(piece, Self::PIECE)
            .with_if(
                ends(ALEF) && word.ends_with(ALEF_HAMZA_ALEF),
                Self::ALEF_AFTER_HAMZA,
            )
            .with_if(ends(ALEF), Self::FINAL_ALEF)
            .with_if(ends(YEH) || ends(ALEF_MAQSURA), Self::FINAL_YEH)
    }

    /// The lower and the upper half of the set, for where eight bytes would not be aligned.
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the other half is kept too"
    )]
    pub(super) const fn halves(self) -> [u32; 2] {
        [self.0 as u32, (self.0 >> 32) as u32]
    }

    /// The set that has these halves.
    #[inline]
    pub(super) const fn of_halves([low, high]: [u32; 2]) -> Self {
        Self((high as u64) << 32 | low as u64)
    }

    /// The set as bits.
    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// Whether any of `other` is in this set.
    #[inline]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub(super) fn with_if(self, is: bool, other: Self) -> Self {
        if is { self.with(other) } else { self }
    }
}

/// Alef and lam.
const ARTICLE: &str = "\u{0627}\u{0644}";
const ALEF_HAMZA_ALEF: &str = "\u{0627}\u{0621}\u{0627}";

/// The bit from which what a word is to the rules of names stands, and the bits of that.
const NAME_WORD: u32 = 16;
const ANY_NAME_WORD: u64 = 0x3F;
/// The bit from which the place of the lists it is in stands.
const ASKED: u32 = 23;
/// The bit from which the place among the senses stands, and the one from which the letters before
/// it do.
const SENSE: u32 = 32;
const PREFIX: u32 = 48;
/// The first of the bits of lists.
const LISTS: usize = 52;
/// The bit from which the kind of those letters stands.
const BEFORE: u32 = 62;
