use serde_json::{Value, json};

/// The JSON Schema (2020-12) of a finding as `jsonl` writes it a line and `json` lists it.
///
/// `docs/finding.schema.json` is this, kept fresh by a test.
pub fn finding_schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/finding.schema.json"),
        "title": "A finding of Tadqiq",
        "description": "A place in a text and what a rule says of it: one line of `--format jsonl`.",
        "type": "object",
        "additionalProperties": false,
        "required": ["file", "rule", "group", "severity", "message", "text", "range", "fixes", "related"],
        "properties": {
            "file": string("The file's path as it was given, with forward slashes."),
            "rule": string("The rule's id, as in `tadqiq explain ID` and in the configuration."),
            "group": string("The group the rule belongs to."),
            "severity": choice("How grave it is.", &["error", "warning", "info", "hint"]),
            "message": string("What is wrong and what to do, in the language asked for."),
            "text": string("The text at `range`."),
            "range": range_of("Where."),
            "fixes": list("Ways to mend it, the best first; they are alternatives.", "fix"),
            "related": list("Other places that belong to it.", "related"),
        },
        "$defs": {
            "place": place(),
            "range": range(),
            "fix": fix(),
            "edit": edit(),
            "related": related(),
        },
    })
}

fn place() -> Value {
    object(
        "A place in the file. A byte order mark counts as a byte and a character, but has no column.",
        &json!({
            "byte": number("UTF-8 bytes before it in the file.", 0),
            "char": number("Unicode scalar values before it in the file.", 0),
            "line": number("The line, from 1. LF, CRLF and CR end a line.", 1),
            "column": number("The column, from 1, in Unicode scalar values.", 1),
        }),
    )
}

fn range() -> Value {
    let place = |description: &str| json!({ "description": description, "$ref": "#/$defs/place" });
    object(
        "A part of the file.",
        &json!({ "start": place("Its first character."), "end": place("The place after its last character.") }),
    )
}

fn fix() -> Value {
    object(
        "A way to mend a finding.",
        &json!({
            "title": string("What it does, as a menu would offer it."),
            "safety": choice(
                "`safe`: `--fix` makes it. `ask`: `--unsafe-fixes` makes it. `manual`: only a person, one at a time.",
                &["safe", "ask", "manual"],
            ),
            "edits": list("Changes that belong together: sorted, not overlapping.", "edit"),
        }),
    )
}

fn edit() -> Value {
    object(
        "A change of the file.",
        &json!({
            "range": range_of("What is replaced; an insertion where it is empty."),
            "replacement": string("What stands there afterwards; empty to delete."),
        }),
    )
}

fn related() -> Value {
    object(
        "Another place that belongs to a finding.",
        &json!({
            "file": string("The file's path."),
            "range": range_of("Where."),
            "message": string("How it belongs."),
        }),
    )
}

/// An object all of whose properties are required and no others allowed.
fn object(description: &str, properties: &Value) -> Value {
    let required: Vec<&String> = properties
        .as_object()
        .into_iter()
        .flat_map(|all| all.keys())
        .collect();
    json!({
        "description": description,
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    })
}

fn string(description: &str) -> Value {
    json!({ "description": description, "type": "string" })
}

fn number(description: &str, minimum: u32) -> Value {
    json!({ "description": description, "type": "integer", "minimum": minimum })
}

fn choice(description: &str, values: &[&str]) -> Value {
    json!({ "description": description, "enum": values })
}

fn range_of(description: &str) -> Value {
    json!({ "description": description, "$ref": "#/$defs/range" })
}

fn list(description: &str, kind: &str) -> Value {
    json!({ "description": description, "type": "array", "items": { "$ref": format!("#/$defs/{kind}") } })
}
