//! What is known of the words of a block, each by itself.

use super::acquaintance::NameWord;
use super::asked::Listed;
use super::{Prose, Traits};

impl Prose<'_> {
    /// What is known of the word at `index`; nothing past the end.
    #[inline]
    fn traits(&self, index: usize) -> Traits {
        let all = self.kept.traits.all();
        all.get(index).copied().unwrap_or_default()
    }

    /// Whether the word at `index` has any of `traits`.
    #[inline]
    pub fn is(&self, index: usize, traits: Traits) -> bool {
        self.traits(index).any(traits)
    }

    /// The place of the word at `index` in the catalog's table of senses, from 1; 0 where it has
    /// none.
    #[inline]
    pub(crate) fn sense(&self, index: usize) -> u16 {
        self.traits(index).sense()
    }

    /// The bytes of the proclitics on the word at `index`, before what has the place of
    /// [`Self::sense`].
    #[inline]
    pub(crate) fn sense_prefix(&self, index: usize) -> usize {
        usize::from(self.traits(index).sense_prefix())
    }

    /// The words that have a place in the catalog's table of senses, by index, with what is known of
    /// them.
    pub(super) fn with_sense(&self) -> impl Iterator<Item = (usize, Traits)> {
        let words = self.words_of(Traits::SENSE);
        words.map(|index| (index, self.traits(index)))
    }

    /// The lists of sourcing that the word at `index` is in.
    #[inline]
    pub(super) fn listed(&self, index: usize) -> Listed {
        let known = self.traits(index);
        if known.asked() == 0 {
            return Listed::default();
        }
        let (memory, word) = (&self.kept.memory, self.word(index));
        memory.lists_of((word, known), self.catalog())
    }

    /// Whether any Arabic word may be the same as the one before it: a "no" is certain.
    pub fn may_repeat(&self) -> bool {
        self.kept.may_repeat
    }

    /// Whether any word has any of `traits`.
    #[inline]
    pub fn has(&self, traits: Traits) -> bool {
        self.kept.traits.any().any(traits)
    }

    /// The words that have any of `traits`, by index. Costs no look at the others.
    #[inline]
    pub fn words_of(&self, traits: Traits) -> impl Iterator<Item = usize> {
        self.kept.traits.having(traits)
    }

    /// The words that have any of `traits`, and those that have any of the first of `pair` before one
    /// that has any of the second, by index. Costs no look at the others.
    #[inline]
    pub(crate) fn words_opening(
        &self,
        traits: Traits,
        pair: (Traits, Traits),
    ) -> impl Iterator<Item = usize> {
        self.kept.traits.opening(traits, pair)
    }

    /// The words, by index, that may be any of `wanted` to the rules of names, and all that each may
    /// be.
    #[inline]
    pub fn name_words(&self, wanted: NameWord) -> impl Iterator<Item = (usize, NameWord)> {
        let words = self.words_of(Traits::of_name(wanted));
        words.map(|index| (index, self.name_word(index)))
    }

    /// What the word may be to the rules of names.
    #[inline]
    pub(crate) fn name_word(&self, index: usize) -> NameWord {
        self.traits(index).name_word()
    }
}
