//! What is known of a block while mentions of names are looked for.

use super::{Mention, Prose};
use crate::catalog::names::{Name, Part};

/// The mentions of a block while they are looked for.
pub(super) struct Search<'p, 's> {
    pub(super) prose: &'p Prose<'s>,
    /// By place; of those that begin with one word all have as many words.
    pub(super) found: Vec<Mention>,
    /// The names that only their context tells, and whether it stands in the block.
    told: Vec<(u16, bool)>,
}

impl<'p, 's> Search<'p, 's> {
    pub(super) fn of(prose: &'p Prose<'s>) -> Self {
        Self {
            prose,
            found: prose.kept.mentions.take(),
            told: Vec::new(),
        }
    }

    /// How many words the mentions have that stand from `first` on.
    pub(super) fn longest(&self, first: usize) -> usize {
        self.found.get(first).map_or(0, |it| it.words.len())
    }

    /// The fewest words of a mention of another registry beside those that stand from `first` on.
    pub(super) fn least(&self, first: usize) -> usize {
        let here = self.found[first..].iter();
        let known = here.filter(|it| it.part != Part::Family);
        known.map(|it| it.words.len() + 1).max().unwrap_or(0)
    }

    /// Puts a mention to those of the same words, which stand from `first` on: in the place of shorter
    /// ones, and of one of the same name if it is exact.
    pub(super) fn put(&mut self, first: usize, mention: Mention) {
        let here = self.found.get(first);
        if here.is_some_and(|it| it.words.len() < mention.words.len()) {
            self.found.truncate(first);
        }
        let mut here = self.found[first..].iter();
        match here.position(|it| it.name == mention.name) {
            None => self.found.push(mention),
            Some(known) if mention.exact => self.found[first + known] = mention,
            Some(_) => {}
        }
    }

    /// Whether the context of the name at `place` stands in the block.
    pub(super) fn has_context(&mut self, place: u16, name: Name<'_>) -> bool {
        let told = self.told.iter().find(|(known, _)| *known == place);
        if let Some((_, stands)) = told {
            return *stands;
        }
        let stands = name.context().any(|near| stands(self.prose, near));
        self.told.push((place, stands));
        stands
    }
}

/// Whether the block has the word, or all words of the phrase one after another. A search of the text
/// is cheaper than a look at each word.
fn stands(prose: &Prose<'_>, phrase: &str) -> bool {
    let mut words = phrase.split(PARTS);
    let first = words.next().unwrap_or_default();
    let text = prose.text();
    memchr::memmem::find_iter(text.as_bytes(), first.as_bytes()).any(|at| {
        let index = prose.word_at(at);
        let found = prose.words().get(index);
        let begins = found.is_some_and(|found| found.range() == (at..at + first.len()));
        let mut rest = words.clone().zip(index + 1..);
        begins
            && rest.all(|(word, place)| prose.word(place) == word && are_joined(prose, place - 1))
    })
}

/// Whether space or a hyphen alone stands between the word at `index` and the next.
pub(super) fn are_joined(prose: &Prose<'_>, index: usize) -> bool {
    prose.is_spaced(index) || prose.gap(index) == "-"
}

/// What stands between the words of a name or a phrase.
pub(super) const PARTS: [char; 2] = [' ', '-'];
