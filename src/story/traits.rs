//! What the letters of a word alone tell, kept by word: a story has few that are not used again.

use crate::catalog::list::WordList;
use crate::catalog::{Catalog, Reach};
use crate::lexicon::{self, Hash};

/// What is known of an Arabic word wherever it stands: a set. Words of other kinds have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u32);

impl Traits {
    /// A pattern of one word may begin with it.
    pub const OPENS_WORD: Self = Self(1);
    /// A pattern of several words may begin with it.
    pub const OPENS_PHRASE: Self = Self(1 << 1);
    /// The lexicon does not hold it as it stands: a rare word, a name or a mistake.
    pub const UNHELD: Self = Self(1 << 2);
    /// The orthography model may take it for a slip, if its neighbours say so.
    pub const DOUBTFUL: Self = Self(1 << 3);
    /// The first alef of its stem has lost its hamza, or may have one too many.
    pub const INITIAL: Self = Self(1 << 4);
    /// It is in the list `inna-words`.
    pub const INNA: Self = Self(1 << 8);
    /// It is in the list `speech-verbs`, as it stands or after a conjunction.
    pub const SPEECH_VERB: Self = Self(1 << 9);
    /// It is in the list `titles`.
    pub const TITLE: Self = Self(1 << 10);
    /// It is in the list `given-names`.
    pub const GIVEN_NAME: Self = Self(1 << 11);
    /// It is in the list `accusatives`, as it stands or after a conjunction.
    pub const ACCUSATIVE: Self = Self(1 << 12);

    /// Whether any of `other` is in this set.
    #[inline]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn of(word: &str, hash: Hash, catalog: &Catalog) -> Self {
        let opens = match catalog.openers().reach(word) {
            Reach::Nothing => Self(0),
            Reach::Word => Self::OPENS_WORD,
            Reach::Phrase => Self::OPENS_PHRASE,
        };
        let known = [
            (!lexicon::is_held_hashed(hash), Self::UNHELD),
            (lexicon::spelling::may_slip(word, hash), Self::DOUBTFUL),
            (lexicon::has_initial(word), Self::INITIAL),
        ];
        let listed = LISTS.map(|(name, is_in, traits)| (is_in(catalog.list(name), word), traits));
        let all = known.into_iter().chain(listed);
        all.filter(|(is, _)| *is)
            .fold(opens, |all, (_, traits)| all.with(traits))
    }
}

type IsIn = fn(&WordList, &str) -> bool;

/// The lists that every word of a story is asked for.
const LISTS: [(&str, IsIn, Traits); 5] = [
    ("inna-words", WordList::has, Traits::INNA),
    ("speech-verbs", WordList::has_conjoined, Traits::SPEECH_VERB),
    ("titles", WordList::has, Traits::TITLE),
    ("given-names", WordList::has, Traits::GIVEN_NAME),
    ("accusatives", WordList::has_conjoined, Traits::ACCUSATIVE),
];

/// The traits of the words that were read last, for one catalog.
///
/// Each word has one place, which the next word that falls on it takes over. One word in two
/// thousand million that falls on another's place passes for it.
#[derive(Debug, Default)]
pub(super) struct Memory {
    places: Vec<Place>,
    taken: usize,
}

/// What tells a word from others of the same place, never 0, and its traits.
type Place = (u32, Traits);

/// How many places there are at first, and at most: half a million bytes stay near the processor.
const FEW: usize = 1 << 10;
const MANY: usize = 1 << 16;

/// The place of a word among `count`, a power of two or 0, and what tells it from others there.
#[inline]
fn split(hash: Hash, count: usize) -> (usize, u32) {
    let [low, high] = hash.halves();
    (low as usize & count.wrapping_sub(1), high | 1)
}

impl Memory {
    /// The traits of `word` (folded). Costs a multiplication or two and one read of memory for a
    /// word that was read before.
    #[inline]
    pub(super) fn traits(&mut self, word: &str, catalog: &Catalog) -> Traits {
        let hash = Hash::of(word);
        let (place, print) = split(hash, self.places.len());
        match self.places.get(place) {
            Some(&(known, traits)) if known == print => traits,
            _ => self.learn(word, hash, catalog),
        }
    }

    #[cold]
    fn learn(&mut self, word: &str, hash: Hash, catalog: &Catalog) -> Traits {
        if self.places.is_empty() || self.taken > self.places.len() && self.places.len() < MANY {
            let more = if self.places.is_empty() { FEW } else { MANY };
            self.places = vec![(0, Traits(0)); more];
            self.taken = 0;
        }
        let traits = Traits::of(word, hash, catalog);
        let (place, print) = split(hash, self.places.len());
        self.places[place] = (print, traits);
        self.taken += 1;
        traits
    }
}
