use std::io::{self, Write};

use super::record::Record;
use super::{FileReport, Report, Summary};
use crate::catalog::wording::Wording;

/// A finding per line, each a JSON document of its own.
pub(super) struct Jsonl<'a> {
    wording: Wording<'a>,
}

impl<'a> Jsonl<'a> {
    pub(super) const fn new(wording: Wording<'a>) -> Self {
        Self { wording }
    }
}

impl Report for Jsonl<'_> {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        for finding in file.findings {
            serde_json::to_writer(&mut *out, &Record::of(self.wording, file, finding))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end(&mut self, _: &mut dyn Write, _: &Summary) -> io::Result<()> {
        Ok(())
    }
}
