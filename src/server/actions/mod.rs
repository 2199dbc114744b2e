use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse};

use super::session::Session;

/// Mends everything in the file that is safe to mend.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.tadqiq");
/// The kinds there are.
pub(super) const KINDS: [CodeActionKind; 2] = [CodeActionKind::QUICKFIX, FIX_ALL];

pub(super) async fn code_action(
    session: &Arc<Session>,
    params: CodeActionParams,
) -> Result<Option<CodeActionResponse>> {
    let _ = (session, params);
    Ok(None)
}

pub(super) async fn resolve(session: &Arc<Session>, action: CodeAction) -> Result<CodeAction> {
    let _ = session;
    Ok(action)
}
