//! Makes a table of entries.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::sieve::{Hole, SIEVE};
use super::source::{Gender, Near, Order, SpellingEntry};
use super::{
    Conventions, Entry, NameEntry, NameKind, NameRow, Note, Piece, Registry, SpellingRow, key,
    outline, print,
};
use crate::arabic::letters::{ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW};

/// How far a key is shifted to give its bucket.
pub(super) const BUCKET_SHIFT: u32 = 32 - 13;
/// Endings of an adjective: feminine, plurals.
const ENDINGS: [&str; 5] = [
    "",
    "\u{629}",
    "\u{648}\u{646}",
    "\u{64A}\u{646}",
    "\u{627}\u{62A}",
];

#[derive(Default)]
struct Builder {
    text: String,
    known: HashMap<String, Piece>,
    names: Vec<NameRow>,
    spellings: Vec<SpellingRow>,
    entries: Vec<Entry>,
    notes: Vec<Note>,
}

/// Makes a table of names; `is_taken` says whether a name elsewhere has a family name too.
pub(super) fn compile(names: &[NameEntry], is_taken: impl Fn(&str) -> bool) -> Registry {
    let mut builder = Builder::default();
    // By family name the first of it, and whether there are others.
    let mut families: HashMap<&str, (&str, bool)> = HashMap::new();
    for name in names {
        for family in name.spelling.iter().filter_map(|it| it.family.as_deref()) {
            let (first, shared) = families.entry(family).or_insert((&name.id, false));
            *shared |= *first != name.id;
        }
    }
    for name in names {
        builder.notes(name);
        builder.name(name, |family| {
            families.get(family).is_some_and(|(_, shared)| *shared) || is_taken(family)
        });
    }
    builder.build()
}

impl Builder {
    fn piece(&mut self, text: &str) -> Piece {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let piece = (number(self.text.len()), small(text.len()));
        self.text.push_str(text);
        self.known.insert(text.to_owned(), piece);
        piece
    }

    /// Notes what is known of the name that comes next.
    fn notes(&mut self, name: &NameEntry) {
        let mut note = |spelling: usize, about: u8, text: Option<&str>| {
            let Some(text) = text else { return };
            let note = Note {
                name: small(self.names.len()),
                spelling: u8::try_from(spelling).unwrap_or(Note::WHOLE),
                about,
                text: self.piece(text),
            };
            self.notes.push(note);
        };
        let whole = usize::from(Note::WHOLE);
        note(whole, Note::OFFICIAL, name.official.as_deref());
        note(whole, Note::SAME_AS, name.same_as.as_deref());
        note(whole, Note::GENDER, name.gender.map(Gender::key));
        note(whole, Note::ISO, name.iso.as_deref());
        note(whole, Note::COUNTRY, name.country.as_deref());
        for (place, spelling) in name.spelling.iter().enumerate() {
            note(place, Note::SINCE, spelling.since.as_deref());
            note(place, Note::UNTIL, spelling.until.as_deref());
        }
    }

    fn name(&mut self, name: &NameEntry, is_shared: impl Fn(&str) -> bool) {
        let row = self.name_row(name);
        let first = row.first;
        let mut parts = Parts::of(name, row);
        let mut forms: Vec<&str> = vec![""];
        for spelling in &name.spelling {
            let form = forms.iter().position(|known| *known == spelling.form);
            let form = form.unwrap_or_else(|| {
                forms.push(&spelling.form);
                forms.len() - 1
            });
            let row = self.spelling_row(spelling, form, &is_shared);
            self.spellings.push(row);
            parts.each(spelling, |text, part, flags| {
                let entry = entry(text, first, &self.spellings, part, flags);
                self.entries.push(entry);
            });
        }
        self.names.push(row);
    }

    fn name_row(&mut self, name: &NameEntry) -> NameRow {
        let family_first = name.order == Some(Order::FamilyFirst);
        let has_adjective = name.spelling.iter().any(|it| it.nisba.is_some());
        let context: Vec<String> = name.context.iter().map(Near::spaced).collect();
        NameRow {
            id: self.piece(&name.id),
            latin: self.piece(&name.latin),
            context: self.piece(&context.join("\n")),
            kind: kind(name.kind),
            flags: u8::from(family_first) * NameRow::FAMILY_FIRST
                + u8::from(name.iso.is_some() || has_adjective) * NameRow::COUNTRY,
            first: number(self.spellings.len()),
            count: u8::try_from(name.spelling.len()).unwrap_or(u8::MAX),
        }
    }

    /// A spelling of the name that comes next.
    fn spelling_row(
        &mut self,
        spelling: &SpellingEntry,
        form: usize,
        is_shared: impl Fn(&str) -> bool,
    ) -> SpellingRow {
        let family = spelling.family.as_deref().unwrap_or_default();
        let nisba = spelling.nisba.as_deref().unwrap_or_default();
        let flags = [
            (spelling.preferred, SpellingRow::PREFERRED),
            (spelling.article.is_some(), SpellingRow::ARTICLE),
            (spelling.obsolete, SpellingRow::OBSOLETE),
            (spelling.wrong, SpellingRow::WRONG),
            (spelling.ordinary, SpellingRow::ORDINARY),
            (spelling.family_ordinary, SpellingRow::FAMILY_ORDINARY),
            (is_shared(family), SpellingRow::FAMILY_SHARED),
        ];
        SpellingRow {
            name: small(self.names.len()),
            text: self.piece(&spelling.text),
            family: self.piece(family),
            nisba: self.piece(nisba),
            style: Conventions::parse(&spelling.style).map_or(0, |style| style.0),
            form: u8::try_from(form).unwrap_or(u8::MAX),
            flags: flags.iter().map(|(set, flag)| u8::from(*set) * flag).sum(),
        }
    }

    fn build(mut self) -> Registry {
        self.entries.sort_by_key(|entry| {
            let keys = (entry.key, entry.next);
            (keys, Reverse(entry.words), entry.spelling, entry.part)
        });
        let mut sieve = vec![0_u64; SIEVE];
        for entry in &self.entries {
            let holes = if entry.words == 1 {
                [Hole::of(entry.key); 3]
            } else {
                let pair = Hole::of_pair(entry.key, entry.next);
                [Hole::of_first(entry.key), Hole::of_second(entry.next), pair]
            };
            for hole in holes {
                sieve[hole.at & (SIEVE - 1)] |= hole.bits;
            }
        }
        let longer = self.entries.iter().filter(|entry| entry.words > 1);
        let mut seconds: Vec<u32> = longer.map(|entry| entry.next).collect();
        seconds.sort_unstable();
        seconds.dedup();
        let bucket = |entry: &Entry| entry.key >> BUCKET_SHIFT;
        let count = 1_u32 << (32 - BUCKET_SHIFT);
        let starts = (0..=count).map(|number_of| {
            let start = self
                .entries
                .partition_point(|entry| bucket(entry) < number_of);
            number(start)
        });
        Registry {
            buckets: starts.collect::<Vec<_>>().into(),
            text: self.text.into(),
            names: self.names.into(),
            spellings: self.spellings.into(),
            entries: self.entries.into(),
            seconds: seconds.into(),
            sieve: sieve.into(),
            notes: self.notes.into(),
        }
    }
}

/// What of a name's spellings may stand in a text.
struct Parts<'n> {
    /// The flags of all its entries.
    known: u8,
    /// Whether its adjectives are entries.
    nisbas: bool,
    /// The family names and adjectives there are entries of.
    written: Vec<(&'n str, u8)>,
}

impl<'n> Parts<'n> {
    fn of(name: &'n NameEntry, row: NameRow) -> Self {
        let usual = name.spelling.iter().filter(|it| it.form.is_empty());
        let adjectives: Vec<&str> = usual.filter_map(|it| it.nisba.as_deref()).collect();
        // An adjective that begins with a hamza may stand without it.
        let nisbas = adjectives.windows(2).any(|pair| pair[0] != pair[1])
            || adjectives.iter().any(|it| it.starts_with(HAMZAS));
        let is_country = row.flags & NameRow::COUNTRY != 0;
        let is_person = name.kind == NameKind::Person;
        Self {
            known: u8::from(is_country) * Entry::COUNTRY + u8::from(is_person) * Entry::PERSON,
            nisbas,
            written: Vec::new(),
        }
    }

    /// Gives `add` each text of a spelling with its part and flags, but no family name and no
    /// adjective twice.
    fn each(&mut self, spelling: &'n SpellingEntry, mut add: impl FnMut(&str, u8, u8)) {
        let known = self.known | (u8::from(spelling.wrong) * Entry::WRONG);
        let ordinary = |is: bool| known | (u8::from(is) * Entry::ORDINARY);
        let whole = ordinary(spelling.ordinary);
        add(&spelling.text, WHOLE, whole);
        if spelling.article.is_some() {
            add(&turned(&spelling.text), WHOLE | Entry::TURNED, whole);
        }
        let family = spelling.family.as_deref().unwrap_or_default();
        if !family.is_empty() && family != spelling.text && self.is_new(family, FAMILY) {
            add(family, FAMILY, ordinary(spelling.family_ordinary));
        }
        let nisba = spelling.nisba.as_deref().unwrap_or_default();
        // Without its hamza «ألباني» reads as a word with the article.
        let may_stand =
            spelling.form.is_empty() && !nisba.is_empty() && !nisba.starts_with(ARTICLE);
        if self.nisbas && may_stand && self.is_new(nisba, NISBA) {
            for ending in ENDINGS {
                let text = format!("{nisba}{ending}");
                add(&text, NISBA, known);
                add(&definite(&text), NISBA | Entry::TURNED, known);
            }
        }
    }

    fn is_new(&mut self, text: &'n str, part: u8) -> bool {
        let new = !self.written.contains(&(text, part));
        if new {
            self.written.push((text, part));
        }
        new
    }
}

/// The numbers of the parts that entries are of ([`Entry::part`]).
const WHOLE: u8 = 0;
const FAMILY: u8 = 1;
const NISBA: u8 = 2;

/// What may stand in a text of the last spelling, the name's first being `first`.
fn entry(text: &str, first: u32, spellings: &[SpellingRow], part: u8, flags: u8) -> Entry {
    let mut words = text.split([' ', '-']);
    let key_of_next = |word: Option<&str>| word.map_or(0, key);
    let last = spellings.len() - 1;
    Entry {
        key: key_of_next(words.next()),
        next: key_of_next(words.next()),
        print: print(text.as_bytes()),
        outline: outline(text.split([' ', '-']).map(str::as_bytes)),
        spelling: small(last),
        name: spellings[last].name,
        place: u8::try_from(last - first as usize).unwrap_or(u8::MAX),
        part,
        words: u8::try_from(text.split([' ', '-']).count()).unwrap_or(u8::MAX),
        flags,
    }
}

/// The text with the article before it, or without the one it has.
fn turned(text: &str) -> String {
    text.strip_prefix(ARTICLE)
        .map_or_else(|| definite(text), str::to_owned)
}

/// The text with the article before it.
fn definite(text: &str) -> String {
    format!("{ARTICLE}{text}")
}

const HAMZAS: [char; 2] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW];

/// The article.
pub(super) const ARTICLE: &str = "\u{627}\u{644}";

const fn kind(kind: NameKind) -> u8 {
    match kind {
        NameKind::Person => 0,
        NameKind::Place => 1,
        NameKind::Organisation => 2,
        NameKind::Company => 3,
        NameKind::Brand => 4,
        NameKind::Event => 5,
    }
}

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn small(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}
