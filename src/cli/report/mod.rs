//! The forms a report may take, one file each.
//!
//! Every form streams: a file's findings are written as they come and nothing of them is kept.
//! All places come from [`place`], computed once per end of a span; the forms differ in which
//! units they write. Writes are small: hand in a buffered writer.

mod checkstyle;
mod concise;
mod elements;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod human;
mod json;
mod jsonl;
mod junit;
mod place;
mod rdjson;
mod record;
mod sarif;
mod sarif_rules;
mod schema;
mod xml;

use std::io::{self, Write};

pub use schema::finding_schema;

use crate::catalog::wording::Wording;
use crate::catalog::{Catalog, Language, Level};
use crate::lint::{Finding, Safety};
use crate::text::{Lines, Span};

/// A form of report, by the name that `--format` takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutputFormat {
    /// For people at a terminal.
    #[default]
    Human,
    /// A line per finding, for `grep` and editors' quickfix lists.
    Concise,
    /// One JSON document.
    Json,
    /// A JSON document per line and finding.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// GitLab's Code Quality report.
    Gitlab,
    /// Checkstyle's XML.
    Checkstyle,
    /// The XML of `JUnit`.
    Junit,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
}

impl OutputFormat {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Self; 10] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Checkstyle,
        Self::Junit,
        Self::Rdjson,
    ];

    /// The name that `--format` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Checkstyle => "checkstyle",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
        }
    }

    /// The format called `name`.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// One checked file, as a report sees it.
#[derive(Clone, Copy)]
pub struct FileReport<'a> {
    /// The path as it is shown, with forward slashes.
    pub path: &'a str,
    /// The file's text: what the findings' spans are bytes of.
    pub text: &'a str,
    /// The lines of `text`.
    pub lines: &'a Lines<'a>,
    /// The findings, in order.
    pub findings: &'a [Finding],
}

impl<'a> FileReport<'a> {
    fn at(&self, span: Span) -> &'a str {
        span.of(self.text)
    }
}

/// How a report speaks and looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The language of messages, in every format.
    pub language: Language,
    /// `human`: whether the fault is marked by colour instead of brackets.
    pub color: bool,
    /// `human`: whether a rule's id is a link to its card (OSC 8).
    pub hyperlinks: bool,
    /// `human`: the columns of the terminal, where known.
    pub width: Option<usize>,
}

/// What a run found, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files checked.
    pub files: usize,
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level info.
    pub infos: usize,
    /// Findings of level hint.
    pub hints: usize,
    /// Findings whose best fix is safe: what `--fix` would mend.
    pub fixable: usize,
}

impl Summary {
    /// Counts one more file with its findings.
    pub fn count(&mut self, findings: &[Finding]) {
        self.files += 1;
        for finding in findings {
            *match finding.level {
                Level::Error => &mut self.errors,
                Level::Warning => &mut self.warnings,
                Level::Info => &mut self.infos,
                Level::Hint => &mut self.hints,
            } += 1;
            let best = finding.fixes.first();
            self.fixable += usize::from(best.is_some_and(|fix| fix.safety == Safety::Safe));
        }
    }

    /// The number of findings of all levels.
    pub const fn findings(&self) -> usize {
        self.errors + self.warnings + self.infos + self.hints
    }
}

/// A report being written: [`begin`](Report::begin), then every file, then [`end`](Report::end).
///
/// Errors are those of the writer alone.
pub trait Report {
    /// Writes what stands before the first file.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()>;
    /// Writes the findings of one file.
    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()>;
    /// Writes what stands after the last file, and flushes nothing.
    fn end(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()>;
}

/// Makes a report in `format` on findings of the rules of `catalog`.
pub fn report(format: OutputFormat, catalog: &Catalog, style: Style) -> Box<dyn Report + '_> {
    let wording = Wording::new(catalog, style.language);
    match format {
        OutputFormat::Human => Box::new(human::Human::new(wording, style)),
        OutputFormat::Concise => Box::new(concise::Concise::new(wording)),
        OutputFormat::Json => Box::new(json::Json::new(wording)),
        OutputFormat::Jsonl => Box::new(jsonl::Jsonl::new(wording)),
        OutputFormat::Sarif => Box::new(sarif::Sarif::new(wording)),
        OutputFormat::Github => Box::new(github::Github::new(wording)),
        OutputFormat::Gitlab => Box::new(gitlab::Gitlab::new(wording)),
        OutputFormat::Checkstyle => Box::new(checkstyle::Checkstyle::new(wording)),
        OutputFormat::Junit => Box::new(junit::Junit::new(wording)),
        OutputFormat::Rdjson => Box::new(rdjson::Rdjson::new(wording)),
    }
}

const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
        Level::Hint => "hint",
    }
}
