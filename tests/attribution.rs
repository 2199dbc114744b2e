//! The labelled sentences of the design, each alone, with the whole family on.
//!
//! Labels: A attributed, C carried over, X no claim: all silent. U unattributed, V vague,
//! I impersonal, F filler, L loaded verb, Q quotation, CL carry-over lost, S unclear speaker,
//! M rumour: spoken of.

use std::fmt::Write as _;

use tadqiq::catalog::Catalog;
use tadqiq::lint::{self, Ruleset};
use tadqiq::story::attribution::Ledger;
use tadqiq::story::{self, Format};

const EXAMPLES: &str = include_str!("data/attrib-examples.tsv");
const SOURCES: &str = include_str!("data/sources.tsv");

fn spoken(text: &str) -> Vec<String> {
    let catalog = Catalog::embedded();
    let mut rules = Ruleset::new(catalog.clone(), &[]).expect("no settings, no errors");
    rules.retain(|card| card.group == "attribution");
    let findings = lint::check(&story::read(text, Format::Plain), &rules);
    let ids = findings
        .iter()
        .map(|it| catalog.card(it.rule).id.to_string());
    ids.collect()
}

/// The rules that may speak of a sentence with this label.
fn wanted(label: &str) -> &'static [&'static str] {
    match label {
        "U" => &[
            "attrib-unattributed-claim",
            "attrib-casualty",
            "attrib-statistic-source",
            "attrib-mind-reading",
        ],
        "V" => &["attrib-vague-source"],
        "I" => &["attrib-impersonal"],
        "F" => &["attrib-filler"],
        "L" => &["attrib-loaded-verb"],
        "Q" => &["attrib-quote-no-speaker"],
        "CL" => &["attrib-carryover-lost"],
        "S" => &["attrib-ambiguous-speaker"],
        "M" => &["attrib-rumour"],
        _ => &[],
    }
}

#[test]
fn every_labelled_sentence_is_spoken_of_as_its_label_says() {
    let mut wrong = String::new();
    for row in EXAMPLES.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let (label, text) = (columns[1], columns[2]);
        let (wanted, spoken) = (wanted(label), spoken(text));
        let silent = wanted.is_empty() && spoken.is_empty();
        let found = spoken.iter().any(|id| wanted.contains(&id.as_str()));
        if !silent && !found {
            let _ = writeln!(wrong, "{label}: {text}: {spoken:?}");
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn the_sources_of_a_story_are_told_by_name_and_title() {
    let catalog = Catalog::embedded();
    let mut wrong = String::new();
    for row in SOURCES.lines().skip(1) {
        let (text, wanted) = row.split_once('\t').expect("two columns");
        let ledger = Ledger::of(&story::read(text, Format::Plain), &catalog);
        let speakers = ledger.speakers.iter().map(|speaker| {
            let (times, rank) = (speaker.mentions.len(), speaker.rank);
            let told = format!("{times} {rank:?} {} / {}", speaker.name, speaker.title);
            told.trim_end().to_owned()
        });
        let told: Vec<String> = speakers.collect();
        if told.join("; ") != wanted {
            let _ = writeln!(wrong, "{text}: {}", told.join("; "));
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn sentences_of_any_length_are_read_to_their_end() {
    // Each was a chain as deep as the sentence is long, or grew with its cube.
    let joined = "لا وإصابة، ".repeat(20_000);
    let deep = format!("مقتل 3 أشخاص، {joined}كلمة هنا كلمة وإصابة 5 أشخاص\n");
    let counted = format!("مقتل 3 أشخاص {}\n", "وإصابة 5 ".repeat(4_000));
    let reported = "قال الوزير إن القوات قتلت 5 أشخاص ".repeat(4_000);
    let paragraph = "قتل 5 أشخاص. ".repeat(20_000);
    assert_eq!(spoken(&deep), ["attrib-casualty"; 2]);
    assert_eq!(spoken(&counted), ["attrib-casualty"]);
    assert_eq!(spoken(&reported), [""; 0]);
    assert_eq!(spoken(&paragraph).len(), 4, "three, and how many more");
}
