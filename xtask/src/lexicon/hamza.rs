//! `hamza.fst`: which stems must begin with a hamza, and which must not.

use super::Result;
use super::buckwalter;
use super::camel::Camel;
use super::counts::Counts;
use super::derive::{Class, Lemma};
use super::inflect;
use super::judge::{ALEF, Claims, HAMZA_ABOVE, HAMZA_BELOW, Judge, MADDA};
use super::witness::Witness;
use std::collections::{BTreeMap, BTreeSet};

/// A spelling is attested when it stands this often.
pub(super) const ATTESTED: u64 = 3;
/// A lemma that the dictionary does not know must stand this often, in any inflection, to be one:
/// foreign names look like masdars. Of the others once is enough for a masdar.
pub(super) const ATTESTED_UNKNOWN: u64 = 20;
/// Masdars whose spelling with a hamza above was read and found to be noise.
const REVIEWED: &str = include_str!("reviewed.txt");

/// The endings of nisbas and of nouns of instance, in Buckwalter transliteration.
const DERIVED: [&str; 7] = ["y", "yA", "p", "yAn", "yyn", "ywn", "yAt"];

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
    /// Hardly ever seen spelled right: too little to correct by, and left out of the map.
    Unseen,
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
    let (claims, lemmas) = claims(sources, witness, &proclitics)?;
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
        derived: DERIVED
            .iter()
            .filter_map(|end| buckwalter::arabic(end))
            .collect(),
    };
    let entries = claims.into_iter().map(|(stem, claims)| {
        let entry = judge.entry(&stem, &claims);
        (stem, entry)
    });
    Ok(Hamza {
        entries: entries
            .filter(|(_, entry)| entry.doubt != Some(Doubt::Unseen))
            .collect(),
        lemmas,
    })
}

type Attested<'a> = Vec<(&'a Lemma, u64)>;

/// The stems of the attested lemmas, and those lemmas with their counts.
fn claims<'a>(
    sources: &Sources<'a>,
    witness: &mut Witness,
    proclitics: &[String],
) -> Result<(BTreeMap<String, Claims>, Attested<'a>)> {
    let reviewed: BTreeSet<&str> = REVIEWED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    let bases: Vec<String> = sources
        .lemmas
        .iter()
        .filter_map(|lemma| buckwalter::arabic(&lemma.word))
        .collect();
    witness.ask(bases.iter().map(String::as_str))?;
    let mut claims: BTreeMap<String, Claims> = BTreeMap::new();
    let mut attested = Vec::new();
    for lemma in sources.lemmas {
        let forms: Vec<String> = inflected(lemma)
            .iter()
            .filter_map(|form| buckwalter::arabic(form))
            .collect();
        let count = forms
            .iter()
            .map(|form| sources.counts.behind(proclitics, form).total())
            .sum();
        let base = buckwalter::arabic(&lemma.word).unwrap_or_default();
        if count < attested_from(lemma.class, witness.accepts(&base)) {
            continue;
        }
        attested.push((lemma, count));
        for form in forms {
            let stem = claims.entry(with_first(&form, ALEF)).or_default();
            stem.classes.insert(lemma.class);
            stem.reviewed |= reviewed.contains(base.as_str());
            stem.bases.insert(with_first(&base, ALEF));
            stem.bases.insert(with_first(&base, ALEF));
        }
    }
    Ok((claims, attested))
}

fn attested_from(class: Class, known: bool) -> u64 {
    match class {
        _ if !known => ATTESTED_UNKNOWN,
        Class::FourMasdar | Class::WaslMasdar => 1,
        Class::FourPerfect | Class::WaslPerfect => ATTESTED,
    }
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
