use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::notification::Notification;
use tower_lsp::ls_types::{
    FullDocumentDiagnosticReport, NumberOrString, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::analysis::{accept, lock, result_id};
use super::diagnostics::Found;
use super::newsroom;
use super::publisher::Event;
use super::session::Session;
use super::workspace::file_path;
use crate::catalog::wording::Wording;
use crate::lint::Context;
use crate::story::{self, Format};
use crate::{config, lint, text};

/// Stories that are checked between two looks at what waits.
const BATCH: usize = 16;
/// How long an answer may keep others waiting.
const PATIENCE: Duration = Duration::from_millis(50);

/// What the stories on disk were called when they were last checked: a story whose file seems to be
/// as it was is not read again. It holds no stories that are gone.
#[derive(Default)]
pub(super) struct Shelf {
    known: HashMap<PathBuf, ((Stamp, Reading), String)>,
}

/// What a file is taken to be as it was by: when it was written, and its length. One that is written
/// anew with as many bytes within a tick of the file system's clock, or with its old time, goes
/// unnoticed until it is written again.
pub(super) type Stamp = (SystemTime, u64);

/// Which reading of the configuration and of the other stories a check is of.
type Reading = (u64, u64);

/// Answers `workspace/diagnostic`: the findings of the stories on disk that are not open.
///
/// Where messages wait behind it, it ends with what it has; the next answer goes on from there.
pub(super) async fn diagnostic(
    session: &Arc<Session>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    let known = params.previous_result_ids.into_iter();
    let known: HashMap<Uri, String> = known.map(|it| (it.uri, it.value)).collect();
    let known = Arc::new(known);
    let (session_of_walk, known_of_walk) = (Arc::clone(session), Arc::clone(&known));
    let walk = move || {
        if newsroom::read(&session_of_walk) {
            session_of_walk.tell(Event::Reloaded);
        }
        stories(&session_of_walk, &known_of_walk)
    };
    let (stories, gone) = tokio::task::spawn_blocking(walk).await.unwrap_or_default();
    let partial = params.partial_result_params.partial_result_token;
    let progress = Progress::begin(session, params.work_done_progress_params.work_done_token).await;
    let mut items: Vec<_> = gone
        .into_iter()
        .map(|uri| full(uri, None, Vec::new()))
        .collect();
    let started = Instant::now();
    for (index, batch) in stories.chunks(BATCH).enumerate() {
        if started.elapsed() > PATIENCE && session.traffic.is_waiting() {
            break;
        }
        progress.report(index * BATCH, stories.len()).await;
        let (session_of_batch, known, batch) =
            (Arc::clone(session), Arc::clone(&known), batch.to_vec());
        let check = move || {
            let reports = batch.iter();
            reports
                .filter_map(|path| report(&session_of_batch, path, &known))
                .collect::<Vec<_>>()
        };
        items.extend(tokio::task::spawn_blocking(check).await.unwrap_or_default());
        if let Some(token) = &partial {
            let value = json!({ "items": std::mem::take(&mut items) });
            send(session, token, value).await;
        }
    }
    progress.end().await;
    Ok(WorkspaceDiagnosticReport { items }.into())
}

/// The stories that are not open, sorted; and those the editor knows that are there no more.
fn stories(session: &Session, known: &HashMap<Uri, String>) -> (Vec<PathBuf>, BTreeSet<Uri>) {
    let folders = session.workspace().folders().to_vec();
    let open: BTreeSet<PathBuf> = session
        .documents
        .names()
        .iter()
        .filter_map(file_path)
        .collect();
    let found = folders.iter().flat_map(|folder| config::stories(folder));
    let found: BTreeSet<PathBuf> = found.filter_map(std::result::Result::ok).collect();
    let shelf = &mut lock(&session.shelf).known;
    shelf.retain(|path, _| found.contains(path));
    let gone = known.keys().filter(|uri| {
        let path = file_path(uri);
        path.is_some_and(|path| !found.contains(&path) && !open.contains(&path))
    });
    let gone = gone.cloned().collect();
    (found.difference(&open).cloned().collect(), gone)
}

/// What there is to say of a story on disk. One that cannot be read, is no text or makes a rule panic
/// has no findings, and an editor that shows some hears so.
fn report(
    session: &Session,
    path: &Path,
    known: &HashMap<Uri, String>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let checked = catch_unwind(AssertUnwindSafe(|| checked(session, path, known)));
    checked.unwrap_or_default().or_else(|| {
        let uri = Uri::from_file_path(path)?;
        lock(&session.shelf).known.remove(path);
        known
            .contains_key(&uri)
            .then(|| full(uri, None, Vec::new()))
    })
}

fn checked(
    session: &Session,
    path: &Path,
    known: &HashMap<Uri, String>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let uri = Uri::from_file_path(path)?;
    let checking = session.checking(&uri);
    let stamp = stamp(path)?;
    let rules = &checking.settings.rules;
    let others = session.known();
    let looks = rules.looks_around();
    let reading = (checking.generation, if looks { others.revision } else { 0 });
    if let Some(name) = shelved(session, path, (stamp, reading))
        && known.get(&uri) == Some(&name)
    {
        return Some(unchanged(uri, name));
    }
    let source = text::decode(std::fs::read(path).ok()?).ok()?;
    let name = result_id(&source.text, reading);
    lock(&session.shelf)
        .known
        .insert(path.to_path_buf(), ((stamp, reading), name.clone()));
    if known.get(&uri) == Some(&name) {
        return Some(unchanged(uri, name));
    }
    let format = Format::from_path(path).unwrap_or(Format::Plain);
    let context = Context::among(rules, others.others(&uri));
    let mut findings = lint::check(&story::read(&source.text, format), context);
    accept(&checking, &source.text, &mut findings);
    let found = Found {
        uri: &uri,
        text: &source.text,
        findings: &findings,
        wording: Wording::new(rules.catalog(), checking.settings.language),
    };
    let diagnostics = found.diagnostics(session.facts());
    Some(full(uri, Some(name), diagnostics))
}

pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let meta = std::fs::metadata(path).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}

fn shelved(session: &Session, path: &Path, stamp: (Stamp, Reading)) -> Option<String> {
    let shelf = lock(&session.shelf);
    let (known, name) = shelf.known.get(path)?;
    (*known == stamp).then(|| name.clone())
}

fn unchanged(uri: Uri, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
    .into()
}

fn full(
    uri: Uri,
    result_id: Option<String>,
    items: Vec<tower_lsp::ls_types::Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceFullDocumentDiagnosticReport {
        uri,
        version: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    }
    .into()
}

/// `$/progress` with a value of any kind: the protocol's crate knows that of work alone.
enum AnyProgress {}

impl Notification for AnyProgress {
    type Params = Value;
    const METHOD: &'static str = "$/progress";
}

async fn send(session: &Session, token: &NumberOrString, value: Value) {
    let params = json!({ "token": token, "value": value });
    session
        .client
        .send_notification::<AnyProgress>(params)
        .await;
}

/// How far the work is, for an editor that gave a token for it.
struct Progress<'a> {
    session: &'a Session,
    token: Option<NumberOrString>,
}

impl<'a> Progress<'a> {
    async fn begin(session: &'a Session, token: Option<NumberOrString>) -> Self {
        let progress = Self { session, token };
        if progress.token.is_some() {
            let title = session.say("server-checking");
            let begin = json!({ "kind": "begin", "title": title, "percentage": 0 });
            progress.send(begin).await;
        }
        progress
    }

    async fn report(&self, done: usize, all: usize) {
        let percentage = done * 100 / all.max(1);
        let message = format!("{done}/{all}");
        self.send(json!({ "kind": "report", "message": message, "percentage": percentage }))
            .await;
    }

    async fn end(&self) {
        self.send(json!({ "kind": "end" })).await;
    }

    async fn send(&self, value: Value) {
        if let Some(token) = &self.token {
            send(self.session, token, value).await;
        }
    }
}
