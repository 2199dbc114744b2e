//! The laws of the house (see `src/lib.rs`), each kept by a test.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tadqiq::arabic::letters::{is_bidi_control, is_letter, is_zero_width};
use tadqiq::catalog::card::{Card, MatchKind};
use tadqiq::catalog::{Catalog, Level, index, source};
use tadqiq::lint::{self, Ruleset};
use tadqiq::rules;
use tadqiq::story::{self, Format};

/// Every file of the project below `folder` with one of the extensions.
fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && !["target", ".git", "node_modules"].contains(&name.as_str()) {
                folders.push(path);
            } else if extensions.iter().any(|extension| name.ends_with(extension)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of a source file with their numbers, without comments and without its test module.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = read(path);
    let logic = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = logic
        .lines()
        .enumerate()
        .map(|(number, line)| (number + 1, line.trim().to_owned()));
    lines.filter(|(_, line)| !line.starts_with("//")).collect()
}

fn is_test_file(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests")
        || path.to_string_lossy().ends_with("tests.rs")
}

/// Reports every line of `src/` in a room that `applies` to which holds one of `words`.
fn offenders(applies: impl Fn(&str) -> bool, words: &[&str]) -> String {
    let mut found = String::new();
    for path in files("src", &[".rs"])
        .iter()
        .filter(|path| !is_test_file(path))
    {
        let place = path.display().to_string().replace('\\', "/");
        let room = place
            .rsplit_once("/src/")
            .map_or(place.as_str(), |(_, room)| room)
            .to_owned();
        if !applies(&room) {
            continue;
        }
        for (number, line) in code(path) {
            if words.iter().any(|word| line.contains(word)) {
                let _ = writeln!(found, "src/{room}:{number}: {line}");
            }
        }
    }
    found
}

#[test]
fn only_the_command_line_prints() {
    let words = [
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "io::stdout",
        "io::stderr",
    ];
    assert_eq!(
        offenders(
            |room| !room.starts_with("cli/") && room != "main.rs",
            &words
        ),
        ""
    );
}

#[test]
fn only_the_server_names_its_framework_and_only_text_names_ropes() {
    assert_eq!(
        offenders(|room| !room.starts_with("server/"), &["tower_lsp"]),
        ""
    );
    assert_eq!(offenders(|room| !room.starts_with("text/"), &["ropey"]), "");
}

#[test]
fn the_engine_does_no_input_or_output() {
    let pure = [
        "arabic/", "catalog/", "lexicon/", "lint/", "rules/", "story/", "text/",
    ];
    let words = [
        "std::fs",
        "std::env::",
        "std::net",
        "std::process",
        "std::io",
        "std::time",
        "File::",
    ];
    assert_eq!(
        offenders(
            |room| pure.iter().any(|room_of| room.starts_with(room_of)),
            &words
        ),
        ""
    );
}

#[test]
fn logic_holds_no_arabic() {
    let mut found = String::new();
    for path in files("src", &[".rs"])
        .iter()
        .filter(|path| !is_test_file(path))
    {
        for (number, line) in code(path) {
            let literal = line.split("//").next().unwrap_or_default();
            if literal.chars().any(is_letter) {
                let _ = writeln!(found, "{}:{number}: {line}", path.display());
            }
        }
    }
    assert_eq!(found, "");
}

#[test]
fn no_invisible_character_stands_raw_in_any_file() {
    let kinds = [
        ".rs", ".toml", ".md", ".txt", ".tsv", ".json", ".yml", ".yaml", ".sh", ".ts", ".lua",
        ".py", ".el",
    ];
    let mut found = String::new();
    for path in files("", &kinds) {
        let text = fs::read(&path)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default();
        for (number, line) in text.lines().enumerate() {
            let hidden = line
                .chars()
                .find(|&c| is_bidi_control(c) || is_zero_width(c) || c == '\u{00A0}');
            if let Some(c) = hidden {
                let _ = writeln!(
                    found,
                    "{}:{}: U+{:04X}",
                    path.display(),
                    number + 1,
                    u32::from(c)
                );
            }
        }
    }
    assert_eq!(found, "");
}

#[test]
fn cards_and_coded_rules_match_one_to_one() {
    let catalog = Catalog::embedded();
    let coded_cards = catalog
        .rules()
        .filter(|(_, card)| card.matcher.kind == MatchKind::Code);
    let mut cards: Vec<&str> = coded_cards.map(|(_, card)| &*card.id).collect();
    let mut code: Vec<&str> = rules::coded().collect();
    cards.sort_unstable();
    code.sort_unstable();
    assert_eq!(cards, code);
}

#[test]
fn ids_are_unique() {
    let catalog = Catalog::embedded();
    let mut ids: Vec<&str> = catalog.rules().map(|(_, card)| &*card.id).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

/// «…» quotes what a card speaks of, so what stands in it is not ours.
fn without_quotations(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '«' => {
                // A word stands for what is quoted, so that the marks around it stay in place.
                plain.push_str(if depth == 0 { "7" } else { "" });
                depth += 1;
            }
            '»' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => plain.push(c),
        }
    }
    plain
        .replace("{0}", "7")
        .replace("{1}", "1")
        .replace("{2}", "2")
}

fn own_words(card: &Card) -> Vec<String> {
    let mut words = vec![
        card.title.to_string(),
        card.message.to_string(),
        card.why.to_string(),
    ];
    words.extend(card.say.iter().map(|say| say.message.to_string()));
    words.extend(card.option.iter().map(|option| option.about.to_string()));
    words
}

#[test]
fn our_own_arabic_passes_our_own_rules() {
    let catalog = Catalog::embedded();
    let rules = Ruleset::new(catalog.clone(), &[]).expect("no settings, no errors");
    let mut texts: Vec<(String, String)> = Vec::new();
    for (_, card) in catalog.rules() {
        texts.extend(
            own_words(card)
                .into_iter()
                .map(|text| (card.id.to_string(), text)),
        );
    }
    let interface = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/interface.toml"));
    for line in interface.lines().filter(|line| line.starts_with("ar = ")) {
        texts.extend(
            strings(line)
                .into_iter()
                .map(|text| ("interface".to_owned(), text)),
        );
    }
    for name in ["README.md", "CONTRIBUTING.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        texts.extend(
            fs::read_to_string(path)
                .ok()
                .map(|text| (name.to_owned(), text)),
        );
    }
    let mut found = String::new();
    for (place, text) in texts {
        let plain = without_quotations(&text);
        let format = if place.contains(".md") {
            Format::Markdown
        } else {
            Format::Plain
        };
        let story = story::read(&plain, format);
        for finding in lint::check(&story, &rules)
            .iter()
            .filter(|finding| finding.level >= Level::Warning)
        {
            let rule = &catalog.card(finding.rule).id;
            let _ = writeln!(found, "{place}: {rule}: {}", finding.span.of(&plain));
        }
    }
    assert_eq!(found, "");
}

/// Errors need 98 right of 100, warnings 90, before a rule is on (CONTRIBUTING.md).
#[test]
fn what_is_on_by_default_was_measured_and_is_right() {
    let mut found = String::new();
    for (_, card) in Catalog::embedded().rules().filter(|(_, card)| card.enabled) {
        let floor = match card.level {
            Level::Error => 0.98,
            Level::Warning => 0.90,
            Level::Info | Level::Hint => 0.0,
        };
        let fault = match &card.measured {
            None => Some("was not measured".to_owned()),
            Some(measured)
                if measured.read > 0
                    && f64::from(measured.right) / f64::from(measured.read) < floor =>
            {
                Some(format!(
                    "is right {} times of {}",
                    measured.right, measured.read
                ))
            }
            Some(measured) if measured.read < measured.findings.min(50) => {
                Some(format!("only {} findings read", measured.read))
            }
            Some(measured) if measured.articles < 2000 => {
                Some(format!("only {} articles", measured.articles))
            }
            Some(_) => None,
        };
        if let Some(fault) = fault {
            let _ = writeln!(found, "{}: {fault}", card.id);
        }
    }
    assert_eq!(found, "");
}

/// Two Arabic strings with only marks between them are shown in swapped order (UAX #9, N1).
#[test]
fn a_line_of_a_card_holds_one_arabic_string_after_a_latin_key() {
    let mut found = String::new();
    for path in files("rules", &[".toml"]) {
        let text = read(&path);
        let mut in_block = false;
        for (number, line) in text.lines().enumerate() {
            let fence = line.matches("\"\"\"").count();
            if in_block || fence > 0 {
                in_block ^= fence == 1;
                continue;
            }
            let arabic = strings(line)
                .iter()
                .filter(|string| string.chars().any(is_letter))
                .count();
            let keyed = line
                .trim_start()
                .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#' || c == '{');
            if arabic > 1 || arabic == 1 && !keyed {
                let _ = writeln!(found, "{}:{}", path.display(), number + 1);
            }
        }
    }
    assert_eq!(found, "");
}

/// The quoted strings of a line of TOML.
fn strings(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(char, String)> = None;
    let mut escaped = false;
    for c in line.chars() {
        match &mut open {
            Some((quote, string)) if c == *quote && !escaped => {
                found.push(std::mem::take(string));
                open = None;
            }
            Some((quote, string)) => {
                escaped = c == '\\' && *quote == '"' && !escaped;
                string.push(c);
            }
            None if c == '"' || c == '\'' => open = Some((c, String::new())),
            None if c == '#' => break,
            None => {}
        }
    }
    found
}

#[test]
fn nothing_of_our_own_is_parsed_at_start() {
    let before = source::parsed();
    let rules = Ruleset::new(Catalog::embedded(), &[]).expect("no settings, no errors");
    lint::check(
        &story::read("توجه الوزير إلى القاهرة.\n", Format::Plain),
        &rules,
    );
    assert_eq!(source::parsed(), before);
}

#[test]
fn the_index_of_rules_is_fresh() {
    expect("rules/README.md", &index(&Catalog::embedded()));
}

/// Compares a generated file with what it should hold; `UPDATE_EXPECT=1` writes it anew.
fn expect(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, text).unwrap_or_else(|error| panic!("{file}: {error}"));
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == text,
        "{file} is stale: run `UPDATE_EXPECT=1 cargo test --test house`"
    );
}
