use std::fmt::Write as _;
use std::io::{self, Write};

use super::excerpt::{Excerpt, Fault, Words};
use super::place::{LineColumn, Walk};
use super::{FileReport, Report, Style, Summary, level_name};
use crate::catalog::visible::{self, ELLIPSIS, ISOLATE_END, LEFT_TO_RIGHT, Part, RIGHT_TO_LEFT};
use crate::catalog::wording::{Frame, Outcome, Wording, page, push_shown};
use crate::catalog::{Language, Level};
use crate::lint::{Finding, Fix, Safety};
use crate::text::ColumnUnit;

/// Other places of one finding that are shown.
const RELATED: usize = 3;

/// What stands around a fault where there is no colour.
const MARKS: [char; 2] = ['\u{27E6}', '\u{27E7}'];

/// Bytes that are written together: past them a buffered writer copies nothing.
const FULL: usize = 1 << 16;

const BOLD: &str = "\u{1B}[1m";
const FAINT: &str = "\u{1B}[2m";
const PLAIN: &str = "\u{1B}[0m";

/// A report for people at a terminal: by file, the fault marked in its sentence.
///
/// What is written from left to right (place, level, id) has a line of its own, and every line of
/// Arabic is a bidi isolate, so that a terminal that knows bidi shows both in order and one that
/// does not garbles neither with the other.
pub(super) struct Human<'a> {
    wording: Wording<'a>,
    phrases: Phrases<'a>,
    style: Style,
    any: bool,
    walk: Walk,
    /// What is being written, kept for its memory.
    buffer: String,
}

/// The interface's own words that findings are told with: they would be looked up by the ten thousand.
#[derive(Clone, Copy)]
struct Phrases<'a> {
    fix: &'a str,
    or: &'a str,
    by_hand: &'a str,
    inserted: Frame<'a>,
    deleted: Frame<'a>,
    related: Frame<'a>,
}

impl<'a> Phrases<'a> {
    fn of(wording: Wording<'a>) -> Self {
        Self {
            fix: wording.say("report-fix"),
            or: wording.say("report-or"),
            by_hand: wording.say("report-by-hand"),
            inserted: wording.frame("report-insert"),
            deleted: wording.frame("report-delete"),
            related: wording.frame("report-related"),
        }
    }
}

impl<'a> Human<'a> {
    pub(super) fn new(wording: Wording<'a>, style: Style) -> Self {
        Self {
            wording,
            phrases: Phrases::of(wording),
            style,
            any: false,
            walk: Walk::default(),
            buffer: String::new(),
        }
    }
}

impl Report for Human<'_> {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        if file.findings.is_empty() {
            return Ok(());
        }
        self.buffer.clear();
        if self.any {
            self.buffer.push('\n');
        }
        self.any = true;
        self.heading(file);
        self.walk = Walk::default();
        for finding in file.findings {
            self.finding(file, finding);
            if self.buffer.len() >= FULL {
                out.write_all(self.buffer.as_bytes())?;
                self.buffer.clear();
            }
        }
        out.write_all(self.buffer.as_bytes())
    }

    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        self.buffer.clear();
        if self.any {
            self.buffer.push('\n');
        }
        let line = self.summary(summary);
        self.prose(|report| report.buffer.push_str(&line));
        self.buffer.push('\n');
        out.write_all(self.buffer.as_bytes())
    }
}

impl Human<'_> {
    fn heading(&mut self, file: &FileReport<'_>) {
        self.paint(BOLD);
        // Digits after an Arabic name would be drawn on its other side.
        if file.path.is_ascii() {
            visible::push(&mut self.buffer, file.path, Part::Fault);
        } else {
            self.isolated(LEFT_TO_RIGHT, |out| {
                visible::push(out, file.path, Part::Fault);
            });
        }
        self.paint(PLAIN);
        let _ = writeln!(self.buffer, " ({})", file.findings.len());
    }

    fn finding(&mut self, file: &FileReport<'_>, finding: &Finding) {
        self.label(file, finding);
        self.buffer.push_str("    ");
        self.prose(|report| {
            report
                .wording
                .push_message(&mut report.buffer, file.text, finding);
        });
        self.buffer.push_str("\n    ");
        self.excerpt(file, finding);
        self.buffer.push('\n');
        let mut label = self.phrases.fix;
        for fix in &finding.fixes {
            self.fix(file, finding, (label, fix));
            label = self.phrases.or;
        }
        for &span in finding.related().iter().take(RELATED) {
            let place = LineColumn::of(file.lines, span.start, ColumnUnit::Utf32);
            self.related("", (place, file.at(span)));
        }
        if let Some(it) = finding.elsewhere() {
            let place = it.place.start.position(ColumnUnit::Utf32).into();
            self.related(&it.story, (place, &it.text));
        }
    }

    /// Writes the line that runs from left to right: place, level, rule.
    fn label(&mut self, file: &FileReport<'_>, finding: &Finding) {
        let LineColumn { line, column } = self.walk.to(file.lines, finding.span.start);
        self.buffer.push_str("  ");
        push_place(&mut self.buffer, line, column);
        self.buffer.push(' ');
        self.paint(color(finding.level));
        self.buffer.push_str(level_name(finding.level));
        self.paint(PLAIN);
        self.buffer.push(' ');
        let card = self.wording.card(finding);
        let page = self.style.hyperlinks.then(|| page(card)).flatten();
        self.paint(FAINT);
        if let Some(page) = &page {
            let _ = write!(self.buffer, "\u{1B}]8;;{page}\u{1B}\\");
        }
        self.buffer.push_str(&card.id);
        if page.is_some() {
            self.buffer.push_str("\u{1B}]8;;\u{1B}\\");
        }
        self.paint(PLAIN);
        self.buffer.push('\n');
    }

    fn excerpt(&mut self, file: &FileReport<'_>, finding: &Finding) {
        let excerpt = Excerpt::of(file.text, finding.span, self.style.width);
        self.buffer.push(RIGHT_TO_LEFT);
        if excerpt.before.cut {
            self.buffer.push(ELLIPSIS);
        }
        self.words(&excerpt.before, Part::Context);
        self.mark(finding.level, 0);
        match &excerpt.fault {
            Fault::Whole(text) => visible::push(&mut self.buffer, text, Part::Fault),
            Fault::Ends(first, last) => {
                self.words(first, Part::Fault);
                self.buffer.extend([' ', ELLIPSIS, ' ']);
                self.words(last, Part::Fault);
            }
        }
        self.mark(finding.level, 1);
        self.words(&excerpt.after, Part::Context);
        if excerpt.after.cut {
            self.buffer.push(ELLIPSIS);
        }
        self.buffer.push(ISOLATE_END);
    }

    fn words(&mut self, words: &Words<'_>, part: Part) {
        if words.plain {
            self.buffer.push_str(words.text);
        } else {
            visible::push(&mut self.buffer, words.text, part);
        }
    }

    fn mark(&mut self, level: Level, side: usize) {
        match (self.style.color, side) {
            (false, side) => self.buffer.push(MARKS[side]),
            (true, 0) => {
                self.buffer.push_str(color(level));
                self.buffer.push_str("\u{1B}[4m");
            }
            (true, _) => self.buffer.push_str(PLAIN),
        }
    }

    fn fix(&mut self, file: &FileReport<'_>, finding: &Finding, (label, fix): (&str, &Fix)) {
        self.buffer.push_str("    ");
        self.prose(|report| {
            report.buffer.push_str(label);
            report.buffer.push_str(": ");
            report.outcome(&Outcome::of(file.text, finding.span, fix));
            report.buffer.push_str(" (");
            match fix.safety {
                Safety::Safe => report.aside(Language::English, |out| out.push_str("--fix")),
                Safety::Ask => {
                    report.aside(Language::English, |out| out.push_str("--unsafe-fixes"));
                }
                Safety::Manual => report.buffer.push_str(report.phrases.by_hand),
            }
            report.buffer.push(')');
        });
        self.buffer.push('\n');
    }

    fn outcome(&mut self, outcome: &Outcome<'_>) {
        let phrases = self.phrases;
        match outcome {
            Outcome::Inserted(text) => phrases.inserted.push(&mut self.buffer, |out| {
                push_shown(out, |out| text.push(out));
            }),
            Outcome::Deleted(text) => phrases.deleted.push(&mut self.buffer, |out| {
                push_shown(out, |out| out.push_str(text));
            }),
            Outcome::Replaced(text) => self.aside(Language::Arabic, |out| {
                push_shown(out, |out| text.push(out));
            }),
        }
    }

    /// Writes what belongs to a finding: the file unless it is the finding's own, place and text.
    fn related(&mut self, path: &str, (LineColumn { line, column }, text): (LineColumn, &str)) {
        self.buffer.push_str("    ");
        // The place stands first: after an Arabic word its digits would be drawn in its midst.
        self.prose(|report| {
            report.aside(Language::English, |out| {
                if !path.is_empty() {
                    visible::push(out, path, Part::Fault);
                    out.push(':');
                }
                push_place(out, line, column);
            });
            report.buffer.push(' ');
            let related = report.phrases.related;
            related.push(&mut report.buffer, |out| {
                push_shown(out, |out| out.push_str(text));
            });
        });
        self.buffer.push('\n');
    }

    fn summary(&self, summary: &Summary) -> String {
        let counts = [
            ("report-files", summary.files),
            ("report-errors", summary.errors),
            ("report-warnings", summary.warnings),
            ("report-infos", summary.infos),
            ("report-hints", summary.hints),
            ("report-fixable", summary.fixable),
        ];
        let none = (summary.findings() == 0).then(|| self.wording.say("report-clean").to_owned());
        let counted = counts.into_iter().filter(|(_, count)| *count > 0);
        let counted = counted.map(|(key, count)| self.wording.fill(key, &count.to_string()));
        let parts: Vec<String> = none.into_iter().chain(counted).collect();
        parts.join(" \u{B7} ")
    }

    /// Writes a line in the report's language, as an isolate where that is Arabic.
    fn prose(&mut self, write: impl FnOnce(&mut Self)) {
        let arabic = self.wording.language() == Language::Arabic;
        if arabic {
            self.buffer.push(RIGHT_TO_LEFT);
        }
        write(self);
        if arabic {
            self.buffer.push(ISOLATE_END);
        }
    }

    /// Writes text of a language inside a line of the report's: an isolate where the two run in
    /// opposite directions, or the marks around it would be drawn on its wrong side.
    fn aside(&mut self, language: Language, write: impl FnOnce(&mut String)) {
        match (self.wording.language(), language) {
            (Language::Arabic, Language::English) => self.isolated(LEFT_TO_RIGHT, write),
            (Language::English, Language::Arabic) => self.isolated(RIGHT_TO_LEFT, write),
            _ => write(&mut self.buffer),
        }
    }

    fn isolated(&mut self, direction: char, write: impl FnOnce(&mut String)) {
        self.buffer.push(direction);
        write(&mut self.buffer);
        self.buffer.push(ISOLATE_END);
    }

    fn paint(&mut self, color: &str) {
        if self.style.color {
            self.buffer.push_str(color);
        }
    }
}

/// Appends a line and a column. A report has them by the ten thousand, and formatting takes longer.
fn push_place(out: &mut String, line: u32, column: u32) {
    push_number(out, line);
    out.push(':');
    push_number(out, column);
}

fn push_number(out: &mut String, number: u32) {
    if number > 9 {
        push_number(out, number / 10);
    }
    let digit = u8::try_from(number % 10).unwrap_or_default();
    out.push(char::from(b'0' + digit));
}

const fn color(level: Level) -> &'static str {
    match level {
        Level::Error => "\u{1B}[1;31m",
        Level::Warning => "\u{1B}[1;33m",
        Level::Info => "\u{1B}[1;36m",
        Level::Hint => "\u{1B}[1;34m",
    }
}
