//! Code actions: what can be done about a finding. One file per kind of action.
//!
//! They come from the findings cached for the text as it is now. What is heavy is worked out when
//! the editor resolves the action a person has chosen; an editor that does not gets it at once.

mod baseline;
mod config;
pub(super) mod edits;
mod fixes;
mod menu;
pub(super) mod snippet;
mod sourcing;
mod suppress;
mod task;

use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Uri, WorkspaceEdit,
};

use super::session::Session;
use menu::Menu;
use task::{Data, Task};

/// Mends everything in the file that is safe to mend.
const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.tadqiq");
/// The kinds there are.
pub(super) const KINDS: [CodeActionKind; 2] = [CodeActionKind::QUICKFIX, FIX_ALL];

/// Answers `textDocument/codeAction`.
pub(super) async fn code_action(
    session: &Arc<Session>,
    params: CodeActionParams,
) -> Result<Option<CodeActionResponse>> {
    let Some(analysis) = session.analysis(&params.text_document.uri).await else {
        return Ok(None);
    };
    let mut actions = Menu::of(session, &analysis, &params).actions();
    if !session.facts().resolves_edit {
        for action in &mut actions {
            if action.edit.is_none() && action.command.is_none() {
                *action = resolve(session, action.clone()).await?;
            }
        }
        actions.retain(|action| action.edit.is_some() || action.command.is_some());
    }
    Ok(Some(actions.into_iter().map(Into::into).collect()))
}

/// Answers `codeAction/resolve`: works out the edit of the action that was chosen.
pub(super) async fn resolve(session: &Arc<Session>, mut action: CodeAction) -> Result<CodeAction> {
    let Some(data) = action.data.clone() else {
        return Ok(action);
    };
    let data: Data = serde_json::from_value(data)
        .map_err(|error| Error::invalid_params(format!("no data of ours: {error}")))?;
    let analysis = session.analysis(&data.uri).await;
    let analysis = analysis.filter(|it| it.result_id == data.result_id);
    let analysis = analysis.ok_or_else(Error::content_modified)?;
    let session = Arc::clone(session);
    let job = move || data.task.edit(&session, &analysis);
    let edit = tokio::task::spawn_blocking(job).await;
    action.edit = edit.map_err(|_| Error::internal_error())?;
    Ok(action)
}

/// The edit that mends everything in a document that is safe to mend; nothing where nothing is.
pub(super) async fn fix_all(session: &Arc<Session>, uri: &Uri) -> Option<WorkspaceEdit> {
    let analysis = session.analysis(uri).await?;
    let session = Arc::clone(session);
    let job = move || Task::FixAll.edit(&session, &analysis);
    tokio::task::spawn_blocking(job).await.ok().flatten()
}
