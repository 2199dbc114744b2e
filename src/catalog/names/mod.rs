//! The registry of names: how people, places and bodies are written, in a table used where it lies.
//!
//! `rules/names/*.toml` is compiled into the binary; a newsroom's own `[names] files` are read by the
//! same code at run time. A name is found by the key of its first word, in a *loose* reading that
//! takes the initial hamzas and the dots of a final yeh and teh marbuta for nothing.

mod compile;
mod known;
mod loose;
mod name;
mod sieve;
pub mod source;
pub mod style;

pub use known::KnownNames;
pub use loose::{Keys, alike, key, letters, loosely_alike, outline, print};
pub use name::{Name, Part, Spelling};
pub use source::{NameEntry, NameKind};
pub use style::Conventions;

use super::card::{List, Text};
use sieve::Hole;

/// The most spellings one name may have: the place of one fits six bits.
pub const MOST_SPELLINGS: usize = 63;

/// The most names of both registries together, the most spellings of one of them, and the most bytes
/// of a text: what the numbers of a table hold.
pub const MOST: usize = u16::MAX as usize;

/// The most words of a spelling.
const MOST_WORDS: usize = u8::MAX as usize;

/// A table of names.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// All their texts, one after another.
    pub text: Text,
    /// The names, in the order of their files.
    pub names: List<NameRow>,
    /// Their spellings, name by name.
    pub spellings: List<SpellingRow>,
    /// What may stand in a text, by the keys of its first two words, the longest first.
    pub entries: List<Entry>,
    /// Where the entries begin whose keys begin with each number.
    pub buckets: List<u32>,
    /// The keys of second words, in order.
    pub seconds: List<u32>,
    /// Which keys may be found: two bits for each ([`Hole`]).
    pub sieve: List<u64>,
    /// What is known of few names, name by name.
    pub notes: List<Note>,
}

/// A piece of a registry's text.
pub type Piece = (u32, u16);

/// A name of the table.
#[derive(Clone, Copy, Debug)]
pub struct NameRow {
    /// Its id.
    pub id: Piece,
    /// In Latin letters.
    pub latin: Piece,
    /// Words and phrases of its context, with line breaks between.
    pub context: Piece,
    /// The number of [`NameKind`].
    pub kind: u8,
    /// Whether the family name comes first, and whether it is a country.
    pub flags: u8,
    /// Its first spelling.
    pub first: u32,
    /// How many it has.
    pub count: u8,
}

/// A spelling of the table.
#[derive(Clone, Copy, Debug)]
pub struct SpellingRow {
    /// Whose it is.
    pub name: u16,
    /// As written.
    pub text: Piece,
    /// The family name, or nothing.
    pub family: Piece,
    /// The adjective, or nothing.
    pub nisba: Piece,
    /// The conventions it follows.
    pub style: u32,
    /// The number of its form: 0 is the usual one.
    pub form: u8,
    /// See the constants of [`Spelling`].
    pub flags: u8,
}

/// Something that may stand in a text.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The key of its first word.
    pub key: u32,
    /// The key of its second word; 0 where it has none.
    pub next: u32,
    /// The fingerprint of its letters ([`print()`]): the text itself need not be read where it stands as it
    /// is listed.
    pub print: u32,
    /// A number of what texts that are alike share ([`outline`]): nor where it is another's.
    pub outline: u32,
    /// The spelling.
    pub spelling: u16,
    /// The name.
    pub name: u16,
    /// The spelling's place among the name's own.
    pub place: u8,
    /// Which part of it; the highest bit: with the article that the spelling has not, or without the
    /// one that it has.
    pub part: u8,
    /// How many words it is.
    pub words: u8,
    /// What of the name and the spelling is asked at every mention.
    pub flags: u8,
}

/// Something that is known of few names or spellings.
#[derive(Clone, Copy, Debug)]
pub struct Note {
    /// The name's place.
    pub name: u16,
    /// The spelling's place among the name's own; of a note on the name itself [`Note::WHOLE`].
    pub spelling: u8,
    /// What it says: see the constants.
    pub about: u8,
    /// Its text.
    pub text: Piece,
}

impl Note {
    /// In the place of a spelling: the note is on the name.
    pub const WHOLE: u8 = u8::MAX;
    pub(super) const OFFICIAL: u8 = 0;
    pub(super) const SAME_AS: u8 = 1;
    pub(super) const SINCE: u8 = 2;
    pub(super) const UNTIL: u8 = 3;
    pub(super) const GENDER: u8 = 4;
    pub(super) const ISO: u8 = 5;
    pub(super) const COUNTRY: u8 = 6;
}

impl NameRow {
    pub(super) const FAMILY_FIRST: u8 = 1;
    pub(super) const COUNTRY: u8 = 2;
}

impl SpellingRow {
    pub(super) const PREFERRED: u8 = 1;
    pub(super) const ARTICLE: u8 = 2;
    pub(super) const OBSOLETE: u8 = 4;
    pub(super) const WRONG: u8 = 8;
    pub(super) const ORDINARY: u8 = 16;
    pub(super) const FAMILY_ORDINARY: u8 = 32;
    pub(super) const FAMILY_SHARED: u8 = 64;
}

impl Entry {
    /// The bit of `part` that turns the article around.
    pub(super) const TURNED: u8 = 128;

    /// Which part of the spelling it is.
    pub const fn part(&self) -> Part {
        match self.part & !Self::TURNED {
            0 => Part::Whole,
            1 => Part::Family,
            _ => Part::Nisba,
        }
    }

    /// It may be something else, so that only more of its context tells.
    pub const ORDINARY: u8 = 1;
    /// It is of a person.
    pub const PERSON: u8 = 2;
    /// It is of a country.
    pub const COUNTRY: u8 = 4;
    /// The spelling is always wrong.
    pub const WRONG: u8 = 8;
}

impl Registry {
    /// Makes a table of names.
    pub fn new(names: &[NameEntry]) -> Self {
        compile::compile(names, |_| false)
    }

    /// The spellings whose family name `is`, by place.
    fn with_family(&self, is: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
        let rows = self.spellings.iter().enumerate();
        let of = rows.filter(move |(_, row)| is(self.piece(row.family)));
        of.map(|(place, _)| place)
    }

    fn piece(&self, (start, length): Piece) -> &str {
        let start = start as usize;
        self.text
            .get(start..start + usize::from(length))
            .unwrap_or_default()
    }

    /// The text of a note; empty where there is none.
    fn note(&self, name: usize, spelling: u8, about: u8) -> &str {
        let first = self.notes.partition_point(|it| usize::from(it.name) < name);
        let mut notes = self.notes[first..].iter();
        notes
            .by_ref()
            .take_while(|it| usize::from(it.name) == name)
            .find(|it| it.spelling == spelling && it.about == about)
            .map_or("", |it| self.piece(it.text))
    }

    /// The names in order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = Name<'_>> {
        self.names.iter().map(|row| Name {
            registry: self,
            row,
        })
    }

    /// The name at `place`.
    pub fn name(&self, place: usize) -> Option<Name<'_>> {
        self.names.get(place).map(|row| Name {
            registry: self,
            row,
        })
    }

    /// Whether anything may be, or begin with, a word of this key. Costs a look at one number.
    #[inline]
    pub fn may_begin(&self, key: u32) -> bool {
        self.may_hold(Hole::of(key)) || self.may_hold(Hole::of_first(key))
    }

    /// Whether something is a single word of this key, and whether something longer begins with one.
    /// Costs more than [`Self::may_begin`], and errs in nothing but the keys.
    pub fn begins(&self, key: u32) -> (bool, bool) {
        if !self.may_begin(key) {
            return (false, false);
        }
        let entries = self.bucket(key);
        let first = entries.partition_point(|entry| entry.key < key);
        let mut of_key = entries[first..].iter().take_while(|it| it.key == key);
        // Single words come first, having no second.
        let alone = of_key.clone().next().is_some_and(|it| it.words == 1);
        (alone, of_key.any(|it| it.words > 1))
    }

    /// Whether a word of this key is the second of anything. Costs a look at one number for most that are
    /// not, and errs in nothing but the keys.
    pub fn follows(&self, key: u32) -> bool {
        self.may_hold(Hole::of_second(key)) && self.seconds.binary_search(&key).is_ok()
    }

    /// Whether anything may begin with two words of these keys. Costs a look at one number.
    #[inline]
    pub fn may_begin_longer(&self, key: u32, next: u32) -> bool {
        self.may_hold(Hole::of_pair(key, next))
    }

    #[inline]
    fn may_hold(&self, hole: Hole) -> bool {
        let at = hole.at & self.sieve.len().wrapping_sub(1);
        self.sieve
            .get(at)
            .is_some_and(|bits| bits & hole.bits == hole.bits)
    }

    /// What goes on after a word of this key with one of the key `next`, which is 0 where there are none:
    /// the longest first.
    pub fn longer(&self, key: u32, next: u32) -> &[Entry] {
        if next != 0 && self.may_begin_longer(key, next) {
            self.of(key, next)
        } else {
            &[]
        }
    }

    /// What is one word, of this key.
    pub fn alone(&self, key: u32) -> &[Entry] {
        if self.may_hold(Hole::of(key)) {
            self.of(key, 0)
        } else {
            &[]
        }
    }

    /// The entries whose first two words have these keys.
    fn of(&self, key: u32, next: u32) -> &[Entry] {
        let both = |key: u32, next: u32| u64::from(key) << 32 | u64::from(next);
        let (of, wanted) = (|entry: &Entry| both(entry.key, entry.next), both(key, next));
        let entries = self.bucket(key);
        let first = entries.partition_point(|entry| of(entry) < wanted);
        let rest = &entries[first..];
        let count = rest.iter().position(|entry| of(entry) != wanted);
        &rest[..count.unwrap_or(rest.len())]
    }

    /// The entries among which those of the key are, in order.
    fn bucket(&self, key: u32) -> &[Entry] {
        let bucket = (key >> compile::BUCKET_SHIFT) as usize;
        let bounds = self.buckets.get(bucket..bucket + 2);
        let entries = match bounds {
            Some(&[start, end]) => self.entries.get(start as usize..end as usize),
            _ => None,
        };
        entries.unwrap_or_default()
    }

    /// The spelling an entry is of.
    pub fn spelling(&self, entry: &Entry) -> Spelling<'_> {
        Spelling {
            registry: self,
            row: &self.spellings[usize::from(entry.spelling)],
        }
    }
}

/// What of a spelling an entry says, in two pieces: an article that the spelling has not, and the
/// rest. An adjective with its feminine and plural endings is told by its beginning alone.
pub fn text_of<'r>(entry: &Entry, spelling: Spelling<'r>) -> (&'static str, &'r str) {
    let text = spelling.part(entry.part());
    if entry.part & Entry::TURNED == 0 {
        return ("", text);
    }
    match text.strip_prefix(compile::ARTICLE) {
        Some(rest) if entry.part() != Part::Nisba => ("", rest),
        _ => (compile::ARTICLE, text),
    }
}
