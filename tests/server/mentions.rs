//! Names and words: shown, listed, renamed.

use std::fs;

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

/// One man in two spellings, whole and by his family name, with what is written onto them; his
/// namesake; an adjective of a country beside the country.
const NETANYAHU: &str = "🙂 قال بنيامين نتنياهو إن العراق بعيد. وقيل لبنيامين نتانياهو كلام. \
    وردّ نتنياهو «ولنتانياهو رأي، وسارة نتنياهو غائبة»، والجيش العراقي حضر @نتنياهو.\n";

#[test]
fn a_listed_name_is_one_in_all_its_spellings() {
    let mut client = Client::start();
    client.open(URI, "plaintext", NETANYAHU);
    let expected = ["بنيامين نتنياهو", "بنيامين نتانياهو", "نتنياهو", "نتانياهو"];
    for (word, nth) in [
        ("بنيامين", 0),
        ("لبنيامين", 0),
        ("نتنياهو", 1),
        ("ولنتانياهو", 0),
    ] {
        let found = highlighted(&mut client, NETANYAHU, &at(NETANYAHU, word, nth));
        assert_eq!(found, expected, "from {word} {nth}");
    }
}

#[test]
fn renaming_a_listed_name_to_a_listed_spelling_takes_its_other_part_along() {
    let mut client = Client::start();
    client.open(URI, "plaintext", NETANYAHU);
    for (word, new) in [("بنيامين", "بنيامين نتنياهو"), ("ولنتانياهو", "نتنياهو")]
    {
        let mut params = params(&at(NETANYAHU, word, 0));
        params["newName"] = json!(new);
        let answer = client.request("textDocument/rename", params);
        let expected = NETANYAHU.replace("نتانياهو", "نتنياهو");
        assert_eq!(renamed(NETANYAHU, &answer), expected, "{new}");
    }
}

#[test]
fn renaming_the_whole_of_a_listed_name_to_another_leaves_its_family_name() {
    let text = "قال بنيامين نتنياهو ثم عاد نتنياهو إلى لندن. وقيل لبنيامين نتانياهو كلام.\n";
    let mut client = Client::start();
    client.open(URI, "plaintext", text);
    let mut params = params(&at(text, "بنيامين", 0));
    params["newName"] = json!("المسؤول");
    let answer = client.request("textDocument/rename", params);
    let expected = "قال المسؤول ثم عاد نتنياهو إلى لندن. وقيل للمسؤول كلام.\n";
    assert_eq!(renamed(text, &answer), expected);
}

#[test]
fn a_lam_that_swallowed_the_article_of_a_listed_name_is_written_anew() {
    let text = "زار العراق. وقال للعراق وللجيش العراقي.\n";
    let mut client = Client::start();
    client.open(URI, "plaintext", text);
    let mut params = params(&at(text, "العراق", 0));
    params["newName"] = json!("المغرب");
    let answer = client.request("textDocument/rename", params.clone());
    let expected = "زار المغرب. وقال للمغرب وللجيش العراقي.\n";
    assert_eq!(renamed(text, &answer), expected);
    params["newName"] = json!("سوريا");
    let answer = client.request("textDocument/rename", params);
    let expected = "زار سوريا. وقال لسوريا وللجيش العراقي.\n";
    assert_eq!(renamed(text, &answer), expected);
}

#[test]
fn references_to_a_listed_name_look_for_its_other_spellings_in_other_open_documents() {
    let (text, other) = ("قال بنيامين نتنياهو.\n", "ردّ بنيامين نتانياهو.\n");
    let mut client = Client::start();
    client.open(URI, "plaintext", text);
    client.open("untitled:zzz", "plaintext", other);
    let mut params = params(&at(text, "نتنياهو", 0));
    params["context"] = json!({ "includeDeclaration": true });
    let found = client.request("textDocument/references", params);
    let places: Vec<String> = list(&found)
        .iter()
        .map(|it| text_of(if it["uri"] == URI { text } else { other }, &it["range"]))
        .collect();
    assert_eq!(places, ["بنيامين نتنياهو", "بنيامين نتانياهو"]);
}

fn hovered(client: &mut Client, text: &str, place: &Value) -> (String, String) {
    let answer = client.request("textDocument/hover", params(place));
    let page = answer["contents"]["value"].as_str().unwrap_or_default();
    (page.to_owned(), text_of(text, &answer["range"]))
}

#[test]
fn a_listed_name_shows_its_entry() {
    let text = "🙂 قال لشي جين بينج كلاما. وزار سوازيلاند.\n";
    let mut client = Client::start();
    client.open(URI, "plaintext", text);
    let (page, range) = hovered(&mut client, text, &at(text, "جين", 0));
    assert_eq!(range, "شي جين بينج");
    for part in [
        "# شي جين بينغ\n",
        "`xi-jinping` (person)",
        "- In Latin letters: `Xi Jinping`\n",
        "- The house writes: «شي جين بينغ»\n",
        "- Alone at later mentions: «شي»\n",
        "- Also written:\n  - «شي جين بينج»\n",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let (page, _) = hovered(&mut client, text, &at(text, "سوازيلاند", 0));
    for part in [
        "- Official name: «مملكة إسواتيني»\n",
        "(until 2018-04-18)\n",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn a_listed_name_that_a_rule_speaks_of_shows_the_rule_first() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("tadqiq.toml"),
        "extends = [\"gulf-levant\"]\n",
    )
    .expect("a file");
    let uri = format!("file://{}/a.txt", folder.path().display());
    let mut client = Client::start();
    let text = "قال شي جين بينج كلاما طويلا أمس.\n";
    client.open(&uri, "plaintext", text);
    let mut params = params(&at(text, "بينج", 0));
    params["textDocument"]["uri"] = json!(uri);
    let answer = client.request("textDocument/hover", params);
    let page = answer["contents"]["value"].as_str().unwrap_or_default();
    let places = ["`name-house-spelling`", "\n---\n", "`xi-jinping`"].map(|it| page.find(it));
    assert!(places.iter().all(Option::is_some), "{page}");
    assert!(places.is_sorted(), "{page}");
}

#[test]
fn the_newsrooms_names_are_known_and_read_again_when_their_file_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file");
    };
    let own = |first: &str, second: &str| {
        format!(
            "[[name]]\nid = \"our-place\"\nkind = \"place\"\nlatin = \"Kafrzan\"\n\
             [[name.spelling]]\ntext = \"{first}\"\npreferred = true\n[[name.spelling]]\ntext = \"{second}\"\n"
        )
    };
    write("tadqiq.toml", "[names]\nfiles = [\"people.toml\"]\n");
    write("people.toml", &own("كفرزان", "كفر زان"));
    let uri = format!("file://{}/a.txt", folder.path().display());
    let mut client = Client::start();
    let text = "زار كفرزان ثم عاد من كفر زان.\n";
    client.open(&uri, "plaintext", text);
    let mut params = params(&at(text, "كفرزان", 0));
    params["textDocument"]["uri"] = json!(uri);
    let found = client.request("textDocument/documentHighlight", params.clone());
    assert_eq!(list(&found).len(), 2);
    let page = client.request("textDocument/hover", params.clone());
    let page = page["contents"]["value"].as_str().unwrap_or_default();
    assert!(page.contains("# كفرزان\n"), "{page}");
    assert!(page.contains("- From the newsroom's own list\n"), "{page}");
    write("people.toml", &own("كفر زان", "كفرزان"));
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": "file:///people.toml", "type": 2 }] }),
    );
    let page = client.request("textDocument/hover", params);
    let page = page["contents"]["value"].as_str().unwrap_or_default();
    assert!(page.contains("# كفر زان\n"), "{page}");
}
