use serde_json::Value;
use tower_lsp::ls_types::{
    ClientCapabilities, InitializeParams, PositionEncodingKind, ResourceOperationKind, TraceValue,
};

use super::actions::snippet;
use crate::text::ColumnUnit;

/// What the editor can do, as it said at the start.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one capability of the protocol"
)]
pub(super) struct Facts {
    /// How it counts columns.
    pub(super) unit: ColumnUnit,
    /// It asks for diagnostics itself, so that none are pushed.
    pub(super) pulls: bool,
    /// It can be asked to ask again.
    pub(super) refreshes: bool,
    /// It shows other places of a diagnostic.
    pub(super) related: bool,
    /// It knows tags of diagnostics.
    pub(super) tags: bool,
    /// It can open the page of a rule.
    pub(super) code_description: bool,
    /// It keeps the data of diagnostics.
    pub(super) data: bool,
    /// It takes code actions as literals, not only commands.
    pub(super) action_literals: bool,
    /// It asks for a code action's edit when one is chosen.
    pub(super) resolves_edit: bool,
    /// It takes versioned edits.
    pub(super) document_changes: bool,
    /// It can create files.
    pub(super) creates_files: bool,
    /// It makes edits that a command asks for.
    pub(super) applies_edits: bool,
    /// It has the command that inserts a snippet.
    pub(super) inserts_snippets: bool,
    /// It answers questions about its configuration.
    pub(super) configuration: bool,
    /// It can be asked to watch files.
    pub(super) watches_files: bool,
    /// It can be asked to say when its configuration changes.
    pub(super) registers_configuration: bool,
    /// It shows symbols inside symbols.
    pub(super) nested_symbols: bool,
    /// It asks what is renamed before it asks for the new name.
    pub(super) prepares_rename: bool,
    /// It can be asked to show what was counted again.
    pub(super) refreshes_lens: bool,
    /// How much it wants to hear of what goes on.
    pub(super) trace: TraceValue,
}

impl Facts {
    /// Reads what the editor says of itself.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let ClientCapabilities {
            workspace,
            text_document,
            general,
            experimental,
            ..
        } = params.capabilities.clone();
        let workspace = workspace.unwrap_or_default();
        let document = text_document.unwrap_or_default();
        let pull = document.diagnostic;
        let push = document.publish_diagnostics.unwrap_or_default();
        let action = document.code_action.unwrap_or_default();
        let symbols = document.document_symbol.unwrap_or_default();
        let rename = document.rename.unwrap_or_default();
        let lens = workspace.code_lens.and_then(|it| it.refresh_support);
        let edit = workspace.workspace_edit.unwrap_or_default();
        let watched = workspace.did_change_watched_files.unwrap_or_default();
        let configuration = workspace.did_change_configuration.unwrap_or_default();
        let offered = general.and_then(|general| general.position_encodings);
        let resolves = action.resolve_support.map(|support| support.properties);
        let operations = edit.resource_operations.unwrap_or_default();
        let either =
            |pull: Option<bool>, push: Option<bool>| pull == Some(true) || push == Some(true);
        let pulled = pull.clone().unwrap_or_default();
        Self {
            unit: unit(&offered.unwrap_or_default()),
            pulls: pull.is_some(),
            refreshes: workspace
                .diagnostics
                .is_some_and(|it| it.refresh_support == Some(true)),
            related: either(pulled.related_information, push.related_information),
            tags: pulled.tag_support.is_some() || push.tag_support.is_some(),
            code_description: either(
                pulled.code_description_support,
                push.code_description_support,
            ),
            data: either(pulled.data_support, push.data_support),
            action_literals: action.code_action_literal_support.is_some(),
            resolves_edit: action.data_support == Some(true)
                && resolves.is_some_and(|properties| properties.iter().any(|it| it == "edit")),
            document_changes: edit.document_changes == Some(true),
            creates_files: operations.contains(&ResourceOperationKind::Create),
            applies_edits: workspace.apply_edit == Some(true),
            inserts_snippets: commands(experimental.as_ref()).any(|it| it == snippet::INSERT),
            configuration: workspace.configuration == Some(true),
            watches_files: watched.dynamic_registration == Some(true),
            registers_configuration: configuration.dynamic_registration == Some(true),
            nested_symbols: symbols.hierarchical_document_symbol_support == Some(true),
            prepares_rename: rename.prepare_support == Some(true),
            refreshes_lens: lens == Some(true),
            trace: params.trace.unwrap_or_default(),
        }
    }

    /// What the columns are called in the protocol.
    pub(super) const fn encoding(&self) -> PositionEncodingKind {
        match self.unit {
            ColumnUnit::Utf8 => PositionEncodingKind::UTF8,
            ColumnUnit::Utf16 => PositionEncodingKind::UTF16,
            ColumnUnit::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// The commands that the editor itself has, as rust-analyzer's "Client Commands" extension of the
/// protocol says them.
fn commands(experimental: Option<&Value>) -> impl Iterator<Item = &Value> {
    let named = experimental.and_then(|it| it.pointer("/commands/commands"));
    named.and_then(Value::as_array).into_iter().flatten()
}

/// UTF-8 if it is offered, for it costs us nothing; else UTF-16, which is the default; else UTF-32.
fn unit(offered: &[PositionEncodingKind]) -> ColumnUnit {
    if offered.contains(&PositionEncodingKind::UTF8) {
        ColumnUnit::Utf8
    } else if offered.contains(&PositionEncodingKind::UTF32)
        && !offered.contains(&PositionEncodingKind::UTF16)
    {
        ColumnUnit::Utf32
    } else {
        ColumnUnit::Utf16
    }
}
