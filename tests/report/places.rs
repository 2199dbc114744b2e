//! All forms point at the same places, each in its own units.

use serde_json::Value;
use tadqiq::cli::report::OutputFormat;

use crate::naive::{Place, place};
use crate::sample::{TEXT, catalog, findings, in_english};

/// Start and end of every finding, counted the slow way.
fn counted() -> Vec<(Place, Place)> {
    let findings = findings(&catalog());
    let ends = findings.iter().map(|finding| finding.span.range());
    ends.map(|range| (place(TEXT, range.start), place(TEXT, range.end)))
        .collect()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

fn number(value: &Value) -> usize {
    let number = value.as_u64().expect("it is a number");
    usize::try_from(number).expect("it is small")
}

fn each(list: &Value) -> std::slice::Iter<'_, Value> {
    list.as_array().expect("it is a list").iter()
}

#[test]
fn json_counts_bytes_characters_lines_and_columns() {
    let of = |place: &Value| ["byte", "char", "line", "column"].map(|key| number(&place[key]));
    let naive = |place: Place| [place.byte, place.char, place.line, place.column];
    let lines = in_english(OutputFormat::Jsonl);
    let lines: Vec<Value> = lines.lines().map(parsed).collect();
    for (finding, (start, end)) in lines.iter().zip(counted()) {
        assert_eq!(of(&finding["range"]["start"]), naive(start));
        assert_eq!(of(&finding["range"]["end"]), naive(end));
        assert_eq!(
            finding["text"],
            *TEXT.get(start.byte..end.byte).expect("it is in the text")
        );
    }
    assert_eq!(lines.len(), counted().len());
    assert_eq!(
        parsed(&in_english(OutputFormat::Json))["findings"],
        Value::Array(lines)
    );
}

#[test]
fn sarif_counts_code_points_and_takes_the_byte_order_mark_off() {
    let log = parsed(&in_english(OutputFormat::Sarif));
    for (result, (start, end)) in each(&log["runs"][0]["results"]).zip(counted()) {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let keys = [
            "startLine",
            "startColumn",
            "endLine",
            "endColumn",
            "charOffset",
            "charLength",
            "byteOffset",
            "byteLength",
        ];
        let expected = [
            start.line,
            start.column,
            end.line,
            end.column,
            start.char - 1,
            end.char - start.char,
            start.byte,
            end.byte - start.byte,
        ];
        assert_eq!(keys.map(|key| number(&region[key])), expected);
    }
}

#[test]
fn rdjson_counts_utf8_bytes_in_a_line() {
    let of = |place: &Value| [number(&place["line"]), number(&place["column"])];
    let naive = |place: Place| [place.line, place.byte_column];
    let report = parsed(&in_english(OutputFormat::Rdjson));
    for (diagnostic, (start, end)) in each(&report["diagnostics"]).zip(counted()) {
        assert_eq!(of(&diagnostic["location"]["range"]["start"]), naive(start));
        assert_eq!(of(&diagnostic["location"]["range"]["end"]), naive(end));
    }
}

#[test]
fn gitlab_counts_code_points() {
    let of = |place: &Value| [number(&place["line"]), number(&place["column"])];
    let report = parsed(&in_english(OutputFormat::Gitlab));
    for (issue, (start, end)) in each(&report).zip(counted()) {
        let positions = &issue["location"]["positions"];
        assert_eq!(of(&positions["begin"]), [start.line, start.column]);
        assert_eq!(of(&positions["end"]), [end.line, end.column]);
    }
}

#[test]
fn github_names_columns_where_a_finding_is_on_one_line() {
    let report = in_english(OutputFormat::Github);
    for (line, (start, end)) in report.lines().zip(counted()) {
        let lines = format!(",line={},endLine={},", start.line, end.line);
        let columns = format!("col={},endColumn={},", start.column, end.column);
        assert!(line.contains(&lines), "{line}");
        assert_eq!(line.contains(&columns), start.line == end.line, "{line}");
    }
}

#[test]
fn text_and_xml_name_the_line_and_column_of_the_start() {
    let [concise, human, junit, checkstyle] = [
        OutputFormat::Concise,
        OutputFormat::Human,
        OutputFormat::Junit,
        OutputFormat::Checkstyle,
    ]
    .map(in_english);
    assert_eq!(concise.lines().count(), counted().len());
    for (start, _) in counted() {
        let Place { line, column, .. } = start;
        assert!(concise.contains(&format!(".txt:{line}:{column}: ")));
        assert!(human.contains(&format!("\n  {line}:{column} ")));
        assert!(junit.contains(&format!(" ({line}:{column})\"")));
        assert!(checkstyle.contains(&format!("line=\"{line}\" column=\"{column}\"")));
    }
}
