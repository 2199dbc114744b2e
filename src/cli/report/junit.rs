use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::place::LineColumn;
use super::{FileReport, Report, Summary, level_name, xml};
use crate::catalog::Level;
use crate::catalog::wording::Wording;
use crate::lint::Finding;
use crate::text::ColumnUnit;

/// The XML of `JUnit`: a suite per file, a case per finding.
///
/// Errors and warnings are failures; what is only worth knowing passes and says it in `system-out`.
/// A file without findings is one case that passes.
pub(super) struct Junit<'a> {
    wording: Wording<'a>,
}

impl<'a> Junit<'a> {
    pub(super) const fn new(wording: Wording<'a>) -> Self {
        Self { wording }
    }

    fn case<W: Write>(
        &self,
        writer: &mut Writer<W>,
        file: &FileReport<'_>,
        finding: &Finding,
    ) -> io::Result<()> {
        let LineColumn { line, column } =
            LineColumn::of(file.lines, finding.span.start, ColumnUnit::Utf32);
        let rule = &self.wording.card(finding).id;
        let case = BytesStart::new("testcase").with_attributes([
            ("name", &*format!("{rule} ({line}:{column})")),
            ("classname", &xml::attribute(file.path)),
        ]);
        let message = self.wording.message(file.text, finding);
        let level = level_name(finding.level);
        let outcome = if is_failure(finding) {
            let attributes = [("message", &*xml::attribute(&message)), ("type", level)];
            BytesStart::new("failure").with_attributes(attributes)
        } else {
            BytesStart::new("system-out")
        };
        let text = format!("{}:{line}:{column}: {level}[{rule}] {message}", file.path);
        writer.write_event(Event::Start(case))?;
        writer.write_event(Event::Start(outcome.borrow()))?;
        writer.write_event(Event::Text(BytesText::new(&xml::content(&text))))?;
        writer.write_event(Event::End(outcome.to_end()))?;
        writer.write_event(Event::End(BytesEnd::new("testcase")))
    }
}

impl Report for Junit<'_> {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = Writer::new(&mut *out);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        out.write_all(b"\n<testsuites name=\"tadqiq\">\n")
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let name = xml::attribute(file.path);
        let failures = file
            .findings
            .iter()
            .filter(|finding| is_failure(finding))
            .count();
        let suite = BytesStart::new("testsuite").with_attributes([
            ("name", &*name),
            ("tests", &file.findings.len().max(1).to_string()),
            ("failures", &failures.to_string()),
            ("errors", "0"),
        ]);
        let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
        writer.write_event(Event::Start(suite))?;
        if file.findings.is_empty() {
            let case = [("name", "tadqiq"), ("classname", &*name)];
            writer.write_event(Event::Empty(
                BytesStart::new("testcase").with_attributes(case),
            ))?;
        }
        for finding in file.findings {
            self.case(&mut writer, file, finding)?;
        }
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
        out.write_all(b"\n")
    }

    fn end(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"</testsuites>\n")
    }
}

fn is_failure(finding: &Finding) -> bool {
    finding.level >= Level::Warning
}
