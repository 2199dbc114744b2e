//! The registry of names: how people, places and bodies are written, in a table used where it lies.
//!
//! `rules/names/*.toml` is compiled into the binary; a newsroom's own `[names] files` are read by the
//! same code at run time. A name is found by the key of its first word, in a *loose* reading that
//! takes the initial hamzas and the dots of a final yeh and teh marbuta for nothing.

mod compile;
mod loose;
mod sieve;
pub mod source;
pub mod style;

pub use loose::{Keys, alike, key, letters, loosely_alike, same};
pub use source::{NameEntry, NameKind};
pub use style::Conventions;

use super::card::{List, Text};
use sieve::Hole;

/// The most spellings one name may have: the place of one fits six bits.
pub const MOST_SPELLINGS: usize = 63;

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
    /// Words of its context, with spaces between.
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
    /// A number of its letters ([`letters`]): the text itself need not be read where it stands as it is
    /// listed.
    pub letters: u64,
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
}

/// What of a name a mention writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole name.
    Whole,
    /// The family name alone.
    Family,
    /// The adjective of a country.
    Nisba,
}

/// A name of a registry.
#[derive(Clone, Copy)]
pub struct Name<'a> {
    registry: &'a Registry,
    row: &'a NameRow,
}

/// A spelling of a registry.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    registry: &'a Registry,
    row: &'a SpellingRow,
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
    pub const fn part(self) -> Part {
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
        compile::compile(names)
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

    /// Whether a word of this key may be the second of anything. Costs a look at one number.
    pub fn may_follow(&self, key: u32) -> bool {
        self.may_hold(Hole::of_second(key))
    }

    /// Whether anything may be a word of this key, or begin with it and one of the key `next`.
    pub fn may_go_on(&self, key: u32, next: u32) -> bool {
        self.may_hold(Hole::of(key)) || self.may_hold(Hole::of_pair(key, next))
    }

    #[inline]
    fn may_hold(&self, hole: Hole) -> bool {
        let at = hole.at & self.sieve.len().wrapping_sub(1);
        self.sieve
            .get(at)
            .is_some_and(|bits| bits & hole.bits == hole.bits)
    }

    /// What begins with a word of this key: of those of more words, what goes on with a word of the
    /// key `next`. The longest first.
    pub fn beginning(&self, key: u32, next: u32) -> impl Iterator<Item = Entry> + '_ {
        let entries = self.bucket(key);
        let of = move |next: u32| {
            let first = entries.partition_point(|entry| (entry.key, entry.next) < (key, next));
            let same = move |entry: &&Entry| (entry.key, entry.next) == (key, next);
            entries[first..].iter().take_while(same).copied()
        };
        (next != 0)
            .then(|| of(next))
            .into_iter()
            .flatten()
            .chain(of(0))
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
    pub fn spelling(&self, entry: Entry) -> Spelling<'_> {
        Spelling {
            registry: self,
            row: &self.spellings[usize::from(entry.spelling)],
        }
    }
}

impl<'a> Name<'a> {
    /// Its id.
    pub fn id(self) -> &'a str {
        self.registry.piece(self.row.id)
    }

    /// In Latin letters.
    pub fn latin(self) -> &'a str {
        self.registry.piece(self.row.latin)
    }

    /// What it is.
    pub fn kind(self) -> NameKind {
        match self.row.kind {
            0 => NameKind::Person,
            1 => NameKind::Place,
            2 => NameKind::Organisation,
            3 => NameKind::Company,
            4 => NameKind::Brand,
            _ => NameKind::Event,
        }
    }

    /// Whether the family name comes first.
    pub fn is_family_first(self) -> bool {
        self.row.flags & NameRow::FAMILY_FIRST != 0
    }

    /// Whether it is a country.
    pub fn is_country(self) -> bool {
        self.row.flags & NameRow::COUNTRY != 0
    }

    fn note(self, about: u8) -> &'a str {
        let place = self.spellings().next().map_or(0, Spelling::name);
        self.registry.note(usize::from(place), Note::WHOLE, about)
    }

    /// A country's official name; empty where there is none.
    pub fn official(self) -> &'a str {
        self.note(Note::OFFICIAL)
    }

    /// The id of another name of the same thing; empty where there is none.
    pub fn same_as(self) -> &'a str {
        self.note(Note::SAME_AS)
    }

    /// Words near by that tell it from another of the same spelling.
    pub fn context(self) -> impl Iterator<Item = &'a str> {
        self.registry.piece(self.row.context).split_whitespace()
    }

    /// Its spellings in order.
    pub fn spellings(self) -> impl ExactSizeIterator<Item = Spelling<'a>> + Clone {
        let first = self.row.first as usize;
        let rows = self
            .registry
            .spellings
            .get(first..first + usize::from(self.row.count));
        let registry = self.registry;
        let rows = rows.unwrap_or_default().iter();
        rows.map(move |row| Spelling { registry, row })
    }

    /// The spelling at `place` among its own.
    pub fn spelling(self, place: u8) -> Option<Spelling<'a>> {
        self.spellings().nth(usize::from(place))
    }

    /// The spelling of the form of `like` that a house which refuses these conventions writes: the
    /// one with the fewest of them, the first in the file among equals.
    pub fn house_form(self, like: Spelling<'a>, refused: Conventions) -> Option<Spelling<'a>> {
        let stands = |spelling: &Spelling<'a>| {
            spelling.form() == like.form()
                && !spelling.is_obsolete()
                && !spelling.is_wrong()
                && (spelling.is_preferred() || spelling.style() != Conventions::default())
        };
        let of_form = self.spellings().filter(stands);
        let elected = of_form.min_by_key(|spelling| spelling.style().shared(refused));
        elected.or_else(|| {
            let stays = |spelling: &Spelling<'a>| !spelling.is_obsolete() && !spelling.is_wrong();
            self.spellings()
                .find(|spelling| spelling.form() == like.form() && stays(spelling))
        })
    }
}

impl<'a> Spelling<'a> {
    /// The place of the name it is of.
    pub fn name(self) -> u16 {
        self.row.name
    }

    /// As written.
    pub fn text(self) -> &'a str {
        self.registry.piece(self.row.text)
    }

    /// The family name; empty where none stands alone.
    pub fn family(self) -> &'a str {
        self.registry.piece(self.row.family)
    }

    /// The adjective; empty where there is none.
    pub fn nisba(self) -> &'a str {
        self.registry.piece(self.row.nisba)
    }

    /// A part of it; empty where it has not that part.
    pub fn part(self, part: Part) -> &'a str {
        match part {
            Part::Whole => self.text(),
            Part::Family => self.family(),
            Part::Nisba => self.nisba(),
        }
    }

    /// The conventions it follows.
    pub fn style(self) -> Conventions {
        Conventions(self.row.style)
    }

    /// The first day an official name held (`2019-02-12`); empty where it is not known.
    pub fn since(self) -> &'a str {
        let name = usize::from(self.row.name);
        self.registry.note(name, self.place(), Note::SINCE)
    }

    /// The last day an official name held; empty where it still holds.
    pub fn until(self) -> &'a str {
        let name = usize::from(self.row.name);
        self.registry.note(name, self.place(), Note::UNTIL)
    }

    /// Which way to say the name it is a spelling of: 0 is the usual one.
    pub fn form(self) -> u8 {
        self.row.form
    }

    /// Its place among the name's spellings.
    pub fn place(self) -> u8 {
        let all = self.registry.spellings.iter();
        let first = self.registry.names[usize::from(self.row.name)].first as usize;
        let place = all.skip(first).position(|row| std::ptr::eq(row, self.row));
        place
            .and_then(|place| u8::try_from(place).ok())
            .unwrap_or(0)
    }

    const fn has(self, flag: u8) -> bool {
        self.row.flags & flag != 0
    }

    /// Whether it is the choice where the house has none.
    pub const fn is_preferred(self) -> bool {
        self.has(SpellingRow::PREFERRED)
    }

    /// Whether another official name replaced it.
    pub const fn is_obsolete(self) -> bool {
        self.has(SpellingRow::OBSOLETE)
    }

    /// Whether it is always wrong.
    pub const fn is_wrong(self) -> bool {
        self.has(SpellingRow::WRONG)
    }

    /// Whether others of the registry have the family name too.
    pub const fn is_family_shared(self) -> bool {
        self.has(SpellingRow::FAMILY_SHARED)
    }

    /// Whether the article may come or go.
    pub const fn has_optional_article(self) -> bool {
        self.has(SpellingRow::ARTICLE)
    }

    /// Whether `part` may be something else, so that only more of its context tells.
    pub const fn is_ordinary(self, part: Part) -> bool {
        match part {
            Part::Whole => self.has(SpellingRow::ORDINARY),
            Part::Family => self.has(SpellingRow::FAMILY_ORDINARY),
            Part::Nisba => false,
        }
    }
}

/// Our names, and before them a newsroom's own.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    ours: Registry,
    house: Registry,
    /// What `house` is made of.
    entries: Vec<NameEntry>,
    /// Which of ours a newsroom's own have replaced.
    replaced: std::collections::BTreeSet<u16>,
}

impl KnownNames {
    pub(super) fn of(ours: Registry) -> Self {
        Self {
            ours,
            ..Self::default()
        }
    }

    /// These with a newsroom's own; one that has the id of one that is known replaces it.
    #[must_use]
    pub fn with_house(&self, names: &[NameEntry]) -> Self {
        let mut entries = self.entries.clone();
        entries.retain(|known| names.iter().all(|name| name.id != known.id));
        entries.extend_from_slice(names);
        let is_new = |name: &Name<'_>| entries.iter().any(|entry| entry.id == name.id());
        let replaced = (0..).zip(self.ours.names());
        let replaced = replaced.filter(|(_, name)| is_new(name));
        Self {
            replaced: replaced.map(|(place, _)| place).collect(),
            ours: self.ours.clone(),
            house: Registry::new(&entries),
            entries,
        }
    }

    /// The registries, a newsroom's first, with what is added to the place of a name in each to tell
    /// it from those of the other.
    pub fn registries(&self) -> impl Iterator<Item = (&Registry, u16)> {
        let shift = u16::try_from(self.ours.names.len()).unwrap_or(u16::MAX);
        [(&self.house, shift), (&self.ours, 0)].into_iter()
    }

    /// Whether any name may begin with a word of this key.
    #[inline]
    pub fn may_begin(&self, key: u32) -> bool {
        self.ours.may_begin(key) || !self.entries.is_empty() && self.house.may_begin(key)
    }

    /// Whether a name is a single word of this key, and whether a longer one begins with one.
    pub fn begins(&self, key: u32) -> (bool, bool) {
        let (ours, house) = (self.ours.begins(key), self.house.begins(key));
        (ours.0 || house.0, ours.1 || house.1)
    }

    /// Whether a word of this key may be the second of a name.
    pub fn may_follow(&self, key: u32) -> bool {
        self.ours.may_follow(key) || self.house.may_follow(key)
    }

    /// Whether a newsroom's own name has taken the place of this one.
    pub fn is_replaced(&self, place: u16) -> bool {
        !self.replaced.is_empty() && self.replaced.contains(&place)
    }

    /// Whether the name at `place` is a newsroom's own.
    pub fn is_house(&self, place: u16) -> bool {
        usize::from(place) >= self.ours.names.len()
    }

    /// The name at `place` of both.
    pub fn get(&self, place: u16) -> Option<Name<'_>> {
        let place = usize::from(place);
        match place.checked_sub(self.ours.names.len()) {
            None => self.ours.name(place),
            Some(place) => self.house.name(place),
        }
    }

    /// All names that stand, a newsroom's last.
    pub fn all(&self) -> impl Iterator<Item = (u16, Name<'_>)> {
        let all = (0..).zip(self.ours.names().chain(self.house.names()));
        all.filter(|(place, _)| !self.is_replaced(*place))
    }
}

/// What of a spelling an entry says, in two pieces: an article that the spelling has not, and the
/// rest. An adjective with its feminine and plural endings is told by its beginning alone.
pub fn text_of(entry: Entry, spelling: Spelling<'_>) -> (&'static str, &str) {
    let text = spelling.part(entry.part());
    if entry.part & Entry::TURNED == 0 {
        return ("", text);
    }
    match text.strip_prefix(compile::ARTICLE) {
        Some(rest) if entry.part() != Part::Nisba => ("", rest),
        _ => (compile::ARTICLE, text),
    }
}
