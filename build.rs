//! Compiles the cards, lists, packs, the automaton of their patterns and the lexicon into the binary,
//! so that nothing is parsed or built when the program starts.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/arabic/mod.rs"]
mod arabic;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "build/catalog.rs"]
mod catalog;
#[allow(dead_code, unreachable_pub)]
#[path = "build/lexicon.rs"]
mod lexicon;
#[allow(dead_code, unreachable_pub)]
#[path = "build/subjects.rs"]
mod subjects;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/text/mod.rs"]
mod text;

use catalog::asked::Asked;
use catalog::card::{Card, List, Text};
use catalog::keys::Keys;
use catalog::layer::Layer;
use catalog::list::WordList;
use catalog::literal::Literal;
use catalog::names::Registry;
use catalog::senses::SenseTable;
use catalog::{patterns, source};
use subjects::{About, Subjects};

fn main() {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=lexicon/hamza.fst");
    println!("cargo::rerun-if-changed=lexicon/forms.fst");
    if let Err(message) = embed() {
        // `cargo::error` shows the file, line and column of a broken card instead of a backtrace.
        for line in message.lines() {
            println!("cargo::error={line}");
        }
    }
}

fn embed() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let cards: List<Card> = read_cards()?.into();
    let mut lists: Vec<WordList> = read_folder("rules/lists", |file, stem, text| {
        source::list(file, stem, text)
    })?;
    lists.sort_by(|a, b| a.name.cmp(&b.name));
    let lists: List<WordList> = lists.into();
    let packs: List<(Text, Layer)> = read_folder("rules/packs", |file, stem, text| {
        Ok((Text::Owned(stem.to_owned()), source::layer(file, text)?))
    })?
    .into();
    let interface = fs::read_to_string("rules/interface.toml")
        .map_err(|error| format!("rules/interface.toml: {error}"))?;
    let interface =
        source::interface("rules/interface.toml", &interface).map_err(|error| error.to_string())?;
    let names: Vec<_> = read_folder("rules/names", |file, _, text| source::names(file, text))?;
    let registry = Registry::new(&names.concat());
    let (found, automaton) = patterns::compile(&cards, &lists)?;
    fs::write(out.join("automaton.bin"), automaton.serialize())
        .map_err(|error| error.to_string())?;

    let subjects = Subjects::of((&found.openers, &automaton), &lists, &registry);
    tabulate(&out, |word| subjects.about(word))?;

    let mut code = String::new();
    constant(&mut code, "CARDS", "&[Card]", &cards);
    constant(&mut code, "LISTS", "&[WordList]", &lists);
    constant(&mut code, "PACKS", "&[(Text, Layer)]", &packs);
    constant(&mut code, "INTERFACE", "&[Wording]", &interface);
    constant(&mut code, "ENTRIES", "&[Entry]", &found.entries);
    constant(&mut code, "RANGES", "&[(u32, u32)]", &found.ranges);
    let mut openers = String::new();
    found.openers.literal(&mut openers);
    let mut keys = String::new();
    let names: Vec<&str> = lists.iter().map(|list| &*list.name).collect();
    Keys::of(names.into_iter()).literal(&mut keys);
    let _ = writeln!(code, "const LIST_KEYS: Keys = {keys};");
    let mut senses = String::new();
    SenseTable::of(&lists).literal(&mut senses);
    let _ = writeln!(code, "const SENSES: SenseTable = {senses};");
    let mut asked = String::new();
    Asked::table(&lists).literal(&mut asked);
    let _ = writeln!(code, "const ASKED: WordSets = {asked};");
    let mut table = String::new();
    registry.literal(&mut table);
    let _ = writeln!(code, "const REGISTRY: Registry = {table};");
    let _ = writeln!(code, "const OPENERS: Openers = {openers};");
    fs::write(out.join("catalog.rs"), code).map_err(|error| error.to_string())
}

/// Makes of the maps of the lexicon tables that are used where they lie. Forms say what is `about` them,
/// and what their letters tell.
fn tabulate(out: &Path, about: impl Fn(&str) -> About) -> Result<(), String> {
    let told =
        fs::read("lexicon/told.bin").map_err(|error| format!("lexicon/told.bin: {error}"))?;
    let told_of = |place: usize| {
        let four = told.get(place / 4).copied().unwrap_or_default();
        u64::from(four >> (place % 4 * 2) & 0b11)
    };
    let complete = |place: usize, word: &str, value: u64| {
        value | told_of(place) << TOLD | u64::from(about(word).0) << ABOUT
    };
    lexicon::write("lexicon/forms.fst", (out, "forms"), complete)?;
    lexicon::write("lexicon/hamza.fst", (out, "hamza"), |_, _, value| value)?;
    lexicon::sieves(out)
}

/// The first of the two bits of a form that its letters tell, and the first of those that say what is
/// about it; `src/lexicon/features.rs` reads them.
const TOLD: u32 = 28;
const ABOUT: u32 = 30;

fn constant<T: Literal + Clone>(code: &mut String, name: &str, kind: &str, value: &List<T>) {
    let mut literal = String::new();
    for item in value.iter() {
        item.literal(&mut literal);
        literal.push(',');
    }
    let _ = writeln!(code, "static {name}: {kind} = &[{literal}];");
}

fn read_cards() -> Result<Vec<Card>, String> {
    let mut cards = Vec::new();
    for group in sorted(Path::new("rules"))? {
        let name = stem(&group);
        if group.is_dir() && !["lists", "names", "packs"].contains(&name.as_str()) {
            let folder = group.to_string_lossy().into_owned();
            cards.extend(read_folder(&folder, |file, stem, text| {
                source::card(file, &name, stem, text)
            })?);
        }
    }
    Ok(cards)
}

fn read_folder<T>(
    folder: &str,
    read: impl Fn(&str, &str, &str) -> Result<T, source::SourceError>,
) -> Result<Vec<T>, String> {
    let mut found = Vec::new();
    for path in sorted(Path::new(folder))? {
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let file = path.to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).map_err(|error| format!("{file}: {error}"))?;
            found.push(read(&file, &stem(&path), &text).map_err(|error| error.to_string())?);
        }
    }
    Ok(found)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
