use serde_json::{Value, json};

use crate::client::{Client, able, misspelt, range};

const STORY: &str = "حضر الوزير لاكن النائب غاب.\n";
const URI: &str = "file:///desk/a.txt";

#[test]
fn it_says_who_it_is_and_what_it_can_do() {
    let mut client = Client::spawn();
    let said = client.request("initialize", json!({ "capabilities": able() }));
    assert_eq!(said["serverInfo"]["name"], "tadqiq");
    assert_eq!(said["serverInfo"]["version"], env!("CARGO_PKG_VERSION"));
    let can = &said["capabilities"];
    assert_eq!(can["textDocumentSync"]["change"], 2);
    assert_eq!(can["hoverProvider"], true);
    assert_eq!(can["codeActionProvider"]["resolveProvider"], true);
    assert_eq!(can["diagnosticProvider"], Value::Null, "it does not pull");
    assert_eq!(can["workspace"]["workspaceFolders"]["supported"], true);
}

#[test]
fn an_editor_that_can_do_nothing_gets_diagnostics_alone() {
    let mut client = Client::with(json!({ "capabilities": {}, "locale": "ar" }));
    let found = client.check(URI, "plaintext", STORY);
    assert_eq!(found.len(), 1);
    for key in ["codeDescription", "relatedInformation", "tags", "data"] {
        assert_eq!(found[0][key], Value::Null, "{key}");
    }
    assert!(
        client
            .until_silence()
            .iter()
            .all(|it| it.get("id").is_none())
    );
}

#[test]
fn the_exit_code_says_whether_it_was_told() {
    assert_eq!(Client::start().leave(true), Some(0));
    assert_eq!(Client::start().leave(false), Some(1));
    assert_eq!(Client::start().hang_up(), Some(1));
}

#[cfg(unix)]
#[test]
fn it_ends_with_the_process_of_the_editor() {
    let mut gone = std::process::Command::new("true")
        .spawn()
        .expect("it is there");
    let id = gone.id();
    gone.wait().expect("it ends");
    let mut client = Client::spawn();
    client.ask("initialize", json!({ "capabilities": {}, "processId": id }));
    assert_eq!(client.ended(), Some(1));
}

#[test]
fn nothing_but_initialize_is_answered_before_it() {
    let mut client = Client::spawn();
    let answer = client.answer("textDocument/hover", json!({}));
    assert_eq!(answer["error"]["code"], -32002);
}

#[test]
fn unknown_requests_are_answered_and_unknown_notifications_are_not() {
    let mut client = Client::start();
    assert_eq!(
        client.answer("desk/coffee", json!({}))["error"]["code"],
        -32601
    );
    client.notify("desk/coffee", json!({}));
    client.notify("$/coffee", json!({}));
    client.notify("$/cancelRequest", json!({ "id": 99 }));
    assert_eq!(client.check(URI, "plaintext", STORY).len(), 1);
}

#[test]
fn malformed_messages_are_survived() {
    let mut client = Client::start();
    for body in ["{\"jsonrpc\":\"2.0\",", "[]", "7", "{}", "\u{1F600}", ""] {
        client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }
    client.raw(b"Content-Length: many\r\n\r\nGarbage\r\n\r\n");
    client.notify("textDocument/didOpen", json!({ "textDocument": 7 }));
    client.notify("textDocument/didChange", json!(null));
    let document = json!({ "uri": "not a uri", "languageId": "x", "version": 1, "text": "" });
    client.notify("textDocument/didOpen", json!({ "textDocument": document }));
    assert_eq!(
        client.answer("textDocument/hover", json!({ "x": 1 }))["error"]["code"],
        -32602
    );
    assert_eq!(client.check(URI, "plaintext", STORY).len(), 1);
}

#[test]
fn places_out_of_range_are_survived() {
    let mut client = Client::start();
    client.check(URI, "plaintext", STORY);
    let far = range((9, 9), (u32::MAX >> 1, u32::MAX >> 1));
    client.change(URI, 2, json!([{ "range": far, "text": "!\n" }]));
    client.published_for(URI, 2);
    let place = json!({ "line": 77, "character": 77 });
    let params = json!({ "textDocument": { "uri": URI }, "position": place });
    client.request("textDocument/hover", params);
    assert_eq!(
        client.actions(
            URI,
            &far,
            json!({ "diagnostics": [], "only": ["quickfix"] })
        ),
        Vec::<Value>::new()
    );
}

#[test]
fn what_is_not_open_has_no_answers() {
    let mut client = Client::start();
    let place = json!({ "line": 0, "character": 0 });
    let params = json!({ "textDocument": { "uri": URI }, "position": place });
    assert_eq!(client.request("textDocument/hover", params), Value::Null);
    client.change(URI, 2, json!([{ "text": STORY }]));
    client.close(URI);
    client.open(URI, "plaintext", STORY);
    client.open(URI, "plaintext", "لاكن لاكن\n");
    loop {
        if misspelt(&client.published(URI)["diagnostics"]).len() == 2 {
            break;
        }
    }
}

#[test]
fn messages_are_in_the_language_of_the_editor_unless_configured() {
    let message = |params| {
        let mut client = Client::with(params);
        client.check(URI, "plaintext", STORY)[0]["message"].to_string()
    };
    assert!(message(json!({ "locale": "en-GB" })).contains("Misspelt"));
    assert!(message(json!({ "locale": "ar-EG" })).contains("الصواب"));
    let options = json!({ "debounce": 0, "language": "ar" });
    assert!(
        message(json!({ "locale": "en", "initializationOptions": options })).contains("الصواب")
    );
}

#[test]
fn a_trace_is_sent_to_those_who_want_one() {
    let mut client = Client::start();
    client.check(URI, "plaintext", STORY);
    assert!(
        client
            .until_silence()
            .iter()
            .all(|it| it["method"] != "$/logTrace")
    );
    client.notify("$/setTrace", json!({ "value": "messages" }));
    client.change(URI, 2, json!([{ "text": "لاكن" }]));
    assert!(
        client.wait_for("$/logTrace")["message"]
            .to_string()
            .contains("version 2")
    );
}

#[test]
fn hovering_shows_the_page_of_the_rule() {
    let mut client = Client::start();
    let found = client.check(URI, "plaintext", STORY);
    let place = found[0]["range"]["start"].clone();
    let params = json!({ "textDocument": { "uri": URI }, "position": place });
    let hover = client.request("textDocument/hover", params);
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert!(
        hover["contents"]["value"]
            .to_string()
            .contains("common-misspelling")
    );
    assert_eq!(hover["range"], found[0]["range"]);
}

#[test]
fn it_serves_one_editor_on_a_port_of_this_machine() {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    let free = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
    let free = free.expect("a port is free");
    let mut server = std::process::Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(["lsp", "--socket", &free.port().to_string()])
        .spawn()
        .expect("the binary was built for this test");
    let mut stream = loop {
        match TcpStream::connect(free) {
            Ok(stream) => break stream,
            Err(_) => std::thread::yield_now(),
        }
    };
    let mut send = |body: Value| {
        let body = body.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(frame.as_bytes()).expect("it reads");
        let mut said = vec![0; 1 << 16];
        let read = stream.read(&mut said).expect("it answers");
        String::from_utf8_lossy(said.get(..read).unwrap_or_default()).into_owned()
    };
    let params = json!({ "capabilities": {} });
    let said = send(json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params }));
    assert!(said.contains("serverInfo"), "{said}");
    send(json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(send(json!({ "jsonrpc": "2.0", "method": "exit" })), "");
    assert_eq!(server.wait().expect("it ends").code(), Some(0));
}
