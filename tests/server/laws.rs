use serde_json::{Value, json};

use crate::client::{Client, misspelt, range};

const URI: &str = "file:///desk/a.txt";

#[test]
fn a_thousand_keystrokes_land_in_order() {
    let keys: Vec<char> = "حضر لاكن النائب غاب.\n".chars().cycle().take(1000).collect();
    let mut client = Client::start();
    client.open(URI, "plaintext", "");
    let (mut line, mut column) = (0, 0);
    for (version, key) in (2..).zip(&keys) {
        let here = range((line, column), (line, column));
        client.change(
            URI,
            version,
            json!([{ "range": here, "text": key.to_string() }]),
        );
        (line, column) = if *key == '\n' {
            (line + 1, 0)
        } else {
            (line, column + 1)
        };
    }
    let typed = client.published_for(URI, 1001);
    let text: String = keys.iter().collect();
    client.open("file:///desk/b.txt", "plaintext", &text);
    let fresh = client.published("file:///desk/b.txt");
    assert_eq!(
        misspelt(&fresh["diagnostics"]).len(),
        text.matches("لاكن").count()
    );
    assert_eq!(typed["diagnostics"], fresh["diagnostics"]);
}

#[test]
fn a_client_that_never_answers_hangs_nothing() {
    let mut client = Client::start();
    client.open(URI, "plaintext", "لاكن\n");
    for version in 2..152 {
        client.notify(
            "workspace/didChangeConfiguration",
            json!({ "settings": null }),
        );
        client.change(
            URI,
            version,
            json!([{ "range": range((0, 0), (0, 0)), "text": " " }]),
        );
    }
    client.published_for(URI, 151);
    assert_eq!(client.leave(true), Some(0));
}

#[cfg(debug_assertions)]
#[test]
fn a_rule_that_panics_costs_one_answer() {
    let options = json!({ "debounce": 0, "panicAt": "انفجار" });
    let mut client = Client::with(json!({ "locale": "en", "initializationOptions": options }));
    client.check(URI, "plaintext", "لاكن\n");
    client.change(URI, 2, json!([{ "text": "لاكن انفجار\n" }]));
    assert!(
        client.wait_for("window/logMessage")["message"]
            .to_string()
            .contains("panicked")
    );
    let params =
        json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 1 } });
    assert_eq!(client.request("textDocument/hover", params), Value::Null);
    client.change(URI, 3, json!([{ "text": "لاكن لاكن\n" }]));
    assert_eq!(
        misspelt(&client.published_for(URI, 3)["diagnostics"]).len(),
        2
    );
}

#[test]
fn closing_takes_everything_back_and_nothing_follows() {
    let options = json!({ "debounce": 20 });
    let mut client = Client::with(json!({ "initializationOptions": options }));
    assert_eq!(client.check(URI, "plaintext", "لاكن\n").len(), 1);
    for version in 2..40 {
        client.change(URI, version, json!([{ "text": "لاكن\n".repeat(200) }]));
    }
    client.close(URI);
    client.change(URI, 40, json!([{ "text": "لاكن\n" }]));
    let published = client.until_silence();
    let published: Vec<&Value> = published
        .iter()
        .filter(|it| it["method"] == "textDocument/publishDiagnostics")
        .collect();
    let last = published.last().expect("closing is answered");
    assert_eq!(last["params"]["diagnostics"], json!([]));
}

#[test]
fn only_what_changed_is_published_and_with_its_version() {
    let options = json!({ "debounce": 20 });
    let mut client = Client::with(json!({ "initializationOptions": options }));
    client.open(URI, "plaintext", "لاكن\n");
    assert_eq!(client.published(URI)["version"], 1);
    client.change(
        URI,
        2,
        json!([{ "range": range((1, 0), (1, 0)), "text": "قال\n" }]),
    );
    let silent = client.until_silence();
    assert!(
        silent
            .iter()
            .all(|it| it["method"] != "textDocument/publishDiagnostics")
    );
    for version in 3..9 {
        let here = range((0, 0), (0, 0));
        client.change(URI, version, json!([{ "range": here, "text": " " }]));
    }
    assert_eq!(client.published(URI)["version"], 8);
}
