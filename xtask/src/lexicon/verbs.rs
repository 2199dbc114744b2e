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
/// The features of the third person masculine, and of any object.
const HE: &str = "per:3 gen:m";
const OBJECT: &str = "_dobj";

/// How often the third person of a verb's imperfect stands, and how often with an object: the
/// sheets call verbs transitive that never take one (تطور).
#[derive(Clone, Copy, Default)]
struct Use {
    all: u64,
    with_object: u64,
}

/// Marks the forms of the verbs in use.
pub(crate) fn mark(camel: &Camel, marker: &mut Marker<'_>) -> Result<()> {
    let morphs = camel.sheet("MSA-Verb-MORPH.csv")?;
    let mut conjugation = Conjugation {
        grammar: Grammar::read(&morphs, &camel.sheet("MSA-Verb-ORDER.csv")?),
        frames: HashMap::new(),
    };
    let verbs = |aspect: &str| {
        let stems = camel.lexicon(&format!("MSA-Verb-LEX-{aspect}.csv"))?;
        let passives = match aspect {
            "CV" => Vec::new(),
            _ => camel.sheet(&format!("MSA-Verb-{aspect}-Passive-Patterns.csv"))?,
        };
        with_passives(stems, passives)
    };
    let imperfects = verbs("IV")?;
    let uses = uses(&imperfects, (&mut conjugation, &mut *marker));
    for (verbs, pos) in [
        (verbs("PV")?, Pos::PerfectVerb),
        (imperfects, Pos::ImperfectVerb),
        (verbs("CV")?, Pos::Imperative),
    ] {
        for verb in verbs {
            let seen = uses.get(&verb.lemma).copied().unwrap_or_default();
            let fits = |frame: &&Frame| seen.with_object > 0 || !frame.features.contains(OBJECT);
            if seen.all >= IN_USE {
                for frame in conjugation.frames(&verb).iter().filter(fits) {
                    marker.mark(&verb.stem, frame, part(pos));
                }
            }
        }
    }
    Ok(())
}

fn uses(
    imperfects: &[Verb],
    (conjugation, marker): (&mut Conjugation, &mut Marker<'_>),
) -> BTreeMap<String, Use> {
    let mut uses: BTreeMap<String, Use> = BTreeMap::new();
    for verb in imperfects {
        let seen = uses.entry(verb.lemma.clone()).or_default();
        let frames = conjugation.frames(verb).iter();
        for frame in frames.filter(|frame| frame.features.contains(HE)) {
            let count = marker.count(&verb.stem, frame);
            seen.all += count;
            if frame.features.contains(OBJECT) {
                seen.with_object += count;
            }
        }
    }
    uses
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
                if frame.features.contains(HE) {
                    *slot = frame;
                }
            }
            known.into_values().collect()
        })
    }
}

/// The active stems, and the passive ones that the patterns make of them.
fn with_passives(rows: Vec<Row>, patterns: Vec<Row>) -> Result<Vec<Verb>> {
    let mut passives: HashMap<[String; 3], Vec<(Regex, Row)>> = HashMap::new();
    for row in patterns {
        // Alef wasla and madda are letters here.
        let letters = row.cell("MATCH").replace('{', "\\{").replace('|', "\\|");
        let pattern = Regex::new(&format!("^{letters}$"))?;
        let key = key(&abstracted(row.cell("PATTERN")), &row);
        passives.entry(key).or_default().push((pattern, row));
    }
    let mut verbs = Vec::new();
    for row in rows {
        let form = row.cell("FORM");
        verbs.extend(Verb::of(
            &row,
            form,
            ["COND-S", "COND-T"].map(|name| row.cell(name)),
        ));
        if row.cell("COND-S").split(' ').any(|set| set == "intrans") {
            continue;
        }
        // The vowel of the imperfect tells verbs of form I apart.
        let abstract_pattern = row.cell("PATTERN_LEMMA").split('-').next();
        let of_kind = passives.get(&key(abstract_pattern.unwrap_or_default(), &row));
        for (pattern, passive) in of_kind.into_iter().flatten() {
            if pattern.is_match(form) {
                let form = pattern.replace(form, braced(passive.cell("SUB")).as_str());
                let conditions = ["COND-S-PASS", "COND-T-PASS"].map(|name| passive.cell(name));
                verbs.extend(Verb::of(&row, &form, conditions));
            }
        }
    }
    Ok(verbs)
}

impl Verb {
    fn of(row: &Row, form: &str, [sets, tests]: [&str; 2]) -> Option<Self> {
        Some(Self {
            lemma: row.cell("LEMMA").to_owned(),
            stem: buckwalter::arabic(form.trim_matches('_'))?,
            class: row.cell("CLASS").to_owned(),
            sets: sets.to_owned(),
            tests: tests.to_owned(),
        })
    }
}

/// What a stem and the pattern of its passive have in common.
fn key(pattern: &str, row: &Row) -> [String; 3] {
    [
        pattern.to_owned(),
        words(row.cell("COND-T")),
        words(row.cell("COND-S")),
    ]
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
