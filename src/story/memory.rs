//! What was learnt of words, kept by word: a story has few that are not used again.

use std::mem;

use super::Traits;
use super::acquaintance;
use super::asked::{AskedLists, Listed};
use crate::arabic::clitics::beginnings;
use crate::arabic::letters::ALEF_WASLA;
use crate::arabic::{Kind, Word};
use crate::catalog::list::{HEADS, WATCHED};
use crate::catalog::names;
use crate::catalog::{Catalog, FIRST, LISTED, SECOND, WORD};
use crate::lexicon::spelling::Standing;
use crate::lexicon::{self, About, Form, Hash};

/// The traits of the words that were read last, for one catalog.
///
/// Each word belongs to a set of five, of which a new word takes the place of the last: those that are
/// read often come first. One new word in four hundred million passes for one of its set.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The first word of each set: they stand together to be near the processor.
    firsts: Vec<Learnt>,
    /// The others of each set.
    others: Vec<[Learnt; OTHERS]>,
    learnt: usize,
    /// The words of a block that are not first in their sets, by index, kept for its memory.
    rest: Vec<(u32, Hash, Option<Form>)>,
    buffer: String,
    /// Where each of the lists of [`WATCHED`] stands in the catalog.
    lists: [Option<usize>; WATCHED.len()],
    /// Where the first parts of compound names stand.
    heads: [Option<usize>; HEADS.len()],
    /// Where those of [`acquaintance::GIVEN`] stand.
    given: [Option<usize>; acquaintance::GIVEN.len()],
    /// Where that of [`RIGHT`] stands.
    right: Option<usize>,
    asked: AskedLists,
}

/// Bytes of the longest run of letters that is looked at: forty, three times the longest word.
const LONGEST: usize = 80;
/// The list of words that no dictionary holds and that are right.
const RIGHT: &str = "known-words";

/// A word: what tells it from others of its set, never 0, and its traits, in twelve bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Learnt {
    print: u32,
    traits: [u32; 2],
}

impl Learnt {
    #[inline]
    fn new(print: u32, traits: Traits) -> Self {
        let traits = traits.halves();
        Self { print, traits }
    }

    #[inline]
    fn traits(self) -> Traits {
        Traits::of_halves(self.traits)
    }
}

/// How many words a set has beside the first, and after how many of them a new word is put.
const OTHERS: usize = 4;
const NEW: usize = 1;

/// How many sets there are at first, and at most: their first words take two hundred thousand bytes.
const FEW: usize = 1 << 8;
const MANY: usize = 1 << 14;

impl Memory {
    /// The traits of `words`, which were read from `folded`. Costs a multiplication or two and one read
    /// of memory for a word that was read before. Tells whether any may be the same as the one before.
    pub(super) fn recall(
        &mut self,
        (words, folded): (&[Word], &str),
        catalog: &Catalog,
        found: &mut Vec<Traits>,
    ) -> bool {
        if self.firsts.is_empty() {
            self.begin(catalog, FEW);
        }
        let mut rest = mem::take(&mut self.rest);
        let may_repeat = self.first_of_sets((words, folded), found, &mut rest);
        // The reads of the lexicon for several words go on together too.
        rest.retain_mut(|(index, hash, form)| {
            let other = self.other_of_set(*hash);
            if let Some(traits) = other {
                found[*index as usize] = traits;
            } else {
                *form = lexicon::form_hashed(*hash);
            }
            other.is_none()
        });
        for &(index, hash, form) in &rest {
            let index = index as usize;
            // A word may stand twice among these.
            let traits = self.other_of_set(hash);
            found[index] = traits
                .unwrap_or_else(|| self.learn(words[index].of(folded), (hash, form), catalog));
        }
        self.rest = rest;
        may_repeat
    }

    /// The lists of sourcing that a word with these traits is in.
    #[inline]
    pub(super) fn lists_of(&self, known: (&str, Traits), catalog: &Catalog) -> Listed {
        self.asked.listed(known, catalog)
    }

    /// Reads the first word of the set of each, and notes for which it is another; tells whether two that
    /// follow each other have one hash.
    ///
    /// Nothing here waits for what was read of the word before, so that the processor reads the sets
    /// of several words together: few are near it.
    fn first_of_sets(
        &self,
        (words, folded): (&[Word], &str),
        found: &mut Vec<Traits>,
        others: &mut Vec<(u32, Hash, Option<Form>)>,
    ) -> bool {
        found.clear();
        found.resize(words.len(), Traits::default());
        others.clear();
        others.resize(words.len(), (0, Hash::default(), None));
        let mut count = 0;
        let (mut before, mut may_repeat) = (None, false);
        for (index, (word, traits)) in (0_u32..).zip(words.iter().zip(found.iter_mut())) {
            if word.kind != Kind::Arabic {
                *traits = Traits::OTHER;
                continue;
            }
            let place = (word.start as usize, word.end as usize);
            let hash = Hash::within(folded.as_bytes(), place);
            may_repeat |= before == Some(hash);
            before = Some(hash);
            let (set, print) = split(hash, self.firsts.len());
            let first = self.firsts[set];
            *traits = first.traits();
            others[count] = (index, hash, None);
            count += usize::from(first.print != print);
        }
        others.truncate(count);
        may_repeat
    }

    /// The traits of the word that has this hash, if they are in its set; it goes before the word that
    /// stood before it there.
    #[inline]
    fn other_of_set(&mut self, hash: Hash) -> Option<Traits> {
        let (set, print) = split(hash, self.firsts.len());
        let (first, others) = (self.firsts.get_mut(set)?, self.others.get_mut(set)?);
        if first.print == print {
            return Some(first.traits());
        }
        let place = others.iter().position(|other| other.print == print)?;
        let found = others[place];
        match place.checked_sub(1) {
            None => mem::swap(first, &mut others[0]),
            Some(before) => others.swap(before, place),
        }
        Some(found.traits())
    }

    /// Puts a new word into its set; the last one goes. Most new words are not read again, so that they
    /// do not go before all others at once.
    fn add(&mut self, hash: Hash, traits: Traits) {
        let (set, print) = split(hash, self.firsts.len());
        if let (Some(first), Some(others)) = (self.firsts.get_mut(set), self.others.get_mut(set)) {
            let learnt = Learnt::new(print, traits);
            if first.print == 0 {
                *first = learnt;
            } else {
                others.copy_within(NEW..OTHERS - 1, NEW + 1);
                others[NEW] = learnt;
            }
        }
    }

    /// Forgets all words, for sets of this number.
    fn begin(&mut self, catalog: &Catalog, sets: usize) {
        self.firsts = vec![Learnt::default(); sets];
        self.others = vec![Default::default(); sets];
        self.learnt = 0;
        self.lists = WATCHED.map(|(name, _)| catalog.list_place(name));
        self.heads = HEADS.map(|name| catalog.list_place(name));
        self.given = acquaintance::GIVEN.map(|name| catalog.list_place(name));
        self.right = catalog.list_place(RIGHT);
    }

    #[cold]
    fn learn(
        &mut self,
        word: &str,
        (hash, form): (Hash, Option<Form>),
        catalog: &Catalog,
    ) -> Traits {
        let sets = self.firsts.len();
        if sets < MANY && self.learnt > 2 * sets {
            self.begin(catalog, MANY);
        }
        let traits = self.told(word, (hash, form), catalog);
        self.add(hash, traits);
        self.learnt += 1;
        traits
    }

    /// What the letters of a word tell: of a run of letters that no word is as long as, nothing.
    fn told(
        &mut self,
        word: &str,
        (hash, form): (Hash, Option<Form>),
        catalog: &Catalog,
    ) -> Traits {
        if word.len() > LONGEST {
            return Traits::default();
        }
        let standing = Standing::of(word, hash, form);
        let is_right = !standing.held && self.is_right(word, catalog);
        let lists = self.given.map(|place| catalog.list_at(place?));
        let given = acquaintance::given((word, form), lists, &mut self.buffer);
        let has_initial = || form.map_or_else(|| lexicon::has_initial(word), Form::has_initial);
        let traits = Traits::of_name(given)
            .with_if(!standing.held && !is_right, Traits::UNHELD)
            .with_if(standing.accepted, Traits::ACCEPTED)
            .with_if(standing.doubtful && !is_right, Traits::DOUBTFUL)
            .with_if(!is_right && has_initial(), Traits::INITIAL)
            .with_if(
                !is_right && lexicon::hamza_below(word).is_some(),
                Traits::HAMZA_BELOW,
            )
            .with_if(form.is_none() && has_wasla(word), Traits::WASLA)
            .with(Traits::shape(word));
        let about = form.filter(|_| catalog.is_ours()).map(Form::about);
        if about.is_some_and(About::is_none) {
            traits
        } else {
            traits.with(self.told_by_catalog(word, about, catalog))
        }
    }

    /// What the cards, lists and names of the catalog have to do with a word; the rest is not asked
    /// where it is known what may be `about` it.
    fn told_by_catalog(&mut self, word: &str, about: Option<About>, catalog: &Catalog) -> Traits {
        let about = about.unwrap_or_else(|| self.about(word, catalog));
        let mut traits = Traits::default()
            .with_if(about.any(About::PATTERN), Traits::OPENS_WORD)
            .with_if(about.any(About::FIRST), Traits::OPENS_PHRASE)
            .with_if(about.any(About::SECOND), Traits::SECOND)
            .with_if(about.any(About::FOLLOWS), Traits::FOLLOWS);
        if about.any(About::NAME) {
            let heads = self.heads.map(|place| catalog.list_at(place?));
            let named = acquaintance::named(word, catalog, &heads);
            traits = traits.with(Traits::of_name(named));
        }
        if about.any(About::SENSE) {
            traits = traits.with(sense(word, catalog));
        }
        if about.any(About::ASKED) {
            traits = traits.with(self.asked.learn(word, catalog));
        }
        if about.any(About::LISTED) {
            traits = traits.with(self.listed(word, catalog));
        }
        traits
    }

    /// What may be about a word of which nothing is known.
    fn about(&mut self, word: &str, catalog: &Catalog) -> About {
        let sets = catalog.openers().sets(word);
        let has_pattern = sets[WORD] && catalog.has_pattern(word, &mut self.buffer);
        let follows = catalog.names().follows(names::key(word));
        About::default()
            .with_if(has_pattern, About::PATTERN)
            .with_if(sets[FIRST], About::FIRST)
            .with_if(sets[SECOND], About::SECOND)
            .with_if(follows, About::FOLLOWS)
            .with_if(sets[LISTED], About::LISTED)
            .with_if(true, About::NAME)
            .with_if(true, About::SENSE)
            .with_if(true, About::ASKED)
    }

    /// Whether a word that no dictionary holds is listed as right, with proclitics or without.
    fn is_right(&self, word: &str, catalog: &Catalog) -> bool {
        let list = self.right.and_then(|place| catalog.list_at(place));
        list.is_some_and(|list| beginnings(word).any(|reading| list.has(reading.stem(word))))
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
fn sense(word: &str, catalog: &Catalog) -> Traits {
    let senses = catalog.senses();
    let place = senses.place(word);
    if place == 0 {
        return Traits::default();
    }
    let prefix = word.len().saturating_sub(senses.word(place).len());
    Traits::of_sense(place, word.get(..prefix).unwrap_or_default())
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
    use fst::Streamer as _;

    use super::Memory;
    use crate::catalog::Catalog;
    use crate::lexicon::{About, Form, form};

    #[test]
    fn forms_know_what_the_catalog_says_of_them() {
        let catalog = Catalog::embedded();
        let mut memory = Memory::default();
        memory.begin(&catalog, 1);
        let path = format!("{}/lexicon/forms.fst", env!("CARGO_MANIFEST_DIR"));
        let map = fst::Map::new(std::fs::read(path).expect("it is there")).expect("fst wrote it");
        let mut words = map.stream();
        let mut plain = 0;
        while let Some((word, _)) = words.next() {
            let word = std::str::from_utf8(word).expect("words are UTF-8");
            let about = form(word).map(Form::about);
            let known = memory.told_by_catalog(word, about, &catalog);
            assert_eq!(
                known,
                memory.told_by_catalog(word, None, &catalog),
                "{word}"
            );
            plain += usize::from(about.is_some_and(About::is_none));
        }
        assert!(plain > 100_000, "{plain} words");
    }
}
