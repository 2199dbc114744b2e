//! Text with a place to fill in, for an editor that has a command to insert it.

use serde_json::json;
use tower_lsp::ls_types::Command;

use super::menu::Menu;

/// The editor's command that inserts a snippet. The argument: `uri` and `version` of the document,
/// the `position` in its columns, and the `snippet` in the protocol's syntax.
pub(in super::super) const INSERT: &str = "tadqiq.insertSnippet";

impl Menu<'_> {
    /// Has the editor insert `text` at a byte, and then a placeholder that it selects.
    pub(super) fn insertion(&self, at: u32, text: &str, placeholder: &str) -> Command {
        let snapshot = &self.analysis.snapshot;
        let argument = json!({
            "uri": snapshot.uri,
            "version": snapshot.version,
            "position": self.places.position(at),
            "snippet": format!("{}${{1:{}}}", literal(text), literal(placeholder)),
        });
        Command {
            title: text.trim().to_owned(),
            command: INSERT.to_owned(),
            arguments: Some(vec![argument]),
        }
    }
}

/// A text that stands for itself in a snippet.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '$' | '}' | '\\') {
            literal.push('\\');
        }
        literal.push(character);
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn what_snippets_give_a_meaning_to_is_escaped() {
        assert_eq!(literal("a $1 {b} c\\"), "a \\$1 {b\\} c\\\\");
        assert_eq!(literal("plain"), "plain");
    }
}
