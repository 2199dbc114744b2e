use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{CodeLens, CodeLensParams, Command};

use super::analysis::Analysis;
use super::convert::Places;
use super::documents::Kind;
use super::session::Session;
use crate::catalog::Level;
use crate::story::attribution::Ledger;
use crate::story::{self, Prose};
use crate::text::Span;

/// Answers `textDocument/codeLens`: above the first line, what was counted. Off unless the editor
/// sets `tadqiq.codeLens`.
pub(super) async fn lens(
    session: &Arc<Session>,
    params: CodeLensParams,
) -> Result<Option<Vec<CodeLens>>> {
    let wanted = session.workspace().editor().code_lens;
    if !wanted {
        return Ok(None);
    }
    let Some(analysis) = session.analysis(&params.text_document.uri).await else {
        return Ok(None);
    };
    let unit = session.facts().unit;
    let job = move || {
        let titles = [analysis.counts(), analysis.sources()];
        let lens = |title: String| CodeLens {
            range: Places::new(&analysis.text, unit).range(Span::at(0)),
            command: Some(Command {
                title,
                ..Command::default()
            }),
            data: None,
        };
        let lenses: Vec<CodeLens> = titles.into_iter().flatten().map(lens).collect();
        (!lenses.is_empty()).then_some(lenses)
    };
    Ok(tokio::task::spawn_blocking(job).await.ok().flatten())
}

impl Analysis {
    /// Words, sentences, and findings of every level there are any of.
    fn counts(&self) -> Option<String> {
        let Kind::Story(format) = self.snapshot.kind else {
            return None;
        };
        let wording = self.found().wording;
        let story = story::read(&self.text, format);
        let (mut words, mut sentences) = (0, 0);
        for block in &story.blocks {
            let prose = Prose::new(&story, block, wording.catalog());
            words += prose.words().len();
            sentences += prose.sentences().len();
        }
        let levels = [
            (Level::Error, "report-errors"),
            (Level::Warning, "report-warnings"),
            (Level::Info, "report-infos"),
            (Level::Hint, "report-hints"),
        ];
        let found = levels.map(|(level, key)| {
            let count = self.findings.iter().filter(|it| it.level == level).count();
            (key, count)
        });
        let mut parts = vec![("server-words", words), ("server-sentences", sentences)];
        parts.extend(found.into_iter().filter(|(_, count)| *count > 0));
        let said = parts
            .iter()
            .map(|(key, count)| wording.fill(key, &count.to_string()));
        Some(said.collect::<Vec<_>>().join(" · "))
    }

    /// How many sources speak and which share of them has no name; nothing where none does.
    fn sources(&self) -> Option<String> {
        let Kind::Story(format) = self.snapshot.kind else {
            return None;
        };
        let wording = self.found().wording;
        let story = story::read(&self.text, format);
        let ledger = Ledger::of(&story, wording.catalog());
        let share = ledger.anonymous_share().to_string();
        let count = ledger.speakers.len().to_string();
        let unsourced = ledger.sentences.unsourced.to_string();
        let said = [
            wording.fill("server-sources", &count),
            wording.fill("sources-share", &share),
            wording.fill("server-unsourced", &unsourced),
        ];
        (!ledger.speakers.is_empty()).then(|| said.join(" · "))
    }
}
