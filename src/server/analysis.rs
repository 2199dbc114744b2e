use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError};

use super::documents::{Kind, Snapshot};
use super::session::Session;
use super::workspace::Checking;
use crate::config::{Fault, Settings};
use crate::lint::{Finding, Incremental};
use crate::story;

/// What was found out about one text of a document.
pub(super) struct Analysis {
    /// The document at that moment.
    pub(super) snapshot: Snapshot,
    /// Its text: what the findings' spans are bytes of.
    pub(super) text: String,
    /// The rules and the language.
    pub(super) settings: Arc<Settings>,
    /// What is wrong with it, less what the baseline accepts.
    pub(super) findings: Vec<Finding>,
    /// What is wrong with it, if it is a file of the newsroom's own.
    pub(super) faults: Vec<Fault>,
    /// Names these findings: the same text and configuration give the same name.
    pub(super) result_id: String,
    revision: u64,
    generation: u64,
    /// What was known of the other stories, where a rule asks.
    others: u64,
}

/// What is kept of a document between its texts.
#[derive(Default)]
pub(super) struct Checker {
    incremental: Incremental,
    last: Option<Arc<Analysis>>,
}

impl Session {
    /// The analysis of the document as it is now: the last one if nothing has changed since.
    ///
    /// Nothing where the document is not open, or where a rule panicked.
    pub(super) async fn analysis(
        self: &Arc<Self>,
        uri: &tower_lsp::ls_types::Uri,
    ) -> Option<Arc<Analysis>> {
        let snapshot = self.documents.get(uri)?;
        self.analyse(snapshot).await
    }

    /// Checks a snapshot on the blocking pool. A panic there costs this answer alone.
    pub(super) async fn analyse(self: &Arc<Self>, snapshot: Snapshot) -> Option<Arc<Analysis>> {
        let session = Arc::clone(self);
        let job = move || {
            let checked = catch_unwind(AssertUnwindSafe(|| analyse(&session, &snapshot)));
            if checked.is_err() {
                session.log_panic(&snapshot);
                // What was half done is not to be built on.
                *lock(&snapshot.checker) = Checker::default();
            }
            checked.ok()
        };
        tokio::task::spawn_blocking(job).await.ok().flatten()
    }
}

/// Locks what a panic leaves whole enough.
pub(super) fn lock<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn analyse(session: &Session, snapshot: &Snapshot) -> Arc<Analysis> {
    let checking = session.checking(&snapshot.uri);
    let rules = &checking.settings.rules;
    let known = session.known();
    let others = if rules.looks_around() {
        known.revision
    } else {
        0
    };
    let mut checker = lock(&snapshot.checker);
    let same = |last: &&Arc<Analysis>| {
        last.revision == snapshot.revision
            && (last.generation, last.others) == (checking.generation, others)
    };
    if let Some(last) = checker.last.as_ref().filter(same) {
        return Arc::clone(last);
    }
    let text = snapshot.rope.text();
    #[cfg(debug_assertions)]
    if let Some(word) = &checking.panic_at {
        assert!(!text.contains(word.as_str()), "a test asked for this");
    }
    let findings = match snapshot.kind {
        Kind::Story(format) => {
            let story = story::read(&text, format);
            let others = known.others(&snapshot.uri);
            let mut findings = checker.incremental.check_among(&story, rules, others);
            accept(&checking, &text, &mut findings);
            findings
        }
        Kind::House => Vec::new(),
    };
    let faults = match snapshot.kind {
        Kind::Story(_) => Vec::new(),
        Kind::House => session.faults(&snapshot.uri),
    };
    let analysis = Arc::new(Analysis {
        snapshot: snapshot.clone(),
        result_id: result_id(&text, (checking.generation, others)),
        text,
        settings: checking.settings,
        findings,
        faults,
        revision: snapshot.revision,
        generation: checking.generation,
        others,
    });
    checker.last = Some(Arc::clone(&analysis));
    analysis
}

/// Takes out what the newsroom's baseline accepts.
pub(super) fn accept(checking: &Checking, text: &str, findings: &mut Vec<Finding>) {
    if let Some((baseline, name)) = &checking.baseline {
        baseline.filter(checking.settings.rules.catalog(), name, text, findings);
    }
}

/// A name for what a reading of the configuration says of a text, beside other stories as they were at
/// a moment.
pub(super) fn result_id(text: &str, (generation, others): (u64, u64)) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (generation, others, text).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
