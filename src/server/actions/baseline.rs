use std::sync::Arc;

use tower_lsp::ls_types::WorkspaceEdit;

use super::super::analysis::Analysis;
use super::super::session::Session;
use super::super::workspace::{BASELINE, name_in};
use super::edits;
use crate::lint::Baseline;

/// Records a finding in the baseline beside the configuration, or in the workspace folder.
pub(super) fn record(
    session: &Arc<Session>,
    analysis: &Analysis,
    finding: usize,
) -> Option<WorkspaceEdit> {
    let finding = analysis.findings.get(finding)?;
    let (home, path) = {
        let mut workspace = session.workspace();
        let path = workspace.path(&analysis.snapshot.uri);
        (workspace.home(&path), path)
    };
    let name = name_in(&home, &path);
    edits::of_file(session, &home.join(BASELINE), |text| {
        let mut baseline = match text {
            "" => Baseline::default(),
            text => Baseline::parse(text).ok()?,
        };
        let catalog = analysis.settings.rules.catalog();
        baseline.record(
            catalog,
            &name,
            &analysis.text,
            std::slice::from_ref(finding),
        );
        Some(baseline.render())
    })
}
