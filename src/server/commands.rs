use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{ExecuteCommandParams, LSPAny};

use super::session::Session;

/// The commands there are.
pub(super) const NAMES: [&str; 3] = ["tadqiq.fixAll", "tadqiq.explainRule", "tadqiq.reload"];

pub(super) async fn execute(
    session: &Arc<Session>,
    params: ExecuteCommandParams,
) -> Result<Option<LSPAny>> {
    let _ = (session, params);
    Ok(None)
}
