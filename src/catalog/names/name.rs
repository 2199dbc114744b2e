//! A name of a registry and its spellings, as rules ask for them.

use super::{Conventions, NameKind, NameRow, Note, Registry, SpellingRow, loosely_alike};

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
    pub(super) registry: &'a Registry,
    pub(super) row: &'a NameRow,
}

/// A spelling of a registry.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    pub(super) registry: &'a Registry,
    pub(super) row: &'a SpellingRow,
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

    /// `f` of a woman, else empty.
    pub fn gender(self) -> &'a str {
        self.note(Note::GENDER)
    }

    /// A country's code; empty where there is none.
    pub fn iso(self) -> &'a str {
        self.note(Note::ISO)
    }

    /// The code of the country that a capital is of; empty where there is none.
    pub fn country(self) -> &'a str {
        self.note(Note::COUNTRY)
    }

    /// The id of another name of the same thing; empty where there is none.
    pub fn same_as(self) -> &'a str {
        self.note(Note::SAME_AS)
    }

    /// Words and phrases near by that tell it from another of the same spelling; one space stands
    /// between the words of a phrase.
    pub fn context(self) -> impl Iterator<Item = &'a str> {
        self.registry.piece(self.row.context).lines()
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

    /// Whether a text has a word that only wrong spellings have (`الإتحاد` of `الاتحاد السوفياتي`): it
    /// is no spelling of the name, whatever the rest of it is.
    pub fn is_misspelt_in(self, text: &str) -> bool {
        let has = |spelling: Spelling<'_>, word| spelling.text().split(' ').any(|it| it == word);
        text.split(' ').any(|word| {
            let mut of_it = self.spellings().filter(|it| has(*it, word)).peekable();
            of_it.peek().is_some() && of_it.all(Spelling::is_wrong)
        })
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

    /// What mends a wrong spelling and leaves its words as they are: `اتفاقية أوسلو` for `إتفاقية أوسلو`,
    /// not `اتفاق أوسلو`; of several, the one that the house refuses least. Nothing if only other words
    /// are right.
    pub fn mended(self, wrong: Spelling<'a>, refused: Conventions) -> Option<Spelling<'a>> {
        let bare = Conventions::parse("hamza-initial-bare").unwrap_or_default();
        let mends = |it: &Spelling<'a>| {
            let stands = it.form() == wrong.form() && !it.is_obsolete() && !it.is_wrong();
            stands && loosely_alike(it.text(), wrong.text())
        };
        self.spellings().filter(mends).min_by_key(|it| {
            let pairs = it.text().bytes().zip(wrong.text().bytes());
            let changed = pairs.filter(|(one, other)| one != other).count();
            (it.style().shared(refused), it.style().shared(bare), changed)
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
