//! The mentions of a word or a name: shown, listed, renamed.
//!
//! A mention is the same stem with whatever conjunction or preposition is written onto it. A name
//! of several words is taken whole. What stands in quotations is a mention too, and is renamed as
//! well: renaming is a person's explicit act. What stands in addresses, handles, tags and code is
//! never one.

mod stems;
mod target;

use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, Location,
    PrepareRenameResponse, ReferenceParams, RenameParams, TextDocumentPositionParams, Uri,
    WorkspaceEdit,
};

use super::actions::edits;
use super::reading::Reading;
use super::session::Session;
use crate::text::Edit;
use target::Target;

/// Answers `textDocument/documentHighlight`: the mentions in the document.
pub(super) async fn highlight(
    session: &Arc<Session>,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let at = params.text_document_position_params;
    let uri = at.text_document.uri.clone();
    let found = session.answer(&uri, move |reading| {
        let target = reading.target(&at)?;
        Some(
            reading
                .mentions(&target)
                .into_iter()
                .map(|place| DocumentHighlight {
                    range: place.range,
                    kind: Some(DocumentHighlightKind::TEXT),
                })
                .collect(),
        )
    });
    Ok(found.await.flatten())
}

/// Answers `textDocument/references`: the mentions in the document, then in the other open ones.
pub(super) async fn references(
    session: &Arc<Session>,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>> {
    let at = params.text_document_position;
    let uri = at.text_document.uri.clone();
    let found = session.answer(&uri, move |reading| {
        let target = reading.target(&at)?;
        let mut places = reading.mentions(&target);
        for uri in reading.others() {
            if let Some(snapshot) = reading.session.documents.get(&uri) {
                let other = Reading::new(Arc::clone(&reading.session), snapshot);
                places.extend(other.mentions(&target));
            }
        }
        Some(places)
    });
    Ok(found.await.flatten())
}

/// Answers `textDocument/prepareRename`.
///
/// # Errors
/// A word that is no name.
pub(super) async fn prepare(
    session: &Arc<Session>,
    at: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let uri = at.text_document.uri.clone();
    let prepared = session.answer(&uri, move |reading| {
        let target = reading.name(&at)?;
        Ok(PrepareRenameResponse::RangeWithPlaceholder {
            range: reading.places().range(target.span),
            placeholder: target.span.of(&reading.text).to_owned(),
        })
    });
    prepared.await.transpose()
}

/// Answers `textDocument/rename`: the new name at every mention in the document, with what is
/// written onto each kept.
///
/// # Errors
/// A word that is no name; a new name without a letter, or with a line break in it.
pub(super) async fn rename(
    session: &Arc<Session>,
    params: RenameParams,
) -> Result<Option<WorkspaceEdit>> {
    let uri = params.text_document_position.text_document.uri.clone();
    let renamed = session.answer(&uri, move |reading| reading.rename(&params));
    renamed.await.transpose()
}

impl Reading {
    fn target(&self, at: &TextDocumentPositionParams) -> Option<Target> {
        let offset = self.places().offset(at.position);
        Target::at(&self.story()?, self.catalog(), offset)
    }

    fn name(&self, at: &TextDocumentPositionParams) -> Result<Target> {
        let target = self.target(at).filter(|target| target.is_name);
        target.ok_or_else(|| self.refusal("server-rename-no-name"))
    }

    fn mentions(&self, target: &Target) -> Vec<Location> {
        let places = self.places();
        let story = self.story();
        let mentions = story.map(|story| target.mentions(&story, self.catalog()));
        let located = mentions
            .into_iter()
            .flatten()
            .map(|mention| Location::new(self.snapshot.uri.clone(), places.range(mention.span)));
        located.collect()
    }

    /// The other open documents, in the order of their names.
    fn others(&self) -> Vec<Uri> {
        let mut names = self.session.documents.names();
        names.retain(|name| *name != self.snapshot.uri);
        names
    }

    fn rename(&self, params: &RenameParams) -> Result<WorkspaceEdit> {
        let target = self.name(&params.text_document_position)?;
        let name = params.new_name.trim();
        let is_name = name.contains(char::is_alphabetic) && !name.contains(char::is_control);
        if !is_name {
            return Err(self.refusal("server-rename-empty"));
        }
        let story = self.story();
        let mentions = story.map(|story| target.mentions(&story, self.catalog()));
        let renamed = mentions.into_iter().flatten();
        let edits: Vec<Edit> = renamed.filter_map(|mention| mention.rename(name)).collect();
        let places = self.places();
        let edits = edits.iter().map(|edit| places.edit(edit)).collect();
        Ok(edits::of_document(
            self.session.facts(),
            &self.snapshot,
            edits,
        ))
    }

    fn refusal(&self, key: &'static str) -> Error {
        Error::invalid_params(self.wording().say(key).to_owned())
    }
}
