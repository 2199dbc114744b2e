//! The language server: documents, publisher, actions, hover. The only room that knows the protocol.
//!
//! Its laws, each because its opposite was measured to corrupt documents or to hang:
//!
//! 1. One message at a time: the order of arrival is the order of effect. A notification's handler
//!    changes what it changes under a lock before any `.await`, then tells the publisher.
//! 2. No handler awaits the client. What is to be asked is asked from a spawned task.
//! 3. Only the publisher publishes; closing goes through it too. Checking happens on the blocking
//!    pool, where a rule that panics costs one answer.
//! 4. What leaves carries the version it was computed from.
//!
//! One file per thing an editor can ask for; the handlers here are one line each.

mod actions;
mod analysis;
mod capabilities;
mod commands;
mod completion;
mod convert;
mod diagnostics;
mod documents;
mod facts;
mod folding;
mod frames;
mod house_files;
mod hover;
mod lens;
mod lifecycle;
mod mentions;
mod newsroom;
mod process;
mod publisher;
mod pull;
mod reading;
mod session;
mod symbols;
mod traffic;
mod transport;
mod workspace;
mod workspace_pull;

use std::sync::Arc;
use std::sync::atomic::Ordering;

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
#[allow(clippy::wildcard_imports, reason = "the names of the protocol")]
use tower_lsp::ls_types::*;

pub use transport::{Transport, serve};

use publisher::Event;
use session::Session;

/// The handlers.
struct Server {
    session: Arc<Session>,
}

impl Server {
    #[expect(clippy::unused_async, reason = "the framework asks for it")]
    async fn set_trace(&self, params: SetTraceParams) {
        self.session.set_trace(params.value);
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(lifecycle::initialize(&self.session, &params))
    }

    async fn initialized(&self, _: InitializedParams) {
        lifecycle::initialized(&self.session);
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.leaving.store(true, Ordering::SeqCst);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        self.session.documents.open(params.text_document);
        self.session.tell(Event::Opened(uri));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        let (changes, unit) = (params.content_changes, self.session.facts().unit);
        if self.session.documents.change(&uri, version, changes, unit) {
            self.session.tell(Event::Changed(uri));
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        lifecycle::did_save(&self.session, &params.text_document.uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.session.documents.close(&uri);
        self.session.tell(Event::Opened(uri));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        lifecycle::did_change_configuration(&self.session, &params);
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.session.reload();
        newsroom::keep_up(&self.session);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let WorkspaceFoldersChangeEvent { added, removed } = params.event;
        self.session.workspace().change_folders(&added, &removed);
        self.session.refresh();
        newsroom::keep_up(&self.session);
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        pull::diagnostic(&self.session, params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        workspace_pull::diagnostic(&self.session, params).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        hover::hover(&self.session, params).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        actions::code_action(&self.session, params).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        actions::resolve(&self.session, action).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        commands::execute(&self.session, params).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        completion::complete(&self.session, params).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        mentions::highlight(&self.session, params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        mentions::references(&self.session, params).await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        mentions::prepare(&self.session, params).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        mentions::rename(&self.session, params).await
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        symbols::symbols(&self.session, params).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        folding::ranges(&self.session, params).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        lens::lens(&self.session, params).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        house_files::links::links(&self.session, params).await
    }
}
