use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::analysis::Checker;
use super::convert;
use crate::story::Format;
use crate::text::{ColumnUnit, Rope};

/// The open documents: what the editor last said of each.
///
/// The lock is never held across an `.await`.
#[derive(Default)]
pub(super) struct Documents {
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    documents: HashMap<Uri, Snapshot>,
    revision: u64,
}

/// A document at one moment. Cloning it costs nothing.
#[derive(Clone)]
pub(super) struct Snapshot {
    /// Its name.
    pub(super) uri: Uri,
    /// The editor's number of the text.
    pub(super) version: i32,
    /// Our own: never used twice, whatever is closed and opened again.
    pub(super) revision: u64,
    /// The text.
    pub(super) rope: Rope,
    /// What it is read as.
    pub(super) kind: Kind,
    /// What was found out about it; shared by all its snapshots.
    pub(super) checker: Arc<Mutex<Checker>>,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Copy to be checked.
    Story(Format),
    /// Data and no copy: configuration, a card, a list, a pack, a baseline.
    House,
}

/// What data is called, as a language and as an extension.
const DATA: [&str; 4] = ["toml", "json", "jsonc", "yaml"];

impl Documents {
    /// Opens a document; opened twice, the later text counts.
    pub(super) fn open(&self, item: TextDocumentItem) {
        let mut open = self.lock();
        open.revision += 1;
        let snapshot = Snapshot {
            version: item.version,
            revision: open.revision,
            rope: Rope::new(&item.text),
            kind: Kind::of(&item.language_id, &item.uri),
            checker: Arc::default(),
            uri: item.uri.clone(),
        };
        open.documents.insert(item.uri, snapshot);
    }

    /// Makes changes one after another. Whether the document is open.
    pub(super) fn change(
        &self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: ColumnUnit,
    ) -> bool {
        let mut open = self.lock();
        open.revision += 1;
        let revision = open.revision;
        let Some(document) = open.documents.get_mut(uri) else {
            return false;
        };
        for change in changes {
            match change.range {
                Some(range) => {
                    let range = convert::position(range.start)..convert::position(range.end);
                    document.rope.replace(range, unit, &change.text);
                }
                None => document.rope = Rope::new(&change.text),
            }
        }
        document.version = version;
        document.revision = revision;
        true
    }

    /// Closes a document.
    pub(super) fn close(&self, uri: &Uri) {
        self.lock().documents.remove(uri);
    }

    /// The document as it is now, if it is open.
    pub(super) fn get(&self, uri: &Uri) -> Option<Snapshot> {
        self.lock().documents.get(uri).cloned()
    }

    /// The names of all open documents, sorted.
    pub(super) fn names(&self) -> Vec<Uri> {
        let mut names: Vec<Uri> = self.lock().documents.keys().cloned().collect();
        names.sort();
        names
    }

    /// Whether nothing has happened to the document since.
    pub(super) fn is_current(&self, snapshot: &Snapshot) -> bool {
        let open = self.lock();
        let now = open.documents.get(&snapshot.uri);
        now.is_some_and(|now| now.revision == snapshot.revision)
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kind {
    /// What the editor calls it decides, then its extension; what is neither is plain text.
    fn of(language_id: &str, uri: &Uri) -> Self {
        let name = uri.path().decode().to_string_lossy();
        let path = Path::new(&*name);
        let extension = path
            .extension()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        let is_data = |name: &str| DATA.iter().any(|it| it.eq_ignore_ascii_case(name));
        if is_data(language_id) || is_data(extension) {
            return Self::House;
        }
        let format = Format::from_language_id(language_id).or_else(|| Format::from_path(path));
        Self::Story(format.unwrap_or(Format::Plain))
    }
}
