//! Completion: house spellings and names in stories; keys and values in the newsroom's own files.

mod names;
mod terms;
mod typed;

use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse,
    CompletionTextEdit, TextDocumentPositionParams, TextEdit,
};

use super::house_files;
use super::reading::Reading;
use super::session::Session;
use crate::story::Story;
use crate::text::Span;
use terms::Term;
use typed::Typed;

/// What an editor asks after at once: quotes, brackets and dots open something in TOML.
pub(super) const TRIGGERS: [&str; 3] = ["\"", "[", "."];

/// As many as a person looks through.
const MOST: usize = 50;

/// What may be put in the place of what was typed.
struct Proposal {
    /// What was typed, in the original.
    span: Span,
    whole: String,
    /// What it is, for the person.
    detail: String,
}

/// Answers `textDocument/completion`.
pub(super) async fn complete(
    session: &Arc<Session>,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>> {
    let at = params.text_document_position;
    let uri = at.text_document.uri.clone();
    let answer = session.answer(&uri, move |reading| match reading.story() {
        Some(story) => Some(reading.in_story(&story, &at)),
        None => house_files::completion::items(reading, &at).map(Into::into),
    });
    Ok(answer.await.flatten())
}

impl Reading {
    /// The house's spellings that go on as what stands before the cursor begins; given names; listed
    /// names.
    fn in_story(&self, story: &Story<'_>, at: &TextDocumentPositionParams) -> CompletionResponse {
        let offset = self.places().offset(at.position);
        let mut found = self.spellings(story, offset);
        found.extend(self.listed_names(story, offset));
        let items = found.into_iter().take(MOST).enumerate();
        let items = items.map(|(index, proposal)| self.item(index, proposal));
        CompletionList {
            // With another letter there may be others: clitics are told from stems by what follows.
            is_incomplete: true,
            items: items.collect(),
        }
        .into()
    }

    fn item(&self, index: usize, proposal: Proposal) -> CompletionItem {
        let Proposal {
            span,
            whole,
            detail,
        } = proposal;
        let range = self.places().range(span);
        CompletionItem {
            label: whole.clone(),
            kind: Some(CompletionItemKind::TEXT),
            detail: Some(detail),
            sort_text: Some(format!("{index:02}")),
            // The house may write it otherwise than it was begun.
            filter_text: Some(span.of(&self.text).to_owned()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, whole))),
            ..CompletionItem::default()
        }
    }

    /// The house's spellings that go on as the word before the cursor begins, with what is written
    /// onto it kept; then given names.
    fn spellings(&self, story: &Story<'_>, offset: u32) -> Vec<Proposal> {
        let Some(typed) = Typed::before(story, offset) else {
            return Vec::new();
        };
        let readings = typed.readings();
        let mut found: Vec<(Term<'_>, String)> = Vec::new();
        terms::each(&self.settings.rules, |term| {
            let fitting = readings
                .iter()
                .find(|it| it.suits(term.before) && term.begins(it.stem));
            let Some(fitting) = fitting.filter(|it| term.house != it.stem) else {
                return;
            };
            let whole = fitting.onto(&term.house);
            if !found.iter().any(|(_, known)| *known == whole) {
                found.push((term, whole));
            }
        });
        found.sort_by(|a, b| (a.0.is_name, &a.1).cmp(&(b.0.is_name, &b.1)));
        let proposal = |(term, whole): (Term<'_>, String)| Proposal {
            span: typed.span,
            detail: self.about(&term),
            whole,
        };
        found.into_iter().map(proposal).collect()
    }

    fn about(&self, term: &Term<'_>) -> String {
        let wording = self.wording();
        match (term.card, wording.language()) {
            (None, _) => wording.say("server-given-name").to_owned(),
            (Some(card), crate::catalog::Language::Arabic) => card.title.to_string(),
            (Some(card), crate::catalog::Language::English) => card.title_en.to_string(),
        }
    }
}
