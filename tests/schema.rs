//! Generated files are fresh: `UPDATE_EXPECT=1 cargo test --test schema` rewrites them.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use serde_json::Value;
use tadqiq::catalog::{Catalog, source};
use tadqiq::config;

#[test]
fn the_schemas_are_fresh() {
    let catalog = Catalog::embedded();
    let written = |schema: Value| format!("{schema:#}\n");
    expect_file!["../docs/tadqiq.schema.json"].assert_eq(&written(config::schema(&catalog)));
    expect_file!["../docs/card.schema.json"].assert_eq(&written(config::card_schema(&catalog)));
    expect_file!["../docs/list.schema.json"].assert_eq(&written(config::list_schema(&catalog)));
    expect_file!["../docs/names.schema.json"].assert_eq(&written(config::names_schema(&catalog)));
}

#[test]
fn our_own_files_are_as_the_schemas_say() {
    let catalog = Catalog::embedded();
    let (lists, names) = (
        config::list_schema(&catalog),
        config::names_schema(&catalog),
    );
    let (cards, layers) = (config::card_schema(&catalog), config::schema(&catalog));
    let mut kinds = [(cards, 0), (lists, 0), (names, 0), (layers, 0)];
    for folder in folders(Path::new("rules")) {
        let kind = match folder.file_name().and_then(|name| name.to_str()) {
            Some("lists") => 1,
            Some("names") => 2,
            Some("packs") => 3,
            _ => 0,
        };
        let (schema, read) = &mut kinds[kind];
        let schema = jsonschema::validator_for(schema).expect("the schema is one");
        for file in tomls(&folder) {
            let text = fs::read_to_string(&file).expect("our own file can be read");
            let value: Value = toml::from_str(&text).expect("our own file is TOML");
            let fault = schema.validate(&value).err().map(|fault| fault.to_string());
            assert_eq!(fault, None, "{}", file.display());
            *read += 1;
        }
    }
    assert!(kinds.iter().all(|(_, read)| *read > 5));
}

/// The keys that the parser itself names where it meets one it does not know.
#[test]
fn the_schemas_have_the_keys_the_parser_knows() {
    let catalog = Catalog::embedded();
    same_keys(&config::card_schema(&catalog), "", &|text| {
        source::card("", "g", "x", text)
            .err()
            .map(|error| error.message)
    });
    same_keys(&config::list_schema(&catalog), "", &|text| {
        source::list("", "x", text).err().map(|error| error.message)
    });
    same_keys(&config::names_schema(&catalog), "", &|text| {
        source::names("", text).err().map(|error| error.message)
    });
}

/// `headers` are those of the table that `schema` is of, after those of the tables around it.
fn same_keys(schema: &Value, headers: &str, parse: &dyn Fn(&str) -> Option<String>) {
    let message = parse(&format!("{headers}nothing-of-the-kind = 1\n"));
    let message = message.expect("there is no such key");
    let mut expected: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
    expected.sort_unstable();
    let properties = schema["properties"].as_object().expect("a table has keys");
    let keys: Vec<&str> = properties.keys().map(String::as_str).collect();
    assert_eq!(keys, expected, "{headers}{message}");
    let around = headers.lines().last().unwrap_or_default();
    let around = around.trim_matches(['[', ']']);
    for (key, inner) in properties {
        let path = [around, key].join(".");
        let path = path.trim_start_matches('.');
        if inner["properties"].is_object() {
            same_keys(inner, &format!("{headers}[{path}]\n"), parse);
        } else if inner["items"]["properties"].is_object() {
            same_keys(&inner["items"], &format!("{headers}[[{path}]]\n"), parse);
        }
    }
}

fn folders(path: &Path) -> Vec<PathBuf> {
    entries(path)
        .into_iter()
        .filter(|path| path.is_dir())
        .collect()
}

fn tomls(path: &Path) -> Vec<PathBuf> {
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|it| it == "toml");
    entries(path).into_iter().filter(is_toml).collect()
}

fn entries(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).expect("our own folder can be read");
    entries
        .map(|entry| entry.expect("and its entries").path())
        .collect()
}

#[test]
fn every_pack_can_be_used() {
    let catalog = Catalog::embedded();
    for name in catalog.pack_names() {
        let options = config::Options {
            packs: vec![name.to_owned()],
            ..config::Options::default()
        };
        let settings = config::Configs::new(options).settings("/story.txt".as_ref());
        assert!(settings.is_ok(), "{name}: {:?}", settings.err());
    }
}

#[test]
fn what_init_writes_can_be_used() {
    let files = [
        include_str!("../src/cli/init/ar.toml"),
        include_str!("../src/cli/init/en.toml"),
    ];
    let is_named = |text: &str, pack: &str| {
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic() && c != '-');
        words.any(|word| word == pack)
    };
    for text in files {
        for pack in Catalog::embedded().pack_names() {
            assert!(is_named(text, pack), "{pack}");
        }
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let file = folder.path().join(config::FILE_NAME);
        std::fs::write(&file, text).expect("a folder just made can be written to");
        let mut configs = config::Configs::default();
        let effective = configs.effective(&folder.path().join("story.txt"));
        let effective = effective.expect("the file is as it must be");
        assert_eq!(effective.file.map(|path| config::normal(&path)), Some(file));
    }
}
