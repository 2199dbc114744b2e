//! What every form writes. `UPDATE_EXPECT=1 cargo test --test report` rewrites the expectations.

use expect_test::expect_file;
use tadqiq::catalog::Language;
use tadqiq::cli::report::{OutputFormat, Style, finding_schema};

use crate::sample::{in_english, written};

#[test]
fn every_form_writes_what_is_expected() {
    for format in OutputFormat::ALL {
        let path = format!("../data/report/{}.expected", format.name());
        expect_file![path].assert_eq(&visible(&in_english(format)));
    }
}

#[test]
fn people_read_arabic_without_colour() {
    let style = Style {
        language: Language::Arabic,
        ..Style::default()
    };
    let written = written(OutputFormat::Human, style);
    expect_file!["../data/report/human-arabic.expected"].assert_eq(&visible(&written));
}

#[test]
fn people_see_the_fault_in_colour() {
    let style = Style {
        language: Language::Arabic,
        color: true,
        hyperlinks: true,
        width: Some(60),
    };
    let written = written(OutputFormat::Human, style);
    expect_file!["../data/report/human-color.expected"].assert_eq(&visible(&written));
}

#[test]
fn the_schema_of_a_finding_is_fresh() {
    let schema = serde_json::to_string_pretty(&finding_schema()).expect("a value is JSON");
    expect_file!["../../docs/finding.schema.json"].assert_eq(&(schema + "\n"));
}

/// What may stand in a file: invisible characters escaped, the release left out.
fn visible(text: &str) -> String {
    let text = text.replace(env!("CARGO_PKG_VERSION"), "[version]");
    let shown = text.chars().map(|c| match c {
        '\n' => c.to_string(),
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => c.escape_unicode().to_string(),
        c if c.is_control() => c.escape_unicode().to_string(),
        c => c.to_string(),
    });
    shown.collect()
}
