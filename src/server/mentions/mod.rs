//! The mentions of a word or a name: shown, listed, renamed.
//!
//! A mention is the same stem with whatever conjunction or preposition is written onto it. A name
//! of several words is taken whole, and one that the registry lists is the same in all its spellings,
//! whole or by the family name alone. What stands in quotations is a mention too, and is renamed as
//! well: renaming is a person's explicit act. What stands in addresses, handles, tags and code is
//! never one.

pub(super) mod listed;
mod stems;
mod written;

use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, Location,
    PrepareRenameResponse, Range, ReferenceParams, RenameParams, TextDocumentPositionParams, Uri,
    WorkspaceEdit,
};

use super::actions::edits;
use super::convert::Places;
use super::reading::Reading;
use super::session::Session;
use crate::catalog::Catalog;
use crate::story::Prose;
use crate::text::{Edit, Span};
use listed::Listed;
pub(super) use written::document;
use written::{Mention, Written};

/// Answers `textDocument/documentHighlight`: the mentions in the document.
pub(super) async fn highlight(
    session: &Arc<Session>,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let at = params.text_document_position_params;
    let uri = at.text_document.uri.clone();
    let found = session.answer(&uri, move |reading| {
        let ranges = reading.in_words(|words| Some(words.ranges(&words.target(&at)?)));
        let highlight = |range| DocumentHighlight {
            range,
            kind: Some(DocumentHighlightKind::TEXT),
        };
        Some(ranges??.into_iter().map(highlight).collect())
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
        let here = reading.in_words(|words| {
            let target = words.target(&at)?;
            Some((words.locations(&target), target))
        });
        let (mut places, target) = here??;
        for uri in reading.others() {
            if let Some(snapshot) = reading.session.documents.get(&uri) {
                let other = Reading::new(Arc::clone(&reading.session), snapshot);
                let there = other.in_words(|words| words.locations(&target));
                places.extend(there.into_iter().flatten());
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
        reading.in_words(|words| {
            let target = words.name(&at)?;
            Ok(PrepareRenameResponse::RangeWithPlaceholder {
                range: words.places.range(target.span()),
                placeholder: target.span().of(&reading.text).to_owned(),
            })
        })
    });
    prepared.await.flatten().transpose()
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
    let renamed = session.answer(&uri, move |reading| {
        reading.in_words(|words| words.rename(&params))
    });
    renamed.await.flatten().transpose()
}

impl Reading {
    /// Works out an answer from the words of the story; nothing for the newsroom's own files.
    fn in_words<T>(&self, answer: impl FnOnce(&Words<'_>) -> T) -> Option<T> {
        let story = self.story()?;
        let words = Words {
            reading: self,
            places: self.places(),
            document: document(&story, self.catalog()),
        };
        Some(answer(&words))
    }

    /// The other open documents, in the order of their names.
    fn others(&self) -> Vec<Uri> {
        let mut names = self.session.documents.names();
        names.retain(|name| *name != self.snapshot.uri);
        names
    }

    fn refusal(&self, key: &'static str) -> Error {
        Error::invalid_params(self.wording().say(key).to_owned())
    }
}

/// What a person points at.
enum Target {
    /// A name of the registry.
    Listed(Listed),
    /// Words.
    Written(Written),
}

impl Target {
    fn at(document: &[Prose<'_>], catalog: &Catalog, offset: u32) -> Option<Self> {
        match Listed::at(document, catalog, offset) {
            Some(listed) => Some(Self::Listed(listed)),
            None => Written::at(document, catalog, offset).map(Self::Written),
        }
    }

    const fn span(&self) -> Span {
        match self {
            Self::Listed(listed) => listed.span,
            Self::Written(written) => written.span,
        }
    }

    const fn is_name(&self) -> bool {
        match self {
            Self::Listed(_) => true,
            Self::Written(written) => written.is_name,
        }
    }

    fn mentions(&self, document: &[Prose<'_>], catalog: &Catalog) -> Vec<Mention> {
        match self {
            Self::Listed(listed) => listed.mentions(document, catalog),
            Self::Written(written) => written.mentions(document),
        }
    }

    fn rename(&self, document: &[Prose<'_>], catalog: &Catalog, new: &str) -> Vec<Edit> {
        match self {
            Self::Listed(listed) => listed.rename(document, catalog, new),
            Self::Written(written) => {
                let mentions = written.mentions(document).into_iter();
                mentions.filter_map(|it| it.rename(new)).collect()
            }
        }
    }
}

/// A story and its words.
struct Words<'r> {
    reading: &'r Reading,
    places: Places<'r>,
    document: Vec<Prose<'r>>,
}

impl Words<'_> {
    fn target(&self, at: &TextDocumentPositionParams) -> Option<Target> {
        let offset = self.places.offset(at.position);
        Target::at(&self.document, self.reading.catalog(), offset)
    }

    fn name(&self, at: &TextDocumentPositionParams) -> Result<Target> {
        let target = self.target(at).filter(Target::is_name);
        target.ok_or_else(|| self.reading.refusal("server-rename-no-name"))
    }

    fn ranges(&self, target: &Target) -> Vec<Range> {
        let catalog = self.reading.catalog();
        let mentions = target.mentions(&self.document, catalog).into_iter();
        mentions
            .map(|mention| self.places.range(mention.span))
            .collect()
    }

    fn locations(&self, target: &Target) -> Vec<Location> {
        let uri = &self.reading.snapshot.uri;
        let ranges = self.ranges(target).into_iter();
        ranges
            .map(|range| Location::new(uri.clone(), range))
            .collect()
    }

    fn rename(&self, params: &RenameParams) -> Result<WorkspaceEdit> {
        let target = self.name(&params.text_document_position)?;
        let name = params.new_name.trim();
        let is_name = name.contains(char::is_alphabetic) && !name.contains(char::is_control);
        if !is_name {
            return Err(self.reading.refusal("server-rename-empty"));
        }
        let edits = target.rename(&self.document, self.reading.catalog(), name);
        let edits = edits.iter().map(|edit| self.places.edit(edit)).collect();
        let Reading {
            session, snapshot, ..
        } = self.reading;
        Ok(edits::of_document(session.facts(), snapshot, edits))
    }
}
