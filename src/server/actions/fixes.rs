use std::sync::Arc;

use tower_lsp::ls_types::WorkspaceEdit;

use super::super::analysis::Analysis;
use super::super::convert::Places;
use super::super::documents::Kind;
use super::super::session::Session;
use super::edits;
use crate::catalog::RuleId;
use crate::lint::{Finding, Trust, fix, settle};
use crate::text::Edit;

/// The edits that mend every finding of a rule for which there is one way; nothing where there
/// are not two.
pub(super) fn of_rule(findings: &[Finding], rule: RuleId) -> Option<Vec<Edit>> {
    let own: Vec<Finding> = findings
        .iter()
        .filter(|it| it.rule == rule)
        .cloned()
        .collect();
    let chosen = settle(&own, Trust::Unsafe);
    if chosen.len() < 2 {
        return None;
    }
    let mut edits: Vec<Edit> = chosen.iter().flat_map(|fix| fix.edits.to_vec()).collect();
    edits.sort_by_key(|edit| edit.span);
    Some(edits)
}

/// The edit that mends everything that is safe to mend, settled until nothing changes; nothing
/// where nothing is.
pub(super) fn all(session: &Arc<Session>, analysis: &Analysis) -> Option<WorkspaceEdit> {
    let Kind::Story(format) = analysis.snapshot.kind else {
        return None;
    };
    let fixed = fix(
        &analysis.text,
        format,
        &analysis.settings.rules,
        Trust::Safe,
    );
    let edits = edits::difference(&analysis.text, &fixed.text);
    let places = Places::new(&analysis.text, session.facts().unit);
    let edits: Vec<_> = edits.iter().map(|edit| places.edit(edit)).collect();
    let changed = !edits.is_empty();
    changed.then(|| edits::of_document(session.facts(), &analysis.snapshot, edits))
}
