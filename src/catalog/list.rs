use super::card::{List, Text};
use crate::arabic;
use crate::arabic::letters::{FEH, WAW};

/// A class of words that cards and code share, such as the verbs of speech.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    /// The file's stem.
    pub name: Text,
    /// Its words, folded and sorted.
    pub words: List<Text>,
    /// Words a newsroom takes out of the list of the same name, folded and sorted.
    pub without: List<Text>,
}

impl WordList {
    /// Makes a list from words in any order; marks are folded away.
    pub fn new(
        name: &str,
        words: impl IntoIterator<Item = String>,
        without: impl IntoIterator<Item = String>,
    ) -> Self {
        Self {
            name: Text::Owned(name.to_owned()),
            words: folded(words),
            without: folded(without),
        }
    }

    /// Whether `word` (folded) is in the list. Logarithmic in the list's length.
    pub fn has(&self, word: &str) -> bool {
        self.words
            .binary_search_by(|entry| (**entry).cmp(word))
            .is_ok()
    }

    /// Whether `word` (folded) is in the list, as it stands or after the conjunction و or ف.
    pub fn has_conjoined(&self, word: &str) -> bool {
        self.has(word)
            || word
                .strip_prefix([WAW, FEH])
                .is_some_and(|rest| self.has(rest))
    }

    /// This list with another of the same name put on top of it.
    #[must_use]
    pub fn with(&self, over: &Self) -> Self {
        let kept = self
            .words
            .iter()
            .filter(|word| !over.without.contains(word))
            .chain(over.words.iter());
        Self::new(&self.name, kept.map(|word| word.clone().into_owned()), [])
    }
}

fn folded(words: impl IntoIterator<Item = String>) -> List<Text> {
    let mut words: Vec<Text> = words
        .into_iter()
        .map(|word| Text::Owned(arabic::folded(&word).into_owned()))
        .collect();
    words.sort();
    words.dedup();
    words.into()
}
