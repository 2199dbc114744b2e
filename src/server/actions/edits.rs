use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use similar::{DiffTag, TextDiff};
use tower_lsp::ls_types::{
    CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, Uri,
    WorkspaceEdit,
};

use super::super::convert::Places;
use super::super::documents::Snapshot;
use super::super::facts::Facts;
use super::super::session::Session;
use crate::text::{Edit, Span};

/// Edits of an open document, for the version they were worked out from.
pub(in super::super) fn of_document(
    facts: &Facts,
    snapshot: &Snapshot,
    edits: Vec<TextEdit>,
) -> WorkspaceEdit {
    of(facts, snapshot.uri.clone(), Some(snapshot.version), edits)
}

fn of(facts: &Facts, uri: Uri, version: Option<i32>, edits: Vec<TextEdit>) -> WorkspaceEdit {
    if !facts.document_changes {
        return WorkspaceEdit::new(HashMap::from([(uri, edits)]));
    }
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![document_edit(
            uri, version, edits,
        )])),
        ..WorkspaceEdit::default()
    }
}

fn document_edit(uri: Uri, version: Option<i32>, edits: Vec<TextEdit>) -> TextDocumentEdit {
    TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    }
}

/// Changes a file of the newsroom's by `change`, which gets its text: the editor's where it is
/// open, else the disk's, else nothing, and then the file is created.
///
/// Nothing where `change` gives nothing, where there is a file that cannot be read, or where the
/// editor cannot create one.
pub(super) fn of_file(
    session: &Arc<Session>,
    path: &Path,
    change: impl FnOnce(&str) -> Option<String>,
) -> Option<WorkspaceEdit> {
    let facts = session.facts();
    let uri = Uri::from_file_path(path)?;
    let open = session.documents.get(&uri);
    let text = match &open {
        Some(open) => Some(open.rope.text()),
        None => match std::fs::read_to_string(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            read => Some(read.ok()?),
        },
    };
    let before = text.clone().unwrap_or_default();
    let after = change(&before)?;
    let places = Places::new(&before, facts.unit);
    let edits = difference(&before, &after);
    let edits = edits.iter().map(|edit| places.edit(edit)).collect();
    if text.is_some() {
        return Some(of(facts, uri, open.map(|open| open.version), edits));
    }
    facts.creates_files.then(|| created(uri, edits))
}

fn created(uri: Uri, edits: Vec<TextEdit>) -> WorkspaceEdit {
    let create = ResourceOp::Create(CreateFile {
        uri: uri.clone(),
        options: Some(CreateFileOptions {
            overwrite: None,
            ignore_if_exists: Some(true),
        }),
        annotation_id: None,
    });
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(vec![
            DocumentChangeOperation::Op(create),
            DocumentChangeOperation::Edit(document_edit(uri, None, edits)),
        ])),
        ..WorkspaceEdit::default()
    }
}

/// The edits that make `after` of `before`, word by word in the lines that differ: a person's
/// cursor and undo history survive them.
pub(super) fn difference(before: &str, after: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    changes(
        &TextDiff::from_lines(before, after),
        0,
        &mut |at, old, new| {
            changes(&TextDiff::from_words(old, new), at, &mut |at, old, new| {
                edits.push(Edit {
                    span: Span::from_range(at..at + old.len()),
                    replacement: new.into(),
                });
            });
        },
    );
    edits
}

/// Calls `change` with the byte, the old and the new text of every change of a difference.
fn changes<'t>(
    diff: &TextDiff<'t, 't, 't, str>,
    mut at: usize,
    change: &mut impl FnMut(usize, &str, &str),
) {
    for op in diff.ops() {
        let old: String = diff.old_slices()[op.old_range()].concat();
        if op.tag() != DiffTag::Equal {
            change(at, &old, &diff.new_slices()[op.new_range()].concat());
        }
        at += old.len();
    }
}
