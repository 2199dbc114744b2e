//! Every literal pattern of every card, for one pass over a text.
//!
//! A block is matched as its words with one space before each and one after the last
//! (`␣word␣word␣`), so a pattern says by its own first and last character whether clitics may
//! stand there: `␣إلي␣` stands alone, `إلي␣` may have proclitics before it.

use daachorse::charwise::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::collections::BTreeMap;

use super::card::{Card, List, MatchKind, Part, Text};
use super::list::{WATCHED, WordList};
use super::openers::Openers;
use crate::arabic;
use crate::arabic::clitics::{Opening, Proclitics};
use crate::arabic::joints::{elided, opened};
use crate::arabic::letters::{FEH, WAW};

/// What a pattern is to its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A word or fixed phrase to report.
    Word,
    /// A form of a pair.
    Pair,
    /// The first word of a phrase.
    Phrase,
    /// A word that calls the card's code.
    Trigger,
}

/// How a word is written in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// As it stands alone.
    Plain,
    /// As it stands before a pronoun, which must follow.
    Opened,
    /// As it stands, with its article, after ل, which must come before.
    Elided,
}

/// What to do where a pattern is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Index of the card.
    pub card: u16,
    /// What the pattern is to the card.
    pub role: Role,
    /// Index of the word or pair on the card.
    pub index: u16,
    /// For pairs, 0 for the first form and 1 for the second.
    pub side: u8,
    /// Proclitics allowed before it, as [`Proclitics`].
    pub before: u8,
    /// Whether a pronoun may follow it.
    pub after: bool,
    /// How many words it has.
    pub words: u8,
    /// How its clitics change it.
    pub joint: Joint,
}

/// The automaton: the value of a pattern is its place in [`Patterns::ranges`].
pub type Automaton = CharwiseDoubleArrayAhoCorasick<u32>;

/// The patterns of a set of cards.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    /// All entries, those of one pattern together.
    pub entries: List<Entry>,
    /// Start and end in `entries` of each pattern.
    pub ranges: List<(u32, u32)>,
    /// Which words may begin one.
    pub openers: Openers,
}

/// Collects the patterns of `cards` and builds their automaton.
///
/// # Errors
/// A list that does not exist, by card; more patterns than the automaton can hold.
pub fn compile(cards: &[Card], lists: &[WordList]) -> Result<(Patterns, Automaton), String> {
    let mut table: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let mut openers = Openers::default();
    for (index, card) in cards.iter().enumerate() {
        let card_index = u16::try_from(index).map_err(|_| "more than 65,535 cards".to_owned())?;
        Collector {
            table: &mut table,
            openers: &mut openers,
            card,
            card_index,
            lists,
        }
        .collect()?;
    }
    watch(&mut openers, lists);
    if table.is_empty() {
        table.insert("\u{1}".to_owned(), Vec::new());
    }
    let mut entries = Vec::new();
    let mut ranges = Vec::new();
    for found in table.values() {
        let start = count(entries.len());
        entries.extend_from_slice(found);
        ranges.push((start, count(entries.len())));
    }
    let patterns = table
        .keys()
        .enumerate()
        .map(|(value, pattern)| (pattern, count(value)));
    let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .build_with_values(patterns)
        .map_err(|error| error.to_string())?;
    Ok((
        Patterns {
            entries: entries.into(),
            ranges: ranges.into(),
            openers,
        },
        automaton,
    ))
}

/// Adds the words of the lists that every word of a story is asked for.
fn watch(openers: &mut Openers, lists: &[WordList]) {
    for (name, conjoined) in WATCHED {
        for list in lists.iter().filter(|list| list.name == name) {
            for word in list.words.iter() {
                openers.list(word);
                for conjunction in [WAW, FEH].iter().filter(|_| conjoined) {
                    openers.list(&format!("{conjunction}{word}"));
                }
            }
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

struct Collector<'a> {
    table: &'a mut BTreeMap<String, Vec<Entry>>,
    openers: &'a mut Openers,
    card: &'a Card,
    card_index: u16,
    lists: &'a [WordList],
}

impl Collector<'_> {
    fn collect(&mut self) -> Result<(), String> {
        let card = self.card;
        let matcher = &card.matcher;
        let role = if matcher.kind == MatchKind::Code {
            Role::Trigger
        } else {
            Role::Word
        };
        for (index, word) in matcher.word.iter().enumerate() {
            let before = word.before.as_deref().unwrap_or(&matcher.before);
            let after = word.after.unwrap_or(matcher.after);
            self.add(&word.wrong, &self.entry(role, index, 0), before, after);
        }
        for name in matcher.triggers.iter() {
            for word in self.words_of(name)? {
                self.add(
                    &word,
                    &self.entry(Role::Trigger, usize::from(u16::MAX), 0),
                    &matcher.before,
                    matcher.after,
                );
            }
        }
        for (index, pair) in matcher.pair.iter().enumerate() {
            for (side, form) in [(0, &pair.first), (1, &pair.second)] {
                let endings = pair.endings.as_deref().unwrap_or(&matcher.endings);
                for ending in std::iter::once("").chain(endings.split_whitespace()) {
                    let entry = self.entry(Role::Pair, index, side);
                    self.add(
                        &format!("{form}{ending}"),
                        &entry,
                        &matcher.before,
                        matcher.after,
                    );
                }
            }
        }
        if let Some(first) = matcher.part.first() {
            for word in self.part_words(first)? {
                self.add(
                    &word,
                    &self.entry(Role::Phrase, 0, 0),
                    &first.before,
                    first.after,
                );
            }
            for part in matcher
                .part
                .iter()
                .skip(1)
                .filter(|part| !part.list.is_empty())
            {
                self.words_of(&part.list)?;
            }
        }
        Ok(())
    }

    fn entry(&self, role: Role, index: usize, side: u8) -> Entry {
        let index = u16::try_from(index).unwrap_or(u16::MAX);
        Entry {
            card: self.card_index,
            role,
            index,
            side,
            before: 0,
            after: false,
            words: 1,
            joint: Joint::Plain,
        }
    }

    fn add(&mut self, text: &str, entry: &Entry, before: &str, after: bool) {
        let folded = arabic::folded(text);
        let proclitics = Proclitics::parse(before).unwrap_or_default();
        self.pattern(&folded, entry, proclitics, after);
        if entry.role == Role::Trigger {
            return;
        }
        // The share at which a convention is too mixed to call was measured without these.
        if entry.role != Role::Pair
            && proclitics.has(Proclitics::LAM)
            && let Some(elided) = elided(&folded)
        {
            let joint = Joint::Elided;
            self.pattern(elided, &Entry { joint, ..*entry }, proclitics, after);
        }
        if let Some(opened) = opened(&folded, self.opening(&folded)).filter(|_| after) {
            let joint = Joint::Opened;
            self.pattern(&opened, &Entry { joint, ..*entry }, proclitics, after);
        }
    }

    /// What a final ى of `word` becomes before a pronoun.
    fn opening(&self, word: &str) -> Opening {
        let mut lists = self.lists.iter();
        let dotted = lists.find(|list| list.name == "yeh-before-pronouns");
        if dotted.is_some_and(|list| list.has(word)) {
            Opening::Yeh
        } else {
            Opening::Alef
        }
    }

    fn pattern(&mut self, text: &str, entry: &Entry, proclitics: Proclitics, after: bool) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.openers.add(text, proclitics, after);
        let mut pattern = String::with_capacity(text.len() + 2);
        if proclitics == Proclitics::NONE {
            pattern.push(' ');
        }
        pattern.push_str(&words.join(" "));
        if !after {
            pattern.push(' ');
        }
        let words = u8::try_from(words.len()).unwrap_or(u8::MAX);
        let entry = Entry {
            before: proclitics.0,
            after,
            words,
            ..*entry
        };
        self.table.entry(pattern).or_default().push(entry);
    }

    fn part_words(&self, part: &Part) -> Result<Vec<Text>, String> {
        if part.list.is_empty() {
            return Ok(part
                .words
                .split_whitespace()
                .map(|word| Text::Owned(word.to_owned()))
                .collect());
        }
        self.words_of(&part.list)
    }

    fn words_of(&self, name: &str) -> Result<Vec<Text>, String> {
        let list = self.lists.iter().find(|list| list.name == name);
        let list = list.ok_or_else(|| {
            format!(
                "{}: there is no list named `{name}` in rules/lists/",
                self.card.id
            )
        })?;
        Ok(list.words.to_vec())
    }
}
