use serde_json::{Value, json};

use crate::client::{Client, able, list, misspelt};

const URI: &str = "file:///desk/a.txt";

fn pulling(folder: Option<&std::path::Path>) -> Client {
    let mut capabilities = able();
    capabilities["textDocument"]["diagnostic"] = json!({ "relatedDocumentSupport": false });
    let folders =
        folder.map(|it| json!([{ "uri": format!("file://{}", it.display()), "name": "" }]));
    Client::with(
        json!({ "capabilities": capabilities, "locale": "en", "workspaceFolders": folders }),
    )
}

fn pull(client: &mut Client, previous: &Value) -> Value {
    let params = json!({ "textDocument": { "uri": URI }, "previousResultId": previous });
    client.request("textDocument/diagnostic", params)
}

#[test]
fn who_pulls_is_not_pushed_to() {
    let mut client = pulling(None);
    client.open(URI, "plaintext", "لاكن\n");
    assert_eq!(misspelt(&pull(&mut client, &Value::Null)["items"]).len(), 1);
    let came = client.until_silence();
    assert!(
        came.iter()
            .all(|it| it["method"] != "textDocument/publishDiagnostics")
    );
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let mut client = pulling(None);
    client.open(URI, "plaintext", "لاكن\n");
    let first = pull(&mut client, &Value::Null);
    assert_eq!(first["kind"], "full");
    let second = pull(&mut client, &first["resultId"]);
    assert_eq!(
        (&second["kind"], &second["resultId"]),
        (&json!("unchanged"), &first["resultId"])
    );
    client.change(URI, 2, json!([{ "text": "لاكن لاكن\n" }]));
    let third = pull(&mut client, &first["resultId"]);
    assert_eq!(third["kind"], "full");
    assert_eq!(misspelt(&third["items"]).len(), 2);
    client.close(URI);
    assert_eq!(pull(&mut client, &Value::Null)["items"], json!([]));
}

#[test]
fn the_stories_of_the_workspace_are_checked_where_they_lie() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    for name in ["a.txt", "b.md", "open.txt", "ignored.txt", "c.rs"] {
        std::fs::write(at(name), "لاكن\n").expect("a file");
    }
    std::fs::write(at(".gitignore"), "ignored.txt\n").expect("a file");
    let mut client = pulling(Some(folder.path()));
    client.open(
        &format!("file://{}", at("open.txt").display()),
        "plaintext",
        "لاكن\n",
    );
    let params = json!({ "previousResultIds": [] });
    let first = list(&client.request("workspace/diagnostic", params)["items"]);
    let names: Vec<_> = first
        .iter()
        .map(|it| it["uri"].as_str().unwrap_or_default())
        .collect();
    assert!(names[0].ends_with("/a.txt") && names[1].ends_with("/b.md") && names.len() == 2);
    assert!(first.iter().all(|it| misspelt(&it["items"]).len() == 1));
    let mut known: Vec<Value> = first
        .iter()
        .map(|it| json!({ "uri": it["uri"], "value": it["resultId"] }))
        .collect();
    std::fs::write(at("b.md"), "لاكن لاكن\n").expect("a file");
    let gone = format!("file://{}", at("gone.txt").display());
    known.push(json!({ "uri": gone, "value": "x" }));
    let params = json!({
        "previousResultIds": known, "partialResultToken": "part", "workDoneToken": "work",
    });
    assert_eq!(
        client.request("workspace/diagnostic", params)["items"],
        json!([])
    );
    let came = client.until_silence();
    let of = |token: &str| {
        let progress = came.iter().filter(|it| it["method"] == "$/progress");
        let own = progress.filter(|it| it["params"]["token"] == token);
        own.map(|it| it["params"]["value"].clone())
            .collect::<Vec<_>>()
    };
    let parts: Vec<Value> = of("part")
        .iter()
        .flat_map(|it| list(&it["items"]))
        .collect();
    let kinds: Vec<_> = parts
        .iter()
        .map(|it| (it["kind"].clone(), misspelt(&it["items"]).len()))
        .collect();
    assert_eq!(
        kinds,
        [
            (json!("full"), 0),
            (json!("unchanged"), 0),
            (json!("full"), 2)
        ]
    );
    let work = of("work");
    assert_eq!(work.first().map(|it| &it["kind"]), Some(&json!("begin")));
    assert_eq!(work.last().map(|it| &it["kind"]), Some(&json!("end")));
}
