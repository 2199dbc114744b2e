//! The words and phrases that a newsroom writes on purpose (`[words] accept`).

use std::collections::HashSet;
use std::ops::Range;

use crate::arabic;
use crate::arabic::clitics::{Proclitics, analyses, beginnings, is_pronoun};
use crate::arabic::joints::{closed, opened};
use crate::arabic::letters::{ALEF, LAM};
use crate::story::Prose;

/// Accepted words, with whatever clitics a text writes onto them.
#[derive(Clone, Debug, Default)]
pub(super) struct Accepted {
    words: HashSet<String>,
    phrases: Vec<Box<[String]>>,
}

/// The words of an entry of `accept`, folded; none in one that accepts nothing.
pub fn accepted_words(entry: &str) -> Vec<String> {
    let folded = arabic::folded(entry);
    let words = arabic::tokenize(&folded).words;
    words
        .iter()
        .map(|word| word.of(&folded).to_owned())
        .collect()
}

impl Accepted {
    pub(super) fn add(&mut self, entry: &str) {
        let mut words = accepted_words(entry);
        match words.len() {
            0 => {}
            1 => self.words.extend(words.pop()),
            _ => self.phrases.push(words.into()),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }

    /// Whether all words of `range`, by index, are accepted, each alone or as part of one phrase.
    pub(super) fn has(&self, prose: &Prose<'_>, range: &Range<usize>) -> bool {
        range.clone().all(|index| self.has_word(prose.word(index)))
            || self
                .phrases
                .iter()
                .any(|phrase| is_inside(prose, range, phrase))
    }

    fn has_word(&self, word: &str) -> bool {
        let known = |stem: &str| self.words.contains(stem);
        !self.words.is_empty()
            && (known(word)
                || analyses(word).iter().any(|reading| {
                    let stem = reading.stem(word);
                    let before_pronoun = !reading.pronoun(word).is_empty();
                    let (prefix, article) = (reading.prefix(word), reading.proclitics);
                    known(stem)
                        || before_pronoun && closed(stem).is_some_and(|stem| known(&stem))
                        || is_elided(prefix, article) && known(&format!("{ALEF}{LAM}{stem}"))
                }))
    }
}

/// Whether `prefix` is ل and what it leaves of the article.
fn is_elided(prefix: &str, read: Proclitics) -> bool {
    read.has(Proclitics::ARTICLE.with(Proclitics::LAM)) && prefix.ends_with(LAM)
}

/// Whether `phrase` stands where it holds all words of `range`.
fn is_inside(prose: &Prose<'_>, range: &Range<usize>, phrase: &[String]) -> bool {
    let first = range.end.saturating_sub(phrase.len());
    (first..=range.start).any(|start| stands_at(prose, start, phrase))
}

fn stands_at(prose: &Prose<'_>, start: usize, phrase: &[String]) -> bool {
    let last = phrase.len() - 1;
    phrase.iter().enumerate().all(|(index, known)| {
        let word = prose.word(start + index);
        word == known
            || index == 0 && begins_with_clitics(word, known)
            || index == last && ends_with_pronoun(word, known)
    })
}

fn begins_with_clitics(word: &str, known: &str) -> bool {
    beginnings(word).any(|reading| {
        let stem = reading.stem(word);
        let article = || known.strip_prefix(ALEF)?.strip_prefix(LAM);
        stem == known
            || is_elided(reading.prefix(word), reading.proclitics) && article() == Some(stem)
    })
}

fn ends_with_pronoun(word: &str, known: &str) -> bool {
    let open = opened(known, arabic::clitics::Opening::Alef);
    let stem = open.as_deref().unwrap_or(known);
    word.strip_prefix(stem).is_some_and(is_pronoun)
}
