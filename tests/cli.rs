//! The command line, as data: arguments and files in; output, exit code and files out. A case is a
//! table of `tests/cmd/<subject>.toml`; `cargo test --test cli check::` runs one subject's.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(rename = "case")]
    cases: Vec<Case>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows, as a sentence.
    name: String,
    args: Vec<String>,
    /// Texts of the files there are; folders are made as needed.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// The same as hexadecimal bytes.
    #[serde(default)]
    bytes: BTreeMap<String, String>,
    #[serde(default)]
    stdin: String,
    /// Set beside `LC_ALL=ar`, which every case has unless it says otherwise.
    #[serde(default)]
    env: BTreeMap<String, String>,
    exit: i32,
    /// The whole of standard output.
    stdout: Option<String>,
    /// Parts of standard output and standard error, in order, and what must not be in them.
    #[serde(default)]
    out: Vec<String>,
    #[serde(default)]
    out_never: Vec<String>,
    #[serde(default)]
    err: Vec<String>,
    #[serde(default)]
    err_never: Vec<String>,
    /// Whether standard output is JSON, or JSON line by line.
    #[serde(default)]
    json: bool,
    #[serde(default)]
    json_lines: bool,
    /// Texts of files afterwards; the empty string stands for no such file.
    #[serde(default)]
    after: BTreeMap<String, String>,
}

fn main() {
    let mut trials = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    for entry in fs::read_dir(folder).expect("tests/cmd is in the repository") {
        let path = entry.expect("a folder just opened can be read").path();
        let subject = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).expect("a file just listed can be read");
        let cases: Cases =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{subject}: {error}"));
        for case in cases.cases {
            let name = format!("{subject}::{}", case.name.replace(' ', "_"));
            trials.push(Trial::test(name, move || run(&case)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn run(case: &Case) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    for (name, text) in &case.files {
        write(folder.path(), name, text.as_bytes())?;
    }
    for (name, hex) in &case.bytes {
        write(folder.path(), name, &unhex(hex)?)?;
    }
    let output = tadqiq(case, folder.path())?;
    let (out, err) = (
        String::from_utf8(output.stdout)?,
        String::from_utf8(output.stderr)?,
    );
    let seen = format!("\n--- stdout\n{out}\n--- stderr\n{err}");
    let check = |holds: bool, message: String| {
        if holds {
            Ok(())
        } else {
            Err(Failed::from(message + &seen))
        }
    };
    let code = output.status.code();
    check(
        code == Some(case.exit),
        format!("exit code {code:?}, not {}", case.exit),
    )?;
    check(
        case.stdout.as_ref().is_none_or(|all| *all == out),
        "standard output differs".into(),
    )?;
    for (text, parts) in [(&out, &case.out), (&err, &case.err)] {
        let missing = missing(text, parts);
        check(
            missing.is_none(),
            format!("`{}` is missing", missing.unwrap_or_default()),
        )?;
    }
    for (text, parts) in [(&out, &case.out_never), (&err, &case.err_never)] {
        for part in parts {
            check(!text.contains(part), format!("`{part}` must not be there"))?;
        }
    }
    let documents = if case.json {
        vec![out.as_str()]
    } else {
        vec![]
    };
    let lines = out.lines().filter(|_| case.json_lines);
    for document in documents.into_iter().chain(lines) {
        let read = serde_json::from_str::<serde_json::Value>(document);
        check(read.is_ok(), format!("no JSON: {:?}", read.err()))?;
    }
    for (name, expected) in &case.after {
        let text = fs::read_to_string(folder.path().join(name)).unwrap_or_default();
        check(text == *expected, format!("{name} holds `{text}`"))?;
    }
    Ok(())
}

fn tadqiq(case: &Case, folder: &Path) -> std::io::Result<Output> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(&case.args)
        .current_dir(folder)
        .env_clear()
        .env("LC_ALL", "ar")
        .envs(&case.env)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that reads no input may be gone by now.
        let _ = stdin.write_all(case.stdin.as_bytes());
    }
    child.wait_with_output()
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    fs::write(path, bytes)
}

fn unhex(hex: &str) -> Result<Vec<u8>, Failed> {
    let bytes = hex
        .split_whitespace()
        .map(|byte| u8::from_str_radix(byte, 16));
    Ok(bytes.collect::<Result<_, _>>()?)
}

/// The first of `parts` that does not stand in `text` after those before it.
fn missing<'a>(text: &str, parts: &'a [String]) -> Option<&'a str> {
    let mut rest = text;
    for part in parts {
        let Some((_, after)) = rest.split_once(part.as_str()) else {
            return Some(part);
        };
        rest = after;
    }
    None
}
