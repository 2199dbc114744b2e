//! What words are to the registry by themselves, kept for those that come again.

use std::mem;

use super::Mention;

/// The words of a story that were looked up as names of one word, where what they are depends on
/// little that stands beside them.
#[derive(Debug, Default)]
pub(super) struct LoneNames {
    /// Each word has one place, which a new one takes from the last; their number is a power of two.
    slots: Vec<LoneName>,
    /// How often a word was put among them.
    learnt: usize,
}

/// What a word is by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct LoneName {
    /// The number of its letters ([`letters`](crate::catalog::names::letters)); 0 of none.
    word: u64,
    /// What it is, wherever it stands, if the words beside it do not say otherwise.
    pub(super) mention: Option<Mention>,
    pub(super) lean: Lean,
}

/// What the words beside a word decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lean {
    /// Nothing.
    #[default]
    Nothing,
    /// Whether a family name is somebody's here, and if it is in doubt whether a title tells.
    Family { doubtful: bool },
    /// Whether it is the name at this place, which nothing but its context tells.
    Context(u16),
    /// More than one thing.
    Much,
}

/// How many places there are at first, for a short story, and at most: sixty thousand bytes.
const FEW: usize = 1 << 6;
const MANY: usize = 1 << 10;

impl LoneNames {
    /// What the word is whose letters have this number; nothing if it is not known.
    #[inline]
    pub(super) fn recall(&self, word: u64) -> Option<&LoneName> {
        let known = self.slots.get(self.place(word))?;
        (known.word == word && word != 0).then_some(known)
    }

    /// Keeps what the word is.
    pub(super) fn learn(&mut self, word: u64, mention: Option<Mention>, lean: Lean) {
        if self.learnt >= self.slots.len() && self.slots.len() < MANY {
            self.grow();
        }
        self.learnt += 1;
        self.put(LoneName {
            word,
            mention,
            lean,
        });
    }

    fn grow(&mut self) {
        let count = (self.slots.len() * 4).max(FEW);
        let known = mem::replace(&mut self.slots, vec![LoneName::default(); count]);
        for name in known.into_iter().filter(|name| name.word != 0) {
            self.put(name);
        }
    }

    fn put(&mut self, name: LoneName) {
        let place = self.place(name.word);
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = name;
        }
    }

    /// Where a word has its place, if there are any.
    #[inline]
    fn place(&self, word: u64) -> usize {
        usize::try_from(word).unwrap_or(0) & self.slots.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::Mention;
    use crate::catalog::Catalog;
    use crate::story::{Format, Prose, read};

    /// Names of one word, of each kind that is told by what stands beside it and of none, with and without
    /// proclitics; what stands beside them; names of more words.
    const WORDS: &[&str] = &[
        "مصر",
        "لمصر",
        "الأردني",
        "مصرٍ",
        "العين",
        "مدينة",
        "النصر",
        "نادي",
        "الاتحاد",
        "فتح",
        "حركة",
        "بلاتر",
        "رئيس",
        "الرئيس",
        "محمد",
        "سالم",
        "كيري",
        "جون",
        "الأسد",
        "بشار",
        "والأسد",
        "اوباما",
        "باراك",
        "أوباما",
        "كان",
        "قال",
        "في",
        "العربية",
        "قناة",
        "المملكة",
        "السعودية",
    ];

    fn mentions_after(text: &str, catalog: &Catalog, before: Option<usize>) -> Vec<Mention> {
        let story = read(text, Format::Plain);
        let kept = before.map(|before| {
            let block = Prose::new(&story, &story.blocks[before], catalog);
            block.mentions();
            block.into_kept()
        });
        let block = &story.blocks[1];
        let prose = Prose::with(kept.unwrap_or_default(), &story, block, catalog);
        prose.mentions().to_vec()
    }

    proptest! {
        #[test]
        fn what_was_found_of_words_before_changes_no_mention(
            first in prop::collection::vec(select(WORDS), 1..60),
            second in prop::collection::vec(select(WORDS), 1..20),
        ) {
            let catalog = Catalog::embedded();
            let text = format!("{}\n\n{}\n", first.join(" "), second.join(" "));
            let alone = mentions_after(&text, &catalog, None);
            prop_assert_eq!(mentions_after(&text, &catalog, Some(0)), alone);
        }
    }
}
