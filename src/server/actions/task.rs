use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Uri, WorkspaceEdit};

use super::super::analysis::Analysis;
use super::super::session::Session;
use super::{baseline, config, fixes, suppress};

/// What the editor keeps of an action until it is chosen.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Data {
    /// The document.
    pub(super) uri: Uri,
    /// Names the findings it is for.
    pub(super) result_id: String,
    /// What is to be done.
    pub(super) task: Task,
}

/// What is worked out only when it is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", tag = "do")]
pub(super) enum Task {
    /// Mend everything that is safe to mend.
    FixAll,
    /// Write the word into the configuration as the newsroom's own.
    Accept { word: String },
    /// Silence a rule where the finding of that index stands.
    OffHere { finding: usize },
    /// Switch a rule off in the configuration.
    OffEverywhere { rule: String },
    /// Record the finding of that index as accepted for now.
    Baseline { finding: usize },
}

impl Task {
    /// The edit that does it; nothing where it cannot be done. Reads files: for the blocking pool.
    pub(super) fn edit(
        &self,
        session: &Arc<Session>,
        analysis: &Analysis,
    ) -> Option<WorkspaceEdit> {
        match self {
            Self::FixAll => fixes::all(session, analysis),
            Self::Accept { word } => {
                config::change(session, analysis, |document| config::accept(document, word))
            }
            Self::OffHere { finding } => suppress::here(session, analysis, *finding),
            Self::OffEverywhere { rule } => config::change(session, analysis, |document| {
                config::switch_off(document.as_table_mut(), rule)
            }),
            Self::Baseline { finding } => baseline::record(session, analysis, *finding),
        }
    }
}
