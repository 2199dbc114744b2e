//! The newsroom's own files: what is wrong in them, what their keys mean, where they lead.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::client::{Client, list};

struct Newsroom {
    folder: tempfile::TempDir,
    client: Client,
}

impl Newsroom {
    /// A folder with these files on disk.
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let root = format!("file://{}", folder.path().display());
        let client = Client::with(json!({ "locale": "en", "rootUri": root }));
        Self { folder, client }
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}/{name}", self.folder.path().display())
    }

    /// Opens a file and gives line, columns and message of its diagnostics.
    fn faults(&mut self, name: &str, text: &str) -> Vec<(u64, u64, u64, String)> {
        let uri = self.uri(name);
        self.client.open(&uri, "toml", text);
        let found = list(&self.client.published(&uri)["diagnostics"]);
        let number = |value: &Value| value.as_u64().expect("a number");
        found
            .iter()
            .map(|it| {
                let range = &it["range"];
                let message = it["message"].as_str().expect("a message").to_owned();
                assert_eq!(it["source"], "tadqiq");
                (
                    number(&range["start"]["line"]),
                    number(&range["start"]["character"]),
                    number(&range["end"]["character"]),
                    message,
                )
            })
            .collect()
    }

    fn at(&mut self, method: &str, name: &str, place: (u32, u32)) -> Value {
        let params = json!({
            "textDocument": { "uri": self.uri(name) },
            "position": { "line": place.0, "character": place.1 },
        });
        self.client.request(method, params)
    }
}

/// A card that holds, with `matcher` and `examples`.
fn card(matcher: &str, examples: &str) -> String {
    format!(
        "title = \"🙂\"\ntitle_en = \"a\"\nmessage = \"ا\"\nmessage_en = \"a\"\nlevel = \"info\"\n\
         fix = \"safe\"\nsince = \"0.1.0\"\nwhy = \"ا\"\nwhy_en = \"a\"\n[match]\n{matcher}\n{examples}\n"
    )
}

const WORDS: &str = "kind = \"words\"\n[[match.word]]\nwrong = \"لاكنن\"\nright = \"لكن\"\n";
const EXAMPLE: &str = "[[example]]\nbad = \"غاب لاكنن حضر.\"\ngood = \"غاب لكن حضر.\"\n";

#[test]
fn a_configuration_says_what_is_wrong_in_it_and_what_was_meant() {
    let cases = [
        ("extnds = []\n", (0, 0, 6), "did you mean `extends`"),
        (
            "extends = [\"nws\"]\n",
            (0, 12, 15),
            "no pack `nws`; did you mean `news`",
        ),
        (
            "# 🙂\n[rules]\nsentense-length = \"off\"\n",
            (2, 0, 15),
            "did you mean `sentence-length`",
        ),
        (
            "[rules]\nsentence-length = \"loud\"\n",
            (1, 19, 23),
            "unknown variant",
        ),
        (
            "[rules]\nsentence-length = { mx = 3 }\n",
            (1, 20, 22),
            "has no option `mx`",
        ),
        ("[style]\nfinal-ya = \"spotted\"\n", (1, 0, 8), "is one of"),
        ("language = \"fr\"\n", (0, 0, 8), "`language` is one of"),
        ("extends = [\n", (0, 10, 11), ""),
        (
            "[[override]]\npaths = [\"[\"]\n",
            (1, 10, 11),
            "error parsing glob",
        ),
        ("extends = [\"base.toml\"]\n", (0, 12, 21), "cannot read"),
    ];
    for (text, place, message) in cases {
        let mut newsroom = Newsroom::new(&[("tadqiq.toml", "")]);
        let found = newsroom.faults("tadqiq.toml", text);
        let [(line, start, end, said)] = found.as_slice() else {
            panic!("{text}: {found:?}");
        };
        assert!(said.contains(message), "{text}: {said}");
        if !message.is_empty() {
            assert_eq!((*line, *start, *end), place, "{text}: {said}");
        }
    }
}

#[test]
fn the_open_text_counts_not_the_one_on_disk() {
    let mut newsroom = Newsroom::new(&[("tadqiq.toml", "extnds = []\n")]);
    assert_eq!(newsroom.faults("tadqiq.toml", "extends = []\n"), []);
    let uri = newsroom.uri("tadqiq.toml");
    newsroom
        .client
        .change(&uri, 2, json!([{ "text": "rles = 1\n" }]));
    let published = newsroom.client.published_for(&uri, 2);
    assert_eq!(list(&published["diagnostics"]).len(), 1);
}

#[test]
fn a_configuration_knows_the_newsrooms_open_cards() {
    let mut newsroom = Newsroom::new(&[
        ("tadqiq.toml", ""),
        ("rules/house/ours.toml", &card(WORDS, EXAMPLE)),
    ]);
    assert_eq!(
        newsroom.faults("tadqiq.toml", "[rules]\nours = \"error\"\n"),
        []
    );
}

#[test]
fn a_file_that_a_configuration_extends_is_checked_too() {
    let files = [
        ("tadqiq.toml", "extends = [\"desk/base.toml\"]\n"),
        ("desk/base.toml", ""),
    ];
    let mut newsroom = Newsroom::new(&files);
    let found = newsroom.faults("desk/base.toml", "[rules]\nnothing-like-it = \"off\"\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, 1);
}

#[test]
fn a_pack_is_checked() {
    let mut newsroom = Newsroom::new(&[("tadqiq.toml", ""), ("rules/packs/ours.toml", "")]);
    let text = "extends = [\"nws\"]\n[rules]\nsentense-length = \"off\"\n";
    let found = newsroom.faults("rules/packs/ours.toml", text);
    let lines: Vec<u64> = found.iter().map(|fault| fault.0).collect();
    assert_eq!(lines, [0, 2], "{found:?}");
}

#[test]
fn a_card_says_what_is_wrong_in_it() {
    let regex = "kind = \"regex\"\npattern = \"(\"\n";
    let part = "kind = \"phrase\"\n[[match.part]]\nlist = \"speech-verb\"\nreport = true\n";
    let code = "kind = \"code\"\n";
    let cases = [
        (card("knd = 1", ""), 10, "did you mean `kind`"),
        (card(regex, EXAMPLE), 11, "unclosed group"),
        (
            card(part, EXAMPLE),
            12,
            "no list `speech-verb`; did you mean `speech-verbs`",
        ),
        (card(code, EXAMPLE), 10, "no code of this name"),
        (
            card(WORDS, "[[example]]\nbad = \"غاب.\"\n"),
            16,
            "expected: the rule speaks",
        ),
        (
            card(WORDS, "[[example]]\nok = \"غاب لاكنن حضر.\"\n"),
            16,
            "came: لاكنن",
        ),
        (
            card(WORDS, "[[example]]\nbad = \"لاكنن.\"\ngood = \"غاب.\"\n"),
            17,
            "expected: غاب.",
        ),
        (card(WORDS, ""), 0, "no examples"),
    ];
    for (text, line, message) in cases {
        let mut newsroom = Newsroom::new(&[("tadqiq.toml", "")]);
        let found = newsroom.faults("rules/house/ours.toml", &text);
        let fault = found.iter().find(|fault| fault.3.contains(message));
        let fault = fault.unwrap_or_else(|| panic!("{text}: {found:?}"));
        assert_eq!(fault.0, line, "{text}: {fault:?}");
        assert!(fault.2 > fault.1, "{fault:?}");
    }
}

#[test]
fn a_list_says_what_is_wrong_in_it() {
    let mut newsroom = Newsroom::new(&[("tadqiq.toml", "")]);
    let text = "title = \"ا\"\n[words]\na = \"ا\"\n[values]\nb = 1\n";
    let found = newsroom.faults("rules/lists/ours.toml", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, 4);
}

#[test]
fn files_that_are_not_the_newsrooms_are_left_alone() {
    let mut newsroom = Newsroom::new(&[("tadqiq.toml", "")]);
    for name in ["Cargo.toml", "pack/rules.toml", "a/rules/b/c.toml"] {
        assert_eq!(newsroom.faults(name, "[package]\nname = [\n"), [], "{name}");
    }
}

#[test]
fn keys_and_rules_explain_themselves() {
    let text = "# 🙂\nextends = []\n[rules]\nsentence-length = { max = 3 }\n[style]\nfinal-ya = \"dotted\"\n";
    let mut newsroom = Newsroom::new(&[("tadqiq.toml", "")]);
    newsroom.faults("tadqiq.toml", text);
    let cases = [
        ((1, 3), "`extends`: Packs, or files"),
        ((2, 3), "`rules`: Levels"),
        ((3, 5), "# "),
        ((3, 21), "`max`: "),
        ((5, 2), "`dotted`"),
    ];
    for (place, expected) in cases {
        let hover = newsroom.at("textDocument/hover", "tadqiq.toml", place);
        let value = hover["contents"]["value"].as_str().unwrap_or_default();
        assert!(value.contains(expected), "{place:?}: {hover}");
    }
    let hover = newsroom.at("textDocument/hover", "tadqiq.toml", (0, 3));
    assert!(hover.is_null(), "{hover}");
    let part = "kind = \"phrase\"\n[[match.part]]\nlist = \"speech-verbs\"\n";
    newsroom.faults("rules/house/ours.toml", &card(part, ""));
    for (place, expected) in [
        ((10, 2), "`kind`: The kind"),
        ((12, 10), "words in the list"),
    ] {
        let hover = newsroom.at("textDocument/hover", "rules/house/ours.toml", place);
        let value = hover["contents"]["value"].as_str().unwrap_or_default();
        assert!(value.contains(expected), "{place:?}: {hover}");
    }
}

#[test]
fn rules_packs_lists_and_files_lead_to_where_they_are_written() {
    let ours = card(WORDS, EXAMPLE);
    let files = [
        ("tadqiq.toml", ""),
        ("desk/base.toml", ""),
        ("rules/house/ours.toml", ours.as_str()),
    ];
    let mut newsroom = Newsroom::new(&files);
    let text = "extends = [\"news\", \"desk/base.toml\"]\n[rules]\nours = \"off\"\nsentence-length = \"off\"\n";
    newsroom.faults("tadqiq.toml", text);
    let params = json!({ "textDocument": { "uri": newsroom.uri("tadqiq.toml") } });
    let links = list(&newsroom.client.request("textDocument/documentLink", params));
    let targets: Vec<&str> = links
        .iter()
        .filter_map(|it| it["target"].as_str())
        .collect();
    let ends = [
        "/rules/packs/news.toml",
        "/desk/base.toml",
        "/rules/house/ours.toml",
        "/rules/structure/sentence-length.toml",
    ];
    assert_eq!(targets.len(), ends.len(), "{targets:?}");
    for (target, end) in targets.iter().zip(ends) {
        assert!(target.ends_with(end), "{target} {end}");
    }
    assert!(
        targets[2].starts_with("file://") && targets[3].starts_with("https://"),
        "{targets:?}"
    );
}

#[test]
fn a_file_of_names_that_cannot_be_used_is_a_fault_where_it_is_named() {
    let config = "[names]\nfiles = [\"ours.toml\", \"gone.toml\"]\n";
    let mut desk = Newsroom::new(&[("tadqiq.toml", config), ("ours.toml", "")]);
    let faults = desk.faults("tadqiq.toml", config);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!((faults[0].0, faults[0].1), (1, 23), "{faults:?}");
    assert!(faults[0].3.contains("gone.toml"), "{faults:?}");
}
