//! What of the catalog may be about the words of the lexicon.

#[path = "../src/lexicon/about.rs"]
mod about;

use crate::arabic::clitics::{Proclitics, beginnings};
use crate::arabic::letters::LAM;
use crate::catalog::asked::Asked;
use crate::catalog::list::{HEADS, WordList};
use crate::catalog::names::{Keys, Registry, key};
use crate::catalog::openers::{FIRST, LISTED, Openers, SECOND, WORD};
use crate::catalog::patterns::Automaton;
use crate::catalog::senses::SenseTable;
use crate::catalog::word_sets::WordSets;
pub(crate) use about::About;

/// What our cards, lists and names are about.
pub(crate) struct Subjects<'a> {
    openers: &'a Openers,
    automaton: &'a Automaton,
    senses: SenseTable,
    registry: &'a Registry,
    /// The first parts of compound names.
    heads: Vec<&'a str>,
    /// The words of sourcing that have no sense.
    asked: WordSets,
}

impl<'a> Subjects<'a> {
    pub(crate) fn of(
        (openers, automaton): (&'a Openers, &'a Automaton),
        lists: &'a [WordList],
        registry: &'a Registry,
    ) -> Self {
        let words = |wanted: &dyn Fn(&str) -> bool| {
            let of = lists.iter().filter(|list| wanted(&list.name));
            let words = of.flat_map(|list| list.words.iter());
            words.map(|word| &**word).collect::<Vec<&str>>()
        };
        Self {
            openers,
            automaton,
            senses: SenseTable::of(lists),
            registry,
            heads: words(&|name| HEADS.contains(&name)),
            asked: Asked::table(lists),
        }
    }

    /// Which of them may be about a word, with proclitics or without.
    pub(crate) fn about(&self, word: &str) -> About {
        let mut readings = beginnings(word).map(|reading| reading.stem(word));
        let sets = self.openers.sets(word);
        About::default()
            .with_if(sets[WORD] && self.has_pattern(word), About::PATTERN)
            .with_if(sets[FIRST], About::FIRST)
            .with_if(sets[SECOND], About::SECOND)
            .with_if(self.registry.follows(key(word)), About::FOLLOWS)
            .with_if(sets[LISTED], About::LISTED)
            .with_if(
                self.may_begin_name(word) || self.has_head(word),
                About::NAME,
            )
            .with_if(self.senses.place(word) != 0, About::SENSE)
            .with_if(
                readings.any(|stem| self.asked.of_word(stem) != 0),
                About::ASKED,
            )
    }

    /// Whether a card's word may stand in the word, with whatever stands before and after it.
    fn has_pattern(&self, word: &str) -> bool {
        let text = format!(" {word} ");
        self.automaton.find_overlapping_iter(text).next().is_some()
    }

    /// Whether a name may begin with the word, or with what is left of it without proclitics.
    fn may_begin_name(&self, word: &str) -> bool {
        let keys = Keys::of(word.as_bytes());
        let begins = |key: u32| self.registry.begins(key) != (false, false);
        beginnings(word).any(|reading| {
            let has_article = reading.proclitics.has(Proclitics::ARTICLE);
            let swallowed = || begins(keys.swallowed_at(reading.start - LAM.len_utf8()));
            begins(keys.at(reading.start)) || has_article && swallowed()
        })
    }

    /// Whether the word begins with the first part of a compound, or its second letter does.
    fn has_head(&self, word: &str) -> bool {
        let mut rest = word.chars();
        let stems = [word, rest.next().map_or("", |_| rest.as_str())];
        let has = |head: &&str| stems.iter().any(|stem| stem.starts_with(*head));
        self.heads.iter().any(has)
    }
}
