use std::io::{self, Write};

use super::place::{LineColumn, Walk};
use super::{FileReport, Report, Summary, level_name};
use crate::catalog::visible::{self, Part};
use crate::catalog::wording::Wording;

/// A line per finding: `path:line:column: level[rule] message`.
pub(super) struct Concise<'a> {
    wording: Wording<'a>,
}

impl<'a> Concise<'a> {
    pub(super) const fn new(wording: Wording<'a>) -> Self {
        Self { wording }
    }
}

impl Report for Concise<'_> {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let mut path = String::new();
        visible::push(&mut path, file.path, Part::Fault);
        let mut walk = Walk::default();
        for finding in file.findings {
            let LineColumn { line, column } = walk.to(file.lines, finding.span.start);
            let rule = &self.wording.card(finding).id;
            let message = self.wording.message(file.text, finding);
            let level = level_name(finding.level);
            writeln!(out, "{path}:{line}:{column}: {level}[{rule}] {message}")?;
        }
        Ok(())
    }

    fn end(&mut self, _: &mut dyn Write, _: &Summary) -> io::Result<()> {
        Ok(())
    }
}
