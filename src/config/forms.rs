use serde_json::{Map, Value, json};

use self::Kind::{Choice, Flag, Number, Numbers, Table, Tables, Text, Texts, Words};
use self::Need::{May, Must};
use crate::catalog::card::FEATURES;
use crate::catalog::{Catalog, Language};

/// What stands behind a key.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Flag,
    Number,
    Texts,
    Choice(&'static [&'static str]),
    /// Texts under keys of the writer's own.
    Words,
    /// Numbers under keys of the writer's own.
    Numbers,
    Table,
    Tables,
}

/// Whether a key must stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Must,
    May,
}

/// A form: its keys by their paths, each after the table it stands in. The path of a table of many
/// (`[[match.word]]`) is that of one.
type Form = &'static [(&'static str, Kind, Need)];

const CARD: Form = &[
    ("title", Text, Must),
    ("title_en", Text, Must),
    ("message", Text, Must),
    ("message_en", Text, Must),
    ("level", Choice(&["error", "warning", "info", "hint"]), Must),
    ("enabled", Flag, May),
    ("fix", Choice(&["safe", "ask", "none"]), Must),
    ("since", Text, Must),
    ("why", Text, Must),
    ("why_en", Text, Must),
    ("quotation", Choice(&["lower", "same", "off"]), May),
    ("names", Choice(&["skip", "check"]), May),
    ("style", Table, May),
    ("style.key", Text, Must),
    ("style.values", Texts, Must),
    ("choice", Tables, May),
    ("choice.key", Text, Must),
    ("choice.values", Texts, Must),
    ("option", Tables, May),
    ("option.name", Text, Must),
    ("option.default", Number, Must),
    ("option.about", Text, Must),
    ("option.about_en", Text, Must),
    ("say", Tables, May),
    ("say.id", Text, Must),
    ("say.message", Text, Must),
    ("say.message_en", Text, Must),
    ("say.lower", Flag, May),
    ("match", Table, Must),
    (
        "match.kind",
        Choice(&["words", "phrase", "regex", "variants", "measure", "code"]),
        Must,
    ),
    ("match.before", Text, May),
    ("match.after", Flag, May),
    ("match.word", Tables, May),
    ("match.word.wrong", Text, Must),
    ("match.word.right", Text, May),
    ("match.word.or", Text, May),
    ("match.word.before", Text, May),
    ("match.word.after", Flag, May),
    ("match.triggers", Texts, May),
    ("match.part", Tables, May),
    ("match.part.words", Text, May),
    ("match.part.list", Text, May),
    ("match.part.feature", Choice(&FEATURES), May),
    ("match.part.mark", Text, May),
    ("match.part.gap", Number, May),
    ("match.part.before", Text, May),
    ("match.part.after", Flag, May),
    ("match.part.optional", Flag, May),
    ("match.part.report", Flag, May),
    ("match.part.becomes", Text, May),
    ("match.pattern", Text, May),
    ("match.on", Choice(&["raw", "folded"]), May),
    ("match.requires", Text, May),
    ("match.becomes", Text, May),
    ("match.sides", Texts, May),
    ("match.together", Flag, May),
    ("match.endings", Text, May),
    ("match.pair", Tables, May),
    ("match.pair.first", Text, Must),
    ("match.pair.second", Text, Must),
    ("match.pair.endings", Text, May),
    ("match.pair.ask", Flag, May),
    ("match.of", Choice(&["lead", "sentence", "headline"]), May),
    ("example", Tables, May),
    ("example.bad", Text, May),
    ("example.beside", Text, May),
    ("example.good", Text, May),
    ("example.ok", Text, May),
    ("example.style", Text, May),
    (
        "example.format",
        Choice(&["plain", "markdown", "html"]),
        May,
    ),
    ("example.note", Text, May),
    ("measured", Table, May),
    ("measured.corpus", Text, Must),
    ("measured.articles", Number, Must),
    ("measured.findings", Number, Must),
    ("measured.read", Number, Must),
    ("measured.right", Number, Must),
    ("measured.note", Text, May),
];

const LIST: Form = &[
    ("title", Text, Must),
    ("source", Text, May),
    ("words", Words, May),
    ("without", Words, May),
    ("values", Numbers, May),
];

const NAMES: Form = &[
    ("title", Text, May),
    ("source", Text, May),
    ("name", Tables, May),
    ("name.id", Text, Must),
    (
        "name.kind",
        Choice(&[
            "person",
            "place",
            "organisation",
            "company",
            "brand",
            "event",
        ]),
        Must,
    ),
    ("name.latin", Text, Must),
    ("name.order", Choice(&["family-first"]), May),
    ("name.gender", Choice(&["f"]), May),
    ("name.iso", Text, May),
    ("name.country", Text, May),
    ("name.official", Text, May),
    ("name.same-as", Text, May),
    ("name.context", Tables, May),
    ("name.context.word", Text, Must),
    ("name.spelling", Tables, Must),
    ("name.spelling.text", Text, Must),
    ("name.spelling.family", Text, May),
    ("name.spelling.nisba", Text, May),
    ("name.spelling.article", Choice(&["optional"]), May),
    ("name.spelling.style", Text, May),
    ("name.spelling.form", Text, May),
    ("name.spelling.preferred", Flag, May),
    ("name.spelling.obsolete", Flag, May),
    ("name.spelling.since", Text, May),
    ("name.spelling.until", Text, May),
    ("name.spelling.wrong", Flag, May),
    ("name.spelling.ordinary", Flag, May),
    ("name.spelling.family-ordinary", Flag, May),
];

/// The JSON Schema (draft 2020-12) of a card. What a kind of matcher asks for besides is for
/// `tadqiq test` to check.
pub fn card_schema(catalog: &Catalog) -> Value {
    schema(catalog, "A rule of Tadqiq.", "card", CARD)
}

/// The JSON Schema (draft 2020-12) of a list of words.
pub fn list_schema(catalog: &Catalog) -> Value {
    schema(catalog, "A list of words of Tadqiq.", "list", LIST)
}

/// The JSON Schema (draft 2020-12) of a file of names. Its keys are explained in
/// `rules/names/README.md`.
pub fn names_schema(catalog: &Catalog) -> Value {
    schema(catalog, "A file of names of Tadqiq.", "names", NAMES)
}

fn schema(catalog: &Catalog, about: &str, name: &str, form: Form) -> Value {
    let mut schema = table(catalog, name, form, "");
    if let Some(fields) = schema.as_object_mut() {
        fields.insert(
            "$schema".to_owned(),
            Value::from("https://json-schema.org/draft/2020-12/schema"),
        );
        fields.insert("title".to_owned(), Value::from(about));
    }
    schema
}

/// The schema of the table at `path`: the keys one step below it.
fn table(catalog: &Catalog, name: &str, form: Form, path: &str) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for &(whole, kind, need) in form {
        let (parent, key) = whole.rsplit_once('.').unwrap_or(("", whole));
        if parent != path {
            continue;
        }
        if need == Must {
            required.push(key);
        }
        let inside = || table(catalog, name, form, whole);
        let mut value = value(kind, inside);
        let words = format!("server-{name}-{}", whole.replace(['.', '_'], "-"));
        let about = catalog.say(&words, Language::English);
        if about != words
            && let Some(fields) = value.as_object_mut()
        {
            fields.insert("description".to_owned(), Value::from(about));
        }
        properties.insert(key.to_owned(), value);
    }
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
    })
}

fn value(kind: Kind, inside: impl FnOnce() -> Value) -> Value {
    match kind {
        Text => json!({"type": "string"}),
        Flag => json!({"type": "boolean"}),
        Number => json!({"type": "integer"}),
        Texts => json!({"type": "array", "items": {"type": "string"}}),
        Choice(words) => json!({"enum": words}),
        Words => json!({"type": "object", "additionalProperties": {"type": "string"}}),
        Numbers => json!({"type": "object", "additionalProperties": {"type": "integer"}}),
        Table => inside(),
        Tables => json!({"type": "array", "items": inside()}),
    }
}
