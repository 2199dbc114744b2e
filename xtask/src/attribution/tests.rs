use tadqiq::catalog::Level;
use tadqiq::text::Span;

use super::labels::{self, Label, Labelled, Reading};
use super::score::{Score, Told};

/// Sentences of ten bytes each, one after the other.
fn article(labels: &[(&str, &str)]) -> Vec<Labelled> {
    let rows: Vec<String> = labels
        .iter()
        .enumerate()
        .map(|(index, (label, debatable))| {
            let (start, end) = (index * 10, index * 10 + 9);
            format!("7\tabc\t{start}\t{end}\t{label}\t{debatable}")
        })
        .collect();
    labels::read(&rows.join("\n")).expect("the rows are well formed")
}

fn told(rule: &str, level: Level, start: u32) -> Told<'_> {
    Told {
        rule,
        level,
        span: Span::new(start, start + 3),
    }
}

fn scored() -> Score {
    let sentences = article(&[
        ("A", ""),
        ("U", ""),
        ("V", ""),
        ("X", ""),
        ("C", ""),
        ("U", "?"),
        ("I", ""),
        ("Q", ""),
    ]);
    let told = [
        told("attrib-a", Level::Warning, 2),
        told("attrib-a", Level::Warning, 12),
        told("attrib-b", Level::Error, 15),
        told("attrib-b", Level::Info, 20),
        told("attrib-a", Level::Warning, 55),
        told("attrib-c", Level::Warning, 60),
        told("attrib-c", Level::Warning, 99),
    ];
    let mut score = Score::default();
    score.add(&"x".repeat(80), &sentences, &told);
    score
}

#[test]
fn precision_is_of_warnings_on_settled_sentences() {
    // Right: two on U, one on I. Wrong: one on A. Neither the debatable one nor the one outside.
    assert_eq!(scored().precision(), (3, 4));
}

#[test]
fn recall_is_of_sought_sentences_once_each() {
    // U twice, V by an info, Q not at all; I is not sought.
    assert_eq!(scored().recall(), (2, 1, 3));
}

#[test]
fn noise_is_of_attributed_sentences() {
    assert_eq!(scored().noise(), (1, 2));
}

#[test]
fn the_page_says_what_was_wrong_and_what_was_missed() {
    let page = scored().page(9);
    assert!(
        page.starts_with("8 sentences, 1 of them debatable"),
        "{page}"
    );
    assert!(page.contains("0.750 (3 of 4)"), "{page}");
    assert!(page.contains("0.667 (2 of 3)"), "{page}");
    assert!(page.contains("1 per 2.0 (1 to 2)"), "{page}");
    assert!(page.contains("wrong\t7\t0\tA\tattrib-a"), "{page}");
    assert!(page.contains("missed\t7\t70\tQ\t-"), "{page}");
}

#[test]
fn nothing_told_is_no_share() {
    let mut score = Score::default();
    score.add("x", &article(&[("U", "")]), &[]);
    assert_eq!(score.precision(), (0, 0));
    assert!(score.page(0).contains("precision of warnings   none"));
    assert_eq!(score.recall(), (0, 0, 1));
}

#[test]
fn a_label_row_reads_back() {
    let rows = article(&[("CL", "?"), ("M", "")]);
    let written: Vec<String> = rows.iter().map(Labelled::row).collect();
    let file = format!("{}\n{}\n", labels::HEADING, written.join("\n"));
    assert_eq!(labels::read(&file).expect("it is well formed"), rows);
}

#[test]
fn a_reading_has_a_number_and_perhaps_a_mark() {
    let found = labels::readings("5\t3\tU\t?\twho says so\n5\t4\tA\t\tminister\n5\t5\tX\n");
    let wanted = [
        (3, Label::Unattributed, true),
        (4, Label::Attributed, false),
        (5, Label::Exempt, false),
    ];
    let wanted = wanted.map(|(number, label, debatable)| Reading {
        article: 5,
        number,
        label,
        debatable,
    });
    assert_eq!(found.expect("it is well formed"), wanted);
}

#[test]
fn a_wrong_row_is_refused_by_number() {
    for (file, says) in [
        (
            "# heading\n5\tabc\t0\t9\tZ",
            "line 2: there is no label `Z`",
        ),
        ("5\tabc\t0\t9\tA\tmaybe", "line 1: `?` or nothing is wanted"),
        ("5\tabc\t0", "line 1: article, checksum"),
    ] {
        let error = labels::read(file).expect_err("it is refused").to_string();
        assert!(error.starts_with(says), "{error}");
    }
}
