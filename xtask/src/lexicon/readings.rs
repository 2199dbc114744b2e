//! What each form of the corpora can be: the union of what its lemmas make of it.

use super::Result;
use super::buckwalter;
use super::counts::{Counts, Tally};
use super::evidence::Evidence;
use super::grammar::{Behind, Frame};
use super::witness::Witness;
use super::{camel::Camel, nominals, nouns, relations::Relations, verbs};
use std::collections::HashMap;
use tadqiq::lexicon::{Pos, bits};

/// The features of the forms of the corpora, as bits of `tadqiq::lexicon::Form`.
pub(crate) struct Readings<'a> {
    forms: HashMap<&'a str, u64>,
    pub(crate) relations: Relations,
}

/// What readings are made from.
pub(crate) struct Sources<'a> {
    pub(crate) counts: &'a Counts,
    pub(crate) camel: &'a Camel,
    pub(crate) evidence: &'a Evidence,
}

/// Marks what the corpora hold of a word.
pub(crate) struct Marker<'a> {
    counts: &'a Counts,
    forms: HashMap<&'a str, u64>,
    proclitics: Proclitics,
    buffer: String,
}

/// Reads all forms.
pub(crate) fn build<'a>(sources: &Sources<'a>, witness: &mut Witness) -> Result<Readings<'a>> {
    let mut marker = Marker {
        counts: sources.counts,
        forms: HashMap::new(),
        proclitics: Proclitics::new(),
        buffer: String::new(),
    };
    let mut relations = Relations::default();
    verbs::mark(sources.camel, &mut marker)?;
    nominals::mark(sources.camel, &mut (&mut marker, &mut relations))?;
    nouns::mark(sources, witness, &mut (&mut marker, &mut relations))?;
    marker.close_particles();
    Ok(Readings {
        forms: marker.forms,
        relations,
    })
}

impl Readings<'_> {
    /// The features of a form; none when no lemma makes it.
    pub(crate) fn get(&self, form: &str) -> u64 {
        self.forms.get(form).copied().unwrap_or_default()
    }
}

impl<'a> Marker<'a> {
    /// Unites the features into all forms that the corpora hold of `stem` in `frame`.
    pub(crate) fn mark(&mut self, stem: &str, frame: &Frame, features: u64) {
        let forms = &mut self.forms;
        let each = |form: &'a str, _| *forms.entry(form).or_default() |= features;
        Self::each(
            self.counts,
            &self.proclitics,
            &mut self.buffer,
            (stem, frame),
            each,
        );
    }

    /// How often the corpora hold `stem` in `frame`.
    pub(crate) fn count(&mut self, stem: &str, frame: &Frame) -> u64 {
        let mut sum = 0;
        let each = |_, tally: Tally| sum += tally.total();
        Self::each(
            self.counts,
            &self.proclitics,
            &mut self.buffer,
            (stem, frame),
            each,
        );
        sum
    }

    /// Whether the corpora hold the form itself.
    pub(crate) fn is_seen(&self, form: &str) -> bool {
        self.counts.entry(form).is_some()
    }

    /// Takes the adjectives out of the closed classes, and the nouns that only the article shows:
    /// عليكم is no adjective though a rare علي is, ذلك no noun though ذل is.
    #[expect(clippy::iter_over_hash_type, reason = "each form by itself")]
    fn close_particles(&mut self) {
        let agreement = bits::MASCULINE..=bits::BY_ENDING;
        let agreement = agreement.fold(0, |sum, index| sum | bit(index));
        let listed = bit(bits::HUMAN) | bit(bits::THING);
        for features in self.forms.values_mut() {
            if *features & part(Pos::Particle) != 0 {
                *features &= !part(Pos::Adjective);
                if *features & listed == 0 {
                    *features &= !(agreement | part(Pos::Noun));
                }
            }
        }
    }

    /// The features united so far in a form.
    pub(crate) fn features(&self, form: &str) -> u64 {
        self.forms.get(form).copied().unwrap_or_default()
    }

    fn each(
        counts: &'a Counts,
        proclitics: &Proclitics,
        buffer: &mut String,
        (stem, frame): (&str, &Frame),
        mut found: impl FnMut(&'a str, Tally),
    ) {
        let lam = frame.before.is_empty() && stem.starts_with(proclitics.lam);
        for (proclitic, assimilates) in proclitics.of(frame.behind) {
            buffer.clear();
            buffer.push_str(proclitic);
            if *assimilates && lam {
                // The article is lost between two lams: the proclitic's and the stem's.
                buffer.pop();
            }
            buffer.push_str(&frame.before);
            buffer.push_str(stem);
            buffer.push_str(&frame.after);
            if let Some((form, tally)) = counts.entry(buffer) {
                found(form, tally);
            }
        }
    }
}

/// The proclitics by what they may stand before; whether they end in the lam of the article
/// without its alef.
struct Proclitics {
    by_behind: [Vec<(String, bool)>; 5],
    lam: char,
}

impl Proclitics {
    fn new() -> Self {
        let with_conjunction = |rest: &[&str]| {
            let mut all = Vec::new();
            for conjunction in ["", "w", "f"] {
                for rest in rest {
                    let arabic = buckwalter::arabic(&format!("{conjunction}{rest}"));
                    all.extend(arabic.map(|arabic| (arabic, *rest == "ll")));
                }
            }
            all
        };
        Self {
            by_behind: [
                with_conjunction(&[""]),
                with_conjunction(&["", "b", "k", "l"]),
                with_conjunction(&["Al"]),
                with_conjunction(&["Al", "bAl", "kAl", "ll"]),
                with_conjunction(&["", "s", "l"]),
            ],
            lam: '\u{644}',
        }
    }

    fn of(&self, behind: Behind) -> &[(String, bool)] {
        &self.by_behind[behind as usize]
    }
}

/// The bit of a part of speech.
pub(crate) fn part(part: Pos) -> u64 {
    1 << part as u64
}

/// The bit at this index.
pub(crate) fn bit(index: u32) -> u64 {
    1 << index
}
