//! Completion: house spellings in stories, keys and values in the newsroom's own files.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, list};

const URI: &str = "untitled:story";

/// What is proposed at `|`, and the text with the first proposal taken.
fn proposed(client: &mut Client, uri: &str, language: &str, marked: &str) -> Vec<(String, String)> {
    let (before, after) = marked.split_once('|').expect("the text has a cursor");
    let text = format!("{before}{after}");
    client.open(uri, language, &text);
    let line = before.matches('\n').count();
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .encode_utf16()
        .count();
    let params = json!({
        "textDocument": { "uri": uri },
        "position": { "line": line, "character": column },
    });
    let answer = client.request("textDocument/completion", params);
    let items = if answer.is_array() {
        list(&answer)
    } else {
        list(&answer["items"])
    };
    items
        .iter()
        .map(|item| {
            (
                item["label"].as_str().expect("a label").to_owned(),
                taken(&text, item),
            )
        })
        .collect()
}

fn taken(text: &str, item: &Value) -> String {
    let edit = &item["textEdit"];
    let place = |end: &str, key: &str| edit["range"][end][key].as_u64().expect("a number") as usize;
    assert_eq!(place("start", "line"), place("end", "line"));
    let mut lines: Vec<Vec<u16>> = text
        .split('\n')
        .map(|line| line.encode_utf16().collect())
        .collect();
    let new = edit["newText"].as_str().expect("text").encode_utf16();
    lines[place("start", "line")]
        .splice(place("start", "character")..place("end", "character"), new);
    let lines: Vec<String> = lines
        .iter()
        .map(|line| String::from_utf16(line).expect("text"))
        .collect();
    lines.join("\n")
}

fn labels(proposed: &[(String, String)]) -> Vec<&str> {
    proposed.iter().map(|(label, _)| label.as_str()).collect()
}

#[test]
fn a_word_is_completed_as_the_house_writes_it_with_what_is_written_onto_it() {
    let mut client = Client::start();
    let cases = [
        (
            "🙂 مُقَدِّمة. وصلت إستراتيج|",
            "استراتيجية",
            "🙂 مُقَدِّمة. وصلت استراتيجية",
        ),
        ("🙂 وإسترا|", "واستراتيجي", "🙂 واستراتيجي"),
        ("غاب ولاك|", "ولكن", "غاب ولكن"),
        ("قال لجبرا|", "لجبران", "قال لجبران"),
    ];
    for (text, label, whole) in cases {
        let found = proposed(&mut client, URI, "plaintext", text);
        let expected = (label.to_owned(), whole.to_owned());
        assert!(found.contains(&expected), "{text}: {found:?}");
    }
}

#[test]
fn nothing_is_proposed_inside_words_tags_and_handles_or_after_one_letter() {
    let mut client = Client::start();
    for text in [
        "ج|",
        "جب|ران",
        "@جب|",
        "#جب|",
        "example.com/جب|",
        "|",
        "جب |",
    ] {
        let found = proposed(&mut client, URI, "plaintext", text);
        assert_eq!(labels(&found), [""; 0], "{text}");
    }
}

#[test]
fn the_house_map_chooses_among_variants() {
    let folder = tempfile::tempdir().expect("a folder");
    let cards = folder.path().join("rules/house");
    fs::create_dir_all(&cards).expect("a folder");
    let card = "title = \"ا\"\ntitle_en = \"a\"\nmessage = \"ا\"\nmessage_en = \"a\"\nlevel = \"info\"\n\
        fix = \"safe\"\nsince = \"0.1.0\"\nwhy = \"ا\"\nwhy_en = \"a\"\n\
        [style]\nkey = \"beijing\"\nvalues = [\"consistent\", \"ghain\", \"jeem\"]\n\
        [match]\nkind = \"variants\"\nsides = [\"ghain\", \"jeem\"]\nbefore = \"و ل\"\n\
        [[match.pair]]\nfirst = \"بييينغ\"\nsecond = \"بييينج\"\n";
    fs::write(cards.join("beijing.toml"), card).expect("a file");
    let config = folder.path().join("tadqiq.toml");
    let root = format!("file://{}", folder.path().display());
    let expected = [
        ("consistent", vec!["لبييينج", "لبييينغ"]),
        ("ghain", vec!["لبييينغ"]),
        ("jeem", vec!["لبييينج"]),
    ];
    for (style, labels_expected) in expected {
        fs::write(&config, format!("[style]\nbeijing = \"{style}\"\n")).expect("a file");
        let mut client = Client::with(json!({ "locale": "en", "rootUri": root }));
        let found = proposed(
            &mut client,
            &format!("{root}/a.txt"),
            "plaintext",
            "وصل لبييي|",
        );
        assert_eq!(labels(&found), labels_expected, "{style}");
    }
}

#[test]
fn a_listed_name_is_offered_as_the_house_writes_it_from_any_spelling_or_its_latin_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = format!("file://{}", folder.path().display());
    let uri = format!("{root}/a.txt");
    let cases = [
        ("قال شي جي|", "شي جين بينغ", "قال شي جين بينغ"),
        ("قال لشي جين بينج|", "لشي جين بينغ", "قال لشي جين بينغ"),
        ("🙂 قال نتاني|", "نتنياهو", "🙂 قال نتنياهو"),
        ("قال xi j|", "شي جين بينغ", "قال شي جين بينغ"),
        ("قال Jinp|", "شي جين بينغ", "قال شي جين بينغ"),
        ("قال Erdog|", "رجب طيب أردوغان", "قال رجب طيب أردوغان"),
    ];
    for (pack, from, to) in [("gulf-levant", "", ""), ("egyptian", "بينغ", "بينج")] {
        let config = format!("extends = [\"{pack}\"]\n");
        fs::write(folder.path().join("tadqiq.toml"), config).expect("a file");
        let mut client = Client::with(json!({ "locale": "en", "rootUri": root }));
        for (text, label, whole) in cases.iter().take(if pack == "egyptian" { 1 } else { 6 }) {
            let found = proposed(&mut client, &uri, "plaintext", text);
            let expected = (label.replace(from, to), whole.replace(from, to));
            assert!(found.contains(&expected), "{pack}: {text}: {found:?}");
        }
    }
}

#[test]
fn a_listed_name_says_what_it_is() {
    let mut client = Client::start();
    client.open(URI, "plaintext", "قال Xi Jin");
    let params = json!({
        "textDocument": { "uri": URI },
        "position": { "line": 0, "character": 10 },
    });
    let answer = client.request("textDocument/completion", params);
    assert_eq!(answer["items"][0]["detail"], "person: Xi Jinping");
}

/// A newsroom's folder with a configuration on disk; its URI.
fn newsroom() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("tadqiq.toml"), "").expect("a file");
    let uri = format!("file://{}", folder.path().display());
    (folder, uri)
}

#[test]
fn a_configuration_is_completed_by_where_the_cursor_is() {
    let (_folder, root) = newsroom();
    let uri = format!("{root}/tadqiq.toml");
    let mut client = Client::start();
    let cases = [
        ("ex|", "extends", "extends = "),
        ("[|", "rules", "[rules"),
        ("extends = [|", "strict", "extends = [\"strict\""),
        ("extends = [\"str|", "strict", "extends = [\"strict"),
        ("language = |", "auto", "language = \"auto\""),
        (
            "[rules]\nsent|",
            "sentence-length",
            "[rules]\nsentence-length = ",
        ),
        (
            "[rules]\nsent| = 1",
            "sentence-length",
            "[rules]\nsentence-length = 1",
        ),
        (
            "[rules]\nsentence-length = |",
            "warning",
            "[rules]\nsentence-length = \"warning\"",
        ),
        (
            "[rules]\nsentence-length.|",
            "max",
            "[rules]\nsentence-length.max = ",
        ),
        (
            "[rules]\nsentence-length = { |",
            "level",
            "[rules]\nsentence-length = { level = ",
        ),
        (
            "[rules]\nsentence-length = { level = \"|\" }",
            "hint",
            "[rules]\nsentence-length = { level = \"hint\" }",
        ),
        (
            "# 🙂\n[style]\nfinal|",
            "final-ya",
            "# 🙂\n[style]\nfinal-ya = ",
        ),
        (
            "[style]\nfinal-ya = \"|",
            "dotted",
            "[style]\nfinal-ya = \"dotted",
        ),
        ("[[override]]\n|", "paths", "[[override]]\npaths = "),
        (
            "[override.rules]\nlead|",
            "lead-length",
            "[override.rules]\nlead-length = ",
        ),
    ];
    for (text, label, whole) in cases {
        let found = proposed(&mut client, &uri, "toml", text);
        let expected = (label.to_owned(), whole.to_owned());
        assert!(found.contains(&expected), "{text}: {found:?}");
    }
    assert_eq!(
        labels(&proposed(&mut client, &uri, "toml", "# ex|")),
        [""; 0]
    );
}

#[test]
fn a_card_is_completed_by_where_the_cursor_is() {
    let (folder, root) = newsroom();
    fs::create_dir_all(folder.path().join("rules/house")).expect("a folder");
    let uri = format!("{root}/rules/house/ours.toml");
    let mut client = Client::start();
    let cases = [
        ("le|", "level", "level = "),
        ("level = |", "warning", "level = \"warning\""),
        ("enabled = |", "false", "enabled = false"),
        (
            "[match]\nkind = |",
            "variants",
            "[match]\nkind = \"variants\"",
        ),
        ("[[match.|", "word", "[[match.word"),
        ("[[match.word]]\nwr|", "wrong", "[[match.word]]\nwrong = "),
        (
            "[[match.part]]\nlist = \"spee|",
            "speech-verbs",
            "[[match.part]]\nlist = \"speech-verbs",
        ),
    ];
    for (text, label, whole) in cases {
        let found = proposed(&mut client, &uri, "toml", text);
        let expected = (label.to_owned(), whole.to_owned());
        assert!(found.contains(&expected), "{text}: {found:?}");
    }
}

#[test]
fn nothing_is_proposed_in_files_that_are_not_the_newsrooms() {
    let (_folder, root) = newsroom();
    let mut client = Client::start();
    let found = proposed(&mut client, &format!("{root}/Cargo.toml"), "toml", "ex|");
    assert_eq!(labels(&found), [""; 0]);
}
