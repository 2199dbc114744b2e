use serde_json::{Value, json};

use crate::client::{Client, able, list, misspelt, range};

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

#[test]
fn a_story_on_disk_that_is_no_text_any_more_or_gone_has_no_findings() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    for name in ["a.txt", "b.txt", "c.txt"] {
        std::fs::write(at(name), "لاكن\n").expect("a file");
    }
    let mut client = pulling(Some(folder.path()));
    let pull = |client: &mut Client, known: &[Value]| {
        let known = known.iter().filter(|it| it["resultId"].is_string());
        let known = known.map(|it| json!({ "uri": it["uri"], "value": it["resultId"] }));
        let params = json!({ "previousResultIds": known.collect::<Vec<_>>() });
        let mut items = list(&client.request("workspace/diagnostic", params)["items"]);
        items.sort_by_key(|it| it["uri"].to_string());
        items
    };
    let first = pull(&mut client, &[]);
    assert!(first.iter().all(|it| misspelt(&it["items"]).len() == 1));
    std::fs::write(at("b.txt"), b"\x00\x01\x02\xff\x00").expect("a file");
    std::fs::remove_file(at("c.txt")).expect("it was there");
    let second = pull(&mut client, &first);
    let kinds: Vec<_> = second
        .iter()
        .map(|it| (it["kind"].clone(), it["items"].clone()))
        .collect();
    let (full, none) = (json!("full"), json!([]));
    let empty = (full, none);
    assert_eq!(
        kinds,
        [(json!("unchanged"), Value::Null), empty.clone(), empty]
    );
    // Nothing is said again of what an editor shows nothing of.
    assert_eq!(pull(&mut client, &second).len(), 1);
    // What comes back as it was is checked again.
    std::fs::write(at("b.txt"), "لاكن\n").expect("a file");
    let third = pull(&mut client, &second);
    assert_eq!(misspelt(&third[1]["items"]).len(), 1, "{third:?}");
}

/// A folder of four stories that write a name one way and one that writes it another, with the rule on.
fn newsroom() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file");
    };
    let rules = "[rules]\nconsistency-newsroom-variant = \"info\"\n";
    write("tadqiq.toml", rules);
    for name in ["a.txt", "b.txt", "c.txt", "d.txt"] {
        write(name, "زار بنيامين نتنياهو باريس.\n");
    }
    write("e.txt", "وصل بنيامين نتانياهو مساء.\n");
    folder
}

fn departures(diagnostics: &Value) -> Vec<Value> {
    let mut own = list(diagnostics);
    own.retain(|it| it["code"] == "consistency-newsroom-variant");
    own
}

#[test]
fn a_story_on_disk_is_judged_beside_the_others() {
    let folder = newsroom();
    let mut client = pulling(Some(folder.path()));
    let pull = |client: &mut Client, known: Vec<Value>| {
        let params = json!({ "previousResultIds": known });
        list(&client.request("workspace/diagnostic", params)["items"])
    };
    let first = pull(&mut client, Vec::new());
    let counts: Vec<_> = first
        .iter()
        .map(|it| departures(&it["items"]).len())
        .collect();
    assert_eq!(counts, [0, 0, 0, 0, 1]);
    let related = &departures(&first[4]["items"])[0]["relatedInformation"][0];
    let uri = related["location"]["uri"].to_string();
    assert!(uri.contains("/a.txt"), "{related}");
    assert_eq!(
        related["location"]["range"],
        range((0, 4), (0, 19)),
        "{related}"
    );
    let known = |items: &[Value]| {
        let known = items.iter();
        known
            .map(|it| json!({ "uri": it["uri"], "value": it["resultId"] }))
            .collect::<Vec<_>>()
    };
    let again = pull(&mut client, known(&first));
    assert!(again.iter().all(|it| it["kind"] == "unchanged"));
    // What another story writes changes what there is to say of this one.
    std::fs::write(folder.path().join("d.txt"), "زار بنيامين نتانياهو باريس.\n").expect("a file");
    let third = pull(&mut client, known(&first));
    assert_eq!(third[4]["kind"], "full");
    assert_eq!(departures(&third[4]["items"]), Vec::<Value>::new());
}

#[test]
fn an_open_story_is_judged_beside_those_on_disk() {
    let folder = newsroom();
    let mut capabilities = able();
    capabilities["textDocument"]["diagnostic"] = json!(null);
    let folders = json!([{ "uri": format!("file://{}", folder.path().display()), "name": "" }]);
    let mut client = Client::with(
        json!({ "capabilities": capabilities, "locale": "en", "workspaceFolders": folders }),
    );
    let uri = format!("file://{}", folder.path().join("e.txt").display());
    client.open(&uri, "plaintext", "قال بنيامين نتانياهو كلاما.\n");
    let found = loop {
        let found = departures(&client.published(&uri)["diagnostics"]);
        if !found.is_empty() {
            break found;
        }
    };
    assert!(found[0]["message"].to_string().contains("4 of 4"));
    client.change(&uri, 2, json!([{ "text": "قال بنيامين نتنياهو كلاما.\n" }]));
    let published = client.published_for(&uri, 2);
    assert_eq!(departures(&published["diagnostics"]), Vec::<Value>::new());
}
