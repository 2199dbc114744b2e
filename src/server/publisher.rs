use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, timeout_at};
use tower_lsp::ls_types::{Diagnostic, Uri};

use super::diagnostics;
use super::session::Session;

/// What the publisher is told.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// A document was opened or closed: to be answered at once.
    Opened(Uri),
    /// A document was changed: there may be more to come.
    Changed(Uri),
    /// The configuration was.
    Reloaded,
}

/// Quiet after which the answer is given.
const PAUSE: Duration = Duration::from_millis(150);
/// How long a person who never stops typing waits for an answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// Waits for a pause in the changes, then says of each changed document what there is to say of
/// its newest text. Nobody else publishes, so nothing is published after a document's farewell.
pub(super) async fn run(mut inbox: UnboundedReceiver<Event>, session: Arc<Session>) {
    let mut published = HashMap::new();
    while let Some(first) = inbox.recv().await {
        let pause = pause(&session);
        let mut changed = BTreeSet::new();
        let mut urgent = gather(&session, &mut changed, first);
        let deadline = Instant::now() + PATIENCE;
        while let Ok(event) = inbox.try_recv() {
            urgent |= gather(&session, &mut changed, event);
        }
        while !urgent && !pause.is_zero() {
            let until = deadline.min(Instant::now() + pause);
            let Ok(Some(event)) = timeout_at(until, inbox.recv()).await else {
                break;
            };
            urgent |= gather(&session, &mut changed, event);
        }
        if session.facts().pulls {
            continue;
        }
        for uri in changed {
            publish(&session, &mut published, uri, pause.is_zero()).await;
        }
    }
}

fn pause(session: &Session) -> Duration {
    let set = session.workspace().editor().debounce;
    set.map_or(PAUSE, Duration::from_millis)
}

/// Notes what an event is about; whether it cannot wait.
fn gather(session: &Session, changed: &mut BTreeSet<Uri>, event: Event) -> bool {
    match event {
        Event::Opened(uri) => {
            changed.insert(uri);
            true
        }
        Event::Changed(uri) => {
            changed.insert(uri);
            false
        }
        Event::Reloaded => {
            changed.extend(session.documents.names());
            true
        }
    }
}

/// Publishes the diagnostics of a document, if they differ from the last or `always`; nothing at
/// all if it has moved on meanwhile, for then there is news in the inbox.
async fn publish(
    session: &Arc<Session>,
    published: &mut HashMap<Uri, Vec<Diagnostic>>,
    uri: Uri,
    always: bool,
) {
    let Some(snapshot) = session.documents.get(&uri) else {
        published.remove(&uri);
        session
            .client
            .publish_diagnostics(uri, Vec::new(), None)
            .await;
        return;
    };
    let Some(analysis) = session.analyse(snapshot).await else {
        return;
    };
    let snapshot = &analysis.snapshot;
    let diagnostics = diagnostics::of(&analysis, session.facts());
    let known = published.get(&uri);
    let news = always || known.is_none_or(|known| *known != diagnostics);
    if !news || !session.documents.is_current(snapshot) {
        return;
    }
    published.insert(uri.clone(), diagnostics.clone());
    let version = Some(snapshot.version);
    session
        .client
        .publish_diagnostics(uri, diagnostics, version)
        .await;
    session.trace(|| {
        let found = analysis.findings.len();
        format!(
            "{}: version {}, {found} findings",
            analysis.snapshot.uri.as_str(),
            analysis.snapshot.version
        )
    });
}
