use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::{
    ConfigurationItem, DidChangeConfigurationParams, DidChangeWatchedFilesRegistrationOptions,
    FileSystemWatcher, GlobPattern, InitializeParams, InitializeResult, Registration, ServerInfo,
    Uri,
};

use super::documents::Kind;
use super::facts::Facts;
use super::session::Session;
use super::workspace::{BASELINE, EditorSettings, file_path};
use super::{capabilities, newsroom, process};

/// The section of an editor's settings that is ours.
const SECTION: &str = "tadqiq";
/// What is reread when it changes: configuration, cards, lists, packs, baselines, and files of names,
/// which may be called anything.
const WATCHED: [&str; 2] = ["**/*.toml", "**/tadqiq-baseline.json"];

/// Answers `initialize`.
pub(super) fn initialize(session: &Arc<Session>, params: &InitializeParams) -> InitializeResult {
    let facts = Facts::of(params);
    let capabilities = capabilities::of(&facts);
    session.learn(facts);
    let editor = params
        .initialization_options
        .clone()
        .and_then(EditorSettings::read);
    let locale = params.locale.clone();
    session
        .workspace()
        .start(folders(params), editor.unwrap_or_default(), locale);
    if let Some(parent) = params.process_id {
        process::watch(parent, Arc::clone(session));
    }
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo {
            name: SECTION.to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        offset_encoding: None,
    }
}

/// Asks the editor, once it listens, to watch files and for its settings. Waits for no answer.
pub(super) fn initialized(session: &Arc<Session>) {
    let registrations = registrations(session.facts());
    if !registrations.is_empty() {
        let client = session.client.clone();
        tokio::spawn(async move { client.register_capability(registrations).await });
    }
    pull_settings(session);
    newsroom::keep_up(session);
}

/// Takes in `workspace/didChangeConfiguration`.
pub(super) fn did_change_configuration(
    session: &Arc<Session>,
    params: &DidChangeConfigurationParams,
) {
    let ours = params.settings.get(SECTION).cloned();
    match ours.and_then(EditorSettings::read) {
        Some(editor) => set(session, editor),
        None => pull_settings(session),
    }
}

/// Takes in `textDocument/didSave`: of a story, and where no files are watched of a file of the
/// newsroom's.
pub(super) fn did_save(session: &Arc<Session>, uri: &Uri) {
    let saved = session.documents.get(uri);
    let is_house = saved.is_some_and(|saved| saved.kind == Kind::House);
    if !session.facts().watches_files && (is_house || uri.as_str().ends_with(BASELINE)) {
        session.reload();
    }
    newsroom::keep_up(session);
}

/// Asks for the editor's settings from a task of its own, and uses them when they come.
fn pull_settings(session: &Arc<Session>) {
    if !session.facts().configuration {
        return;
    }
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let item = ConfigurationItem {
            scope_uri: None,
            section: Some(SECTION.to_owned()),
        };
        let answer = session.client.configuration(vec![item]).await;
        let ours = answer.ok().and_then(|mut values| values.pop());
        if let Some(editor) = ours.and_then(EditorSettings::read) {
            set(&session, editor);
        }
    });
}

fn set(session: &Arc<Session>, editor: EditorSettings) {
    let differs = session.workspace().set(editor);
    if differs {
        session.refresh();
        newsroom::keep_up(session);
    }
}

fn registrations(facts: &Facts) -> Vec<Registration> {
    let mut registrations = Vec::new();
    if facts.watches_files {
        let watchers = WATCHED.map(|glob| FileSystemWatcher {
            glob_pattern: GlobPattern::String(glob.to_owned()),
            kind: None,
        });
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: watchers.into(),
        };
        registrations.push(Registration {
            id: "tadqiq-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        });
    }
    if facts.registers_configuration {
        registrations.push(Registration {
            id: "tadqiq-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": SECTION })),
        });
    }
    registrations
}

/// The folders, or the root of an older editor.
#[expect(deprecated, reason = "older editors have nothing else to say")]
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let named = params.workspace_folders.iter().flatten();
    let folders: Vec<PathBuf> = named.filter_map(|folder| file_path(&folder.uri)).collect();
    if !folders.is_empty() {
        return folders;
    }
    let root = params.root_uri.as_ref().and_then(file_path);
    let root = root.or_else(|| params.root_path.as_ref().map(PathBuf::from));
    root.into_iter().collect()
}
