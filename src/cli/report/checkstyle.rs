use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};

use super::place::LineColumn;
use super::{FileReport, Report, Summary, level_name, xml};
use crate::catalog::Level;
use crate::catalog::wording::Wording;
use crate::text::ColumnUnit;

/// Checkstyle's XML. Columns are Unicode scalar values; a file without findings is left out.
pub(super) struct Checkstyle<'a> {
    wording: Wording<'a>,
}

impl<'a> Checkstyle<'a> {
    pub(super) const fn new(wording: Wording<'a>) -> Self {
        Self { wording }
    }
}

impl Report for Checkstyle<'_> {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = Writer::new(&mut *out);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        out.write_all(b"\n<checkstyle version=\"4.3\">\n")
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        if file.findings.is_empty() {
            return Ok(());
        }
        let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
        let name = xml::attribute(file.path);
        writer.write_event(Event::Start(
            BytesStart::new("file").with_attributes([("name", &*name)]),
        ))?;
        for finding in file.findings {
            let LineColumn { line, column } =
                LineColumn::of(file.lines, finding.span.start, ColumnUnit::Utf32);
            let severity = match finding.level {
                Level::Hint => "info",
                level => level_name(level),
            };
            let card = self.wording.card(finding);
            let error = BytesStart::new("error").with_attributes([
                ("line", &*line.to_string()),
                ("column", &column.to_string()),
                ("severity", severity),
                (
                    "message",
                    &xml::attribute(&self.wording.message(file.text, finding)),
                ),
                ("source", &format!("tadqiq.{}.{}", card.group, card.id)),
            ]);
            writer.write_event(Event::Empty(error))?;
        }
        writer.write_event(Event::End(BytesEnd::new("file")))?;
        out.write_all(b"\n")
    }

    fn end(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"</checkstyle>\n")
    }
}
