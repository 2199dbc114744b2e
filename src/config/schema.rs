use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::language::LanguageChoice;
use crate::catalog::Catalog;
use crate::catalog::card::Card;

const LEVELS: [&str; 5] = ["error", "warning", "info", "hint", "off"];

/// The JSON Schema (draft 2020-12) of `tadqiq.toml` for the rules of a catalog.
///
/// Editors complete and check a configuration with it. A newsroom's own rules, keys and packs, of
/// which it does not know, are for `tadqiq` itself to check.
pub fn schema(catalog: &Catalog) -> Value {
    let extends = extends(catalog);
    let style = object(
        &style(catalog),
        "The house map: what the newsroom writes where there is a choice.",
    );
    let rules = catalog
        .rules()
        .map(|(_, card)| (card.id.to_string(), rule(card)))
        .collect();
    let rules = object(&rules, "Levels and options of rules.");
    let strings = json!({"type": "array", "items": {"type": "string"}});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tadqiq.toml",
        "description": "Configuration of Tadqiq, the linter for Arabic news copy.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "extends": extends,
            "language": {
                "description": "The language of messages.",
                "enum": LanguageChoice::NAMES,
                "default": "auto",
            },
            "style": {"$ref": "#/$defs/style"},
            "rules": {"$ref": "#/$defs/rules"},
            "words": {
                "type": "object",
                "additionalProperties": false,
                "properties": {"accept": described(&strings, "Words and phrases the newsroom writes on purpose; they are accepted with their clitics.")},
            },
            "names": {
                "type": "object",
                "additionalProperties": false,
                "properties": {"files": described(&strings, "Files of names, relative to this one.")},
            },
            "override": {
                "type": "array",
                "description": "Other settings for some paths.",
                "items": {
                    "type": "object",
                    "required": ["paths"],
                    "additionalProperties": false,
                    "properties": {
                        "paths": described(&strings, "Globs of files and folders, relative to this file, read as in `.gitignore`; none of them excludes."),
                        "extends": extends,
                        "style": {"$ref": "#/$defs/style"},
                        "rules": {"$ref": "#/$defs/rules"},
                    },
                },
            },
        },
        "$defs": {"style": style, "rules": rules},
    })
}

fn object(properties: &Map<String, Value>, description: &str) -> Value {
    json!({"type": "object", "description": description, "properties": properties})
}

fn described(schema: &Value, description: &str) -> Value {
    let mut schema = schema.clone();
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("description".to_owned(), Value::from(description));
    }
    schema
}

fn extends(catalog: &Catalog) -> Value {
    let packs: Vec<&str> = catalog.pack_names().collect();
    json!({
        "type": "array",
        "description": "Packs, or files relative to this one, beneath it; the default is [\"news\"].",
        "items": {"anyOf": [{"enum": packs}, {"type": "string"}]},
    })
}

fn style(catalog: &Catalog) -> Map<String, Value> {
    let mut keys: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for style in catalog.rules().flat_map(|(_, card)| card.styles()) {
        let values = keys.entry(style.key.to_string()).or_default();
        for value in style.values.iter().map(|value| &**value) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    let schema = |values: Vec<&str>| json!({"enum": values, "default": values.first()});
    keys.into_iter()
        .map(|(key, values)| (key, schema(values)))
        .collect()
}

fn rule(card: &Card) -> Value {
    let default = if card.enabled {
        card.level.name()
    } else {
        "off"
    };
    let level = json!({"enum": LEVELS, "default": default});
    let mut properties = Map::new();
    properties.insert("level".to_owned(), level.clone());
    for option in card.option.iter() {
        let schema = json!({
            "type": "integer",
            "default": option.default,
            "description": option.about_en,
        });
        properties.insert(option.name.to_string(), schema);
    }
    let table = json!({"type": "object", "additionalProperties": false, "properties": properties});
    json!({"description": card.title_en, "anyOf": [level, table]})
}
