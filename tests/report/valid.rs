//! What is written is valid by the rules of its own format.

use std::collections::HashSet;

use roxmltree::{Document, Node};
use serde_json::Value;
use tadqiq::catalog::Catalog;
use tadqiq::cli::report::{OutputFormat, Style, finding_schema};
use tadqiq::text::{Edit, Span, apply};

use crate::sample::{PATH, TEXT, catalog, findings, in_english, run};

const SARIF: &str = include_str!("../data/schemas/sarif-2.1.0.json");
const GITLAB: &str = include_str!("../data/schemas/gitlab-code-quality.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn sarif_is_valid_by_its_published_schema() {
    valid(OutputFormat::Sarif, SARIF);
}

#[test]
fn gitlab_is_valid_by_its_documentation() {
    valid(OutputFormat::Gitlab, GITLAB);
}

/// A report with findings and one without are what `schema` asks for.
fn valid(format: OutputFormat, schema: &str) {
    let schema = jsonschema::validator_for(&parsed(schema)).expect("the schema is a schema");
    let catalog = catalog();
    let empty = run(&catalog, (format, Style::default()), &[]);
    for text in [in_english(format), empty] {
        let report = parsed(&text);
        let errors: Vec<String> = schema
            .iter_errors(&report)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, [""; 0]);
    }
}

#[test]
fn sarif_results_name_their_rules() {
    let run = &parsed(&in_english(OutputFormat::Sarif))["runs"][0];
    for result in run["results"].as_array().expect("there are results") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("it has one"))
            .expect("it is small");
        assert_eq!(
            run["tool"]["driver"]["rules"][index]["id"],
            result["ruleId"]
        );
    }
}

#[test]
fn every_line_of_jsonl_is_valid_by_our_schema() {
    let schema = jsonschema::validator_for(&finding_schema()).expect("the schema is a schema");
    for line in in_english(OutputFormat::Jsonl).lines() {
        let errors: Vec<String> = schema
            .iter_errors(&parsed(line))
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [""; 0], "{line}");
    }
}

#[test]
fn suggestions_of_rdjson_do_what_the_fixes_do() {
    let report = parsed(&in_english(OutputFormat::Rdjson));
    let diagnostics = report["diagnostics"]
        .as_array()
        .expect("there are diagnostics");
    for (finding, diagnostic) in findings(&catalog()).iter().zip(diagnostics) {
        for (index, fix) in finding.fixes.iter().enumerate() {
            let suggestion = &diagnostic["suggestions"][index];
            let [start, end] = ["start", "end"].map(|key| byte_of(&suggestion["range"][key]));
            let replacement = suggestion["text"]
                .as_str()
                .expect("it has a text")
                .to_owned();
            let edit = Edit {
                span: Span::from_range(start..end),
                replacement: replacement.into(),
            };
            assert_eq!(apply(TEXT, &[edit]), apply(TEXT, &fix.edits));
        }
    }
}

/// The byte of a 1-based line and UTF-8 column.
fn byte_of(place: &Value) -> usize {
    let [line, column] = ["line", "column"].map(|key| place[key].as_u64().expect("it is a number"));
    let found = (0..=TEXT.len())
        .filter(|&at| TEXT.is_char_boundary(at))
        .find(|&at| {
            let counted = crate::naive::place(TEXT, at);
            let is_mark = at == 0;
            !is_mark && (counted.line as u64, counted.byte_column as u64) == (line, column)
        });
    found.expect("the place is in the text")
}

#[test]
fn fingerprints_differ_in_a_file_and_survive_lines_before_it() {
    let catalog = catalog();
    let text = "ذهب الى البيت.\nذهب الى البيت.\n";
    let moved = format!("سطر جديد\n\n{text}");
    let [one, other] = [text, &moved].map(|text| {
        let mut findings = findings(&catalog);
        findings.truncate(2);
        for (finding, (at, word)) in findings.iter_mut().zip(text.match_indices("الى")) {
            (finding.rule, finding.span) = (
                catalog.find("test-ila").expect("it is there"),
                Span::from_range(at..at + word.len()),
            );
            finding.fixes = Box::default();
        }
        fingerprints(&catalog, (text, &findings))
    });
    assert_eq!(one, other);
    assert_eq!(one.iter().collect::<HashSet<_>>().len(), 4);
}

fn fingerprints(
    catalog: &Catalog,
    (text, findings): (&str, &[tadqiq::lint::Finding]),
) -> Vec<Value> {
    let write = |format| {
        parsed(&run(
            catalog,
            (format, Style::default()),
            &[(PATH, text, findings)],
        ))
    };
    let (gitlab, sarif) = (write(OutputFormat::Gitlab), write(OutputFormat::Sarif));
    let gitlab = gitlab
        .as_array()
        .expect("a list")
        .iter()
        .map(|issue| issue["fingerprint"].clone());
    let results = sarif["runs"][0]["results"]
        .as_array()
        .expect("a list")
        .clone();
    let sarif = results
        .iter()
        .map(|result| result["partialFingerprints"]["tadqiqContext/v1"].clone());
    gitlab.chain(sarif).collect()
}

fn elements<'a, 'i>(document: &'a Document<'i>, name: &'a str) -> Vec<Node<'a, 'i>> {
    document
        .descendants()
        .filter(|node| node.has_tag_name(name))
        .collect()
}

#[test]
fn checkstyle_is_xml_with_an_error_per_finding() {
    let report = in_english(OutputFormat::Checkstyle);
    let document = Document::parse(&report).expect("it is XML");
    let files = elements(&document, "file");
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].attribute("name"), Some(PATH));
    let errors = elements(&document, "error");
    assert_eq!(errors.len(), findings(&catalog()).len());
    assert_eq!(
        errors[0].attribute("message"),
        Some("Write «إلى» & never <الى>: 100% \"wrong\" {so}.")
    );
    for error in errors {
        assert!(
            ["error", "warning", "info"].contains(&error.attribute("severity").unwrap_or_default())
        );
    }
}

#[test]
fn junit_counts_its_cases_and_failures() {
    let report = in_english(OutputFormat::Junit);
    let document = Document::parse(&report).expect("it is XML");
    for suite in elements(&document, "testsuite") {
        let cases = suite
            .children()
            .filter(|node| node.has_tag_name("testcase"));
        let failures = suite
            .descendants()
            .filter(|node| node.has_tag_name("failure"));
        assert_eq!(suite.attribute("tests"), Some(&*cases.count().to_string()));
        assert_eq!(
            suite.attribute("failures"),
            Some(&*failures.count().to_string())
        );
    }
    assert_eq!(elements(&document, "failure").len(), 4);
    assert_eq!(elements(&document, "system-out").len(), 6);
}
