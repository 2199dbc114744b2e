use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, able, list};

/// A folder with a story that is open, and the server beside it.
struct Desk {
    folder: tempfile::TempDir,
    client: Client,
    uri: String,
    found: Vec<Value>,
}

impl Desk {
    fn new(name: &str, language: &str, text: &str) -> Self {
        Self::with(&able(), name, language, text)
    }

    fn with(capabilities: &Value, name: &str, language: &str, text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let folders = json!([{ "uri": format!("file://{}", folder.path().display()), "name": "" }]);
        let mut client = Client::with(
            json!({ "workspaceFolders": folders, "locale": "en", "capabilities": capabilities }),
        );
        let uri = format!("file://{}", folder.path().join(name).display());
        let uri = uri.replace('[', "%5B").replace(']', "%5D");
        let found = client.check(&uri, language, text);
        Self {
            folder,
            client,
            uri,
            found,
        }
    }

    /// The actions on the first finding, as an editor asks for them.
    fn actions(&mut self, only: &Value) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [self.found[0]] });
        if !only.is_null() {
            context["only"] = only.clone();
        }
        let range = self.found[0]["range"].clone();
        self.client.actions(&self.uri, &range, context)
    }

    /// The whole action whose title has `title` in it, and the edits it makes: document, version
    /// and edits.
    fn chosen(&mut self, title: &str) -> Vec<Value> {
        let actions = self.actions(&Value::Null);
        let has = |it: &&Value| it["title"].as_str().is_some_and(|it| it.contains(title));
        let action = actions.iter().find(has);
        let action = action.unwrap_or_else(|| panic!("no «{title}» among {actions:#?}"));
        let action = match action.get("edit") {
            Some(_) => action.clone(),
            None => self.client.request("codeAction/resolve", action.clone()),
        };
        list(&action["edit"]["documentChanges"])
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }
}

/// What a file holds after changes as an editor makes them.
fn made(changes: &[Value], name: &str, before: &str) -> String {
    let mut text = before.to_owned();
    for change in changes.iter().filter(|it| it.get("edits").is_some()) {
        let uri = change["textDocument"]["uri"].as_str().unwrap_or_default();
        assert!(uri.ends_with(name), "{uri}");
        text = apply(&text, &list(&change["edits"]));
    }
    text
}

/// Makes edits of a text, columns in UTF-16.
fn apply(text: &str, edits: &[Value]) -> String {
    let offset = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().expect("a line")).expect("small");
        let column =
            usize::try_from(place["character"].as_u64().expect("a column")).expect("small");
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = 0;
        let inside = text
            .get(start..)
            .unwrap_or_default()
            .char_indices()
            .find(|(_, c)| {
                let here = units >= column;
                units += c.len_utf16();
                here
            });
        inside.map_or(text.len(), |(at, _)| start + at)
    };
    let mut edits: Vec<_> = edits
        .iter()
        .map(|it| {
            (
                offset(&it["range"]["start"])..offset(&it["range"]["end"]),
                it["newText"].clone(),
            )
        })
        .collect();
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = text.to_owned();
    for (range, new) in edits {
        text.replace_range(range, new.as_str().unwrap_or_default());
    }
    text
}

fn kinds(actions: &[Value]) -> Vec<&str> {
    actions
        .iter()
        .filter_map(|it| it["kind"].as_str())
        .collect()
}

#[test]
fn a_finding_has_its_fix_and_the_only_safe_one_is_preferred() {
    let mut desk = Desk::new("a.txt", "plaintext", "حضر لاكن غاب.\n");
    let first = desk.actions(&Value::Null)[0].clone();
    assert_eq!(first["title"], "Write «لكن»");
    assert_eq!(
        (&first["kind"], &first["isPreferred"]),
        (&json!("quickfix"), &json!(true))
    );
    assert_eq!(first["diagnostics"], json!([desk.found[0]]));
    let changes = desk.chosen("Write");
    assert_eq!(changes[0]["textDocument"]["version"], 1);
    assert_eq!(made(&changes, "a.txt", "حضر لاكن غاب.\n"), "حضر لكن غاب.\n");
}

#[test]
fn only_the_kinds_asked_for_are_offered() {
    let mut desk = Desk::new("a.txt", "plaintext", "حضر لاكن غاب.\n");
    for only in ["source", "source.fixAll", "source.fixAll.tadqiq"] {
        assert_eq!(
            kinds(&desk.actions(&json!([only]))),
            ["source.fixAll.tadqiq"],
            "{only}"
        );
    }
    assert!(
        kinds(&desk.actions(&json!(["quickfix"])))
            .iter()
            .all(|kind| *kind == "quickfix")
    );
    for only in [
        "refactor",
        "source.organizeImports",
        "source.fixAll.other",
        "quick",
    ] {
        assert_eq!(desk.actions(&json!([only])), Vec::<Value>::new(), "{only}");
    }
}

#[test]
fn only_the_diagnostics_named_are_answered() {
    let mut desk = Desk::new("a.txt", "plaintext", "لاكن لاكن\n");
    let line = crate::client::range((0, 0), (0, 9));
    let only = json!(["quickfix"]);
    let named = |client: &mut Client, uri: &str, diagnostics: Value| {
        let context = json!({ "diagnostics": diagnostics, "only": only });
        let actions = client.actions(uri, &line, context);
        actions
            .iter()
            .filter(|it| it["title"] == "Write «لكن»")
            .count()
    };
    let uri = desk.uri.clone();
    assert_eq!(named(&mut desk.client, &uri, json!([])), 2);
    assert_eq!(named(&mut desk.client, &uri, json!([desk.found[1]])), 1);
    let mut foreign = desk.found[1].clone();
    foreign["code"] = json!("other");
    assert_eq!(named(&mut desk.client, &uri, json!([foreign])), 0);
}

/// Kate 22.12's "Quick Fix" names a finding and the whole text, and applies all it is offered.
#[test]
fn one_finding_named_for_the_whole_text_has_its_fix_alone() {
    let mut desk = Desk::new("a.txt", "plaintext", "لاكن لاكن\n");
    let whole = crate::client::range((0, 0), (1, 0));
    let offered = |desk: &mut Desk, context: Value| {
        let uri = desk.uri.clone();
        desk.client.actions(&uri, &whole, context)
    };
    let named = json!([desk.found[1]]);
    let actions = offered(&mut desk, json!({ "diagnostics": named }));
    assert_eq!(actions.len(), 1, "{actions:#?}");
    assert_eq!(actions[0]["title"], "Write «لكن»");
    assert_eq!(actions[0]["diagnostics"], named);
    let mut foreign = desk.found[1].clone();
    foreign["code"] = json!("other");
    let actions = offered(&mut desk, json!({ "diagnostics": [foreign] }));
    assert_eq!(actions, Vec::<Value>::new());

    let all = json!({ "diagnostics": desk.found });
    assert!(offered(&mut desk, all).len() > 2);
    let on_saving = json!({ "diagnostics": named, "only": ["source.fixAll"] });
    assert_eq!(
        kinds(&offered(&mut desk, on_saving)),
        ["source.fixAll.tadqiq"]
    );
}

#[test]
fn all_of_a_rule_and_all_that_is_safe_can_be_mended_at_once() {
    let text = "لاكن أول.\r\nثم لاكن ثان.\r\n";
    let mut desk = Desk::new("a.txt", "plaintext", text);
    let mended = text.replace("لاكن", "لكن");
    for title in ["all findings of common-misspelling", "Fix everything"] {
        let changes = desk.chosen(title);
        assert_eq!(made(&changes, "a.txt", text), mended, "{title}");
    }
    let arguments = json!([desk.uri]);
    let command = json!({ "command": "tadqiq.fixAll", "arguments": arguments });
    desk.client.request("workspace/executeCommand", command);
    let edit = desk.client.wait_for("workspace/applyEdit");
    let changes = list(&edit["edit"]["documentChanges"]);
    assert_eq!(made(&changes, "a.txt", text), mended);
}

#[test]
fn a_word_is_accepted_in_a_configuration_that_is_made_for_it() {
    let mut desk = Desk::new("a.txt", "plaintext", "حضر لاكن غاب.\n");
    let changes = desk.chosen("Accept «لاكن»");
    assert_eq!(changes[0]["kind"], "create");
    let text = made(&changes, "tadqiq.toml", "");
    assert_eq!(text, "[words]\naccept = [\n    \"لاكن\",\n]\n");
    works(&mut desk, "tadqiq.toml", &text);
}

#[test]
fn a_configuration_keeps_its_comments() {
    let mut desk = Desk::new("a.txt", "plaintext", "حضر لاكن غاب.\n");
    let before = "# our own\n[rules] # levels\n# none yet\n";
    fs::write(desk.path("tadqiq.toml"), before).expect("a file");
    desk.client
        .notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let changes = desk.chosen("off in this workspace");
    let text = made(&changes, "tadqiq.toml", before);
    assert!(
        text.contains("# our own\n[rules] # levels\n") && text.contains("# none yet"),
        "{text}"
    );
    assert!(text.contains("common-misspelling = \"off\""), "{text}");
    works(&mut desk, "tadqiq.toml", &text);
}

#[test]
fn a_configuration_that_is_open_is_changed_as_it_is_in_the_editor() {
    let mut desk = Desk::new("a.txt", "plaintext", "حضر لاكن غاب.\n");
    fs::write(desk.path("tadqiq.toml"), "# on disk\n").expect("a file");
    let config = format!("file://{}", desk.path("tadqiq.toml").display());
    desk.client.open(&config, "toml", "# unsaved\n");
    let changes = desk.chosen("off in this workspace");
    assert_eq!(changes[0]["textDocument"]["version"], 1);
    assert!(made(&changes, "tadqiq.toml", "# unsaved\n").starts_with("# unsaved\n"));
}

#[test]
fn a_rule_is_silenced_for_a_plain_story_in_the_configuration() {
    // An editor writes brackets in a URI by number.
    let mut desk = Desk::new("a[1].txt", "plaintext", "حضر لاكن غاب.\n");
    let changes = desk.chosen("off in this file");
    let text = made(&changes, "tadqiq.toml", "");
    assert!(text.starts_with("[[override]]\npaths = "), "{text}");
    works(&mut desk, "tadqiq.toml", &text);
}

#[test]
fn a_rule_is_silenced_for_a_paragraph_of_markdown_and_html() {
    let comment = "<!-- tadqiq-ignore-next common-misspelling: -->";
    for (name, language, before, after) in [
        (
            "a.md",
            "markdown",
            "# عنوان\n\nحضر لاكن غاب.\n",
            "# عنوان\n\n{}\nحضر لاكن غاب.\n",
        ),
        (
            "a.md",
            "markdown",
            "> حضر لاكن غاب.\n",
            "> {}\n> حضر لاكن غاب.\n",
        ),
        (
            "a.html",
            "html",
            "<p>\n  حضر لاكن\n</p>\n",
            "<p>\n  {}\n  حضر لاكن\n</p>\n",
        ),
        (
            "a.html",
            "html",
            "<p>نعم</p><p>لاكن</p>\n",
            "<p>نعم</p><p>{}لاكن</p>\n",
        ),
    ] {
        let mut desk = Desk::new(name, language, before);
        let changes = desk.chosen("off in this paragraph");
        let text = made(&changes, name, before);
        assert_eq!(text, after.replace("{}", comment));
        let uri = desk.uri.clone();
        desk.client.change(&uri, 2, json!([{ "text": text }]));
        assert_eq!(
            desk.client.published_for(&uri, 2)["diagnostics"],
            json!([]),
            "{text}"
        );
    }
}

#[test]
fn a_finding_is_added_to_the_baseline() {
    let mut desk = Desk::new("a.txt", "plaintext", "حضر لاكن غاب.\n");
    let changes = desk.chosen("baseline");
    let text = made(&changes, "tadqiq-baseline.json", "");
    assert!(
        text.contains("common-misspelling") && !text.contains("لاكن"),
        "{text}"
    );
    works(&mut desk, "tadqiq-baseline.json", &text);
}

#[test]
fn nothing_is_written_into_a_file_that_cannot_be_read() {
    for (title, name) in [
        ("baseline", "tadqiq-baseline.json"),
        ("off in this workspace", "tadqiq.toml"),
    ] {
        let mut desk = Desk::new("a.txt", "plaintext", "حضر لاكن غاب.\n");
        fs::write(desk.path(name), b"\xff").expect("a file");
        assert_eq!(desk.chosen(title), Vec::<Value>::new(), "{name}");
    }
}

/// Writes a file as the editor would and sees that the finding is gone.
fn works(desk: &mut Desk, name: &str, text: &str) {
    write(&desk.path(name), text);
    desk.client
        .notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    loop {
        if desk.client.published(&desk.uri)["diagnostics"] == json!([]) {
            return;
        }
    }
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("a file");
}

#[test]
fn an_editor_that_resolves_nothing_gets_edits_at_once() {
    let mut capabilities = able();
    capabilities["textDocument"]["codeAction"]["resolveSupport"] = Value::Null;
    capabilities["workspace"]["workspaceEdit"] = Value::Null;
    let text = "حضر لاكن غاب.\n";
    let mut desk = Desk::with(&capabilities, "a.txt", "plaintext", text);
    let actions = desk.actions(&Value::Null);
    assert!(
        actions.iter().all(|it| it["edit"]["changes"].is_object()),
        "{actions:#?}"
    );
    assert!(kinds(&actions).contains(&"source.fixAll.tadqiq"));
}

#[test]
fn an_action_for_an_older_text_is_refused() {
    let mut desk = Desk::new("a.txt", "plaintext", "حضر لاكن غاب.\n");
    let actions = desk.actions(&json!(["source.fixAll"]));
    let uri = desk.uri.clone();
    desk.client.change(&uri, 2, json!([{ "text": "نعم لاكن" }]));
    let answer = desk.client.answer("codeAction/resolve", actions[0].clone());
    assert_eq!(answer["error"]["code"], -32801);
    let foreign = json!({ "title": "x", "data": { "y": 1 } });
    assert_eq!(
        desk.client.answer("codeAction/resolve", foreign)["error"]["code"],
        -32602
    );
}

#[test]
fn a_claim_without_a_source_gets_the_words_before_one_or_a_mark() {
    let text = "قتل 17 شخصا في انفجار هز العاصمة مساء الأحد.\n";
    let mut desk = Desk::new("a.txt", "plaintext", text);
    let start = json!({ "line": 0, "character": 0 });
    let range = json!({ "start": start, "end": start });
    let none = json!({ "diagnostics": [] });
    let actions = desk.client.actions(&desk.uri, &range, none);
    let make = |title: &str| {
        let has = |it: &&Value| it["title"].as_str().is_some_and(|it| it.contains(title));
        let action = actions.iter().find(has);
        let action = action.unwrap_or_else(|| panic!("no «{title}» among {actions:#?}"));
        made(&list(&action["edit"]["documentChanges"]), "a.txt", text)
    };
    assert_eq!(
        make("Insert"),
        "قتل 17 شخصا في انفجار هز العاصمة مساء الأحد، بحسب .\n"
    );
    assert_eq!(
        make("Mark the sentence"),
        "قتل 17 شخصا في انفجار هز العاصمة مساء الأحد [المصدر؟].\n"
    );
}

#[test]
fn an_editor_that_inserts_snippets_gets_a_placeholder_for_the_source() {
    let claim = "قتل 17 شخصا في انفجار هز العاصمة مساء الأحد";
    let command = |capabilities: &Value| {
        let mut desk = Desk::with(capabilities, "a.txt", "plaintext", &format!("{claim}.\n"));
        let start = json!({ "line": 0, "character": 0 });
        let range = json!({ "start": start, "end": start });
        let none = json!({ "diagnostics": [] });
        let actions = desk.client.actions(&desk.uri, &range, none);
        let has = |it: &&Value| it["title"].as_str().is_some_and(|it| it.contains("Insert"));
        let action = actions.iter().find(has).expect("an action");
        let resolved = desk.client.request("codeAction/resolve", action.clone());
        assert_eq!(&resolved, action);
        assert_eq!(
            action.get("command").is_some(),
            action.get("edit").is_none()
        );
        (action["command"].clone(), desk.uri.clone())
    };
    let mut capabilities = able();
    capabilities["experimental"] = json!({ "commands": { "commands": ["tadqiq.insertSnippet"] } });
    let inserted = |(command, uri): (Value, String)| {
        assert_eq!(command["command"], "tadqiq.insertSnippet");
        let position = json!({ "line": 0, "character": claim.chars().count() });
        let argument = json!({
            "uri": uri,
            "version": 1,
            "position": position,
            "snippet": "، بحسب ${1:المصدر}",
        });
        assert_eq!(command["arguments"], json!([argument]));
    };
    inserted(command(&capabilities));
    capabilities["textDocument"]["codeAction"]["resolveSupport"] = Value::Null;
    inserted(command(&capabilities));
    for foreign in [
        json!({ "snippetTextEdit": true }),
        json!({ "commands": { "commands": ["other.command"] } }),
        json!({ "commands": ["tadqiq.insertSnippet"] }),
    ] {
        capabilities["experimental"] = foreign;
        assert_eq!(command(&capabilities).0, Value::Null);
    }
}
