//! The adjectives, numerals, quantifiers and closed classes of Camel Morph, declined.

use super::camel::{Camel, Row};
use super::grammar::{Behind, Frame, Grammar, Stem};
use super::readings::{Marker, bit, part};
use super::relations::Relations;
use super::{Result, buckwalter};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tadqiq::lexicon::Pos;
use tadqiq::lexicon::bits;

const ALEF: &str = "\u{627}";
const SHEETS: [&str; 6] = [
    "MSA-Adj-LEX.csv",
    "MSA-Adj-Comp-LEX.csv",
    "MSA-Adj-Num-LEX.csv",
    "MSA-Noun-Num-LEX.csv",
    "MSA-Noun-Quant-LEX.csv",
    "MSA-Other-LEX.csv",
];

/// An adjective is in use when the corpora hold it with the article this often: the dictionary of
/// Camel Morph holds adjectives of all ages.
const IN_USE: u64 = 3;
/// The plural or the feminine of another pattern belongs to an adjective that stands itself at least
/// once for so many of it: الذهن (the mind) is no plural of a rare أذهن.
const PLURALS_TO_ONE: u64 = 4;

/// What stands so often with the article, but hardly ever in the feminine that an adjective of its
/// kind has, is a noun of the same letters (الصمود, الوريد).
const COMMON: u64 = 20;
const MASCULINES_TO_ONE: u64 = 100;

/// Marks all of them.
pub(crate) fn mark(
    camel: &Camel,
    (marker, relations): &mut (&mut Marker<'_>, &mut Relations),
) -> Result<()> {
    let mut declension = Declension::read(camel)?;
    for sheet in SHEETS {
        let rows = camel.lexicon(sheet)?;
        let open = sheet == SHEETS[0];
        let uses = if open {
            uses(&rows, (&mut declension, &mut **marker))
        } else {
            BTreeMap::new()
        };
        for row in &rows {
            let features = row.cell("FEAT");
            let Some((pos, stem)) = pos(features).zip(stem(row)) else {
                continue;
            };
            let frames = declension.frames(row);
            if open {
                let own = uses.get(row.cell("LEMMA")).copied().unwrap_or_default();
                let enough = if is_base(row) {
                    IN_USE
                } else {
                    definite(&stem, frames, marker) / PLURALS_TO_ONE
                };
                if own < enough.max(IN_USE) {
                    continue;
                }
            }
            if open && feature(features, "num") == Some("p") {
                let singular =
                    buckwalter::arabic(row.cell("LEMMA").split('-').next().unwrap_or_default());
                let plural = bare(&stem, frames);
                let seen = |plural: &String| marker.is_seen(plural);
                if let Some((singular, plural)) = singular.zip(plural.filter(seen)) {
                    relations.plural(&singular, &plural);
                }
            }
            for frame in frames {
                let of_form = if pos == Pos::Adjective {
                    agreement(features, frame)
                } else {
                    0
                };
                marker.mark(&stem, frame, part(pos) | of_form);
            }
        }
    }
    Ok(())
}

/// A stem with the shortest ending that it has by itself.
fn bare(stem: &str, frames: &[Frame]) -> Option<String> {
    let alone = frames
        .iter()
        .filter(|frame| frame.behind == Behind::Nothing);
    let ending = alone.min_by_key(|frame| (frame.after.chars().count(), &frame.after))?;
    Some(format!("{stem}{}", ending.after))
}

/// How often each adjective stands with the article, plurals and feminines of other patterns aside.
fn uses<'r>(
    rows: &'r [Row],
    (declension, marker): (&mut Declension, &mut Marker<'_>),
) -> BTreeMap<&'r str, u64> {
    let mut uses = BTreeMap::new();
    for row in rows.iter().filter(|row| is_base(row)) {
        if let Some(stem) = stem(row) {
            let frames = declension.frames(row);
            let count = definite(&stem, frames, marker);
            let of = |gender: &str, marker: &mut Marker<'_>| {
                let of_gender = |frame: &&Frame| frame.features.contains(gender);
                let frames: Vec<Frame> = frames.iter().filter(of_gender).cloned().collect();
                (!frames.is_empty()).then(|| definite(&stem, &frames, marker))
            };
            let feminine = of("form_gen:f form_num:s", marker);
            let masculine = of("form_gen:m form_num:s", marker).unwrap_or_default();
            let noun = feminine
                .is_some_and(|count| masculine >= COMMON && count * MASCULINES_TO_ONE < masculine);
            if !noun {
                *uses.entry(row.cell("LEMMA")).or_default() += count;
            }
        }
    }
    uses
}

fn is_base(row: &Row) -> bool {
    let features = row.cell("FEAT");
    ["gen", "num"]
        .iter()
        .all(|name| feature(features, name) == Some("-"))
}

fn definite(stem: &str, frames: &[Frame], marker: &mut Marker<'_>) -> u64 {
    let behind_article = |frame: &&Frame| {
        matches!(
            frame.behind,
            Behind::Article | Behind::PrepositionAndArticle
        )
    };
    let mut counted = BTreeSet::new();
    let frames = frames.iter().filter(behind_article);
    // Cases and kinds of plural are written alike.
    frames
        .filter(|frame| counted.insert((&frame.after, frame.behind)))
        .map(|frame| marker.count(stem, frame))
        .sum()
}

fn stem(row: &Row) -> Option<String> {
    let stem = buckwalter::arabic(row.cell("FORM").trim_matches('_'));
    stem.filter(|stem| !stem.is_empty())
}

/// `None` for names, which are marked apart, and for abbreviations.
fn pos(features: &str) -> Option<Pos> {
    Some(match feature(features, "pos")? {
        "noun_prop" | "abbrev" => return None,
        "adj" | "adj_comp" | "adj_num" => Pos::Adjective,
        "noun_num" => Pos::Numeral,
        "noun" | "noun_quant" => Pos::Noun,
        _ => Pos::Particle,
    })
}

/// The value of a feature.
pub(crate) fn feature<'a>(features: &'a str, name: &str) -> Option<&'a str> {
    let mut named = features
        .split_whitespace()
        .filter_map(|feature| feature.split_once(':'));
    named
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// Gender and number: those of the stem (كبرى, كبار) before those of its ending.
fn agreement(stem: &str, frame: &Frame) -> u64 {
    let of = |name: &str, of_ending: &str| match feature(stem, name) {
        Some("-") | None => feature(&frame.features, of_ending),
        own => own,
    };
    let gender = match of("gen", "form_gen") {
        Some("m") => bit(bits::MASCULINE),
        Some("f") => bit(bits::FEMININE),
        _ => 0,
    };
    let broken = feature(stem, "num") == Some("p");
    let number = match of("num", "form_num") {
        Some("s") => bit(bits::SINGULAR),
        Some("d") => bit(bits::DUAL),
        Some("p") if broken => bit(bits::PLURAL) | bit(bits::BROKEN),
        Some("p") => bit(bits::PLURAL),
        _ => 0,
    };
    gender | number
}

/// The frames of each kind of stem, found once.
pub(crate) struct Declension {
    grammar: Grammar,
    frames: HashMap<[String; 3], Vec<Frame>>,
}

impl Declension {
    pub(crate) fn read(camel: &Camel) -> Result<Self> {
        let morphs = camel.sheet("MSA-Nom-MORPH.csv")?;
        let orders = camel.sheet("MSA-Nom-ORDER.csv")?;
        Ok(Self {
            grammar: Grammar::read(&morphs, &orders),
            frames: HashMap::new(),
        })
    }

    fn frames(&mut self, row: &Row) -> &[Frame] {
        self.of([row.cell("CLASS"), row.cell("COND-S"), row.cell("COND-T")])
    }

    /// The frames of stems of a class that set and test these conditions.
    pub(crate) fn of(&mut self, kind: [&str; 3]) -> &[Frame] {
        let grammar = &mut self.grammar;
        let [class, sets, tests] = kind;
        self.frames
            .entry(kind.map(str::to_owned))
            .or_insert_with(|| {
                let mut frames = grammar.frames(&Stem { class, sets, tests });
                // Cases that are written alike are one.
                for frame in &mut frames {
                    let kept = ["form_gen", "form_num"].into_iter().filter_map(|name| {
                        let value = feature(&frame.features, name)?;
                        Some(format!("{name}:{value}"))
                    });
                    frame.features = kept.collect::<Vec<_>>().join(" ");
                }
                // وزيرا is the accusative of one more often than two of something.
                frames
                    .retain(|frame| frame.after != ALEF || !frame.features.contains("form_num:d"));
                frames.sort();
                frames.dedup();
                frames
            })
    }
}
