//! Makes a table of entries.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::sieve::{Hole, SIEVE};
use super::source::{Article, Order};
use super::{
    Entry, NameEntry, NameKind, NameRow, Note, Piece, Registry, SpellingRow, key, letters,
};

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

pub(super) fn compile(names: &[NameEntry]) -> Registry {
    let mut builder = Builder::default();
    let mut families: HashMap<&str, Vec<&str>> = HashMap::new();
    for name in names {
        for family in name.spelling.iter().filter_map(|it| it.family.as_deref()) {
            let of = families.entry(family).or_default();
            if !of.contains(&&*name.id) {
                of.push(&name.id);
            }
        }
    }
    for name in names {
        builder.notes(name);
        builder.name(name, |family| {
            families.get(family).is_some_and(|of| of.len() > 1)
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
        let mut note = |spelling: usize, about: u8, text: Option<&String>| {
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
        note(whole, Note::OFFICIAL, name.official.as_ref());
        note(whole, Note::SAME_AS, name.same_as.as_ref());
        for (place, spelling) in name.spelling.iter().enumerate() {
            note(place, Note::SINCE, spelling.since.as_ref());
            note(place, Note::UNTIL, spelling.until.as_ref());
        }
    }

    fn name(&mut self, name: &NameEntry, is_shared: impl Fn(&str) -> bool) {
        let family_first = name.order == Some(Order::FamilyFirst);
        let has_adjective = name
            .spelling
            .iter()
            .any(|spelling| spelling.nisba.is_some());
        let context: Vec<&str> = name.context.iter().map(|near| &*near.word).collect();
        let name_row = NameRow {
            id: self.piece(&name.id),
            latin: self.piece(&name.latin),
            context: self.piece(&context.join(" ")),
            kind: kind(name.kind),
            flags: u8::from(family_first) * NameRow::FAMILY_FIRST
                + u8::from(name.iso.is_some() || has_adjective) * NameRow::COUNTRY,
            first: number(self.spellings.len()),
            count: u8::try_from(name.spelling.len()).unwrap_or(u8::MAX),
        };
        let mut forms: Vec<&str> = vec![""];
        let usual = name
            .spelling
            .iter()
            .filter(|spelling| spelling.form.is_empty());
        let adjectives: Vec<&str> = usual
            .filter_map(|spelling| spelling.nisba.as_deref())
            .collect();
        let differ = adjectives.windows(2).any(|pair| pair[0] != pair[1]);
        let mut written: Vec<(&str, u8)> = Vec::new();
        for spelling in &name.spelling {
            let form = forms.iter().position(|known| *known == spelling.form);
            let form = form.unwrap_or_else(|| {
                forms.push(&spelling.form);
                forms.len() - 1
            });
            let family = spelling.family.as_deref().unwrap_or_default();
            let nisba = spelling.nisba.as_deref().unwrap_or_default();
            let article = spelling.article == Some(Article::Optional);
            let flags = [
                (spelling.preferred, SpellingRow::PREFERRED),
                (article, SpellingRow::ARTICLE),
                (spelling.obsolete, SpellingRow::OBSOLETE),
                (spelling.wrong, SpellingRow::WRONG),
                (spelling.ordinary, SpellingRow::ORDINARY),
                (spelling.family_ordinary, SpellingRow::FAMILY_ORDINARY),
                (is_shared(family), SpellingRow::FAMILY_SHARED),
            ];
            let row = SpellingRow {
                name: small(self.names.len()),
                text: self.piece(&spelling.text),
                family: self.piece(family),
                nisba: self.piece(nisba),
                style: super::Conventions::parse(&spelling.style).map_or(0, |style| style.0),
                form: u8::try_from(form).unwrap_or(u8::MAX),
                flags: flags.iter().map(|(set, flag)| u8::from(*set) * flag).sum(),
            };
            self.spellings.push(row);
            let known = [
                (row.flags & SpellingRow::WRONG, Entry::WRONG),
                (name_row.flags & NameRow::COUNTRY, Entry::COUNTRY),
                (u8::from(name.kind == NameKind::Person), Entry::PERSON),
            ];
            let known = known.iter().filter(|(set, _)| *set != 0);
            let known = known.fold(0, |flags, (_, flag)| flags | flag);
            let ordinary = |is: bool| known | (u8::from(is) * Entry::ORDINARY);
            let whole = ordinary(spelling.ordinary);
            let mut add = |text: &str, part: u8, flags: u8| {
                self.entries
                    .push(entry(text, name_row.first, &self.spellings, part, flags));
            };
            add(&spelling.text, 0, whole);
            if article {
                add(&turned(&spelling.text), Entry::TURNED, whole);
            }
            if !family.is_empty() && family != spelling.text && !written.contains(&(family, 1)) {
                add(family, 1, ordinary(spelling.family_ordinary));
                written.push((family, 1));
            }
            // Without its hamza «ألباني» reads as a word with the article.
            let may_stand =
                spelling.form.is_empty() && !nisba.is_empty() && !nisba.starts_with(ARTICLE);
            if differ && may_stand && !written.contains(&(nisba, 2)) {
                for ending in ENDINGS {
                    add(&format!("{nisba}{ending}"), 2, known);
                    add(
                        &definite(&format!("{nisba}{ending}")),
                        2 | Entry::TURNED,
                        known,
                    );
                }
                written.push((nisba, 2));
            }
        }
        self.names.push(name_row);
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
            sieve: sieve.into(),
            notes: self.notes.into(),
        }
    }
}

/// What may stand in a text of the last spelling, the name's first being `first`.
fn entry(text: &str, first: u32, spellings: &[SpellingRow], part: u8, flags: u8) -> Entry {
    let mut words = text.split([' ', '-']);
    let key_of_next = |word: Option<&str>| word.map_or(0, key);
    let last = spellings.len() - 1;
    Entry {
        key: key_of_next(words.next()),
        next: key_of_next(words.next()),
        letters: letters(text.as_bytes()),
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
