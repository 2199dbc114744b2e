use std::sync::Arc;

use tower_lsp::ls_types::Uri;

use super::convert::Places;
use super::documents::{Kind, Snapshot};
use super::session::Session;
use crate::catalog::Catalog;
use crate::catalog::wording::Wording;
use crate::config::Settings;
use crate::story::{self, Story};

/// An open document as a request finds it, unchecked: for what needs no findings.
pub(super) struct Reading {
    /// Who asks.
    pub(super) session: Arc<Session>,
    /// The document at that moment.
    pub(super) snapshot: Snapshot,
    /// Its text.
    pub(super) text: String,
    /// The rules and the language.
    pub(super) settings: Arc<Settings>,
}

impl Session {
    /// Reads the document and works out an answer on the blocking pool. Nothing where it is not
    /// open; a panic costs this answer alone.
    pub(super) async fn answer<T: Send + 'static>(
        self: &Arc<Self>,
        uri: &Uri,
        answer: impl FnOnce(&Reading) -> T + Send + 'static,
    ) -> Option<T> {
        let snapshot = self.documents.get(uri)?;
        let session = Arc::clone(self);
        let job = move || answer(&Reading::new(session, snapshot));
        tokio::task::spawn_blocking(job).await.ok()
    }
}

impl Reading {
    /// Reads a document, and the configuration if it was not read before.
    pub(super) fn new(session: Arc<Session>, snapshot: Snapshot) -> Self {
        let settings = session.checking(&snapshot.uri).settings;
        let text = snapshot.rope.text();
        Self {
            session,
            snapshot,
            text,
            settings,
        }
    }

    /// The text as a story; nothing for the newsroom's own files.
    pub(super) fn story(&self) -> Option<Story<'_>> {
        match self.snapshot.kind {
            Kind::Story(format) => Some(story::read(&self.text, format)),
            Kind::House => None,
        }
    }

    /// The lines of the text, as the editor counts them.
    pub(super) fn places(&self) -> Places<'_> {
        Places::new(&self.text, self.session.facts().unit)
    }

    /// The rules and lists.
    pub(super) fn catalog(&self) -> &Catalog {
        self.settings.rules.catalog()
    }

    /// The words for the person.
    pub(super) fn wording(&self) -> Wording<'_> {
        Wording::new(self.catalog(), self.settings.language)
    }
}
