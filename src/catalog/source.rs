use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::card::{Card, List, Text, Wording};
use super::layer::{Layer, Override, RuleSetting};
use super::list::WordList;
use super::names::source::{NameEntry, NameFile};
use super::{form, place};
use crate::arabic;

/// A file of ours or of a newsroom's that does not say what it must, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    /// The file as the caller named it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// What is wrong and what would be right, in English.
    pub message: String,
}

impl fmt::Display for SourceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}:{}:{}: {}",
            self.file, self.line, self.column, self.message
        )
    }
}

impl std::error::Error for SourceError {}

/// Reads a card.
///
/// `file` is for messages; `group` and `id` are its folder and stem.
///
/// # Errors
/// The first thing that is not as a card must be, with its line and column.
pub fn card(file: &str, group: &str, id: &str, text: &str) -> Result<Card, SourceError> {
    let mut card: Card = read(file, text)?;
    card.id = Text::Owned(id.to_owned());
    card.group = Text::Owned(group.to_owned());
    form::check(&card, text).map_err(|(path, message)| at_path(file, text, &path, message))?;
    for part in card.matcher.part.to_mut() {
        part.words = Text::Owned(arabic::folded(&part.words).into_owned());
    }
    Ok(card)
}

/// Reads a list of words: `[words]`, `[without]`, and `[values]` with numbers under the words' keys.
///
/// # Errors
/// The first thing that is not as a list must be.
pub fn list(file: &str, name: &str, text: &str) -> Result<WordList, SourceError> {
    let parsed: ListFile = read(file, text)?;
    if let Some(key) = parsed
        .values
        .keys()
        .find(|key| !parsed.words.contains_key(*key))
    {
        let message = format!("`{key}` has a value and is not under [words]");
        let path = ["values", key].map(str::to_owned);
        return Err(at_path(file, text, &path, message));
    }
    let valued: Vec<_> = parsed
        .values
        .iter()
        .map(|(key, value)| (parsed.words[key].clone(), *value))
        .collect();
    Ok(WordList::new(
        name,
        parsed.words.into_values(),
        parsed.without.into_values(),
    )
    .counting(valued))
}

/// Reads a file of names.
///
/// # Errors
/// The first thing that is not as a file of names must be.
pub fn names(file: &str, text: &str) -> Result<Vec<NameEntry>, SourceError> {
    let parsed: NameFile = read(file, text)?;
    let mut ids = HashSet::new();
    let mut written = BTreeMap::new();
    for name in &parsed.name {
        let (entry, place) = (name.get_ref(), name.span().start);
        let twice = !ids.insert(&entry.id);
        let twice = twice.then(|| format!("there is a name `{}` already in this file", entry.id));
        let fault = twice.or_else(|| entry.fault());
        if let Some(message) = fault.or_else(|| written_twice(&mut written, entry)) {
            return Err(at_offset(file, text, place, message));
        }
    }
    Ok(parsed.name.into_iter().map(Spanned::into_inner).collect())
}

/// Says that a name and one before it have a spelling in common and nothing that tells them apart.
pub(crate) fn written_twice<'n>(
    written: &mut BTreeMap<&'n str, &'n NameEntry>,
    entry: &'n NameEntry,
) -> Option<String> {
    entry.spelling.iter().find_map(|spelling| {
        let other = *written.entry(&spelling.text).or_insert(entry);
        let told = !entry.context.is_empty() && !other.context.is_empty();
        (other.id != entry.id && !told).then(|| {
            format!(
                "`{}` is a spelling of `{}` and of `{}`: give both a [[name.context]] that tells them apart",
                spelling.text, other.id, entry.id
            )
        })
    })
}

/// Reads a pack or a `tadqiq.toml`.
///
/// # Errors
/// The first thing that is not as configuration must be.
pub fn layer(file: &str, text: &str) -> Result<Layer, SourceError> {
    let parsed: LayerFile = read(file, text)?;
    Ok(parsed.into())
}

/// The interface's own words: key, Arabic, English.
///
/// # Errors
/// The first entry without both languages.
pub fn interface(file: &str, text: &str) -> Result<List<Wording>, SourceError> {
    let parsed: BTreeMap<String, InterfaceEntry> = read(file, text)?;
    Ok(parsed
        .into_iter()
        .map(|(key, entry)| (Text::Owned(key), (entry.ar, entry.en)))
        .collect())
}

/// How many files this process has parsed: none before a newsroom's own.
pub fn parsed() -> usize {
    PARSED.load(Ordering::Relaxed)
}

static PARSED: AtomicUsize = AtomicUsize::new(0);

fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, SourceError> {
    PARSED.fetch_add(1, Ordering::Relaxed);
    toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        at_offset(file, text, offset, error.message().to_owned())
    })
}

/// An error at a byte of `text`.
pub fn at_offset(file: &str, text: &str, offset: usize, message: String) -> SourceError {
    let before = text
        .get(..text.floor_char_boundary(offset))
        .unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    SourceError {
        file: file.to_owned(),
        line,
        column,
        message,
    }
}

/// An error at the first place where `value` stands in quotation marks.
pub fn at_value(file: &str, text: &str, value: &str, message: String) -> SourceError {
    let offset = text.find(&format!("\"{value}\"")).unwrap_or(0);
    at_offset(file, text, offset, message)
}

/// An error at the key at `path`, or at the table around it where it is not set.
fn at_path(file: &str, text: &str, path: &[String], message: String) -> SourceError {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let mut lengths = (1..=path.len()).rev();
    let offset = lengths.find_map(|length| place::offset(text, &path[..length]));
    at_offset(file, text, offset.unwrap_or(0), message)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "source", default)]
    _source: String,
    #[serde(default)]
    words: BTreeMap<String, String>,
    #[serde(default)]
    without: BTreeMap<String, String>,
    #[serde(default)]
    values: BTreeMap<String, i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InterfaceEntry {
    ar: Text,
    en: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayerFile {
    #[serde(default)]
    extends: List<Text>,
    #[serde(default)]
    language: Option<Text>,
    #[serde(default)]
    style: BTreeMap<Text, Text>,
    #[serde(default)]
    rules: BTreeMap<Text, RuleSetting>,
    #[serde(default)]
    words: WordsFile,
    #[serde(default)]
    names: NamesFile,
    #[serde(default, rename = "override")]
    overrides: Vec<OverrideFile>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    #[serde(default)]
    accept: List<Text>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct NamesFile {
    #[serde(default)]
    files: List<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OverrideFile {
    paths: List<Text>,
    #[serde(default)]
    extends: List<Text>,
    #[serde(default)]
    style: BTreeMap<Text, Text>,
    #[serde(default)]
    rules: BTreeMap<Text, RuleSetting>,
}

impl From<LayerFile> for Layer {
    fn from(file: LayerFile) -> Self {
        Self {
            extends: file.extends,
            language: file.language,
            style: file.style.into_iter().collect(),
            rules: file.rules.into_iter().collect(),
            accept: file.words.accept,
            names: file.names.files,
            overrides: file.overrides.into_iter().map(Override::from).collect(),
        }
    }
}

impl From<OverrideFile> for Override {
    fn from(file: OverrideFile) -> Self {
        Self {
            paths: file.paths,
            extends: file.extends,
            style: file.style.into_iter().collect(),
            rules: file.rules.into_iter().collect(),
        }
    }
}
