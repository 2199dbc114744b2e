use std::collections::BTreeMap;

use super::card::{List, Text};
use super::keys::Keys;
use crate::arabic;
use crate::arabic::letters::{FEH, WAW};

/// The lists that every word of a story is asked for, and whether و or ف may stand before their
/// words.
pub const WATCHED: [(&str, bool); 10] = [
    ("inna-words", false),
    ("speech-verbs", true),
    ("titles", false),
    ("given-names", false),
    ("accusatives", true),
    ("scripture-cues", false),
    ("function-words", false),
    ("east-asian-names", false),
    ("ha-words", false),
    ("dialect-words", false),
];

/// The lists of the first parts of compound names.
pub(crate) const HEADS: [&str; 2] = ["compound-name-heads", "kunya-heads"];

/// A class of words that cards and code share, such as the verbs of speech.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    /// The file's stem.
    pub name: Text,
    /// Its words, folded and sorted.
    pub words: List<Text>,
    /// Words a newsroom takes out of the list of the same name, folded and sorted.
    pub without: List<Text>,
    /// What its words count, for lists of number words: sorted by word.
    pub values: List<(Text, i64)>,
    /// Where each word stands in `words`.
    pub keys: Keys,
    /// A bit for each length in bytes that a word has; the last for all longer ones.
    pub lengths: u64,
}

/// The bit of a word's length.
#[inline]
fn length(word: &str) -> u64 {
    1 << word.len().min(63)
}

impl WordList {
    /// Makes a list from words in any order; marks are folded away.
    pub fn new(
        name: &str,
        words: impl IntoIterator<Item = String>,
        without: impl IntoIterator<Item = String>,
    ) -> Self {
        let words = folded(words);
        Self {
            name: Text::Owned(name.to_owned()),
            keys: Keys::of(words.iter().map(|word| &**word)),
            lengths: words.iter().fold(0, |all, word| all | length(word)),
            words,
            without: folded(without),
            values: List::Borrowed(&[]),
        }
    }

    /// This list with numbers for some of its words; of two numbers for one word the later counts.
    #[must_use]
    pub fn counting(self, values: impl IntoIterator<Item = (String, i64)>) -> Self {
        let values: BTreeMap<String, i64> = values
            .into_iter()
            .map(|(word, value)| (arabic::folded(&word).into_owned(), value))
            .collect();
        let values = values
            .into_iter()
            .filter(|(word, _)| self.has(word))
            .map(|(word, value)| (Text::Owned(word), value))
            .collect();
        Self { values, ..self }
    }

    /// Whether `word` (folded) is in the list. Constant time whatever the list's length.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        self.lengths & length(word) != 0 && self.holds(word)
    }

    fn holds(&self, word: &str) -> bool {
        let is = |place: usize| self.words.get(place).is_some_and(|known| *known == word);
        self.keys.find(word.as_bytes(), is).is_some()
    }

    /// Whether `word` (folded) is in the list, as it stands or after the conjunction و or ف.
    pub fn has_conjoined(&self, word: &str) -> bool {
        self.has(word)
            || word
                .strip_prefix([WAW, FEH])
                .is_some_and(|rest| self.has(rest))
    }

    /// The number that `word` (folded) counts, if the list says one. Logarithmic in the list's
    /// length.
    pub fn value(&self, word: &str) -> Option<i64> {
        let place = self
            .values
            .binary_search_by(|(entry, _)| (**entry).cmp(word));
        place.ok().map(|index| self.values[index].1)
    }

    /// This list with another of the same name put on top of it.
    #[must_use]
    pub fn with(&self, over: &Self) -> Self {
        let kept = self
            .words
            .iter()
            .filter(|word| !over.without.contains(word))
            .chain(over.words.iter());
        let values = self.values.iter().chain(over.values.iter());
        Self::new(&self.name, kept.map(|word| word.clone().into_owned()), [])
            .counting(values.map(|(word, value)| (word.clone().into_owned(), *value)))
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

#[cfg(test)]
mod tests {
    use super::WordList;

    fn list(words: &[(&str, i64)], without: &[&str]) -> WordList {
        let owned = |word: &str| word.to_owned();
        WordList::new(
            "numerals",
            words.iter().map(|(word, _)| owned(word)),
            without.iter().map(|word| owned(word)),
        )
        .counting(words.iter().map(|(word, value)| (owned(word), *value)))
    }

    #[test]
    fn a_word_keeps_its_number_through_folding_and_layers() {
        let ours = list(&[("مِئة", 100), ("ألف", 1000)], &[]);
        assert_eq!(ours.value("مئة"), Some(100));
        assert_eq!(ours.value("مليون"), None);
        let house = list(&[("مليون", 1_000_000), ("مئة", 1)], &["ألف"]);
        let both = ours.with(&house);
        assert_eq!(both.value("مئة"), Some(1), "the later layer counts");
        assert_eq!(both.value("ألف"), None, "and takes away");
        assert_eq!(both.value("مليون"), Some(1_000_000));
    }
}
