use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::sync::Notify;
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::Client;
use tower_lsp::ls_types::notification::LogTrace;
use tower_lsp::ls_types::{InitializeParams, LogTraceParams, MessageType, TraceValue, Uri};

use super::analysis::lock;
use super::documents::{Documents, Snapshot};
use super::facts::Facts;
use super::newsroom::{Known, Library};
use super::publisher::Event;
use super::traffic::Traffic;
use super::workspace::{Checking, Workspace};
use super::workspace_pull::Shelf;

/// Everything the handlers share.
pub(super) struct Session {
    /// Where messages to the editor go. No handler awaits an answer.
    pub(super) client: Client,
    /// The open documents.
    pub(super) documents: Documents,
    /// Whether the editor has said that it will leave.
    pub(super) leaving: AtomicBool,
    /// The messages that came and that were dealt with.
    pub(super) traffic: Arc<Traffic>,
    /// What the stories on disk were called when they were last checked.
    pub(super) shelf: Mutex<Shelf>,
    /// What the stories on disk gave: locked as long as they are read.
    pub(super) library: Mutex<Library>,
    /// Tells that the editor is gone.
    pub(super) gone: Notify,
    known: Mutex<Arc<Known>>,
    workspace: Mutex<Workspace>,
    facts: OnceLock<Facts>,
    trace: Mutex<TraceValue>,
    publisher: UnboundedSender<Event>,
}

impl Session {
    /// Begins with nothing open.
    pub(super) fn new(client: Client, publisher: UnboundedSender<Event>) -> Self {
        Self {
            client,
            documents: Documents::default(),
            leaving: AtomicBool::new(false),
            traffic: Arc::default(),
            shelf: Mutex::default(),
            library: Mutex::default(),
            known: Mutex::default(),
            gone: Notify::new(),
            workspace: Mutex::default(),
            facts: OnceLock::new(),
            trace: Mutex::default(),
            publisher,
        }
    }

    /// What the editor can do; nothing before it has said so.
    pub(super) fn facts(&self) -> &Facts {
        self.facts
            .get_or_init(|| Facts::of(&InitializeParams::default()))
    }

    /// Keeps what the editor can do.
    pub(super) fn learn(&self, facts: Facts) {
        self.set_trace(facts.trace);
        // The framework lets one `initialize` through.
        let _ = self.facts.set(facts);
    }

    /// The workspace. The lock is never held across an `.await`.
    pub(super) fn workspace(&self) -> MutexGuard<'_, Workspace> {
        self.workspace
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// How the stories on disk spell names, as far as that was read.
    pub(super) fn known(&self) -> Arc<Known> {
        Arc::clone(&lock(&self.known))
    }

    /// Keeps how the stories on disk spell names.
    pub(super) fn learn_of_others(&self, known: Known) {
        *lock(&self.known) = Arc::new(known);
    }

    /// How a document is checked. Reads configuration: for the blocking pool.
    pub(super) fn checking(&self, uri: &Uri) -> Checking {
        let checking = self.workspace().checking(uri);
        for complaint in &checking.complaints {
            self.show(MessageType::ERROR, complaint.clone());
        }
        checking
    }

    /// The interface's own words for `key`, in the language of the first folder.
    pub(super) fn say(&self, key: &str) -> String {
        let settings = self.workspace().settings_of_first_folder();
        settings
            .rules
            .catalog()
            .say(key, settings.language)
            .to_owned()
    }

    /// Tells the publisher.
    pub(super) fn tell(&self, event: Event) {
        // The publisher ends with the program.
        let _ = self.publisher.send(event);
    }

    /// Sets how much the editor hears of what goes on.
    pub(super) fn set_trace(&self, value: TraceValue) {
        *self.trace.lock().unwrap_or_else(PoisonError::into_inner) = value;
    }

    /// Tells the editor what goes on, if it wants to hear of it.
    pub(super) fn trace(&self, message: impl FnOnce() -> String) {
        let value = *self.trace.lock().unwrap_or_else(PoisonError::into_inner);
        if value == TraceValue::Off {
            return;
        }
        let (client, message) = (self.client.clone(), message());
        let verbose = None;
        tokio::spawn(async move {
            let params = LogTraceParams { message, verbose };
            client.send_notification::<LogTrace>(params).await;
        });
    }

    /// Shows a person a message.
    pub(super) fn show(&self, kind: MessageType, message: String) {
        let client = self.client.clone();
        tokio::spawn(async move { client.show_message(kind, message).await });
    }

    /// Leaves a message in the editor's log.
    pub(super) fn log(&self, kind: MessageType, message: String) {
        let client = self.client.clone();
        tokio::spawn(async move { client.log_message(kind, message).await });
    }

    /// Says that a rule panicked. The text is not in the message: copy may be under embargo.
    pub(super) fn log_panic(&self, snapshot: &Snapshot) {
        let name = snapshot.uri.as_str();
        let message = format!(
            "a rule panicked on version {} of {name}; please report it",
            snapshot.version
        );
        self.log(MessageType::ERROR, message);
    }

    /// Whether the editor has said that it will leave.
    pub(super) fn is_leaving(&self) -> bool {
        self.leaving.load(Ordering::SeqCst)
    }

    /// Reads everything anew from disk and says of every document what there is to say.
    pub(super) fn reload(self: &Arc<Self>) {
        self.workspace().reload();
        self.refresh();
    }

    /// Says of every document what there is to say now.
    pub(super) fn refresh(self: &Arc<Self>) {
        self.tell(Event::Reloaded);
        if self.facts().pulls && self.facts().refreshes {
            let client = self.client.clone();
            tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
        }
        if self.facts().refreshes_lens {
            let client = self.client.clone();
            tokio::spawn(async move { client.code_lens_refresh().await });
        }
    }
}
