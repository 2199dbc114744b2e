use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::elements::Elements;
use super::fingerprint::Fingerprints;
use super::place::{Place, Range};
use super::record::safety_name;
use super::sarif_rules::{Rules, braces_doubled};
use super::{FileReport, Report, Summary};
use crate::catalog::wording::Wording;
use crate::catalog::{Language, Level};
use crate::lint::{Elsewhere, Finding, Fix};
use crate::text::Span;

/// SARIF 2.1.0. Results stream; the rules they name stand after them, in the order of first use.
///
/// Columns and `charOffset` are Unicode code points. A byte order mark counts as bytes but not as a
/// character, since readers of SARIF take it off: line 1, column 1 is `charOffset` 0.
pub(super) struct Sarif<'a> {
    wording: Wording<'a>,
    results: Elements,
    rules: Rules,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: PartialFingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixObject<'a>>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    place: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation<'a>,
    region: Region<'a>,
}

#[derive(Serialize)]
struct ArtifactLocation<'a> {
    uri: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    char_offset: u32,
    char_length: u32,
    byte_offset: u32,
    byte_length: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Content<'a>>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixObject<'a> {
    description: Message,
    artifact_changes: [ArtifactChange<'a>; 1],
    properties: FixProperties,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation<'a>,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region<'a>,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
struct FixProperties {
    safety: &'static str,
}

#[derive(Serialize)]
struct PartialFingerprints {
    #[serde(rename = "tadqiqContext/v1")]
    context: String,
}

impl<'a> Sarif<'a> {
    pub(super) fn new(wording: Wording<'a>) -> Self {
        Self {
            wording,
            results: Elements::default(),
            rules: Rules::default(),
        }
    }

    fn result<'f>(
        &mut self,
        (file, uri): (&FileReport<'f>, &'f str),
        finding: &'f Finding,
        fingerprint: String,
    ) -> ResultObject<'f>
    where
        'a: 'f,
    {
        let related = finding
            .related()
            .iter()
            .enumerate()
            .map(|(index, &span)| Location {
                id: Some(index + 1),
                place: PhysicalLocation::of(file, uri, span),
                message: Some(Message::of(&self.wording.related(file.at(span)))),
            });
        let elsewhere = finding.elsewhere().into_iter().map(|it| Location {
            id: Some(finding.related().len() + 1),
            place: PhysicalLocation::elsewhere(it),
            message: Some(Message::of(&self.wording.related(&it.text))),
        });
        let related_locations = related.chain(elsewhere).collect();
        ResultObject {
            rule_id: &self.wording.card(finding).id,
            rule_index: self.rules.index(finding.rule),
            level: level_name(finding.level),
            message: Message::of(&self.wording.message(file.text, finding)),
            locations: [Location {
                id: None,
                place: PhysicalLocation::of(file, uri, finding.span),
                message: None,
            }],
            related_locations,
            partial_fingerprints: PartialFingerprints {
                context: fingerprint,
            },
            fixes: finding
                .fixes
                .iter()
                .map(|fix| self.fix((file, uri), finding, fix))
                .collect(),
        }
    }

    fn fix<'f>(
        &self,
        (file, uri): (&FileReport<'f>, &'f str),
        finding: &Finding,
        fix: &'f Fix,
    ) -> FixObject<'f> {
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: Region::of(file, edit.span, None),
            inserted_content: Content {
                text: &edit.replacement,
            },
        });
        FixObject {
            description: Message::of(&self.wording.title(file.text, finding, fix)),
            artifact_changes: [ArtifactChange {
                artifact_location: ArtifactLocation { uri: uri.into() },
                replacements: replacements.collect(),
            }],
            properties: FixProperties {
                safety: safety_name(fix.safety),
            },
        }
    }
}

impl Report for Sarif<'_> {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
              \"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[",
        )
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let uri = uri(file.path);
        let mut fingerprints = Fingerprints::default();
        for finding in file.findings {
            let rule = &*self.wording.card(finding).id;
            let fingerprint = fingerprints.next("", file, (rule, finding));
            let result = self.result((file, &uri), finding, fingerprint);
            self.results.next(out, &result)?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"\n],\"tool\":{\"driver\":")?;
        let language = match self.wording.language() {
            Language::Arabic => "ar",
            Language::English => "en",
        };
        let driver = json!({
            "name": "Tadqiq",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "language": language,
            "rules": self.rules.described(self.wording),
        });
        serde_json::to_writer(&mut *out, &driver)?;
        out.write_all(b"}}]}\n")
    }
}

impl Message {
    /// In a SARIF message braces are placeholders unless doubled (§3.11.5).
    fn of(text: &str) -> Self {
        Self {
            text: braces_doubled(text),
        }
    }
}

impl<'a> PhysicalLocation<'a> {
    fn of(file: &FileReport<'a>, uri: &'a str, span: Span) -> Self {
        Self {
            artifact_location: ArtifactLocation { uri: uri.into() },
            region: Region::of(
                file,
                span,
                Some(Content {
                    text: file.at(span),
                }),
            ),
        }
    }

    fn elsewhere(place: &'a Elsewhere) -> Self {
        Self {
            artifact_location: ArtifactLocation {
                uri: uri(&place.story).into(),
            },
            region: Region::at(place.place.into(), place.place.after_mark, None),
        }
    }
}

impl<'a> Region<'a> {
    fn of(file: &FileReport<'_>, span: Span, snippet: Option<Content<'a>>) -> Self {
        let after_mark = file.text.starts_with('\u{FEFF}');
        Self::at(Range::of(file.lines, span), after_mark, snippet)
    }

    fn at(Range { start, end }: Range, after_mark: bool, snippet: Option<Content<'a>>) -> Self {
        let mark = u32::from(after_mark);
        let char_offset = |place: Place| place.char.saturating_sub(mark);
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            char_offset: char_offset(start),
            char_length: char_offset(end) - char_offset(start),
            byte_offset: start.byte,
            byte_length: end.byte - start.byte,
            snippet,
        }
    }
}

pub(super) const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Hint => "note",
    }
}

/// A path as the URI reference that RFC 3986 makes of it.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len() + 8);
    match path.as_bytes() {
        [b'/', ..] => uri.push_str("file://"),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => uri.push_str("file:///"),
        _ => {}
    }
    let is_absolute = !uri.is_empty();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            // In a relative reference a colon would end a scheme.
            b':' if is_absolute => uri.push(':'),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uri_references() {
        let cases = [
            ("news/a b.txt", "news/a%20b.txt"),
            ("خبر.txt", "%D8%AE%D8%A8%D8%B1.txt"),
            ("a:b#c?%.txt", "a%3Ab%23c%3F%25.txt"),
            ("/var/a.txt", "file:///var/a.txt"),
            ("C:/news/a.txt", "file:///C:/news/a.txt"),
        ];
        for (path, expected) in cases {
            assert_eq!(uri(path), expected);
        }
    }
}
