//! How the stories of the workspace spell names: read from disk and kept in memory, written nowhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::Uri;

use super::analysis::lock;
use super::session::Session;
use super::workspace::file_path;
use super::workspace_pull::{Stamp, stamp};
use crate::lint::{Newsroom, Others, Spelling};
use crate::story::{self, Format};
use crate::{config, lint, text};

/// What the stories on disk gave when they were last read.
#[derive(Default)]
pub(super) struct Library {
    books: BTreeMap<PathBuf, Book>,
    revision: u64,
}

/// What a story gave, and what tells that its file and the configuration are as they were.
struct Book {
    stamp: (Stamp, u64),
    name: Arc<str>,
    spellings: Arc<[Spelling]>,
}

/// All that is known of the stories at a moment.
#[derive(Default)]
pub(super) struct Known {
    newsroom: Newsroom,
    counted: HashMap<PathBuf, (Arc<str>, Arc<[Spelling]>)>,
    /// Differs wherever a story spells something otherwise; 0 where nothing is known.
    pub(super) revision: u64,
}

impl Known {
    /// The other stories for one that is as it is on disk, or not so yet.
    pub(super) fn others<'a>(&'a self, uri: &Uri) -> Option<Others<'a>> {
        let counted = file_path(uri).and_then(|path| self.counted.get(&path));
        let (name, counted) = counted.map_or(("", &[][..]), |(name, it)| (name, it));
        (self.revision > 0).then(|| self.newsroom.beside_changed(name, counted))
    }
}

/// Brings what is known up to date in the background, and says of every document what there is to say
/// then.
pub(super) fn keep_up(session: &Arc<Session>) {
    if !session.workspace().looks_around() && session.known().revision == 0 {
        return;
    }
    let session = Arc::clone(session);
    tokio::task::spawn_blocking(move || {
        if read(&session) {
            session.refresh();
        }
    });
}

/// Reads the stories on disk that are not as they were; whether anything is spelled otherwise now.
///
/// For the blocking pool.
pub(super) fn read(session: &Session) -> bool {
    let mut library = lock(&session.library);
    let asked = session.workspace().looks_around();
    if !asked && library.books.is_empty() {
        return false;
    }
    let folders = session.workspace().folders().to_vec();
    let folders = folders.iter().filter(|_| asked);
    let found = folders.flat_map(|folder| config::stories(folder));
    let found: BTreeSet<PathBuf> = found.filter_map(Result::ok).collect();
    let before = library.books.len();
    library.books.retain(|path, _| found.contains(path));
    let mut changed = library.books.len() != before;
    for path in &found {
        changed |= library.take(session, path);
    }
    if changed {
        library.revision += 1;
        session.learn_of_others(library.known());
    }
    changed
}

impl Library {
    /// Reads a story unless it is as it was; whether it spells anything otherwise now.
    fn take(&mut self, session: &Session, path: &Path) -> bool {
        let Some(uri) = Uri::from_file_path(path) else {
            return false;
        };
        let checking = session.checking(&uri);
        let stamp = stamp(path).map(|stamp| (stamp, checking.generation));
        let known = self.books.get(path);
        let Some(stamp) = stamp.filter(|stamp| known.is_none_or(|book| book.stamp != *stamp))
        else {
            return false;
        };
        let rules = &checking.settings.rules;
        let read = || spellings(path, rules).unwrap_or_default();
        let spellings = catch_unwind(AssertUnwindSafe(read)).unwrap_or_default();
        // Places count too: what points at this story must point where the name stands now.
        let before = known.map(|book| &*book.spellings).unwrap_or_default();
        let changed = before != spellings;
        let book = Book {
            stamp,
            name: uri.as_str().into(),
            spellings: spellings.into(),
        };
        self.books.insert(path.to_path_buf(), book);
        changed
    }

    fn known(&self) -> Known {
        let mut newsroom = Newsroom::default();
        let mut counted = HashMap::new();
        for (path, book) in &self.books {
            newsroom.add(&book.name, &book.spellings);
            let own = (Arc::clone(&book.name), Arc::clone(&book.spellings));
            counted.insert(path.clone(), own);
        }
        Known {
            newsroom,
            counted,
            revision: self.revision,
        }
    }
}

fn spellings(path: &Path, rules: &lint::Ruleset) -> Option<Vec<Spelling>> {
    let source = text::decode(std::fs::read(path).ok()?).ok()?;
    let format = Format::from_path(path).unwrap_or(Format::Plain);
    Some(lint::spellings(&story::read(&source.text, format), rules))
}
