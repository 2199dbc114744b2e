//! What the letters of a word alone tell, kept by word: a story has few that are not used again.

use std::mem;

use super::acquaintance::{self, NameWord};
use super::asked::Asked;
use crate::arabic::clitics::after_article;
use crate::arabic::letters::{ALEF, ALEF_WASLA, HEH, LAM, WAW};
use crate::arabic::{Kind, Word};
use crate::catalog::list::WATCHED;
use crate::catalog::names;
use crate::catalog::{Catalog, FIRST, LISTED, SECOND, WORD};
use crate::lexicon::spelling::{Known, Standing};
use crate::lexicon::{self, Hash};

/// What is known of an Arabic word wherever it stands: a set. Words of other kinds have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u64);

impl Traits {
    /// A pattern of one word is in it.
    pub const OPENS_WORD: Self = Self(1);
    /// A pattern of several words may begin with it.
    pub const OPENS_PHRASE: Self = Self(1 << 1);
    /// It may be the second word of a pattern.
    pub const SECOND: Self = Self(1 << 2);
    /// The lexicon does not hold it as it stands: a rare word, a name or a mistake.
    pub const UNHELD: Self = Self(1 << 3);
    /// The orthography model may take it for a slip, if its neighbours say so.
    pub const DOUBTFUL: Self = Self(1 << 4);
    /// The first alef of its stem has lost its hamza, or may have one too many.
    pub const INITIAL: Self = Self(1 << 5);
    /// It has an alef wasla, as the Qur'an's own spelling has.
    pub const WASLA: Self = Self(1 << 6);
    /// It may be any [`NameWord`].
    pub const NAME_WORD: Self = Self(ANY_NAME_WORD << NAME_WORD);
    /// It may be the second word of a name of the registry.
    pub const FOLLOWS: Self = Self(1 << 22);
    /// It may be in one of the lists that sourcing asks about.
    pub const SOURCING: Self = Self(1 << 23);
    /// It is in the list `inna-words`.
    pub const INNA: Self = Self::listed(0);
    /// It is in the list `speech-verbs`, as it stands or after a conjunction.
    pub const SPEECH_VERB: Self = Self::listed(1);
    /// It is in the list `titles`.
    pub const TITLE: Self = Self::listed(2);
    /// It is in the list `given-names`.
    pub const GIVEN_NAME: Self = Self::listed(3);
    /// It is in the list `accusatives`, as it stands or after a conjunction.
    pub const ACCUSATIVE: Self = Self::listed(4);
    /// It is in the list `scripture-cues`.
    pub const SCRIPTURE_CUE: Self = Self::listed(5);
    /// It is in the list `function-words`.
    pub const FUNCTION: Self = Self::listed(6);
    /// It is in the list `east-asian-names`.
    pub const EAST_ASIAN: Self = Self::listed(7);
    /// It is in the list `ha-words`.
    pub const HA_WORD: Self = Self::listed(8);
    /// It has the article and ends in a heh, which may have lost its dots.
    pub const DEFINITE_HEH: Self = Self(1 << 8);
    /// It ends in a waw, or in one and an alef.
    pub const WAW: Self = Self(1 << 9);
    /// It is one letter, or the article alone.
    pub const PIECE: Self = Self(1 << 10);

    /// It has a place in [`SenseTable`](crate::catalog::senses::SenseTable).
    pub const SENSE: Self = Self(0xFFFF << SENSE);

    /// The place of the word in [`SenseTable`](crate::catalog::senses::SenseTable), from 1; 0 where
    /// it is not there.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "sixteen bits")]
    pub(crate) const fn sense(self) -> u16 {
        (self.0 >> SENSE) as u16
    }

    /// The bytes of the proclitics before what has that place.
    #[inline]
    pub(crate) const fn sense_prefix(self) -> usize {
        (self.0 >> PREFIX & 0xF) as usize * 2
    }

    /// What it may be to the rules of names.
    pub(super) const fn name_word(self) -> NameWord {
        NameWord((self.0 >> NAME_WORD & ANY_NAME_WORD) as u8)
    }

    /// That of the list at a place in [`WATCHED`].
    const fn listed(place: usize) -> Self {
        Self(1 << (LISTS + place))
    }

    /// What its first and last letters make of a word.
    fn shape(word: &str) -> Self {
        let heh = word.ends_with(HEH) && after_article(word).is_some();
        let waw = word.strip_suffix(ALEF).unwrap_or(word).ends_with(WAW);
        let piece = word.len() <= WAW.len_utf8() || word.chars().eq([ALEF, LAM]);
        Self::default()
            .with_if(heh, Self::DEFINITE_HEH)
            .with_if(waw, Self::WAW)
            .with_if(piece, Self::PIECE)
    }

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

    #[must_use]
    fn with_if(self, is: bool, other: Self) -> Self {
        if is { self.with(other) } else { self }
    }
}

/// The bit from which what a word is to the rules of names stands, and the bits of that.
const NAME_WORD: u32 = 16;
const ANY_NAME_WORD: u64 = 0x3F;
/// The bit from which the place among the senses stands, and the one from which the letters before
/// it do.
const SENSE: u32 = 32;
const PREFIX: u32 = 48;
/// The first of the bits of lists.
const LISTS: usize = 52;

/// The places of those of a run of words that have any of some traits.
///
/// Few words have what a rule looks for, so eight are looked at together.
pub(super) struct Having<'a> {
    all: &'a [Traits],
    wanted: Traits,
    at: usize,
}

impl<'a> Having<'a> {
    pub(super) const fn new(all: &'a [Traits], wanted: Traits) -> Self {
        Self { all, wanted, at: 0 }
    }
}

impl Iterator for Having<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        loop {
            let rest = self.all.get(self.at..)?;
            let (found, passed) = match rest.first_chunk::<TOGETHER>() {
                Some(chunk) if !any_of(chunk, self.wanted) => (None, TOGETHER),
                Some(chunk) => (first_of(chunk, self.wanted), TOGETHER),
                None => (first_of(rest, self.wanted), rest.len()),
            };
            if let Some(place) = found {
                self.at += place + 1;
                return Some(self.at - 1);
            }
            self.at += passed;
            if rest.len() == passed {
                return None;
            }
        }
    }
}

/// How many words are looked at together.
const TOGETHER: usize = 8;

#[inline]
fn any_of(chunk: &[Traits; TOGETHER], wanted: Traits) -> bool {
    chunk.iter().fold(0, |all, one| all | one.0) & wanted.0 != 0
}

#[inline]
fn first_of(words: &[Traits], wanted: Traits) -> Option<usize> {
    words.iter().position(|one| one.any(wanted))
}

/// The traits of the words that were read last, for one catalog.
///
/// Each word belongs to a set of four, of which a new word takes the place of the one that was not
/// read for longest. One new word in a thousand million passes for one of its set.
#[derive(Debug, Default)]
pub(super) struct Memory {
    sets: Vec<Set>,
    learnt: usize,
    /// The words of a block that are not first in their sets, by index, kept for its memory.
    rest: Vec<(u32, Hash, Known)>,
    buffer: String,
    /// Where each of the lists of [`WATCHED`] stands in the catalog.
    lists: [Option<usize>; WATCHED.len()],
    /// Where the first parts of compound names stand.
    heads: [Option<usize>; HEADS.len()],
    asked: Asked,
}

/// The lists of the first parts of compound names.
const HEADS: [&str; 2] = ["compound-name-heads", "kunya-heads"];

/// Four words, the one that was read last first: what tells each from others of the set, never 0,
/// and its traits.
#[derive(Clone, Debug, Default)]
struct Set {
    prints: [u32; 4],
    traits: [Traits; 4],
}

/// How many sets there are at first, and at most: less than a million bytes stay near the processor.
const FEW: usize = 1 << 8;
const MANY: usize = 1 << 14;

impl Memory {
    /// The traits of `words`, which were read from `folded`. Costs a multiplication or two and one read
    /// of memory for a word that was read before.
    pub(super) fn recall(
        &mut self,
        (words, folded): (&[Word], &str),
        catalog: &Catalog,
        found: &mut Vec<Traits>,
    ) {
        if self.sets.is_empty() {
            self.begin(catalog, FEW);
        }
        let mut rest = mem::take(&mut self.rest);
        self.first_of_sets((words, folded), found, &mut rest);
        // The reads of the lexicon for several words go on together too.
        rest.retain_mut(|(index, hash, known)| {
            let other = self.other_of_set(*hash);
            if let Some(traits) = other {
                found[*index as usize] = traits;
            } else {
                *known = Known::of(*hash);
            }
            other.is_none()
        });
        for &(index, hash, known) in &rest {
            let index = index as usize;
            // A word may stand twice among these.
            let traits = self.other_of_set(hash);
            found[index] = traits
                .unwrap_or_else(|| self.learn(words[index].of(folded), (hash, known), catalog));
        }
        self.rest = rest;
    }

    /// Reads the first word of the set of each, and notes for which it is another.
    ///
    /// Nothing here waits for what was read of the word before, so that the processor reads the sets
    /// of several words together: few are near it.
    fn first_of_sets(
        &self,
        (words, folded): (&[Word], &str),
        found: &mut Vec<Traits>,
        others: &mut Vec<(u32, Hash, Known)>,
    ) {
        found.clear();
        found.resize(words.len(), Traits::default());
        others.clear();
        others.resize(words.len(), (0, Hash::default(), Known::Settled));
        let mut count = 0;
        for (index, (word, traits)) in (0_u32..).zip(words.iter().zip(found.iter_mut())) {
            if word.kind != Kind::Arabic {
                continue;
            }
            let hash = Hash::of(word.of(folded));
            let (set, print) = split(hash, self.sets.len());
            let set = &self.sets[set];
            *traits = set.traits[0];
            others[count] = (index, hash, Known::Settled);
            count += usize::from(set.prints[0] != print);
        }
        others.truncate(count);
    }

    /// The traits of the word that has this hash, if they are in its set; it becomes the first there.
    #[inline]
    fn other_of_set(&mut self, hash: Hash) -> Option<Traits> {
        let (set, print) = split(hash, self.sets.len());
        let set = self.sets.get_mut(set)?;
        let place = set.prints.iter().position(|&known| known == print)?;
        set.prints[..=place].rotate_right(1);
        set.traits[..=place].rotate_right(1);
        Some(set.traits[0])
    }

    /// Forgets all words, for sets of this number.
    fn begin(&mut self, catalog: &Catalog, sets: usize) {
        self.sets = vec![Set::default(); sets];
        self.learnt = 0;
        self.lists = WATCHED.map(|(name, _)| catalog.list_place(name));
        self.heads = HEADS.map(|name| catalog.list_place(name));
        self.asked = Asked::of(catalog);
    }

    #[cold]
    fn learn(&mut self, word: &str, (hash, known): (Hash, Known), catalog: &Catalog) -> Traits {
        if self.sets.len() < MANY && self.learnt > 2 * self.sets.len() {
            self.begin(catalog, MANY);
        }
        let traits = self.told(word, (hash, known), catalog);
        let (set, print) = split(hash, self.sets.len());
        if let Some(set) = self.sets.get_mut(set) {
            set.prints.rotate_right(1);
            set.traits.rotate_right(1);
            (set.prints[0], set.traits[0]) = (print, traits);
        }
        self.learnt += 1;
        traits
    }

    /// What the letters of a word tell.
    fn told(&mut self, word: &str, (hash, known): (Hash, Known), catalog: &Catalog) -> Traits {
        let sets = catalog.openers().sets(word);
        let heads: Vec<_> = self
            .heads
            .iter()
            .flatten()
            .filter_map(|&place| catalog.list_at(place))
            .collect();
        let name = acquaintance::tell(word, catalog, &heads, &mut self.buffer);
        let standing = Standing::of(word, hash, known);
        let sense = sense(word, catalog);
        let traits = Traits(u64::from(name.0) << NAME_WORD | sense)
            .with_if(
                sets[WORD] && catalog.has_pattern(word, &mut self.buffer),
                Traits::OPENS_WORD,
            )
            .with_if(sets[FIRST], Traits::OPENS_PHRASE)
            .with_if(sets[SECOND], Traits::SECOND)
            .with_if(!standing.held, Traits::UNHELD)
            .with_if(standing.doubtful, Traits::DOUBTFUL)
            .with_if(
                catalog.names().may_follow(names::key(word)),
                Traits::FOLLOWS,
            )
            .with_if(self.asked.may_have(word), Traits::SOURCING)
            .with_if(lexicon::has_initial(word), Traits::INITIAL)
            .with_if(has_wasla(word), Traits::WASLA)
            .with(Traits::shape(word));
        if sets[LISTED] {
            traits.with(self.listed(word, catalog))
        } else {
            traits
        }
    }

    fn listed(&self, word: &str, catalog: &Catalog) -> Traits {
        let lists = self.lists.iter().zip(WATCHED).enumerate();
        let having = lists.filter(|(_, (place, (_, conjoined)))| {
            let list = place.and_then(|place| catalog.list_at(place));
            list.is_some_and(|list| match conjoined {
                true => list.has_conjoined(word),
                false => list.has(word),
            })
        });
        having.fold(Traits::default(), |all, (place, _)| {
            all.with(Traits::listed(place))
        })
    }
}

/// The place of a word among the senses, and the letters of its proclitics.
fn sense(word: &str, catalog: &Catalog) -> u64 {
    let senses = catalog.senses();
    let place = senses.place(word);
    if place == 0 {
        return 0;
    }
    let prefix = word.len().saturating_sub(senses.word(place).len()) as u64 / 2;
    prefix << PREFIX | u64::from(place) << SENSE
}

fn has_wasla(word: &str) -> bool {
    let mut wasla = [0; 2];
    ALEF_WASLA.encode_utf8(&mut wasla);
    word.as_bytes().windows(2).any(|pair| pair == wasla)
}

/// The set of a word among `count`, a power of two or 0, and what tells it from others there.
#[inline]
fn split(hash: Hash, count: usize) -> (usize, u32) {
    let [low, high] = hash.halves();
    (low as usize & count.wrapping_sub(1), high | 1)
}

#[cfg(test)]
mod tests {
    use super::{Having, Traits};

    #[test]
    fn words_looked_at_together_are_those_looked_at_alone() {
        for length in 0..40 {
            for step in 1..12 {
                let of = |index: usize| Traits(u64::from(index.is_multiple_of(step)) << 3 | 1);
                let all: Vec<Traits> = (0..length).map(of).collect();
                let alone: Vec<usize> = (0..length).step_by(step).collect();
                assert_eq!(Having::new(&all, Traits(8)).collect::<Vec<_>>(), alone);
                assert_eq!(Having::new(&all, Traits(16)).count(), 0);
            }
        }
    }
}
