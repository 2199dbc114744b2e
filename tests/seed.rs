//! The story the project began with, checked end to end, pack by pack.
//!
//! `seed-expected.tsv` lists what must be found, with exact places and fixes; `seed-silent.tsv`
//! what must not. Lines count from 1; offsets and lengths are Unicode scalar values of the line.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use tadqiq::catalog::Catalog;
use tadqiq::catalog::layer::Layer;
use tadqiq::lint::{self, Finding, Ruleset, Safety, Trust};
use tadqiq::story::{self, Format};
use tadqiq::text::{Span, apply};

const SEED: &str = include_str!("data/000_5eaa8ef88a6002b3.txt");
const EXPECTED: &str = include_str!("data/seed-expected.tsv");
const SILENT: &str = include_str!("data/seed-silent.tsv");

fn rules(pack: &str) -> Ruleset {
    let catalog = Catalog::embedded();
    let mut layers: Vec<&Layer> = Vec::new();
    let mut name = Some(pack.to_owned());
    while let Some(pack) = name.take() {
        let layer = catalog
            .pack(&pack)
            .unwrap_or_else(|| panic!("no pack {pack}"));
        layers.insert(0, layer);
        name = layer.extends.first().map(ToString::to_string);
    }
    Ruleset::new(catalog.clone(), &layers).unwrap_or_else(|errors| panic!("{pack}: {errors:?}"))
}

fn check(pack: &str) -> Vec<Finding> {
    lint::check(&story::read(SEED, Format::Plain), &rules(pack))
}

fn id(finding: &Finding) -> String {
    Catalog::embedded().card(finding.rule).id.to_string()
}

fn span(line: &str, offset: &str, length: &str) -> Span {
    let number = |text: &str| {
        text.parse::<usize>()
            .unwrap_or_else(|_| panic!("`{text}` is no number"))
    };
    let before: usize = SEED
        .split_inclusive('\n')
        .take(number(line) - 1)
        .map(str::len)
        .sum();
    let rest = &SEED.as_bytes()[before..];
    let rest = std::str::from_utf8(rest).expect("a line starts on a character");
    let bytes = |scalars: usize| {
        rest.chars()
            .take(scalars)
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let start = bytes(number(offset));
    Span::from_range(before + start..before + bytes(number(offset) + number(length)))
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

fn expects(pack: &str) {
    let findings = check(pack);
    let mut missing = String::new();
    for row in rows(EXPECTED).filter(|row| row[4].split(' ').any(|named| named == pack)) {
        let place = span(row[0], row[1], row[2]);
        let found = findings
            .iter()
            .find(|finding| finding.span == place && id(finding) == row[3]);
        let Some(found) = found else {
            let _ = writeln!(
                missing,
                "{pack}: {} at {}:{} is not found: {}",
                row[3],
                row[0],
                row[1],
                place.of(SEED)
            );
            continue;
        };
        missing += &fix_fault(pack, &row, found);
    }
    assert_eq!(missing, "");
}

/// What is wrong with the fix of an expected finding, or nothing.
fn fix_fault(pack: &str, row: &[&str], found: &Finding) -> String {
    if row[5] == "-" {
        return String::new();
    }
    let Some(fix) = found.fixes.first() else {
        return format!("{pack}: {} at {}:{} has no fix\n", row[3], row[0], row[1]);
    };
    let (start, end) = (found.span.start as usize, found.span.end as usize);
    let fixed = apply(SEED, &fix.edits).expect("edits of one fix do not overlap");
    let grown = end + fixed.len() - SEED.len();
    let becomes = fixed.get(start..grown).unwrap_or("?").replace('\n', "\\n");
    // A fix that also changes another place is compared by what it makes of this one.
    let local = fix.edits.iter().all(|edit| found.span.contains(edit.span));
    if local && becomes != row[6] {
        return format!(
            "{pack}: {} at {}:{} becomes {becomes}, not {}\n",
            row[3], row[0], row[1], row[6]
        );
    }
    let safety = if fix.safety == Safety::Safe {
        "safe"
    } else {
        "ask"
    };
    if safety == row[5] {
        String::new()
    } else {
        format!("{pack}: {} at {}:{} is {safety}\n", row[3], row[0], row[1])
    }
}

#[test]
fn news_finds_what_must_be_found() {
    expects("news");
}

#[test]
fn egyptian_finds_what_must_be_found() {
    expects("egyptian");
}

#[test]
fn gulf_levant_finds_what_must_be_found() {
    expects("gulf-levant");
}

#[test]
fn strict_finds_what_must_be_found() {
    expects("strict");
}

#[test]
fn every_pack_is_silent_where_the_story_is_right() {
    let expected: BTreeSet<Span> = rows(EXPECTED)
        .map(|row| span(row[0], row[1], row[2]))
        .collect();
    let mut spoken = String::new();
    for pack in [
        "core",
        "news",
        "egyptian",
        "gulf-levant",
        "maghreb",
        "bbc-like",
        "strict",
    ] {
        let findings = check(pack);
        for row in rows(SILENT) {
            let place = span(row[0], row[1], row[2]);
            for finding in findings
                .iter()
                .filter(|finding| place.contains(finding.span) && !expected.contains(&finding.span))
            {
                let id = id(finding);
                let _ = writeln!(
                    spoken,
                    "{pack}: {id} at {}:{}: {} ({})",
                    row[0],
                    row[1],
                    finding.span.of(SEED),
                    row[3]
                );
            }
        }
    }
    assert_eq!(spoken, "");
}

#[test]
fn fixing_mends_three_words_and_nothing_inside_quotation_marks() {
    let fixed = lint::fix(SEED, Format::Plain, &rules("news"), Trust::Safe);
    assert!(fixed.settled);
    for (wrong, times) in [("إلي", 2), ("لاحلال", 1)] {
        let count = |text: &str| {
            text.split(|c: char| !c.is_alphabetic())
                .filter(|word| *word == wrong)
                .count()
        };
        assert_eq!((count(SEED), count(&fixed.text)), (times, 0), "{wrong}");
    }
    let words = |text: &str| {
        quoted(text)
            .iter()
            .map(|quote| quote.replace(['.', '،'], ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&fixed.text), words(SEED));
    let again = lint::fix(&fixed.text, Format::Plain, &rules("news"), Trust::Safe);
    assert_eq!((again.text, again.applied), (fixed.text, 0));
}

/// What stands between straight quotation marks, line by line.
fn quoted(text: &str) -> Vec<String> {
    text.lines()
        .flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned))
        .collect()
}

#[test]
fn one_mention_spelled_otherwise_is_reported_against_the_rest_and_mended() {
    let [wrong, usual] = ["شي جين بينغ", "شي جين بينج"];
    let story = SEED.replacen(usual, wrong, 1);
    let at = story.find(wrong).expect("the story names him");
    let rules = rules("news");
    let findings = lint::check(&story::read(&story, Format::Plain), &rules);
    let named = findings
        .iter()
        .filter(|it| id(it) == "name-variant-document");
    let places: Vec<Span> = named.map(|finding| finding.span).collect();
    assert_eq!(places, [Span::from_range(at..at + wrong.len())]);
    let fixed = lint::fix(&story, Format::Plain, &rules, Trust::Unsafe);
    assert!(!fixed.text.contains(wrong));
}

#[test]
fn a_name_spelled_one_way_throughout_is_left_alone_by_an_egyptian_paper() {
    let named = check("egyptian")
        .iter()
        .filter(|it| id(it).starts_with("name-"))
        .count();
    assert_eq!(named, 0);
}
