use std::collections::BTreeMap;

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
    /// What its words count, for lists of number words: sorted by word.
    pub values: List<(Text, i64)>,
    /// The shapes of its words: most words of a text are refused by theirs.
    pub shapes: Shapes,
}

/// A set of word shapes: each row of bits tells words by their length and one of their letters, the
/// first eight rows by the first letter, the next by the second, the others by the last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shapes(pub [u64; 24]);

impl Shapes {
    fn of(words: &[Text]) -> Self {
        let mut shapes = Self::default();
        for word in words {
            for (row, bit) in shape(word) {
                shapes.0[row] |= 1 << bit;
            }
        }
        shapes
    }

    fn may_hold(&self, word: &str) -> bool {
        let has = |(row, bit): (usize, u8)| self.0[row] >> bit & 1 == 1;
        shape(word).into_iter().all(has)
    }
}

/// Eight rows go by length, the bits by the second byte of a letter: an Arabic one is told by it.
fn shape(word: &str) -> [(usize, u8); 3] {
    let bytes = word.as_bytes();
    let row = bytes.len() / 2 % 8;
    let bit = |byte: Option<&u8>| byte.copied().unwrap_or(0) & 0x3F;
    [
        (row, bit(bytes.get(1))),
        (row + 8, bit(bytes.get(3))),
        (row + 16, bit(bytes.last())),
    ]
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
            shapes: Shapes::of(&words),
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

    /// Whether `word` (folded) is in the list. Logarithmic in the list's length.
    pub fn has(&self, word: &str) -> bool {
        let found = || self.words.binary_search_by(|entry| (**entry).cmp(word));
        self.shapes.may_hold(word) && found().is_ok()
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
