//! The newsroom's own files: `tadqiq.toml`, cards, lists, packs. What is wrong in them, what may be
//! written in them, what it means. From the open texts, saved or not.

pub(super) mod completion;
pub(super) mod hover;
mod keys;
pub(super) mod links;
mod scan;

use std::path::PathBuf;

use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity, Uri};

use scan::{Token, tokens};

use super::analysis::Analysis;
use super::convert::Places;
use super::diagnostics::SOURCE;
use super::documents::Kind;
use super::facts::Facts;
use super::session::Session;
use super::workspace::file_path;
use crate::catalog::wording::{Wording, shown};
use crate::config::{Complaint, Fault, HouseFile, Sort, Texts};
use crate::lint::{Asked, ExampleFailure};
use crate::text::{ColumnUnit, Lines, Position, Span};

impl Session {
    /// What the document called `uri` is to the newsroom; nothing for files that are not its own.
    /// Reads files: for the blocking pool.
    pub(super) fn house_file(&self, uri: &Uri) -> Option<HouseFile> {
        let roots = self.workspace().folders().to_vec();
        HouseFile::of(&file_path(uri)?, &self.texts(), &roots)
    }

    /// Everything that is wrong in a file of the newsroom's. Reads files: for the blocking pool.
    pub(super) fn faults(&self, uri: &Uri) -> Vec<Fault> {
        let file = self.house_file(uri);
        file.map(|file| file.audit(&self.texts()))
            .unwrap_or_default()
    }

    /// The newsroom's files that are open.
    fn texts(&self) -> Texts {
        let open = self.documents.names().into_iter().filter_map(|uri| {
            let snapshot = self.documents.get(&uri)?;
            let is_house = snapshot.kind == Kind::House;
            let path: PathBuf = file_path(&uri).filter(|_| is_house)?;
            Some((path, snapshot.rope.text()))
        });
        Texts::new(open)
    }
}

/// The diagnostics of one of the newsroom's own files.
pub(super) fn diagnostics(analysis: &Analysis, facts: &Facts) -> Vec<Diagnostic> {
    if analysis.faults.is_empty() {
        // A story: it is long and no TOML.
        return Vec::new();
    }
    let text = &analysis.text;
    let places = Places::new(text, facts.unit);
    let (lines, words) = (Lines::new(text), tokens(text));
    let wording = analysis.found().wording;
    let faults = analysis.faults.iter();
    let diagnostic = |fault: &Fault| {
        let place = |number: usize| u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX);
        let place = Position {
            line: place(fault.line),
            column: place(fault.column),
        };
        let offset = lines.offset(place, ColumnUnit::Utf32);
        let (severity, message) = message(wording, &fault.what);
        Diagnostic {
            range: places.range(extent(text, &words, offset)),
            severity: Some(severity),
            source: Some(SOURCE.to_owned()),
            message,
            ..Diagnostic::default()
        }
    };
    faults.map(diagnostic).collect()
}

fn message(wording: Wording<'_>, what: &Complaint) -> (DiagnosticSeverity, String) {
    match what {
        Complaint::Said(message) => (DiagnosticSeverity::ERROR, message.clone()),
        Complaint::Example(failure) => (DiagnosticSeverity::ERROR, failed(wording, failure)),
        Complaint::NoExamples => {
            let message = wording.say("server-no-examples").to_owned();
            (DiagnosticSeverity::INFORMATION, message)
        }
    }
}

fn failed(wording: Wording<'_>, failure: &ExampleFailure) -> String {
    let asked = match &failure.asked {
        Asked::Speak => wording.say("test-speak"),
        Asked::Silence => wording.say("test-silence"),
        Asked::Rest => wording.say("test-rest"),
        Asked::Form => wording.say("test-form"),
        Asked::Become(good) => good,
    };
    let came = shown(&failure.came);
    let said = [("test-expected", shown(asked)), ("test-came", came)];
    let said = said.iter().filter(|(_, text)| !text.is_empty());
    let lines = said.map(|(key, text)| format!("{}: {text}", wording.say(key)));
    lines.collect::<Vec<_>>().join("\n")
}

/// The word at a byte, or after the mark there; without one the rest of the line.
fn extent(text: &str, words: &[Token], offset: u32) -> Span {
    let here = |token: &&Token| {
        let span = token.span;
        span.start == offset
            || token.quoted && span.start == offset + 1
            || span.contains(Span::at(offset)) && !span.is_empty() && span.end != offset
    };
    let word = words.iter().find(here).map(|token| token.span);
    let rest = text.get(offset as usize..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let line = Span::from_range(0..line.len()).shift(i64::from(offset));
    let word = word.filter(|word| !word.is_empty() && !word.of(text).contains('\n'));
    word.unwrap_or(line)
}
