use std::io::{self, Write};

use serde::Serialize;

use super::elements::Elements;
use super::fingerprint::Fingerprints;
use super::place::LineColumn;
use super::{FileReport, Report, Summary};
use crate::catalog::Level;
use crate::catalog::wording::Wording;
use crate::text::ColumnUnit;

/// GitLab's Code Quality report: a JSON array. Columns are Unicode scalar values.
pub(super) struct Gitlab<'a> {
    wording: Wording<'a>,
    issues: Elements,
}

#[derive(Serialize)]
struct Issue<'a> {
    check_name: &'a str,
    description: String,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: LineColumn,
    end: LineColumn,
}

impl<'a> Gitlab<'a> {
    pub(super) fn new(wording: Wording<'a>) -> Self {
        Self {
            wording,
            issues: Elements::default(),
        }
    }
}

impl Report for Gitlab<'_> {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let mut fingerprints = Fingerprints::default();
        for finding in file.findings {
            let rule = &*self.wording.card(finding).id;
            let place = |offset| LineColumn::of(file.lines, offset, ColumnUnit::Utf32);
            let issue = Issue {
                check_name: rule,
                description: self.wording.message(file.text, finding),
                fingerprint: fingerprints.next(file.path, file, (rule, finding)),
                severity: severity(finding.level),
                location: Location {
                    path: file.path,
                    positions: Positions {
                        begin: place(finding.span.start),
                        end: place(finding.span.end),
                    },
                },
            };
            self.issues.next(out, &issue)?;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"\n]\n")
    }
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Info | Level::Hint => "info",
    }
}
