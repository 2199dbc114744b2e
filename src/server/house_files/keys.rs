//! What may stand in the newsroom's own files.

use super::Sort;
use crate::catalog::Catalog;
use crate::catalog::card::FEATURES;
use crate::config::LanguageChoice;

/// The levels a configuration may name.
pub(super) const LEVELS: [&str; 5] = ["error", "warning", "info", "hint", "off"];

/// The tables of a file, each with its keys. The path of a table of many (`[[match.word]]`) is
/// that of one.
type Tables = &'static [(&'static str, &'static [&'static str])];

const LAYER: Tables = &[
    (
        "",
        &[
            "extends", "language", "style", "rules", "words", "names", "override",
        ],
    ),
    ("words", &["accept"]),
    ("names", &["files"]),
    ("override", &["paths", "extends", "style", "rules"]),
];

const CARD: Tables = &[
    (
        "",
        &[
            "title",
            "title_en",
            "message",
            "message_en",
            "level",
            "enabled",
            "fix",
            "since",
            "why",
            "why_en",
            "quotation",
            "names",
            "style",
            "choice",
            "option",
            "say",
            "match",
            "example",
            "measured",
        ],
    ),
    ("style", &["key", "values"]),
    ("choice", &["key", "values"]),
    ("option", &["name", "default", "about", "about_en"]),
    ("say", &["id", "message", "message_en", "lower"]),
    (
        "match",
        &[
            "kind", "before", "after", "word", "triggers", "part", "pattern", "on", "requires",
            "becomes", "sides", "together", "endings", "pair", "of",
        ],
    ),
    ("match.word", &["wrong", "right", "or", "before", "after"]),
    (
        "match.part",
        &[
            "words", "list", "feature", "mark", "gap", "before", "after", "optional", "report",
            "becomes",
        ],
    ),
    ("match.pair", &["first", "second", "endings", "ask"]),
    (
        "example",
        &["bad", "good", "ok", "beside", "style", "format", "note"],
    ),
    (
        "measured",
        &["corpus", "articles", "findings", "read", "right", "note"],
    ),
];

const LIST: Tables = &[("", &["title", "source", "words", "without", "values"])];

/// The values of a card's keys that are one of a few words.
const CHOICES: Tables = &[
    ("level", &["error", "warning", "info", "hint"]),
    ("enabled", &["true", "false"]),
    ("fix", &["safe", "ask", "none"]),
    ("quotation", &["lower", "same", "off"]),
    ("names", &["skip", "check"]),
    (
        "match.kind",
        &["words", "phrase", "regex", "variants", "measure", "code"],
    ),
    ("match.after", &["true", "false"]),
    ("match.on", &["raw", "folded"]),
    ("match.together", &["true", "false"]),
    ("match.of", &["lead", "sentence", "headline"]),
    ("match.word.after", &["true", "false"]),
    ("match.part.feature", &FEATURES),
    ("match.part.after", &["true", "false"]),
    ("match.part.optional", &["true", "false"]),
    ("match.part.report", &["true", "false"]),
    ("match.pair.ask", &["true", "false"]),
    ("example.format", &["plain", "markdown", "html"]),
];

/// What a word of one of these files names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name<'p> {
    /// A key of the file's own form, by the name of its words in the interface.
    Form(String),
    /// A rule.
    Rule(&'p str),
    /// A number that a rule takes, or its level.
    Option(&'p str, &'p str),
    /// A key of the house map.
    Style(&'p str),
}

/// What the key at `path` names; nothing for a key that names nothing here.
pub(super) fn name<'p>(sort: &Sort, path: &'p [String]) -> Option<Name<'p>> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let inside = match (sort, path.as_slice()) {
        (Sort::Layer, ["override", inside @ ..]) if inside.len() > 1 => inside,
        (_, path) => path,
    };
    let form = match sort {
        Sort::Layer => "config",
        Sort::Card { .. } => "card",
        Sort::List { .. } => "list",
    };
    match (sort, inside) {
        (Sort::Layer, ["rules", rule]) => Some(Name::Rule(rule)),
        (Sort::Layer, ["rules", rule, option]) => Some(Name::Option(rule, option)),
        (Sort::Layer, ["style", key]) => Some(Name::Style(key)),
        _ => {
            let (key, table) = path.split_last()?;
            let known = keys(sort, &table.join("."));
            let key = known
                .contains(key)
                .then(|| path.join("-").replace('_', "-"))?;
            Some(Name::Form(format!("server-{form}-{key}")))
        }
    }
}

/// The keys of a file's own form that may stand in a table.
pub(super) fn keys(sort: &Sort, table: &str) -> &'static [&'static str] {
    let tables = match sort {
        Sort::Layer => LAYER,
        Sort::Card { .. } => CARD,
        Sort::List { .. } => LIST,
    };
    entry(tables, table)
}

/// The keys that may stand at `table`, those of the catalog among them.
pub(super) fn keys_at<'c>(sort: &Sort, table: &[String], catalog: &'c Catalog) -> Vec<&'c str> {
    let path: Vec<&str> = table.iter().map(String::as_str).collect();
    let inside = match (sort, path.as_slice()) {
        (Sort::Layer, ["override", inside @ ..]) if !inside.is_empty() => inside,
        (_, path) => path,
    };
    match (sort, inside) {
        (Sort::Layer, ["rules"]) => catalog.rules().map(|(_, card)| &*card.id).collect(),
        (Sort::Layer, ["rules", rule]) => {
            let card = catalog.find(rule).map(|rule| catalog.card(rule));
            let options = card.into_iter().flat_map(|card| card.option.iter());
            std::iter::once("level")
                .chain(options.map(|option| &*option.name))
                .collect()
        }
        (Sort::Layer, ["style"]) => style_keys(catalog),
        _ => keys(sort, &path.join(".")).to_vec(),
    }
}

/// The values that the key at `path` may have; nothing where they are not a few words.
pub(super) fn values<'c>(sort: &Sort, path: &[String], catalog: &'c Catalog) -> Vec<&'c str> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match (sort, path.as_slice()) {
        (Sort::Layer, ["extends"] | ["override", "extends"]) => catalog.pack_names().collect(),
        (Sort::Layer, ["language"]) => LanguageChoice::NAMES.to_vec(),
        (
            Sort::Layer,
            ["rules", _]
            | ["rules", _, "level"]
            | ["override", "rules", _]
            | ["override", "rules", _, "level"],
        ) => LEVELS.to_vec(),
        (Sort::Layer, ["style", key] | ["override", "style", key]) => style_values(catalog, key),
        (Sort::Card { .. }, ["match", "part", "list"] | ["match", "triggers"]) => {
            catalog.list_names().collect()
        }
        (Sort::Card { .. }, ["style", "key"]) => style_keys(catalog),
        (Sort::Card { .. }, path) => entry(CHOICES, &path.join(".")).to_vec(),
        _ => Vec::new(),
    }
}

/// The values of a key of the house map that any rule knows, the default first.
pub(super) fn style_values<'c>(catalog: &'c Catalog, key: &str) -> Vec<&'c str> {
    let mut values: Vec<&str> = Vec::new();
    for style in catalog.rules().flat_map(|(_, card)| card.styles()) {
        for value in style.values.iter().filter(|_| style.key == key) {
            if !values.contains(&&**value) {
                values.push(value);
            }
        }
    }
    values
}

fn style_keys(catalog: &Catalog) -> Vec<&str> {
    let styles = catalog.rules().flat_map(|(_, card)| card.styles());
    let mut keys: Vec<&str> = styles.map(|style| &*style.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn entry(tables: Tables, path: &str) -> &'static [&'static str] {
    let found = tables.iter().find(|(known, _)| *known == path);
    found.map_or(&[], |(_, entries)| entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Language, source};

    fn sorts() -> [(Sort, Tables); 3] {
        let card = Sort::Card {
            group: String::new(),
            id: String::new(),
        };
        let list = Sort::List {
            name: String::new(),
        };
        [(Sort::Layer, LAYER), (card, CARD), (list, LIST)]
    }

    /// The keys that the parser itself names where it meets one it does not know.
    fn expected(sort: &Sort, table: &str) -> Vec<String> {
        let header = match table {
            "" => String::new(),
            "override" | "choice" | "option" | "say" | "example" | "match.word" | "match.part"
            | "match.pair" => format!("[[{table}]]\n"),
            table => format!("[{table}]\n"),
        };
        let text = format!("{header}nothing-of-the-kind = 1\n");
        let error = match sort {
            Sort::Layer => source::layer("", &text).err(),
            Sort::Card { .. } => source::card("", "g", "x", &text).err(),
            Sort::List { .. } => source::list("", "x", &text).err(),
        };
        let message = error.expect("there is no such key").message;
        message
            .split('`')
            .skip(3)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn the_keys_are_those_the_parser_knows() {
        for (sort, tables) in sorts() {
            for (table, keys) in tables {
                assert_eq!(*keys, expected(&sort, table), "{sort:?} [{table}]");
            }
        }
    }

    #[test]
    fn every_key_has_words_in_both_languages() {
        let catalog = Catalog::embedded();
        let mut missing = String::new();
        for (sort, tables) in sorts() {
            for (table, key) in tables
                .iter()
                .flat_map(|(table, keys)| keys.iter().map(move |key| (table, key)))
            {
                let path: Vec<String> = table
                    .split('.')
                    .filter(|it| !it.is_empty())
                    .chain([*key])
                    .map(str::to_owned)
                    .collect();
                let Some(Name::Form(words)) = name(&sort, &path) else {
                    continue;
                };
                if catalog.say(&words, Language::Arabic) == words {
                    missing.push_str(&words);
                    missing.push('\n');
                }
            }
        }
        assert_eq!(missing, "");
    }
}
