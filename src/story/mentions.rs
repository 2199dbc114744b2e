use std::ops::Range;

use super::lone::Lean;
use super::name_reading::{Reading, entry_text, first_taken, is_common_form, unswallowed};
use super::search::{PARTS, Search, are_joined, follows, has_tanween};
use super::{NameWord, Prose, Traits};
use crate::catalog::names::{self, Entry, Keys, Part, Registry};
use crate::lexicon::{self, Form};

/// A place where a name of the registry is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words, by index.
    pub words: Range<usize>,
    /// Bytes of the proclitics on the first word.
    pub prefix: usize,
    /// A fingerprint of what is written, from the first word without its proclitics to the last.
    pub print: u32,
    /// The name's place in the registry.
    pub name: u16,
    /// The spelling's place among the name's own: the one written, else the one most like it.
    pub spelling: u8,
    /// What of the name is written.
    pub part: Part,
    /// What the entry says of the name and the spelling.
    flags: u8,
    /// Whether it is written letter by letter as the spelling is.
    pub exact: bool,
    /// Whether it may be something else unless the story writes the whole name too.
    pub doubtful: bool,
}

impl Mention {
    /// Whether it is a person.
    pub const fn is_person(&self) -> bool {
        self.flags & Entry::PERSON != 0
    }

    /// Whether it is a country.
    pub const fn is_country(&self) -> bool {
        self.flags & Entry::COUNTRY != 0
    }

    /// Whether the spelling is always wrong.
    pub const fn is_wrong(&self) -> bool {
        self.flags & Entry::WRONG != 0
    }
}

/// The mentions of a block, by place: the longest at each word, all names it may be of.
///
/// Linear in the number of words; each word of a context of a name in doubt costs one search of the
/// block, however often the name stands there.
pub(super) fn find(prose: &Prose<'_>) -> Vec<Mention> {
    let mut search = Search::of(prose);
    let mut after = 0;
    // A word of another script may be of a name too.
    let goes_on = Traits::FOLLOWS.with(Traits::OTHER);
    let opening = (Traits::of_name(NameWord::OPENS), goes_on);
    for index in prose.words_opening(Traits::of_name(NameWord::ALONE), opening) {
        if index < after {
            continue;
        }
        let what = prose.name_word(index);
        let alone = what.any(NameWord::ALONE);
        let last = if what.any(NameWord::OPENS) && prose.is(index + 1, goes_on) {
            let next = Keys::of(letters(prose, index + 1)).at(0);
            longest_at(&mut search, index, (next, alone))
        } else {
            alone.then(|| alone_at(&mut search, index)).flatten()
        };
        after = last.unwrap_or(after);
    }
    search.done()
}

fn letters<'p>(prose: &'p Prose<'_>, index: usize) -> &'p [u8] {
    let word = prose.words().get(index);
    let letters = word.and_then(|word| prose.text().as_bytes().get(word.range()));
    letters.unwrap_or_default()
}

/// Adds the mentions that the word at `index` is by itself, and returns the index after them.
fn alone_at(search: &mut Search<'_, '_>, index: usize) -> Option<usize> {
    let word = names::letters(letters(search.prose, index));
    let first = search.found.len();
    if let Some(is_name) = search.recall(word, index) {
        return is_name.then_some(index + 1);
    }
    search.begin();
    let last = longest_at(search, index, (0, true));
    search.learn(word, first);
    last
}

/// Adds the longest mentions that begin with the word at `index`, where the word after it has the key
/// `next`, 0 if none goes on; returns the index after them.
fn longest_at(
    search: &mut Search<'_, '_>,
    index: usize,
    (next, alone): (u32, bool),
) -> Option<usize> {
    let prose = search.prose;
    let names = prose.catalog().names();
    let word = letters(prose, index);
    let keys = Keys::of(word);
    first_taken(word, |prefix, swallowed| {
        let key = if swallowed {
            keys.swallowed_at(prefix)
        } else {
            keys.at(prefix)
        };
        let starts = Starts { key, next, alone };
        let head = Head {
            index,
            prefix,
            swallowed,
        };
        // Most words that may open a longer name open none.
        let may_be = alone || names.may_begin_longer(key, next);
        may_be.then(|| head.add_to(search, starts)).flatten()
    })
}

/// What the names that may stand at a word are looked up by.
#[derive(Clone, Copy)]
struct Starts {
    key: u32,
    /// The key of the word after it; 0 where none goes on.
    next: u32,
    /// Whether any name is the word alone: a function word is none.
    alone: bool,
}

impl Starts {
    /// What the registry has of them, the longest first.
    fn of(self, registry: &Registry) -> impl Iterator<Item = &Entry> {
        let alone = if self.alone {
            registry.alone(self.key)
        } else {
            &[]
        };
        registry.longer(self.key, self.next).iter().chain(alone)
    }
}

/// The word a mention may begin with, read in one way.
#[derive(Clone, Copy)]
struct Head {
    index: usize,
    prefix: usize,
    swallowed: bool,
}

impl Head {
    /// Adds the mentions that begin with the word, and returns the index after them.
    ///
    /// They are the longest of both registries; but a newsroom's own name hides ours of as many words,
    /// unless it is a family name, which may be of somebody else too.
    fn add_to(self, search: &mut Search<'_, '_>, starts: Starts) -> Option<usize> {
        let names = search.prose.catalog().names();
        let first = search.found.len();
        let mut written = Written::default();
        for (registry, shift) in names.registries() {
            let least = search.least(first);
            for entry in starts.of(registry) {
                if usize::from(entry.words) < search.longest(first).max(least) {
                    break;
                }
                let name = entry.name + shift;
                let mut here = search.found[first..].iter();
                if here.any(|it| it.name == name && it.exact) || names.is_replaced(name) {
                    continue;
                }
                let Some(print) = written.print(self, search.prose, entry.words) else {
                    continue;
                };
                let differs = print != entry.print;
                if differs && written.outline(self, search.prose) != entry.outline {
                    continue;
                }
                if let Some(mention) = self.mention(search, (registry, name), (entry, print)) {
                    search.put(first, mention);
                }
            }
        }
        search.found.get(first).map(|it| it.words.end)
    }

    /// The mention that an entry makes of the words here, which have the fingerprint `print`, if they are
    /// its own.
    fn mention(
        self,
        search: &mut Search<'_, '_>,
        (registry, name): (&Registry, u16),
        (entry, print): (&Entry, u32),
    ) -> Option<Mention> {
        let prose = search.prose;
        let exact = print == entry.print || self.fits(prose, registry, entry)?;
        if self.is_another_word(prose, entry) || self.is_particle(prose, entry) {
            return None;
        }
        if has_tanween(prose, self.index + usize::from(entry.words) - 1) {
            search.leans(Lean::Much);
            return None;
        }
        let doubtful = self.doubt(search, (registry, name), entry)?;
        Some(Mention {
            words: self.index..self.index + usize::from(entry.words),
            prefix: self.prefix,
            print: print ^ u32::from(self.swallowed),
            name,
            spelling: entry.place,
            part: entry.part(),
            flags: entry.flags,
            exact,
            doubtful,
        })
    }

    /// Whether the one word is another with its first letters, which would be proclitics else.
    fn is_another_word(self, prose: &Prose<'_>, entry: &Entry) -> bool {
        let may_be = entry.words == 1 && self.prefix > 0;
        may_be && prose.is(self.index, Traits::ACCEPTED) && self.reading(prose).is_another_word()
    }

    /// Whether the first of two words is a particle, and the second a name by itself: «رد الرئيس على سلمان»
    /// has no «علي سلمان», «أن هيدالغو» is no «آن هيدالغو». Of a longer name few leave the first word out.
    fn is_particle(self, prose: &Prose<'_>, entry: &Entry) -> bool {
        if entry.words != 2 {
            return false;
        }
        let next = self.index + 1;
        let is_name =
            prose.name_word(next).any(NameWord::ALONE) || prose.is(next, Traits::GIVEN_NAME);
        let particles = || prose.catalog().list("particles-before-names");
        is_name && particles().has(self.reading(prose).stem())
    }

    /// Whether the spelling dictionary may accept the first word without its proclitics: of a whole word
    /// that is known.
    fn may_be_word(self, prose: &Prose<'_>) -> bool {
        self.prefix > 0 || prose.is(self.index, Traits::ACCEPTED)
    }

    /// The first word.
    fn reading<'p>(self, prose: &'p Prose<'_>) -> Reading<'p> {
        Reading {
            word: prose.word(self.index),
            prefix: self.prefix,
            swallowed: self.swallowed,
        }
    }

    /// The fingerprint of so many words from here on; nothing where there are fewer.
    fn print(self, prose: &Prose<'_>, words: u8) -> Option<u32> {
        let all = prose.words();
        let last = all.get(self.index + usize::from(words) - 1)?;
        let first = all[self.index].start as usize + self.prefix;
        let here = prose.text().as_bytes().get(first..last.end as usize)?;
        Some(names::print(&unswallowed(here, self.swallowed)))
    }

    /// The number that so many words from here on share with those that are alike.
    fn outline(self, prose: &Prose<'_>, words: u8) -> u32 {
        let first = unswallowed(self.reading(prose).stem().as_bytes(), self.swallowed);
        let others = (1..usize::from(words)).map(|place| prose.word(self.index + place));
        names::outline(std::iter::once(&*first).chain(others.map(str::as_bytes)))
    }

    /// Whether the words from here on are [`names::loosely_alike`] to those of the entry, and whether letter
    /// by letter but for hyphens and spaces.
    fn fits(self, prose: &Prose<'_>, registry: &Registry, entry: &Entry) -> Option<bool> {
        if entry.words == 1 {
            return self.reading(prose).fits(registry, entry);
        }
        let text = entry_text(registry, entry);
        let mut exact = true;
        // The last of them first: by the first two the entry was found.
        let parts = text.rsplit(PARTS);
        for (place, known) in (0..usize::from(entry.words)).rev().zip(parts) {
            let index = self.index + place;
            let reading = match place {
                0 => self.reading(prose),
                _ => Reading::whole(prose.word(index)),
            };
            let joined = place == 0 || are_joined(prose, index - 1);
            exact &= (joined.then(|| reading.reads_as(entry, known))?)?;
        }
        Some(exact)
    }

    /// Whether the mention is in doubt until the whole name is found; nothing if it is no mention. The
    /// `search` is told if that depends on the words beside it.
    fn doubt(
        self,
        search: &mut Search<'_, '_>,
        (registry, name): (&Registry, u16),
        entry: &Entry,
    ) -> Option<bool> {
        let prose = search.prose;
        let part = entry.part();
        let is = |flag: u8| entry.flags & flag != 0;
        let after = |what: Traits| follows(prose, self.index, what);
        let after_title = || after(Traits::TITLE);
        let stem = || self.reading(prose).stem();
        match part {
            Part::Whole if is(Entry::ORDINARY) && entry.words == 1 => {
                search.leans(Lean::Context(name));
                let known = registry.name(usize::from(entry.name))?;
                (after_title() || search.has_context(name, known)).then_some(false)
            }
            Part::Family if entry.words == 1 && prose.is(self.index, Traits::GIVEN_NAME) => None,
            Part::Family => {
                if after(Traits::GIVEN_NAME) {
                    search.leans(Lean::Much);
                    return None;
                }
                let ambiguous =
                    || is_short(stem()) || self.may_be_word(prose) && is_ambiguous(stem());
                let doubtful = is(Entry::ORDINARY) || entry.words == 1 && ambiguous();
                search.leans(Lean::Family { doubtful });
                Some(doubtful && !after_title())
            }
            // A person's name may be a common word: one spelling of Kant reads "she was".
            Part::Whole if entry.words == 1 && is(Entry::PERSON) => {
                let frequent = self.may_be_word(prose) && is_frequent(stem());
                if frequent {
                    search.leans(Lean::Much);
                }
                (!frequent || after_title()).then_some(false)
            }
            Part::Whole | Part::Nisba => Some(false),
        }
    }
}

/// The numbers of so many words from a head on, kept for the entries of as many.
#[derive(Default)]
struct Written {
    words: u8,
    print: Option<u32>,
    outline: Option<u32>,
}

impl Written {
    /// Their fingerprint; nothing where there are fewer words.
    fn print(&mut self, head: Head, prose: &Prose<'_>, words: u8) -> Option<u32> {
        if self.words != words {
            *self = Self {
                words,
                print: head.print(prose, words),
                outline: None,
            };
        }
        self.print
    }

    /// What is shared by all that is alike to as many words as [`Self::print`] was asked for last.
    fn outline(&mut self, head: Head, prose: &Prose<'_>) -> u32 {
        let words = self.words;
        let outline = &mut self.outline;
        *outline.get_or_insert_with(|| head.outline(prose, words))
    }
}

/// Whether a family name is too short to tell a person by itself.
const fn is_short(word: &str) -> bool {
    word.len() < SHORTEST_FAMILY
}

/// Whether a word may well be another than the family name that it is too.
fn is_ambiguous(word: &str) -> bool {
    let is_another = |form: Form| form.valid() && (form.band() >= FREQUENT || is_common_form(form));
    lexicon::form(word).is_some_and(is_another)
}

/// Whether the word is so frequent that it is hardly a name, whatever names there are.
fn is_frequent(word: &str) -> bool {
    lexicon::form(word).is_some_and(|form| form.valid() && form.band() >= FREQUENT)
}

/// The frequency band from which a word is frequent: a hundred in a million.
const FREQUENT: u8 = 125;

/// Bytes of the shortest family name that tells a person by itself.
const SHORTEST_FAMILY: usize = 8;
