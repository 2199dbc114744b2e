//! `hamza.fst`: which stems must begin with a hamza, and which must not.

use super::Result;
use super::buckwalter;
use super::camel::Camel;
use super::counts::Counts;
use super::derive::{Class, Lemma};
use super::inflect;
use super::witness::Witness;
use std::collections::{BTreeMap, BTreeSet};

const ALEF: char = '\u{627}';
const HAMZA_BELOW: char = '\u{625}';
const HAMZA_ABOVE: char = '\u{623}';
const MADDA: char = '\u{622}';

/// A lemma counts when its right spelling stands this often, in any inflection.
const ATTESTED: u64 = 3;

/// What the map is built from.
pub(crate) struct Sources<'a> {
    pub(crate) lemmas: &'a [Lemma],
    pub(crate) counts: &'a Counts,
    pub(crate) camel: &'a Camel,
    pub(crate) names: &'a BTreeSet<String>,
}

/// The finished map, before it is packed.
pub(crate) struct Hamza<'a> {
    /// By the stem with its first letter as a plain alef.
    pub(crate) entries: BTreeMap<String, Entry>,
    /// The attested lemmas, with how often the right spelling stands.
    pub(crate) lemmas: Vec<(&'a Lemma, u64)>,
}

/// One stem.
pub(crate) struct Entry {
    pub(crate) class: Class,
    /// The right spelling.
    pub(crate) right: String,
    /// Occurrences of the right spelling, proclitics peeled.
    pub(crate) count: u64,
    pub(crate) band: u8,
    /// Why the plain spelling (or the hamza, for classes 3 and 4) may be right as well.
    pub(crate) doubt: Option<Doubt>,
    /// An imperative has the same letters.
    pub(crate) imperative: bool,
    /// With a hamza above it is a word: only of classes 3 and 4.
    pub(crate) above_is_word: bool,
    pub(crate) proper_name: bool,
}

/// Why a stem is ambiguous.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Derived in two classes with different spellings.
    TwoClasses,
    /// Another first letter is in use.
    Twin,
    /// The dictionary knows the spelling that would be a mistake.
    Word,
    /// A person may be called so.
    Name,
}

impl Entry {
    /// The value stored in the map; `tadqiq::lexicon` documents its bits.
    pub(crate) fn value(&self) -> u64 {
        self.class as u64
            | u64::from(self.doubt.is_some()) << 4
            | u64::from(self.imperative) << 5
            | u64::from(self.above_is_word) << 6
            | u64::from(self.proper_name) << 7
            | u64::from(self.band) << 8
            | u64::from(self.count >= ATTESTED) << 16
    }
}

impl Hamza<'_> {
    /// The packed map.
    pub(crate) fn map(&self) -> Result<Vec<u8>> {
        let mut map = fst::MapBuilder::memory();
        for (stem, entry) in &self.entries {
            map.insert(stem, entry.value())?;
        }
        Ok(map.into_inner()?)
    }
}

/// Derives, inflects, weighs.
pub(crate) fn build<'a>(sources: &Sources<'a>, witness: &mut Witness) -> Result<Hamza<'a>> {
    let proclitics = proclitics();
    let mut claims: BTreeMap<String, BTreeSet<Class>> = BTreeMap::new();
    let mut lemmas = Vec::new();
    for lemma in sources.lemmas {
        let forms: Vec<String> = inflected(lemma)
            .iter()
            .filter_map(|form| buckwalter::arabic(form))
            .collect();
        let count = forms
            .iter()
            .map(|form| sources.counts.behind(&proclitics, form).total())
            .sum();
        if count >= ATTESTED {
            lemmas.push((lemma, count));
            for form in forms {
                claims
                    .entry(with_first(&form, ALEF))
                    .or_default()
                    .insert(lemma.class);
            }
        }
    }
    let spellings: Vec<String> = claims
        .keys()
        .flat_map(|stem| {
            [ALEF, HAMZA_BELOW, HAMZA_ABOVE, MADDA].map(|first| with_first(stem, first))
        })
        .collect();
    witness.ask(spellings.iter().map(String::as_str))?;

    let judge = Judge {
        sources,
        witness,
        proclitics,
    };
    let entries = claims.into_iter().map(|(stem, classes)| {
        let entry = judge.entry(&stem, &classes);
        (stem, entry)
    });
    Ok(Hamza {
        entries: entries.collect(),
        lemmas,
    })
}

/// The proclitics a noun takes in writing, the empty one among them.
pub(crate) fn proclitics() -> Vec<String> {
    let mut all = Vec::new();
    for conjunction in ["", "w", "f"] {
        for rest in ["", "b", "l", "k", "Al", "bAl", "kAl", "ll"] {
            all.extend(buckwalter::arabic(&format!("{conjunction}{rest}")));
        }
    }
    all
}

/// The word with another first letter.
pub(crate) fn with_first(word: &str, first: char) -> String {
    std::iter::once(first).chain(word.chars().skip(1)).collect()
}

fn inflected(lemma: &Lemma) -> Vec<String> {
    match lemma.class {
        Class::FourMasdar | Class::WaslMasdar => inflect::masdar(&lemma.word),
        Class::FourPerfect | Class::WaslPerfect => inflect::perfect(&lemma.word, lemma.transitive),
    }
}

fn letter(class: Class) -> char {
    match class {
        Class::FourMasdar => HAMZA_BELOW,
        Class::FourPerfect => HAMZA_ABOVE,
        Class::WaslMasdar | Class::WaslPerfect => ALEF,
    }
}

struct Judge<'a> {
    sources: &'a Sources<'a>,
    witness: &'a Witness,
    proclitics: Vec<String>,
}

impl Judge<'_> {
    fn entry(&self, stem: &str, classes: &BTreeSet<Class>) -> Entry {
        let class = self.likeliest(stem, classes);
        let right = with_first(stem, letter(class));
        let count = self.count(&right);
        let bare_class = letter(class) == ALEF;
        let names = &self.sources.names;
        let mut entry = Entry {
            class,
            count,
            band: self.sources.counts.band(count),
            doubt: None,
            imperative: !bare_class && self.sources.camel.imperatives.contains(stem),
            above_is_word: bare_class && self.witness.accepts(&with_first(stem, HAMZA_ABOVE)),
            proper_name: names.contains(stem) || names.contains(&right),
            right,
        };
        entry.doubt = if bare_class {
            self.doubt_on_plain(stem, classes, count)
        } else {
            self.doubt_on_hamza(stem, classes, &entry)
        };
        entry
    }

    /// The class whose spelling stands most often. Plain alefs are everywhere by mistake, so they
    /// win against a hamza only when the dictionary knows the word so.
    fn likeliest(&self, stem: &str, classes: &BTreeSet<Class>) -> Class {
        let weight = |class: Class| {
            let spelling = with_first(stem, letter(class));
            let plain = letter(class) == ALEF;
            (
                if plain && !self.witness.accepts(&spelling) {
                    0
                } else {
                    self.count(&spelling)
                },
                std::cmp::Reverse(class),
            )
        };
        // A stem without a class is never asked about.
        classes
            .iter()
            .copied()
            .max_by_key(|&class| weight(class))
            .unwrap_or(Class::FourMasdar)
    }

    fn doubt_on_hamza(
        &self,
        stem: &str,
        classes: &BTreeSet<Class>,
        entry: &Entry,
    ) -> Option<Doubt> {
        if classes.iter().any(|&class| letter(class) == ALEF) {
            return Some(Doubt::TwoClasses);
        }
        let twin = [HAMZA_BELOW, HAMZA_ABOVE, MADDA].into_iter().any(|first| {
            first != letter(entry.class)
                && self.is_twin(&with_first(stem, first), first, classes, entry.count)
        });
        if twin {
            Some(Doubt::Twin)
        } else if self.witness.accepts(stem) {
            Some(Doubt::Word)
        } else {
            (entry.proper_name && !self.mostly_definite(&entry.right)).then_some(Doubt::Name)
        }
    }

    /// Whether another spelling is in use as a word of its own rather than by mistake.
    fn is_twin(&self, twin: &str, first: char, classes: &BTreeSet<Class>, right: u64) -> bool {
        let count = self.count(twin);
        let in_use = if right >= 200 {
            count * 100 >= right
        } else {
            count >= 2
        };
        let known =
            self.witness.accepts(twin) || classes.iter().any(|&class| letter(class) == first);
        in_use && (known || count * 5 >= right)
    }

    fn doubt_on_plain(&self, stem: &str, classes: &BTreeSet<Class>, count: u64) -> Option<Doubt> {
        let below = with_first(stem, HAMZA_BELOW);
        if classes.iter().any(|&class| letter(class) != ALEF) {
            Some(Doubt::TwoClasses)
        } else if self.witness.accepts(&below) {
            Some(Doubt::Word)
        } else {
            let mistaken = self.count(&below);
            (mistaken > 0 && mistaken >= count).then_some(Doubt::Twin)
        }
    }

    fn mostly_definite(&self, right: &str) -> bool {
        let (definite, other): (Vec<String>, Vec<String>) = self
            .proclitics
            .iter()
            .cloned()
            .partition(|proclitic| proclitic.chars().any(|sign| sign == '\u{644}'));
        let counts = self.sources.counts;
        counts.behind(&definite, right).total() >= counts.behind(&other, right).total()
    }

    fn count(&self, stem: &str) -> u64 {
        self.sources.counts.behind(&self.proclitics, stem).total()
    }
}
