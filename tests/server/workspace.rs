use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, list, misspelt};

fn folder(config: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("tadqiq.toml"), config).expect("a file");
    folder
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn started(folders: &[&TempDir]) -> Client {
    let folders: Vec<Value> = folders
        .iter()
        .map(|it| json!({ "uri": uri(it.path()), "name": "" }))
        .collect();
    Client::with(json!({ "workspaceFolders": folders, "locale": "en" }))
}

const OFF: &str = "[rules]\ncommon-misspelling = \"off\"\n";
const INFO: &str = "[rules]\ncommon-misspelling = \"info\"\n";

#[test]
fn each_folder_has_its_own_configuration() {
    let (off, info) = (folder(OFF), folder(INFO));
    let mut client = started(&[&off, &info]);
    let at = |folder: &TempDir| uri(&folder.path().join("a.txt"));
    assert_eq!(client.check(&at(&off), "plaintext", "لاكن\n").len(), 0);
    assert_eq!(
        client.check(&at(&info), "plaintext", "لاكن\n")[0]["severity"],
        3
    );
    assert_eq!(
        client
            .check("untitled:Untitled-1", "plaintext", "لاكن\n")
            .len(),
        0
    );
    let removed = json!([{ "uri": uri(off.path()), "name": "" }]);
    let event = json!({ "event": { "added": [], "removed": removed } });
    client.notify("workspace/didChangeWorkspaceFolders", event);
    let untitled = client.published("untitled:Untitled-1");
    assert_eq!(untitled["diagnostics"][0]["severity"], 3);
}

#[test]
fn a_changed_configuration_is_used_at_once() {
    let folder = folder(OFF);
    let mut client = started(&[&folder]);
    let watched = client.wait_for("client/registerCapability").to_string();
    assert!(watched.contains("**/*.toml") && watched.contains("**/tadqiq-baseline.json"));
    let story = uri(&folder.path().join("a.txt"));
    assert_eq!(client.check(&story, "plaintext", "لاكن\n").len(), 0);
    let config = folder.path().join("tadqiq.toml");
    fs::write(&config, INFO).expect("a file");
    let changes = json!({ "changes": [{ "uri": uri(&config), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    assert_eq!(misspelt(&client.published(&story)["diagnostics"]).len(), 1);
}

#[test]
fn the_settings_of_the_editor_are_asked_for_and_used() {
    let mut client = Client::start();
    client.settings = Some(json!({ "debounce": 0, "language": "ar" }));
    let story = "file:///desk/a.txt";
    client.check(story, "plaintext", "لاكن\n");
    for version in 2.. {
        client.change(story, version, json!([{ "text": "لاكن\n" }]));
        let published = client.published_for(story, version);
        if published["diagnostics"][0]["message"]
            .to_string()
            .contains("الصواب")
        {
            break;
        }
    }
    let settings = json!({ "settings": { "tadqiq": { "debounce": 0, "language": "en" } } });
    client.notify("workspace/didChangeConfiguration", settings);
    let published = client.published(story);
    assert!(
        published["diagnostics"][0]["message"]
            .to_string()
            .contains("Misspelt")
    );
}

#[test]
fn the_editor_switches_rules_off_and_what_it_leaves_empty_sets_nothing() {
    let folder = folder(INFO);
    let mut client = started(&[&folder]);
    let story = uri(&folder.path().join("a.txt"));
    client.check(&story, "plaintext", "لاكن\n");
    let mut severities = |ignore: Value| {
        let empty = json!({ "config": "", "packs": [], "language": "configuration" });
        let mut ours = empty.as_object().expect("an object").clone();
        ours.extend([
            ("debounce".to_owned(), json!(0)),
            ("ignore".to_owned(), ignore),
        ]);
        let settings = json!({ "settings": { "tadqiq": ours } });
        client.notify("workspace/didChangeConfiguration", settings);
        let found = misspelt(&client.published(&story)["diagnostics"]);
        let severities = found.iter().map(|it| it["severity"].clone());
        severities.collect::<Vec<_>>()
    };
    assert_eq!(severities(json!([])), [3]);
    assert_eq!(severities(json!(["common-*"])), Vec::<Value>::new());
    let mut messages = client.until_silence().into_iter();
    assert!(messages.all(|it| it["method"] != "window/showMessage"));
}

#[test]
fn a_setting_of_the_wrong_kind_is_complained_of_and_the_others_are_used() {
    let folder = folder("");
    let mut client = Client::with(json!({
        "workspaceFolders": [{ "uri": uri(folder.path()), "name": "" }],
        "locale": "ar",
        "initializationOptions": {
            "debounce": 0, "language": "en", "packs": null, "ignore": "common-misspelling",
        },
    }));
    let story = uri(&folder.path().join("a.txt"));
    let found = client.check(&story, "plaintext", "لاكن\n");
    assert!(found[0]["message"].to_string().contains("Misspelt"));
    client.change(&story, 2, json!([{ "text": "لاكن لاكن\n" }]));
    client.published_for(&story, 2);
    let mut shown = client.until_silence();
    shown.retain(|it| it["method"] == "window/showMessage");
    assert_eq!(shown.len(), 1, "{shown:?}");
    let message = shown[0]["params"]["message"].to_string();
    assert!(message.contains("`tadqiq.ignore`"), "{message}");
}

#[test]
fn a_broken_configuration_is_complained_of_once() {
    let folder = folder("[rules]\nno-such-rule = \"off\"\n");
    let mut client = started(&[&folder]);
    let story = uri(&folder.path().join("a.txt"));
    assert_eq!(client.check(&story, "plaintext", "لاكن\n").len(), 1);
    assert!(
        client.wait_for("window/showMessage")["message"]
            .to_string()
            .contains("no-such-rule")
    );
    client.change(&story, 2, json!([{ "text": "لاكن لاكن\n" }]));
    client.published_for(&story, 2);
    assert!(
        client
            .until_silence()
            .iter()
            .all(|it| it["method"] != "window/showMessage")
    );
}

#[test]
fn a_broken_configuration_leaves_what_the_editor_sets() {
    let folder = folder("[rules]\nno-such-rule = \"off\"\n");
    let mut client = Client::with(json!({
        "workspaceFolders": [{ "uri": uri(folder.path()), "name": "" }],
        "locale": "ar",
        "initializationOptions": {
            "debounce": 0,
            "language": "en",
            "packs": ["house-pack", "core"],
            "ignore": ["house-rule", "alef-maqsura-*"],
        },
    }));
    client.open(
        &uri(&folder.path().join("a.txt")),
        "plaintext",
        "غاب لاكن حضر الى هنا.\n",
    );
    let published = client.published(&uri(&folder.path().join("a.txt")));
    let codes: Vec<_> = list(&published["diagnostics"])
        .iter()
        .map(|it| it["code"].clone())
        .collect();
    assert_eq!(codes, ["common-misspelling"], "{published}");
    let message = published["diagnostics"][0]["message"].to_string();
    assert!(message.contains("Misspelt"), "{message}");
}

#[test]
fn what_the_baseline_accepts_is_not_shown() {
    let folder = folder("");
    let story = folder.path().join("a.txt");
    let mut client = started(&[&folder]);
    assert_eq!(client.check(&uri(&story), "plaintext", "لاكن\n").len(), 1);
    fs::write(&story, "لاكن\n").expect("a file");
    let written = std::process::Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(["check", "--write-baseline", "a.txt"])
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    assert!(
        folder.path().join("tadqiq-baseline.json").exists(),
        "{written:?}"
    );
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert!(misspelt(&client.published(&uri(&story))["diagnostics"]).is_empty());
}

#[test]
fn a_broken_baseline_is_complained_of_once() {
    let folder = folder("");
    let baseline = folder.path().join("tadqiq-baseline.json");
    let mut client = started(&[&folder]);
    for broken in [&b"[]"[..], b"{\"version\":9,\"entries\":[]}", b"\xff"] {
        fs::write(&baseline, broken).expect("a file");
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
        for name in ["a.txt", "b.txt"] {
            let story = uri(&folder.path().join(name));
            assert_eq!(client.check(&story, "plaintext", "لاكن\n").len(), 1);
            client.close(&story);
        }
        let mut shown = client.until_silence();
        shown.retain(|it| it["method"] == "window/showMessage");
        assert_eq!(shown.len(), 1, "{shown:?}");
        let message = shown[0]["params"]["message"].to_string();
        assert!(message.contains("tadqiq-baseline.json: "), "{message}");
        assert!(message.contains("--write-baseline"), "{message}");
    }
}

#[test]
fn commands_reload_and_explain() {
    let folder = folder(OFF);
    let mut client = started(&[&folder]);
    let story = uri(&folder.path().join("a.txt"));
    assert_eq!(client.check(&story, "plaintext", "لاكن\n").len(), 0);
    fs::write(folder.path().join("tadqiq.toml"), "").expect("a file");
    let command = |name: &str, arguments: Value| json!({ "command": name, "arguments": arguments });
    client.request(
        "workspace/executeCommand",
        command("tadqiq.reload", json!([])),
    );
    assert_eq!(misspelt(&client.published(&story)["diagnostics"]).len(), 1);
    let explain = command("tadqiq.explainRule", json!(["common-misspelling"]));
    let page = client.request("workspace/executeCommand", explain);
    assert!(page.to_string().contains("common-misspelling"));
    for (name, arguments) in [
        ("tadqiq.explainRule", json!(["no-such-rule"])),
        ("tadqiq.explainRule", json!([])),
        ("tadqiq.fixAll", json!([7])),
        ("tadqiq.coffee", json!([])),
    ] {
        let answer = client.answer("workspace/executeCommand", command(name, arguments));
        assert_eq!(answer["error"]["code"], -32602, "{name}");
    }
}
