//! What is known of a block while mentions of names are looked for.

use super::lone::{Lean, LoneNames};
use super::{Mention, Prose, Traits};
use crate::arabic::letters::is_tanween;
use crate::catalog::names::{Name, Part};

/// The mentions of a block while they are looked for.
pub(super) struct Search<'p, 's> {
    pub(super) prose: &'p Prose<'s>,
    /// By place; of those that begin with one word all have as many words.
    pub(super) found: Vec<Mention>,
    /// What decides of what was looked for last, beside the word itself.
    lean: Lean,
    /// What words are by themselves.
    lone: LoneNames,
    /// The names that only their context tells, and whether it stands in the block.
    told: Vec<(u16, bool)>,
}

impl<'p, 's> Search<'p, 's> {
    pub(super) fn of(prose: &'p Prose<'s>) -> Self {
        Self {
            prose,
            found: prose.kept.mentions.take(),
            lean: Lean::Nothing,
            lone: prose.kept.lone.take(),
            told: Vec::new(),
        }
    }

    /// The mentions, and what words are is kept for other blocks.
    pub(super) fn done(self) -> Vec<Mention> {
        self.prose.kept.lone.replace(self.lone);
        self.found
    }

    /// Says that something beside the word decides what it is.
    pub(super) fn leans(&mut self, on: Lean) {
        self.lean = match self.lean {
            Lean::Nothing => on,
            _ => Lean::Much,
        };
    }

    /// Adds the mention that the word at `index`, whose letters have this number, is by itself, as it was
    /// found before, and tells whether there is one; nothing where it must be looked for.
    #[inline]
    pub(super) fn recall(&mut self, word: u64, index: usize) -> Option<bool> {
        let prose = self.prose;
        let known = self.lone.recall(word)?;
        let mut mention = known.mention.clone();
        match known.lean {
            Lean::Nothing => {}
            Lean::Family { doubtful } => {
                if follows(prose, index, Traits::GIVEN_NAME) {
                    return None;
                }
                if let Some(mention) = &mut mention {
                    mention.doubtful = doubtful && !follows(prose, index, Traits::TITLE);
                }
            }
            Lean::Context(place) => {
                let name = prose.catalog().names().get(place)?;
                if follows(prose, index, Traits::TITLE) || self.has_context(place, name) {
                    return None;
                }
            }
            Lean::Much => return None,
        }
        let Some(mut mention) = mention.filter(|_| !has_tanween(prose, index)) else {
            return Some(false);
        };
        mention.words = index..index + 1;
        self.found.push(mention);
        Some(true)
    }

    /// Forgets what decided of what was looked for before.
    pub(super) fn begin(&mut self) {
        self.lean = Lean::Nothing;
    }

    /// Keeps what a word is by itself, the mentions that stand from `first` on, if that can be told again:
    /// it is one or none, and no more than one thing beside the word decides.
    pub(super) fn learn(&mut self, word: u64, first: usize) {
        let found = &self.found[first..];
        let may_be = match self.lean {
            Lean::Nothing => found.len() <= 1,
            Lean::Family { .. } => matches!(found, [it] if it.part == Part::Family),
            Lean::Context(_) => found.is_empty(),
            Lean::Much => false,
        };
        if may_be {
            let mention = self.found.get(first).cloned();
            self.lone.learn(word, mention, self.lean);
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

/// Whether the word at `index` stands after one that has any of these traits.
pub(super) fn follows(prose: &Prose<'_>, index: usize, before: Traits) -> bool {
    let place = index.checked_sub(1);
    place.is_some_and(|place| prose.is(place, before) && prose.is_spaced(place))
}

/// Whether the word at `index` has tanween: it is an adjective or another noun (`أندلسيًا`).
pub(super) fn has_tanween(prose: &Prose<'_>, index: usize) -> bool {
    prose.may_be_marked(index) && prose.marked_word(index).contains(is_tanween)
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
