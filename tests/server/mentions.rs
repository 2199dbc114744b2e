//! Names and words: shown, listed, renamed.

use serde_json::{Value, json};

use super::client::{Client, able, list};

const URI: &str = "untitled:story";

/// Two names of one city, with what is written onto them, after an emoji and tashkeel.
const BEIJING: &str = "عنوان الخبر\n\n\
    🙂 وصلَ الوفد إلى بينج أمس. وقال إن لبينج دورا، وبينج «تقرر بينج وحدها»، راجع @بينج و#بينج.\n";

fn at(text: &str, word: &str, nth: usize) -> Value {
    let (byte, _) = text
        .match_indices(word)
        .nth(nth)
        .expect("the word is there");
    let before = &text[..byte];
    let line = before.matches('\n').count();
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .encode_utf16()
        .count();
    json!({ "line": line, "character": column + 1 })
}

fn params(place: &Value) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": place })
}

/// The text of a range counted in UTF-16.
fn text_of(text: &str, range: &Value) -> String {
    let line = range["start"]["line"].as_u64().expect("a line") as usize;
    assert_eq!(range["start"]["line"], range["end"]["line"]);
    let units: Vec<u16> = text
        .lines()
        .nth(line)
        .expect("the line")
        .encode_utf16()
        .collect();
    let column = |end: &str| range[end]["character"].as_u64().expect("a column") as usize;
    String::from_utf16(&units[column("start")..column("end")]).expect("whole characters")
}

/// The text with the edits of an answer to `rename` made.
fn renamed(text: &str, answer: &Value) -> String {
    let edits = list(&answer["documentChanges"][0]["edits"]);
    assert_eq!(answer["documentChanges"][0]["textDocument"]["version"], 1);
    let mut lines: Vec<Vec<u16>> = text
        .split('\n')
        .map(|line| line.encode_utf16().collect())
        .collect();
    for edit in edits.iter().rev() {
        let line = edit["range"]["start"]["line"].as_u64().expect("a line") as usize;
        let column =
            |end: &str| edit["range"][end]["character"].as_u64().expect("a column") as usize;
        let new = edit["newText"].as_str().expect("text").encode_utf16();
        lines[line].splice(column("start")..column("end"), new);
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|line| String::from_utf16(line).expect("text"))
        .collect();
    lines.join("\n")
}

fn highlighted(client: &mut Client, text: &str, place: &Value) -> Vec<String> {
    let found = client.request("textDocument/documentHighlight", params(place));
    list(&found)
        .iter()
        .map(|it| text_of(text, &it["range"]))
        .collect()
}

#[test]
fn a_name_is_shown_wherever_it_stands_without_what_is_written_onto_it() {
    let mut client = Client::start();
    client.open(URI, "plaintext", BEIJING);
    for nth in 0..4 {
        let place = at(BEIJING, "بينج", nth);
        let found = highlighted(&mut client, BEIJING, &place);
        assert_eq!(found, ["بينج"; 4], "from mention {nth}");
    }
}

#[test]
fn what_stands_in_handles_and_tags_is_no_mention() {
    let mut client = Client::start();
    client.open(URI, "plaintext", BEIJING);
    for nth in [4, 5] {
        let place = at(BEIJING, "بينج", nth);
        assert_eq!(highlighted(&mut client, BEIJING, &place), [""; 0]);
    }
}

#[test]
fn renaming_keeps_what_is_written_onto_a_name_and_reaches_into_quotations() {
    let mut client = Client::start();
    client.open(URI, "plaintext", BEIJING);
    let mut params = params(&at(BEIJING, "لبينج", 0));
    params["newName"] = json!("بكين");
    let answer = client.request("textDocument/rename", params);
    let expected = "عنوان الخبر\n\n\
        🙂 وصلَ الوفد إلى بكين أمس. وقال إن لبكين دورا، وبكين «تقرر بكين وحدها»، راجع @بينج و#بينج.\n";
    assert_eq!(renamed(BEIJING, &answer), expected);
}

#[test]
fn a_name_of_several_words_is_taken_whole() {
    let text =
        "🙂 التقى شي جين بينغ الوفد. وقيل لشي جين بينغ «إن شي جين بينغ غائب» وإن جين حاضر.\n";
    let mut client = Client::start();
    client.open(URI, "plaintext", text);
    for word in ["شي", "جين", "بينغ"] {
        let found = highlighted(&mut client, text, &at(text, word, 0));
        assert_eq!(found, ["شي جين بينغ"; 3], "from {word}");
    }
    let mut params = params(&at(text, "لشي", 0));
    params["newName"] = json!("الرئيس شي");
    let answer = client.request("textDocument/rename", params);
    let expected = "🙂 التقى الرئيس شي الوفد. وقيل للرئيس شي «إن الرئيس شي غائب» وإن جين حاضر.\n";
    assert_eq!(renamed(text, &answer), expected);
}

#[test]
fn two_names_joined_by_and_are_two() {
    let text = "التقى بوتين وزيلينسكي. وقال زيلينسكي إن بوتين غاب.\n";
    let mut client = Client::start();
    client.open(URI, "plaintext", text);
    for nth in 0..2 {
        let place = at(text, "زيلينسكي", nth);
        assert_eq!(highlighted(&mut client, text, &place), ["زيلينسكي"; 2]);
    }
}

#[test]
fn renaming_joins_the_article_as_arabic_does() {
    let text = "قال السيسي. وقيل للسيسي كلام.\n";
    let mut client = Client::start();
    client.open(URI, "plaintext", text);
    let mut params = params(&at(text, "السيسي", 0));
    params["newName"] = json!("مرسي");
    let answer = client.request("textDocument/rename", params.clone());
    assert_eq!(renamed(text, &answer), "قال مرسي. وقيل لمرسي كلام.\n");
    params["newName"] = json!("المالكي");
    let answer = client.request("textDocument/rename", params);
    assert_eq!(renamed(text, &answer), "قال المالكي. وقيل للمالكي كلام.\n");
}

#[test]
fn what_is_to_be_renamed_is_shown_first() {
    let mut capabilities = able();
    capabilities["textDocument"]["rename"] = json!({ "prepareSupport": true });
    let mut client = Client::with(json!({ "locale": "en", "capabilities": capabilities }));
    client.open(URI, "plaintext", BEIJING);
    let place = params(&at(BEIJING, "وبينج", 0));
    let answer = client.request("textDocument/prepareRename", place);
    assert_eq!(answer["placeholder"], "بينج");
    assert_eq!(text_of(BEIJING, &answer["range"]), "بينج");
}

#[test]
fn what_is_no_name_is_not_renamed_and_the_person_learns_why() {
    let mut client = Client::start();
    client.open(URI, "plaintext", BEIJING);
    let mut params = params(&at(BEIJING, "دورا", 0));
    params["newName"] = json!("غيره");
    let answer = client.answer("textDocument/rename", params.clone());
    let message = answer["error"]["message"].as_str().expect("an error");
    assert!(message.contains("only names can be renamed"), "{message}");
    params["position"] = at(BEIJING, "بينج", 0);
    for empty in ["", " ", "ا\nب", "12"] {
        params["newName"] = json!(empty);
        let answer = client.answer("textDocument/rename", params.clone());
        assert!(
            answer["error"]["message"].is_string(),
            "{empty:?}: {answer}"
        );
    }
}

#[test]
fn any_word_has_references_in_all_open_documents() {
    let other = "وزيرٌ آخر، والوزير نفسه.\n";
    let text = "قال الوزير إن وزيرا غاب، ووزير حضر.\n";
    let mut client = Client::start();
    client.open(URI, "plaintext", text);
    client.open("untitled:zzz", "plaintext", other);
    let mut params = params(&at(text, "ووزير", 0));
    params["context"] = json!({ "includeDeclaration": true });
    let found = list(&client.request("textDocument/references", params));
    let places: Vec<(String, String)> = found
        .iter()
        .map(|it| {
            let uri = it["uri"].as_str().expect("a name");
            let text = if uri == URI { text } else { other };
            (uri.to_owned(), text_of(text, &it["range"]))
        })
        .collect();
    let place = |uri: &str, word: &str| (uri.to_owned(), word.to_owned());
    assert_eq!(
        places,
        [
            place(URI, "وزير"),
            place(URI, "وزير"),
            place("untitled:zzz", "وزيرٌ"),
            place("untitled:zzz", "وزير"),
        ]
    );
}
