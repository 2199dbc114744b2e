//! An editor as small as can be: frames in, frames out.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// Long enough for what should not come to have come.
const SILENCE: Duration = Duration::from_millis(400);

pub(crate) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    inbox: Receiver<Value>,
    /// What came while something else was waited for.
    kept: Vec<Value>,
    next_id: i64,
    /// What is answered to `workspace/configuration`; nothing is answered without it.
    pub(crate) settings: Option<Value>,
}

/// What an editor that can do everything says of itself, pushing aside.
pub(crate) fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "workspace": {
            "applyEdit": true,
            "configuration": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "didChangeConfiguration": { "dynamicRegistration": true },
            "diagnostics": { "refreshSupport": true },
        },
        "textDocument": {
            "publishDiagnostics": {
                "relatedInformation": true,
                "codeDescriptionSupport": true,
                "dataSupport": true,
                "tagSupport": { "valueSet": [1] },
            },
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source"] } },
                "dataSupport": true,
                "resolveSupport": { "properties": ["edit"] },
            },
        },
    })
}

impl Client {
    /// Starts the server and says nothing yet.
    pub(crate) fn spawn() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
            .arg("lsp")
            .env_remove("RUST_BACKTRACE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary was built for this test");
        let output = child.stdout.take().expect("it is piped");
        let input = child.stdin.take();
        let (sender, inbox) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            input,
            inbox,
            kept: Vec::new(),
            next_id: 0,
            settings: None,
        }
    }

    /// Starts the server and says what `params` of `initialize` are; no debounce unless it is set.
    pub(crate) fn with(mut params: Value) -> Self {
        let mut client = Self::spawn();
        if params.get("capabilities").is_none() {
            params["capabilities"] = able();
        }
        if params.get("initializationOptions").is_none() {
            params["initializationOptions"] = json!({ "debounce": 0 });
        }
        client.request("initialize", params);
        client.notify("initialized", json!({}));
        client
    }

    pub(crate) fn start() -> Self {
        Self::with(json!({ "locale": "en" }))
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("standard input is open");
        input.write_all(bytes).expect("the server reads");
        input.flush().expect("the server reads");
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request; its id.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": self.next_id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message);
        self.next_id
    }

    /// Sends a request and waits for the whole answer.
    pub(crate) fn answer(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.wait(|it| it["id"] == id && it.get("method").is_none())
    }

    /// Sends a request and waits for its result.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Waits for a message that `wanted` accepts; others are kept.
    pub(crate) fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(index) = self.kept.iter().position(&wanted) {
            return self.kept.remove(index);
        }
        loop {
            let message = match self.inbox.recv_timeout(PATIENCE) {
                Ok(message) => message,
                Err(error) => panic!("nothing came: {error}; kept {:?}", self.kept),
            };
            self.oblige(&message);
            if wanted(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    /// Answers what the server asks.
    fn oblige(&mut self, message: &Value) {
        let (Some(method), Some(id)) = (message["method"].as_str(), message.get("id")) else {
            return;
        };
        let result = match (method, &self.settings) {
            ("workspace/configuration", None) => return,
            ("workspace/configuration", Some(settings)) => json!([settings]),
            ("workspace/applyEdit", _) => json!({ "applied": true }),
            _ => Value::Null,
        };
        self.send(&json!({ "jsonrpc": "2.0", "id": id.clone(), "result": result }));
    }

    pub(crate) fn wait_for(&mut self, method: &str) -> Value {
        self.wait(|it| it["method"] == method)["params"].clone()
    }

    /// The next diagnostics published for a document.
    pub(crate) fn published(&mut self, uri: &str) -> Value {
        let is_it = |it: &Value| {
            it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == uri
        };
        self.wait(is_it)["params"].clone()
    }

    /// The diagnostics published for a version of a document, or a later one.
    pub(crate) fn published_for(&mut self, uri: &str, version: i64) -> Value {
        loop {
            let published = self.published(uri);
            if published["version"].as_i64() >= Some(version) {
                return published;
            }
        }
    }

    /// Everything that comes until nothing does for a while.
    pub(crate) fn until_silence(&mut self) -> Vec<Value> {
        let mut all = std::mem::take(&mut self.kept);
        loop {
            match self.inbox.recv_timeout(SILENCE) {
                Ok(message) => {
                    self.oblige(&message);
                    all.push(message);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return all,
            }
        }
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    pub(crate) fn close(&mut self, uri: &str) {
        self.notify(
            "textDocument/didClose",
            json!({ "textDocument": { "uri": uri } }),
        );
    }

    /// Opens a story and gives what is said of its misspellings.
    pub(crate) fn check(&mut self, uri: &str, language: &str, text: &str) -> Vec<Value> {
        self.open(uri, language, text);
        misspelt(&self.published(uri)["diagnostics"])
    }

    /// The code actions for a range.
    pub(crate) fn actions(&mut self, uri: &str, range: &Value, context: Value) -> Vec<Value> {
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
        list(&self.request("textDocument/codeAction", params))
    }

    /// Leaves: `shutdown`, unless it is rude, then `exit`. The exit code.
    pub(crate) fn leave(mut self, politely: bool) -> Option<i32> {
        if politely {
            self.request("shutdown", Value::Null);
        }
        self.notify("exit", Value::Null);
        self.child.wait().expect("it ends").code()
    }

    /// Closes standard input and waits for the exit code.
    pub(crate) fn hang_up(mut self) -> Option<i32> {
        self.input = None;
        self.child.wait().expect("it ends").code()
    }

    /// Waits for the exit code without a word.
    pub(crate) fn ended(mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// The diagnostics of the one rule these tests are about: others come and go.
pub(crate) fn misspelt(diagnostics: &Value) -> Vec<Value> {
    let mut own = list(diagnostics);
    own.retain(|it| it["code"] == "common-misspelling");
    own
}

/// A range from line and column to line and column.
pub(crate) fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    let place = |(line, character): (u32, u32)| json!({ "line": line, "character": character });
    json!({ "start": place(start), "end": place(end) })
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
