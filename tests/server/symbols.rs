//! The outline of a story, its folds, and what is counted above it.

use serde_json::{Value, json};

use super::client::{Client, able, list};

const URI: &str = "untitled:story";

const STORY: &str = "🙂 عنوان الخبر\n\n\
    القاهرة - وصل الوفد إلى المدينة أمس الاثنين بعد رحلة طويلة من الشمال.\n\n\
    وقال الوزير أحمد جبران: «نرحب بكم جميعا في بلادنا». ثم «غادر».\n";

fn outline(capabilities: Option<Value>) -> Vec<Value> {
    let mut params = json!({ "locale": "en" });
    let mut all = able();
    if let Some(symbols) = capabilities {
        all["textDocument"]["documentSymbol"] = symbols;
    }
    params["capabilities"] = all;
    let mut client = Client::with(params);
    client.open(URI, "plaintext", STORY);
    let params = json!({ "textDocument": { "uri": URI } });
    list(&client.request("textDocument/documentSymbol", params))
}

#[test]
fn a_story_has_its_headline_lead_paragraphs_and_speech() {
    let top = outline(Some(json!({ "hierarchicalDocumentSymbolSupport": true })));
    assert_eq!(top.len(), 2, "{top:?}");
    let sources = &top[1];
    assert_eq!(sources["name"], "Sources");
    assert_eq!(sources["detail"], "anonymous sources: 0 in a hundred");
    let speakers = list(&sources["children"]);
    assert_eq!(speakers.len(), 1, "{speakers:?}");
    assert_eq!(speakers[0]["detail"], "الوزير × 1");
    let headline = &top[0];
    assert_eq!(headline["detail"], "headline");
    assert_eq!(
        headline["selectionRange"]["end"],
        json!({ "line": 0, "character": 14 })
    );
    assert_eq!(headline["range"]["end"]["line"], 4);
    let blocks = list(&headline["children"]);
    let details: Vec<&str> = blocks
        .iter()
        .filter_map(|it| it["detail"].as_str())
        .collect();
    assert_eq!(details, ["lead", "paragraph"]);
    let name = blocks[0]["name"].as_str().expect("a name");
    assert!(name.starts_with("القاهرة") && name.ends_with('…'), "{name}");
    let speech = list(&blocks[1]["children"]);
    assert_eq!(
        speech.len(),
        1,
        "a term in quotation marks is no speech: {speech:?}"
    );
    assert_eq!(speech[0]["name"], "نرحب بكم جميعا في بلادنا");
    assert!(
        speech[0]["detail"]
            .as_str()
            .is_some_and(|it| it.contains("أحمد")),
        "{speech:?}"
    );
    assert_eq!(speech[0]["range"]["start"]["character"], 24);
}

#[test]
fn an_editor_that_knows_no_nesting_gets_a_flat_list() {
    let flat = outline(None);
    assert_eq!(flat.len(), 6);
    assert_eq!(flat[3]["containerName"], flat[2]["name"]);
    assert_eq!(flat[0]["location"]["uri"], URI);
}

#[test]
fn sections_and_long_blocks_fold() {
    let text = "# عنوان\n\nفقرة أولى\nفي سطرين.\n\nفقرة ثانية.\n\n## عنوان آخر\n\nفقرة ثالثة.\n";
    let mut client = Client::start();
    client.open(URI, "markdown", text);
    let params = json!({ "textDocument": { "uri": URI } });
    let folds = list(&client.request("textDocument/foldingRange", params));
    let lines: Vec<_> = folds
        .iter()
        .map(|it| (it["startLine"].as_u64(), it["endLine"].as_u64()))
        .collect();
    assert_eq!(
        lines,
        [(Some(0), Some(5)), (Some(2), Some(3)), (Some(7), Some(9))]
    );
}

#[test]
fn what_is_counted_is_shown_where_it_is_wanted() {
    let text = "خبر\n\nحضر الوزير لاكن النائب غاب. ثم عاد.\n";
    for (wanted, expected) in [
        (false, None),
        (true, Some("words: 8 · sentences: 3 · errors: 1")),
    ] {
        let options = json!({ "debounce": 0, "codeLens": wanted });
        let mut client = Client::with(json!({ "locale": "en", "initializationOptions": options }));
        client.open(URI, "plaintext", text);
        let params = json!({ "textDocument": { "uri": URI } });
        let lenses = list(&client.request("textDocument/codeLens", params));
        let title = lenses
            .first()
            .map(|it| it["command"]["title"].as_str().expect("a title"));
        assert_eq!(title, expected);
    }
}

#[test]
fn who_speaks_is_counted_above_the_story() {
    let options = json!({ "debounce": 0, "codeLens": true });
    let mut client = Client::with(json!({ "locale": "en", "initializationOptions": options }));
    let text = "قال الوزير أحمد جبران إن الخطة جاهزة.\n\nوقالت مصادر مطلعة إن الوزير سيستقيل.\n";
    client.open(URI, "plaintext", text);
    let params = json!({ "textDocument": { "uri": URI } });
    let lenses = list(&client.request("textDocument/codeLens", params));
    assert_eq!(
        lenses[1]["command"]["title"],
        "sources: 2 · anonymous sources: 50 in a hundred · sentences that need a source: 0"
    );
}
