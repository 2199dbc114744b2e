//! Whether a stem's first letter can be told from the stem alone.

use super::derive::Class;
use super::hamza::{ATTESTED, ATTESTED_UNKNOWN, Doubt, Entry, Sources, with_first};
use super::witness::Witness;
use std::collections::BTreeSet;

pub(super) const ALEF: char = '\u{627}';
pub(super) const HAMZA_BELOW: char = '\u{625}';
pub(super) const HAMZA_ABOVE: char = '\u{623}';
pub(super) const MADDA: char = '\u{622}';
/// Below this, a verb is not corrected where the plain alef is a third as common.
const RARE_VERB: u64 = 50;
/// Below this, a masdar is not corrected where the plain alef is twice as common.
const RARE_NOUN: u64 = 10;
/// The article, alone and run together with the preposition before it.
const ARTICLE: [&str; 2] = ["\u{627}\u{644}", "\u{644}\u{644}"];

/// With this many occurrences of the right spelling, an imperative of the same letters does not
/// explain the plain alefs unless they are more than a tenth of them.
const COMMON: u64 = 500;

/// What the lemmas say of a stem.
#[derive(Default)]
pub(super) struct Claims {
    pub(super) classes: BTreeSet<Class>,
    pub(super) reviewed: bool,
    /// The lemmas as stems: a masdar whose twin is a word makes its rare inflections doubtful.
    pub(super) bases: BTreeSet<String>,
}

impl Claims {
    fn spelled_with(&self, first: char) -> bool {
        self.classes.iter().any(|&class| letter(class) == first)
    }
}

/// Weighs the spellings of a stem against each other.
pub(super) struct Judge<'a> {
    pub(super) sources: &'a Sources<'a>,
    pub(super) witness: &'a Witness,
    pub(super) proclitics: Vec<String>,
    /// The endings of nisbas and of nouns of instance.
    pub(super) derived: Vec<String>,
}

impl Judge<'_> {
    /// Decides the class of a stem and whether another first letter is a word too.
    pub(super) fn entry(&self, stem: &str, claims: &Claims) -> Entry {
        let class = self.likeliest(stem, &claims.classes);
        let right = with_first(stem, letter(class));
        let count = self.count(&right);
        let plain = letter(class) == ALEF;
        let names = self.sources.names;
        let mut entry = Entry {
            class,
            count,
            band: self.sources.counts.band(count),
            doubt: None,
            imperative: !plain && self.sources.camel.imperatives.contains(stem),
            above_is_word: plain && self.above_is_word(stem, claims, count),
            proper_name: names.contains(stem) || names.contains(&right),
            right,
        };
        entry.doubt = if plain {
            self.doubt_on_plain(stem, claims, count)
        } else {
            self.doubt_on_hamza(stem, claims, &entry)
        };
        entry
    }

    /// The class whose spelling stands most often. Plain alefs are everywhere by mistake, so they
    /// win against a hamza only when the dictionary knows the word so.
    fn likeliest(&self, stem: &str, classes: &BTreeSet<Class>) -> Class {
        let weight = |class: Class| {
            let spelling = with_first(stem, letter(class));
            let mistake = letter(class) == ALEF && !self.witness.accepts(&spelling);
            (
                if mistake { 0 } else { self.count(&spelling) },
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

    fn doubt_on_hamza(&self, stem: &str, claims: &Claims, entry: &Entry) -> Option<Doubt> {
        if claims.spelled_with(ALEF) && !claims.reviewed {
            return Some(Doubt::TwoClasses);
        }
        if self.has_twin(stem, claims, entry) || self.inherits_twin(claims, entry) {
            Some(Doubt::Twin)
        } else if self.witness.accepts(stem) && !self.is_drowned_imperative(stem, entry) {
            Some(Doubt::Word)
        } else if self.is_too_rare(stem, entry) {
            Some(Doubt::Unseen)
        } else {
            let name = entry.proper_name && !claims.reviewed && !self.mostly_definite(&entry.right);
            name.then_some(Doubt::Name)
        }
    }

    fn has_twin(&self, stem: &str, claims: &Claims, entry: &Entry) -> bool {
        [HAMZA_BELOW, HAMZA_ABOVE, MADDA].into_iter().any(|first| {
            first != letter(entry.class) && self.is_twin(stem, first, claims, entry.count)
        })
    }

    /// Whether a rare inflection may as well belong to the twin of its masdar: too few of either
    /// were seen to tell `اخطائهن` by itself, but أخطاء is a word.
    fn inherits_twin(&self, claims: &Claims, entry: &Entry) -> bool {
        entry.class == Class::FourMasdar
            && entry.count < ATTESTED
            && claims.bases.iter().any(|base| {
                let right = self.count(&with_first(base, HAMZA_BELOW));
                self.is_twin(base, HAMZA_ABOVE, claims, right)
            })
    }

    /// Whether there is too little to correct by: a verb hardly seen, a nisba or a noun of
    /// instance never seen, or letters that stand mostly with a plain alef and are then likelier a
    /// foreign name, or لا grown together with a noun (لافقاريات).
    fn is_too_rare(&self, stem: &str, entry: &Entry) -> bool {
        let plain = self.count(stem);
        match entry.class {
            Class::FourPerfect => {
                entry.count < ATTESTED
                    || (entry.count < ATTESTED_UNKNOWN && !self.witness.accepts(&entry.right))
                    || (entry.count < RARE_VERB && plain * 3 > entry.count)
            }
            _ => {
                (entry.count == 0 && self.derived.iter().any(|end| stem.ends_with(end)))
                    || (entry.count < RARE_NOUN && plain >= ATTESTED && plain >= 2 * entry.count)
            }
        }
    }

    /// Whether another spelling is in use as a word of its own rather than by mistake.
    fn is_twin(&self, stem: &str, first: char, claims: &Claims, right: u64) -> bool {
        let twin = with_first(stem, first);
        let count = self.count(&twin);
        let in_use = if right >= 200 {
            count * 100 >= right
        } else {
            count >= 2
        };
        let known = claims.spelled_with(first) || (self.witness.accepts(&twin) && !claims.reviewed);
        in_use && (known || count * 5 >= right)
    }

    /// Whether the plain spelling is accepted as an imperative only, and nearly every plain alef
    /// must be a dropped hamza: `اعلن` beside thousands of أعلن.
    fn is_drowned_imperative(&self, stem: &str, entry: &Entry) -> bool {
        entry.imperative && entry.count >= COMMON && self.count(stem) * 10 <= entry.count
    }

    fn doubt_on_plain(&self, stem: &str, claims: &Claims, count: u64) -> Option<Doubt> {
        let below = with_first(stem, HAMZA_BELOW);
        if claims.classes.iter().any(|&class| letter(class) != ALEF) {
            Some(Doubt::TwoClasses)
        } else if self.witness.accepts(&below) {
            Some(Doubt::Word)
        } else {
            let mistaken = self.count(&below);
            (mistaken >= 5 && mistaken >= count).then_some(Doubt::Twin)
        }
    }

    /// The dictionary accepts a hamza above before nearly everything, so for nouns (which have no
    /// first person) its word counts only beside real use.
    fn above_is_word(&self, stem: &str, claims: &Claims, count: u64) -> bool {
        let above = with_first(stem, HAMZA_ABOVE);
        let verb = claims.classes.contains(&Class::WaslPerfect);
        let used = self.count(&above);
        claims.spelled_with(HAMZA_ABOVE)
            || (self.witness.accepts(&above) && (verb || (used >= 2 && used * 20 >= count)))
    }

    /// Whether the word is a noun rather than a person's name: twice as often with the article.
    fn mostly_definite(&self, right: &str) -> bool {
        let (definite, other): (Vec<String>, Vec<String>) = self
            .proclitics
            .iter()
            .cloned()
            .partition(|proclitic| ARTICLE.iter().any(|article| proclitic.ends_with(article)));
        let counts = self.sources.counts;
        counts.behind(&definite, right).total() >= 2 * counts.behind(&other, right).total()
    }

    fn count(&self, stem: &str) -> u64 {
        self.sources.counts.behind(&self.proclitics, stem).total()
    }
}

/// The first letter of the right spelling.
fn letter(class: Class) -> char {
    match class {
        Class::FourMasdar => HAMZA_BELOW,
        Class::FourPerfect => HAMZA_ABOVE,
        Class::WaslMasdar | Class::WaslPerfect => ALEF,
    }
}
