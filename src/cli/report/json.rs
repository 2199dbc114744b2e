use std::io::{self, Write};

use serde::Serialize;

use super::elements::Elements;
use super::record::Record;
use super::{FileReport, Report, Summary};
use crate::catalog::wording::Wording;

/// One JSON document: findings as they come, then the files and the summary.
pub(super) struct Json<'a> {
    wording: Wording<'a>,
    findings: Elements,
    /// Paths are all that is kept of a file.
    files: Vec<Checked>,
}

#[derive(Serialize)]
struct Checked {
    file: String,
    findings: usize,
}

#[derive(Serialize)]
struct Totals {
    files: usize,
    findings: usize,
    error: usize,
    warning: usize,
    info: usize,
    hint: usize,
    fixable: usize,
}

impl<'a> Json<'a> {
    pub(super) fn new(wording: Wording<'a>) -> Self {
        Self {
            wording,
            findings: Elements::default(),
            files: Vec::new(),
        }
    }
}

impl Report for Json<'_> {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            "{{\"version\":\"{}\",\"findings\":[",
            env!("CARGO_PKG_VERSION")
        )
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        for finding in file.findings {
            self.findings
                .next(out, &Record::of(self.wording, file, finding))?;
        }
        self.files.push(Checked {
            file: file.path.to_owned(),
            findings: file.findings.len(),
        });
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        out.write_all(b"\n],\"files\":")?;
        serde_json::to_writer(&mut *out, &self.files)?;
        out.write_all(b",\"summary\":")?;
        serde_json::to_writer(&mut *out, &Totals::of(summary))?;
        out.write_all(b"}\n")
    }
}

impl Totals {
    const fn of(summary: &Summary) -> Self {
        Self {
            files: summary.files,
            findings: summary.findings(),
            error: summary.errors,
            warning: summary.warnings,
            info: summary.infos,
            hint: summary.hints,
            fixable: summary.fixable,
        }
    }
}
