//! The verbs of Camel Morph, conjugated.

use super::camel::{Camel, Row};
use super::grammar::{Behind, Frame, Grammar, Stem};
use super::readings::{Marker, part};
use super::{Result, buckwalter};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tadqiq::lexicon::Pos;

/// A verb is in use when the third person of its imperfect, in whatever voice, stands this often:
/// the dictionary of Camel Morph holds verbs of all ages, and nearly any three letters make one.
const IN_USE: u64 = 2;

/// Marks the forms of the verbs in use.
pub(crate) fn mark(camel: &Camel, marker: &mut Marker<'_>) -> Result<()> {
    let mut conjugation = Conjugation {
        grammar: Grammar::read(
            &camel.sheet("MSA-Verb-MORPH.csv")?,
            &camel.sheet("MSA-Verb-ORDER.csv")?,
        ),
        frames: HashMap::new(),
    };
    let imperfects = with_passives(
        camel.lexicon("MSA-Verb-LEX-IV.csv")?,
        camel.sheet("MSA-Verb-IV-Passive-Patterns.csv")?,
    )?;
    let perfects = with_passives(
        camel.lexicon("MSA-Verb-LEX-PV.csv")?,
        camel.sheet("MSA-Verb-PV-Passive-Patterns.csv")?,
    )?;
    let imperatives = with_passives(camel.lexicon("MSA-Verb-LEX-CV.csv")?, Vec::new())?;

    let mut uses: BTreeMap<&str, u64> = BTreeMap::new();
    for verb in &imperfects {
        let he = |frame: &&Frame| frame.features.contains("per:3 gen:m");
        let frames = conjugation.frames(verb);
        let count: u64 = frames
            .iter()
            .filter(he)
            .map(|frame| marker.count(&verb.stem, frame))
            .sum();
        *uses.entry(&verb.lemma).or_default() += count;
    }
    for (verbs, pos) in [
        (&perfects, Pos::PerfectVerb),
        (&imperfects, Pos::ImperfectVerb),
        (&imperatives, Pos::Imperative),
    ] {
        for verb in verbs {
            if uses
                .get(verb.lemma.as_str())
                .is_some_and(|&count| count >= IN_USE)
            {
                for frame in conjugation.frames(verb) {
                    marker.mark(&verb.stem, frame, part(pos));
                }
            }
        }
    }
    Ok(())
}

/// A stem of a verb in one aspect and voice.
struct Verb {
    lemma: String,
    /// In Arabic letters.
    stem: String,
    class: String,
    sets: String,
    tests: String,
}

/// The frames of each kind of stem, found once.
struct Conjugation {
    grammar: Grammar,
    frames: HashMap<(String, String, String), Vec<Frame>>,
}

impl Conjugation {
    fn frames(&mut self, verb: &Verb) -> &[Frame] {
        let key = (verb.class.clone(), verb.sets.clone(), verb.tests.clone());
        let grammar = &mut self.grammar;
        self.frames.entry(key).or_insert_with(|| {
            let stem = Stem {
                class: &verb.class,
                sets: &verb.sets,
                tests: &verb.tests,
            };
            let frames = grammar.frames(&stem);
            // Moods that are written alike are one; the third person stays apart.
            let mut known: BTreeMap<(String, String, Behind), Frame> = BTreeMap::new();
            for frame in frames {
                let key = (frame.before.clone(), frame.after.clone(), frame.behind);
                let slot = known.entry(key).or_insert_with(|| frame.clone());
                if frame.features.contains("per:3 gen:m") {
                    *slot = frame;
                }
            }
            known.into_values().collect()
        })
    }
}

/// The active stems, and the passive ones that the patterns make of them.
fn with_passives(rows: Vec<Row>, patterns: Vec<Row>) -> Result<Vec<Verb>> {
    let mut passives: HashMap<(String, String, String), Vec<(Regex, Row)>> = HashMap::new();
    for row in patterns {
        let key = (
            abstracted(row.cell("PATTERN")),
            words(row.cell("COND-T")),
            words(row.cell("COND-S")),
        );
        // Alef wasla and madda are letters here.
        let letters = row.cell("MATCH").replace('{', "\\{").replace('|', "\\|");
        let pattern = Regex::new(&format!("^{letters}$"))?;
        passives.entry(key).or_default().push((pattern, row));
    }
    let mut verbs = Vec::new();
    for row in rows {
        let form = row.cell("FORM");
        let verb = |form: &str, sets: &str, tests: &str| {
            buckwalter::arabic(form.trim_matches('_')).map(|stem| Verb {
                lemma: row.cell("LEMMA").to_owned(),
                stem,
                class: row.cell("CLASS").to_owned(),
                sets: sets.to_owned(),
                tests: tests.to_owned(),
            })
        };
        verbs.extend(verb(form, row.cell("COND-S"), row.cell("COND-T")));
        // The vowel of the imperfect tells verbs of form I apart.
        let pattern = row
            .cell("PATTERN_LEMMA")
            .split('-')
            .next()
            .unwrap_or_default();
        let key = (
            pattern.to_owned(),
            words(row.cell("COND-T")),
            words(row.cell("COND-S")),
        );
        if row.cell("COND-S").split(' ').any(|set| set == "intrans") {
            continue;
        }
        for (pattern, passive) in passives.get(&key).into_iter().flatten() {
            if pattern.is_match(form) {
                let form = pattern.replace(form, braced(passive.cell("SUB")).as_str());
                verbs.extend(verb(
                    &form,
                    passive.cell("COND-S-PASS"),
                    passive.cell("COND-T-PASS"),
                ));
            }
        }
    }
    Ok(verbs)
}

/// A pattern as the sheets of stems write it: with no sign for a sukun under a long vowel, and a
/// digit for a last radical in hamza or ya.
fn abstracted(pattern: &str) -> String {
    let pattern = pattern.replace("aAo", "aA");
    let weak = pattern
        .strip_suffix('>')
        .or_else(|| pattern.strip_suffix('y'));
    weak.map_or_else(|| pattern.clone(), |start| format!("{start}3"))
}

/// The conditions of a cell in order, without those of transitivity.
fn words(cell: &str) -> String {
    let words: BTreeSet<&str> = cell
        .split_whitespace()
        .filter(|word| !["trans", "intrans", "ditrans", "_"].contains(word))
        .collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// `$1u` as `${1}u`: a group's number ends at the next letter.
fn braced(replacement: &str) -> String {
    let mut braced = String::new();
    let mut signs = replacement.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '$' => match signs.next() {
                Some(digit) => {
                    braced.push_str("${");
                    braced.push(digit);
                    braced.push('}');
                }
                None => braced.push_str("$$"),
            },
            _ => braced.push(sign),
        }
    }
    braced
}
