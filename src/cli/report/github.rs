use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::place::Range;
use super::{FileReport, Report, Summary};
use crate::catalog::Level;
use crate::catalog::wording::Wording;

/// A workflow command per finding, which GitHub Actions turns into an annotation.
///
/// Columns are Unicode scalar values. GitHub takes columns only where an annotation begins and ends
/// on one line.
pub(super) struct Github<'a> {
    wording: Wording<'a>,
}

impl<'a> Github<'a> {
    pub(super) const fn new(wording: Wording<'a>) -> Self {
        Self { wording }
    }
}

impl Report for Github<'_> {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let path = property(file.path);
        for finding in file.findings {
            let command = match finding.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Info | Level::Hint => "notice",
            };
            let Range { start, end } = Range::of(file.lines, finding.span);
            write!(
                out,
                "::{command} file={path},line={},endLine={}",
                start.line, end.line
            )?;
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            let rule = property(&self.wording.card(finding).id);
            let message = self.wording.message(file.text, finding);
            writeln!(out, ",title={rule}::{}", data(&message))?;
        }
        Ok(())
    }

    fn end(&mut self, _: &mut dyn Write, _: &Summary) -> io::Result<()> {
        Ok(())
    }
}

fn property(text: &str) -> Cow<'_, str> {
    escaped(text, &['%', '\r', '\n', ':', ','])
}

fn data(text: &str) -> Cow<'_, str> {
    escaped(text, &['%', '\r', '\n'])
}

fn escaped<'a>(text: &'a str, special: &[char]) -> Cow<'a, str> {
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if special.contains(&c) {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}
