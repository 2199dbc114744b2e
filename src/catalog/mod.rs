//! Cards parsed and compiled once: rules, lists, packs, the words a reader sees.
//!
//! Our own are in the binary as constants and an automaton; a newsroom's are read by the same code
//! at run time. Does no I/O: callers hand it texts.

pub(crate) mod asked;
pub mod card;
mod embedded;
mod form;
mod index;
pub(crate) mod keys;
pub mod layer;
pub mod list;
mod name_page;
pub mod names;
mod openers;
mod page;
pub mod patterns;
pub(crate) mod place;
pub mod senses;
pub mod source;
pub(crate) mod visible;
mod word_sets;
pub(crate) mod wording;

use std::sync::Arc;

use asked::Asked;
use card::{Card, List, Text, Wording};
pub use card::{FixPolicy, Level, MatchKind, Names, Quotation};
use compact_str::CompactString;
pub use index::index;
use keys::Keys;
use layer::Layer;
use list::WordList;
pub use name_page::{kind_key, name_page};
use names::KnownNames;
pub(crate) use openers::{FIRST, LISTED, Openers, SECOND, WORD};
pub use page::page;
use patterns::{Automaton, Entry, Patterns};
use senses::SenseTable;
use word_sets::WordSets;

use crate::lint::Finding;

/// The place of a rule in a [`Catalog`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u16);

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// العربية.
    #[default]
    Arabic,
    /// English.
    English,
}

/// Every rule, list and pack there is, with the automaton of all their words.
pub struct Catalog {
    cards: List<Card>,
    lists: List<WordList>,
    list_keys: Keys,
    packs: List<(Text, Layer)>,
    names: KnownNames,
    senses: SenseTable,
    asked: WordSets,
    interface: &'static [Wording],
    patterns: Patterns,
    automaton: Automaton,
    /// Whether a newsroom has put nothing on top of what is in the binary.
    is_ours: bool,
}

impl Catalog {
    /// The rules inside the binary. Nothing is parsed; the first call copies the automaton.
    pub fn embedded() -> Arc<Self> {
        embedded::catalog()
    }

    /// This catalog with a newsroom's cards, lists and packs put on top of it.
    ///
    /// A card with the id of one of ours replaces it, which is how one of ours is tried while it is
    /// written; lists of the same name are merged.
    ///
    /// # Errors
    /// A card that names a list that does not exist.
    pub fn with_house(
        &self,
        cards: Vec<Card>,
        lists: Vec<WordList>,
        packs: Vec<(Text, Layer)>,
    ) -> Result<Self, String> {
        let mut all = self.cards.to_vec();
        for card in cards {
            match all.iter_mut().find(|known| known.id == card.id) {
                Some(known) => *known = card,
                None => all.push(card),
            }
        }
        let mut merged = self.lists.to_vec();
        for list in lists {
            match merged.iter_mut().find(|known| known.name == list.name) {
                Some(known) => *known = known.with(&list),
                None => merged.push(list),
            }
        }
        merged.sort_by(|a, b| a.name.cmp(&b.name));
        let mut layers = self.packs.to_vec();
        layers.extend(packs);
        let (patterns, automaton) = patterns::compile(&all, &merged)?;
        Ok(Self {
            cards: all.into(),
            list_keys: Keys::of(merged.iter().map(|list| &*list.name)),
            senses: SenseTable::of(&merged),
            asked: Asked::table(&merged),
            lists: merged.into(),
            packs: layers.into(),
            names: self.names.clone(),
            interface: self.interface,
            patterns,
            automaton,
            is_ours: false,
        })
    }

    /// Whether this is the catalog inside the binary, for which [`Form::about`] holds.
    ///
    /// [`Form::about`]: crate::lexicon::Form::about
    pub(crate) fn is_ours(&self) -> bool {
        self.is_ours
    }

    /// All rules with their ids, ours in the order of group and id, then the newsroom's.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &Card)> + Clone {
        self.cards
            .iter()
            .enumerate()
            .map(|(index, card)| (RuleId(u16::try_from(index).unwrap_or(u16::MAX)), card))
    }

    /// The card of a rule of this catalog.
    pub fn card(&self, rule: RuleId) -> &Card {
        &self.cards[usize::from(rule.0)]
    }

    /// The rule called `id`.
    pub fn find(&self, id: &str) -> Option<RuleId> {
        self.rules()
            .find(|(_, card)| card.id == id)
            .map(|(rule, _)| rule)
    }

    /// The list called `name`; an empty one if there is none, so that a rule stays silent.
    /// Constant time.
    pub fn list(&self, name: &str) -> &WordList {
        const NONE: &WordList = &WordList {
            name: Text::Borrowed(""),
            words: List::Borrowed(&[]),
            without: List::Borrowed(&[]),
            values: List::Borrowed(&[]),
            keys: Keys {
                slots: List::Borrowed(&[]),
            },
            lengths: 0,
        };
        let place = self.list_place(name);
        place.map_or(NONE, |place| &self.lists[place])
    }

    /// Where the list called `name` stands, for asking it often.
    pub(crate) fn list_place(&self, name: &str) -> Option<usize> {
        let is = |place: usize| self.lists.get(place).is_some_and(|list| list.name == name);
        self.list_keys.find(name.as_bytes(), is)
    }

    /// The list at a place.
    pub(crate) fn list_at(&self, place: usize) -> Option<&WordList> {
        self.lists.get(place)
    }

    /// What words may be to the sourcing of a sentence.
    pub(crate) fn senses(&self) -> &SenseTable {
        &self.senses
    }

    /// Which of the lists that sourcing asks about a word is in, as it stands.
    pub(crate) fn asked(&self, word: &str) -> Asked {
        Asked(self.asked.of_word(word))
    }

    /// The names of all lists.
    pub fn list_names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(|list| &*list.name)
    }

    /// The pack called `name`.
    pub fn pack(&self, name: &str) -> Option<&Layer> {
        self.packs
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, layer)| layer)
    }

    /// The names of all packs.
    pub fn pack_names(&self) -> impl Iterator<Item = &str> {
        self.packs.iter().map(|(name, _)| &**name)
    }

    /// The names that are known.
    pub fn names(&self) -> &KnownNames {
        &self.names
    }

    /// This catalog with a newsroom's names put before ours.
    ///
    /// # Errors
    /// The place in `names` of the first for which there is no room.
    pub fn with_names(mut self, names: &[names::NameEntry]) -> Result<Self, usize> {
        self.names = self.names.with_house(names)?;
        self.is_ours = false;
        Ok(self)
    }

    /// The interface's own words for `key`; the key itself where there are none.
    pub fn say<'a>(&'a self, key: &'a str, language: Language) -> &'a str {
        let found = self
            .interface
            .binary_search_by(|(known, _)| (**known).cmp(key));
        found.map_or(key, |index| match language {
            Language::Arabic => &self.interface[index].1.0,
            Language::English => &self.interface[index].1.1,
        })
    }

    /// What `finding` says in `language`; `text` is the text at its span.
    pub fn message(&self, finding: &Finding, text: &str, language: Language) -> String {
        let mut message = String::new();
        self.push_message(&mut message, finding, (text, language));
        message
    }

    /// Appends what `finding` says, as [`Self::message`] does.
    pub(crate) fn push_message(
        &self,
        out: &mut String,
        finding: &Finding,
        (text, language): (&str, Language),
    ) {
        let text = finding.seen().unwrap_or(text);
        let card = self.card(finding.rule);
        let say = usize::from(finding.say)
            .checked_sub(1)
            .and_then(|index| card.say.get(index));
        let template = match (say, language) {
            (None, Language::Arabic) => &card.message,
            (None, Language::English) => &card.message_en,
            (Some(say), Language::Arabic) => &say.message,
            (Some(say), Language::English) => &say.message_en,
        };
        fill(out, template, text, &finding.arguments);
        if finding.quoted {
            out.push_str(" (");
            out.push_str(self.say("in-quotation", language));
            out.push(')');
        }
    }

    pub(crate) fn automaton(&self) -> &Automaton {
        &self.automaton
    }

    /// Whether a pattern of one word is found in `word`, with whatever stands before and after it.
    /// `text` is a buffer.
    pub(crate) fn has_pattern(&self, word: &str, text: &mut String) -> bool {
        text.clear();
        text.extend([" ", word, " "]);
        self.automaton.find_overlapping_iter(text).next().is_some()
    }

    pub(crate) fn openers(&self) -> &Openers {
        &self.patterns.openers
    }

    pub(crate) fn entries(&self, pattern: u32) -> &[Entry] {
        let Some(&(start, end)) = self.patterns.ranges.get(pattern as usize) else {
            return &[];
        };
        self.patterns
            .entries
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}

/// Appends `template` with `text` for `{0}` and the arguments for `{1}` and on.
fn fill(out: &mut String, template: &str, text: &str, arguments: &[CompactString]) {
    let mut rest = template;
    while let Some((before, after)) = split_once(rest, b'{') {
        out.push_str(before);
        let Some((place, tail)) = placeholder(after) else {
            out.push('{');
            rest = after;
            continue;
        };
        match place.checked_sub(1) {
            None => out.push_str(text),
            Some(place) => out.push_str(arguments.get(place).map_or("", |argument| argument)),
        }
        rest = tail;
    }
    out.push_str(rest);
}

/// The number that a placeholder without its `{` begins with, and what stands after its `}`.
fn placeholder(text: &str) -> Option<(usize, &str)> {
    if let [digit @ b'0'..=b'9', b'}', ..] = text.as_bytes() {
        return Some((usize::from(digit - b'0'), text.get(2..)?));
    }
    let (number, tail) = text.split_once('}')?;
    Some((number.parse().ok()?, tail))
}

/// What stands before and after the first of an ASCII character: every message is cut at some.
fn split_once(text: &str, character: u8) -> Option<(&str, &str)> {
    let at = memchr::memchr(character, text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}
