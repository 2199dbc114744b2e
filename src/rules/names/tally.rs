use std::collections::BTreeMap;

use super::loose::HAMZAS;
use super::{Seen, without_article};
use crate::catalog::names;
use crate::text::Span;

/// The texts that mentions write, and who writes each.
#[derive(Default)]
pub(in crate::rules) struct Tally<'s, 'a> {
    /// In the order of the first of each.
    pub(in crate::rules) texts: Vec<Text<'s, 'a>>,
}

/// A text that some mentions write.
pub(in crate::rules) struct Text<'s, 'a> {
    /// As written.
    pub(in crate::rules) text: String,
    /// The mentions that write it.
    pub(in crate::rules) by: Vec<&'s Seen<'a>>,
}

impl Text<'_, '_> {
    /// How many places write it.
    pub(in crate::rules) fn count(&self) -> usize {
        self.by.iter().map(|seen| seen.spans.len()).sum()
    }

    /// Where the first of them stands.
    pub(in crate::rules) fn first(&self) -> Option<Span> {
        self.by.iter().filter_map(|seen| seen.first()).min()
    }

    /// How many words begin with an alef that has a hamza, after the article too.
    pub(in crate::rules) fn hamzas(&self) -> usize {
        let begins =
            |word: &&str| word.starts_with(HAMZAS) || without_article(word).starts_with(HAMZAS);
        self.text.split([' ', '-']).filter(begins).count()
    }
}

impl<'s, 'a> Tally<'s, 'a> {
    /// Counts a mention that writes `text`.
    pub(in crate::rules) fn add(&mut self, text: &str, seen: &'s Seen<'a>) {
        match self
            .texts
            .iter_mut()
            .find(|known| names::alike(&known.text, text))
        {
            Some(known) => known.by.push(seen),
            None => self.texts.push(Text {
                text: text.to_owned(),
                by: vec![seen],
            }),
        }
    }

    /// The text to keep of those that `may` be kept: the most frequent, those that differ by the hamza
    /// of an initial alef counted together; of equals the first of the registry. Among those that
    /// differ by the hamza alone, the one that has it, or with `bare` the one that has not.
    pub(in crate::rules) fn best(
        &self,
        bare: bool,
        may: impl Fn(&Text<'s, 'a>) -> bool,
    ) -> Option<&Text<'s, 'a>> {
        let weight = |text: &Text<'_, '_>| {
            let like = |other: &&Text<'_, '_>| names::loosely_alike(&text.text, &other.text);
            self.texts
                .iter()
                .filter(like)
                .map(Text::count)
                .sum::<usize>()
        };
        let place = |text: &Text<'_, '_>| text.by.iter().map(|seen| rank(seen)).min();
        let hamza = |text: &Text<'_, '_>| {
            let hamzas = text.hamzas();
            if bare { hamzas } else { usize::MAX - hamzas }
        };
        let kept = || self.texts.iter().filter(|text| may(text));
        let class = kept().min_by_key(|text| (std::cmp::Reverse(weight(text)), place(text)))?;
        let like = |text: &&Text<'_, '_>| names::loosely_alike(&text.text, &class.text);
        let of_class = kept().filter(like);
        of_class.min_by_key(|text| (hamza(text), std::cmp::Reverse(text.count()), place(text)))
    }
}

/// A misspelling comes after every other spelling.
fn rank(seen: &Seen<'_>) -> (bool, u8) {
    (seen.spelling.is_wrong(), seen.spelling.place())
}

/// How often each text stands, each once: judging costs a story's texts, not the square of its names.
pub(in crate::rules) struct Counts<'t>(Vec<(&'t str, usize)>);

impl<'t> Counts<'t> {
    /// Counts the texts, each as often as is said beside it.
    pub(in crate::rules) fn of(texts: impl Iterator<Item = (&'t str, usize)>) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (text, count) in texts {
            *counts.entry(text).or_default() += count;
        }
        Self(counts.into_iter().collect())
    }

    /// How many are `like` the text.
    pub(in crate::rules) fn like(&self, text: &str, like: impl Fn(&str, &str) -> bool) -> usize {
        let fits = self.0.iter().filter(|(other, _)| like(other, text));
        fits.map(|(_, count)| count).sum()
    }
}
