use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::card::{Card, List, MatchKind, Matcher, Part, Text, Wording};
use super::layer::{Layer, Override, RuleSetting};
use super::list::WordList;
use super::names::source::{NameEntry, NameFile};
use crate::arabic::clitics::Proclitics;

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
    check(&card).map_err(|(key, message)| at_key(file, text, key, message))?;
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
        return Err(at_key(file, text, key, message));
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

/// An error at the first line that sets `key`.
pub fn at_key(file: &str, text: &str, key: &str, message: String) -> SourceError {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let word = line.trim_start().trim_start_matches('[');
        let rest = word.strip_prefix(key).map(str::trim_start);
        if rest.is_some_and(|rest| rest.starts_with(['=', ']', '.'])) {
            return at_offset(file, text, offset, message);
        }
        offset += line.len();
    }
    at_offset(file, text, 0, message)
}

type Fault = (&'static str, String);

fn check(card: &Card) -> Result<(), Fault> {
    let Matcher {
        kind,
        word,
        part,
        pattern,
        sides,
        pair,
        of,
        ..
    } = &card.matcher;
    let id_fits = card
        .id
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    require(id_fits, "title", || {
        format!(
            "the file's stem `{}` is the rule's id: lower-case ASCII letters, digits and hyphens",
            card.id
        )
    })?;
    let allowed: &[MatchKind] = &[MatchKind::Words, MatchKind::Code];
    require(
        word.is_empty() || allowed.contains(kind),
        "match.word",
        || "only `words` and `code` have [[match.word]]".into(),
    )?;
    require(
        part.is_empty() || *kind == MatchKind::Phrase,
        "match.part",
        || "only `phrase` has [[match.part]]".into(),
    )?;
    require(
        pattern.is_empty() || *kind == MatchKind::Regex,
        "pattern",
        || "only `regex` has a pattern".into(),
    )?;
    require(
        pair.is_empty() || *kind == MatchKind::Variants,
        "match.pair",
        || "only `variants` has [[match.pair]]".into(),
    )?;
    match kind {
        MatchKind::Words => require(!word.is_empty(), "kind", || {
            "`words` needs at least one [[match.word]]".into()
        })?,
        MatchKind::Phrase => check_phrase(part)?,
        MatchKind::Regex => check_regex(pattern)?,
        MatchKind::Variants => {
            require(sides.len() == 2, "sides", || {
                "`variants` needs `sides` with two names".into()
            })?;
            require(!pair.is_empty(), "kind", || {
                "`variants` needs at least one [[match.pair]]".into()
            })?;
        }
        MatchKind::Measure => {
            require(of.is_some(), "kind", || {
                "`measure` needs `of = \"lead\"`, `\"sentence\"` or `\"headline\"`".into()
            })?;
            require(card.default_option("max").is_some(), "kind", || {
                "`measure` needs an [[option]] named `max`".into()
            })?;
        }
        MatchKind::Code => {}
    }
    proclitics("before", &card.matcher.before)?;
    for entry in word.iter() {
        proclitics("before", entry.before.as_deref().unwrap_or_default())?;
        require(!entry.wrong.trim().is_empty(), "wrong", || {
            "an empty word matches everything".into()
        })?;
    }
    part.iter()
        .try_for_each(|part| proclitics("before", &part.before))
}

fn require(holds: bool, key: &'static str, message: impl FnOnce() -> String) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err((key, message())) }
}

fn proclitics(key: &'static str, list: &str) -> Result<(), Fault> {
    Proclitics::parse(list).map(drop).map_err(|item| {
        (
            key,
            format!("`{item}` is no proclitic: allowed are the one-letter words and the article, with spaces between"),
        )
    })
}

fn check_regex(pattern: &str) -> Result<(), Fault> {
    require(!pattern.is_empty(), "kind", || {
        "`regex` needs a `pattern`".into()
    })?;
    regex::Regex::new(pattern)
        .map(drop)
        .map_err(|error| ("pattern", error.to_string()))
}

fn check_phrase(parts: &[Part]) -> Result<(), Fault> {
    let starts = parts.first().is_some_and(|first| {
        !first.optional && (!first.words.is_empty() || !first.list.is_empty())
    });
    require(starts, "match.part", || {
        "a phrase begins with a part that has `words` or a `list` and is not optional".into()
    })?;
    for part in parts {
        let kinds = [
            !part.words.is_empty(),
            !part.list.is_empty(),
            !part.feature.is_empty(),
            !part.mark.is_empty(),
            part.gap.is_some(),
        ];
        let one = kinds.iter().filter(|&&kind| kind).count() == 1;
        require(one, "match.part", || {
            "a part has exactly one of `words`, `list`, `feature`, `mark` and `gap`".into()
        })?;
        let feature = ["", "number", "arabic", "latin", "name"].contains(&&*part.feature);
        require(feature, "feature", || {
            format!(
                "unknown feature `{}`: number, arabic, latin or name",
                part.feature
            )
        })?;
    }
    Ok(())
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
