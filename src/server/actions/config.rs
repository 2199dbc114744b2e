//! Edits of `tadqiq.toml` that keep its comments and its order.

use std::sync::Arc;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};
use tower_lsp::ls_types::WorkspaceEdit;

use super::super::analysis::Analysis;
use super::super::session::Session;
use super::edits;

/// Changes the configuration that applies to a document, or creates one; nothing where `change`
/// does nothing or the file is no TOML.
pub(super) fn change(
    session: &Arc<Session>,
    analysis: &Analysis,
    change: impl FnOnce(&mut DocumentMut) -> Option<()>,
) -> Option<WorkspaceEdit> {
    let file = {
        let mut workspace = session.workspace();
        let path = workspace.path(&analysis.snapshot.uri);
        workspace.config_file(&path)
    };
    edits::of_file(session, &file, |text| edited(text, change))
}

fn edited(text: &str, change: impl FnOnce(&mut DocumentMut) -> Option<()>) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    // Comments of a file that sets nothing would end up below what is added.
    let (above, mut document) = if document.is_empty() {
        (text, DocumentMut::new())
    } else {
        ("", std::mem::take(&mut document))
    };
    change(&mut document)?;
    let gap = if above.is_empty() || above.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    Some(format!("{above}{gap}{document}"))
}

/// Adds a word to those the newsroom writes on purpose, on a line of its own.
pub(super) fn accept(document: &mut DocumentMut, word: &str) -> Option<()> {
    let words = document.entry("words").or_insert_with(table);
    let accept = words.as_table_like_mut()?.entry("accept");
    let accept = accept.or_insert_with(|| Item::Value(Array::new().into()));
    let accept = accept.as_array_mut()?;
    if accept.iter().any(|known| known.as_str() == Some(word)) {
        return None;
    }
    accept.push_formatted(Value::from(word).decorated("\n    ", ""));
    accept.set_trailing_comma(true);
    accept.set_trailing("\n");
    Some(())
}

/// Switches a rule off in a layer.
pub(super) fn switch_off(layer: &mut dyn TableLike, rule: &str) -> Option<()> {
    let rules = layer.entry("rules").or_insert_with(table);
    let rules = rules.as_table_like_mut()?;
    if let Some(options) = rules.get_mut(rule).and_then(Item::as_table_like_mut) {
        set_off(options, "level");
    } else {
        set_off(rules, rule);
    }
    Some(())
}

/// Switches a rule off for the story that the glob of `[[override]]` names.
pub(super) fn switch_off_for(document: &mut DocumentMut, story: &str, rule: &str) -> Option<()> {
    let glob = literal(story);
    let overrides = document.entry("override");
    let overrides = overrides.or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let overrides = overrides.as_array_of_tables_mut()?;
    let own = overrides.iter_mut().find(|it| is_for(it, &glob));
    if let Some(own) = own {
        return switch_off(own, rule);
    }
    let mut own = Table::new();
    own.insert("paths", Item::Value(Array::from_iter([glob]).into()));
    switch_off(&mut own, rule)?;
    overrides.push(own);
    Some(())
}

/// Sets a key to `off`, keeping the comment beside it.
fn set_off(table: &mut dyn TableLike, key: &str) {
    let mut off = Value::from("off");
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *off.decor_mut() = old.decor().clone();
    }
    table.insert(key, Item::Value(off));
}

fn table() -> Item {
    Item::Table(Table::new())
}

fn is_for(table: &Table, glob: &str) -> bool {
    let paths = table.get("paths").and_then(Item::as_array);
    paths
        .is_some_and(|paths| paths.len() == 1 && paths.get(0).and_then(Value::as_str) == Some(glob))
}

/// A glob that matches this path alone.
fn literal(path: &str) -> String {
    let mut glob = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '*' | '?' | '[' | ']' | '{' | '}' => glob.extend(['[', c, ']']),
            _ => glob.push(c),
        }
    }
    glob
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(text: &str, change: impl FnOnce(&mut DocumentMut) -> Option<()>) -> String {
        edited(text, change).expect("it changes")
    }

    #[test]
    fn an_accepted_word_stands_on_a_line_of_its_own() {
        let text = changed("", |document| accept(document, "لاكن"));
        assert_eq!(text, "[words]\naccept = [\n    \"لاكن\",\n]\n");
        let text = changed(&text, |document| accept(document, "ذالك"));
        assert_eq!(
            text,
            "[words]\naccept = [\n    \"لاكن\",\n    \"ذالك\",\n]\n"
        );
        let mut document: DocumentMut = text.parse().expect("TOML");
        assert_eq!(accept(&mut document, "لاكن"), None);
    }

    #[test]
    fn comments_and_order_are_kept() {
        let text = "# ours\n[rules] # levels\na = \"error\" # why\n\n[words]\naccept = []\n";
        let off = changed(text, |document| switch_off(document.as_table_mut(), "a"));
        assert_eq!(off, text.replace("\"error\"", "\"off\""));
        let off = changed(text, |document| switch_off(document.as_table_mut(), "b"));
        assert_eq!(off, text.replace("# why\n", "# why\nb = \"off\"\n"));
    }

    #[test]
    fn comments_of_a_file_that_sets_nothing_stay_above() {
        let off = changed("# ours", |document| {
            switch_off(document.as_table_mut(), "a")
        });
        assert_eq!(off, "# ours\n[rules]\na = \"off\"\n");
    }

    #[test]
    fn options_of_a_rule_are_kept() {
        let text = "[rules]\na = { level = \"info\", max = 40 }\n";
        let off = changed(text, |document| switch_off(document.as_table_mut(), "a"));
        assert_eq!(off, text.replace("info", "off"));
    }

    #[test]
    fn a_story_has_one_override() {
        let once = changed("", |document| switch_off_for(document, "a[1].txt", "x"));
        let paths = "[[override]]\npaths = [\"a[[]1[]].txt\"]\n";
        assert_eq!(once, format!("{paths}\n[override.rules]\nx = \"off\"\n"));
        let twice = changed(&once, |document| switch_off_for(document, "a[1].txt", "y"));
        assert_eq!(twice, format!("{once}y = \"off\"\n"));
    }
}
