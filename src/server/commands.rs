use std::sync::Arc;

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, LSPAny, Uri};

use super::actions;
use super::session::Session;
use crate::catalog;

const FIX_ALL: &str = "tadqiq.fixAll";
const EXPLAIN_RULE: &str = "tadqiq.explainRule";
const RELOAD: &str = "tadqiq.reload";

/// The commands there are.
pub(super) const NAMES: [&str; 3] = [FIX_ALL, EXPLAIN_RULE, RELOAD];

/// Answers `workspace/executeCommand`.
pub(super) async fn execute(
    session: &Arc<Session>,
    params: ExecuteCommandParams,
) -> Result<Option<LSPAny>> {
    match params.command.as_str() {
        FIX_ALL => fix_all(session, &document(params.arguments.first())?).await,
        EXPLAIN_RULE => explain(session, &params.arguments),
        RELOAD => {
            session.reload();
            Ok(None)
        }
        unknown => Err(Error::invalid_params(format!(
            "there is no command `{unknown}`"
        ))),
    }
}

/// Mends what is safe to mend in a document, which is the argument. The editor is asked from a
/// task of its own.
async fn fix_all(session: &Arc<Session>, uri: &Uri) -> Result<Option<LSPAny>> {
    let edit = actions::fix_all(session, uri).await;
    if let Some(edit) = edit.filter(|_| session.facts().applies_edits) {
        let client = session.client.clone();
        tokio::spawn(async move { client.apply_edit(edit).await });
    }
    Ok(None)
}

/// Gives the page of a rule as Markdown. Arguments: the rule's id; a document whose configuration
/// counts, if it is not that of the first folder.
fn explain(session: &Arc<Session>, arguments: &[Value]) -> Result<Option<LSPAny>> {
    let id = arguments.first().and_then(Value::as_str);
    let id = id.ok_or_else(|| Error::invalid_params("the first argument is the id of a rule"))?;
    let settings = match arguments.get(1) {
        Some(uri) => session.checking(&document(Some(uri))?).settings,
        None => session.workspace().settings_of_first_folder(),
    };
    let catalog = settings.rules.catalog();
    let rule = catalog.find(id);
    let rule = rule.ok_or_else(|| Error::invalid_params(format!("there is no rule `{id}`")))?;
    Ok(Some(catalog::page(catalog, rule, settings.language).into()))
}

fn document(argument: Option<&Value>) -> Result<Uri> {
    let uri = argument
        .and_then(Value::as_str)
        .and_then(|uri| uri.parse().ok());
    uri.ok_or_else(|| Error::invalid_params("an argument is the URI of a document"))
}
