use std::io::{self, Write};

use serde::Serialize;

use super::elements::Elements;
use super::place::LineColumn;
use super::{FileReport, Report, Summary};
use crate::catalog::Level;
use crate::catalog::wording::{Wording, joined, page};
use crate::lint::{Finding, Fix};
use crate::text::{ColumnUnit, Lines, Span, Stretch};

/// The Reviewdog Diagnostic Format. Columns are UTF-8 bytes, 1-based; ends are exclusive.
pub(super) struct Rdjson<'a> {
    wording: Wording<'a>,
    diagnostics: Elements,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Range {
    start: LineColumn,
    end: LineColumn,
}

impl<'a> Rdjson<'a> {
    pub(super) fn new(wording: Wording<'a>) -> Self {
        Self {
            wording,
            diagnostics: Elements::default(),
        }
    }
}

impl Report for Rdjson<'_> {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let url = env!("CARGO_PKG_REPOSITORY");
        write!(
            out,
            "{{\"source\":{{\"name\":\"tadqiq\",\"url\":\"{url}\"}},\"diagnostics\":["
        )
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        for finding in file.findings {
            self.diagnostics
                .next(out, &Diagnostic::of(self.wording, file, finding))?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"\n]}\n")
    }
}

impl<'a> Diagnostic<'a> {
    fn of(wording: Wording<'a>, file: &FileReport<'a>, finding: &'a Finding) -> Self {
        let card = wording.card(finding);
        let location = |span| Location {
            path: file.path,
            range: Range::of(file.lines, span),
        };
        let related = finding.related().iter().map(|&span| Related {
            message: wording.related(file.at(span)),
            location: location(span),
        });
        let elsewhere = finding.elsewhere().into_iter().map(|it| Related {
            message: wording.related(&it.text),
            location: Location {
                path: &it.story,
                range: it.place.into(),
            },
        });
        Self {
            message: wording.message(file.text, finding),
            location: location(finding.span),
            severity: severity(finding.level),
            code: Code {
                value: &card.id,
                url: page(card),
            },
            suggestions: finding
                .fixes
                .iter()
                .filter_map(|fix| suggestion(file, fix))
                .collect(),
            related_locations: related.chain(elsewhere).collect(),
        }
    }
}

impl From<Stretch> for Range {
    fn from(stretch: Stretch) -> Self {
        Self {
            start: stretch.start.position(ColumnUnit::Utf8).into(),
            end: stretch.end.position(ColumnUnit::Utf8).into(),
        }
    }
}

impl Range {
    fn of(lines: &Lines<'_>, span: Span) -> Self {
        let place = |offset| LineColumn::of(lines, offset, ColumnUnit::Utf8);
        Self {
            start: place(span.start),
            end: place(span.end),
        }
    }
}

/// The format's suggestions replace one range each and are alternatives: edits that belong together
/// become one replacement of everything between them.
fn suggestion(file: &FileReport<'_>, fix: &Fix) -> Option<Suggestion> {
    let joined = joined(file.text, fix.edits.first()?.span, fix)?;
    Some(Suggestion {
        range: Range::of(file.lines, joined.span()),
        text: joined.written(),
    })
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Info | Level::Hint => "INFO",
    }
}
