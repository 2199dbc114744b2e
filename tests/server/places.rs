use serde_json::{Value, json};

use crate::client::{Client, able, range};

const URI: &str = "file:///desk/a.txt";
/// A faulty word after all that makes columns differ.
const STORY: &str = "قال.\r\n😀 مُهِمّ لاكن غاب.\rثم لاكن\n";

fn client(encodings: &Value) -> (Client, Value) {
    let mut client = Client::spawn();
    let mut capabilities = able();
    capabilities["general"]["positionEncodings"] = encodings.clone();
    let options = json!({ "debounce": 0 });
    let params = json!({ "capabilities": capabilities, "initializationOptions": options });
    let said = client.request("initialize", params);
    client.notify("initialized", json!({}));
    (client, said["capabilities"]["positionEncoding"].clone())
}

#[test]
fn columns_are_counted_as_agreed() {
    // What is offered, what is chosen, and the columns of the faulty word in the second line.
    let cases = [
        (json!(["utf-8", "utf-16", "utf-32"]), "utf-8", (18, 26)),
        (json!(["utf-16", "utf-8"]), "utf-8", (18, 26)),
        (json!(["utf-16"]), "utf-16", (10, 14)),
        (json!(["utf-32", "utf-16"]), "utf-16", (10, 14)),
        (json!(["utf-32"]), "utf-32", (9, 13)),
        (json!([]), "utf-16", (10, 14)),
        (json!(["utf-7"]), "utf-16", (10, 14)),
    ];
    for (offered, chosen, (start, end)) in cases {
        let (mut client, agreed) = client(&offered);
        assert_eq!(agreed, chosen, "{offered}");
        let found = client.check(URI, "plaintext", STORY);
        assert_eq!(found[0]["range"], range((1, start), (1, end)), "{chosen}");
        let unit = if chosen == "utf-8" { 2 } else { 1 };
        assert_eq!(
            found[1]["range"],
            range((2, 3 * unit - (unit - 1)), (2, 7 * unit - (unit - 1)))
        );
        // The same columns come back in an edit: the word is mended, and nothing else is touched.
        let edit = json!({ "range": range((1, start), (1, end)), "text": "لكن" });
        client.change(URI, 2, json!([edit]));
        let left = client.published_for(URI, 2)["diagnostics"].clone();
        assert_eq!(left.as_array().map(Vec::len), Some(1), "{chosen}");
        assert_eq!(left[0]["range"], found[1]["range"]);
    }
}

#[test]
fn a_byte_order_mark_is_a_character_of_the_first_line() {
    let (mut client, _) = client(&json!(["utf-16"]));
    let found = client.check(URI, "plaintext", "\u{FEFF}لاكن\n");
    assert_eq!(found[0]["range"], range((0, 1), (0, 5)));
}

#[test]
fn other_line_separators_are_characters() {
    let (mut client, _) = client(&json!(["utf-16"]));
    let found = client.check(URI, "plaintext", "قال\u{2028}ثم\u{85}لاكن\n");
    assert_eq!(
        found[0]["range"]["start"],
        json!({ "line": 0, "character": 7 })
    );
}
