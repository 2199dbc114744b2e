//! The form of a file of names.

use serde::Deserialize;
use toml::Spanned;

use super::style::Conventions;
use crate::arabic::letters::is_letter;

/// A file of names: ours in `rules/names`, or a newsroom's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameFile {
    #[serde(rename = "title", default)]
    _title: String,
    #[serde(rename = "source", default)]
    _source: String,
    /// Its names.
    #[serde(default)]
    pub name: Vec<Spanned<NameEntry>>,
}

/// A person, place, body, product or event, and how Arabic copy writes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NameEntry {
    /// Unique and never changed.
    pub id: String,
    /// What it is.
    pub kind: NameKind,
    /// In Latin letters.
    pub latin: String,
    /// Whether the family name comes first.
    #[serde(default)]
    pub order: Option<Order>,
    /// `f`, or absent.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// A country's code.
    #[serde(default)]
    pub iso: Option<String>,
    /// A capital's country.
    #[serde(default)]
    pub country: Option<String>,
    /// A country's official name.
    #[serde(default)]
    pub official: Option<String>,
    /// Another entry for the same thing.
    #[serde(default)]
    pub same_as: Option<String>,
    /// Words and phrases near by that tell it from another of the same spelling.
    #[serde(default)]
    pub context: Vec<Near>,
    /// Its spellings.
    pub spelling: Vec<SpellingEntry>,
}

/// What a name is of.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words say it")]
pub enum NameKind {
    Person,
    Place,
    Organisation,
    Company,
    Brand,
    Event,
}

/// The order of a person's names where it is not the usual one.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The family name comes first.
    FamilyFirst,
}

/// The gender of a person who is no man.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// A woman.
    F,
}

impl Gender {
    /// As a file of names says it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::F => "f",
        }
    }
}

/// A word or a phrase of the context of a name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    /// The word, or the words of a phrase with spaces between.
    pub word: String,
}

impl Near {
    /// With one space between the words.
    pub(super) fn spaced(&self) -> String {
        let words: Vec<&str> = self.word.split_whitespace().collect();
        words.join(" ")
    }
}

/// One way to write a name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the file that stands or is missing"
)]
pub struct SpellingEntry {
    /// As written, without clitics.
    pub text: String,
    /// What stands alone at later mentions.
    #[serde(default)]
    pub family: Option<String>,
    /// The adjective that goes with it.
    #[serde(default)]
    pub nisba: Option<String>,
    /// Whether the article may come or go.
    #[serde(default)]
    pub article: Option<Article>,
    /// The conventions it follows.
    #[serde(default)]
    pub style: String,
    /// Which way to say the name it is a spelling of.
    #[serde(default)]
    pub form: String,
    /// Whether it is the choice where the house has none.
    #[serde(default)]
    pub preferred: bool,
    /// Whether another official name replaced it.
    #[serde(default)]
    pub obsolete: bool,
    /// The first day it held.
    #[serde(default)]
    pub since: Option<String>,
    /// The last day it held.
    #[serde(default)]
    pub until: Option<String>,
    /// Whether it is always wrong.
    #[serde(default)]
    pub wrong: bool,
    /// Whether it is a common word too.
    #[serde(default)]
    pub ordinary: bool,
    /// Whether the family name is a common word too.
    #[serde(default)]
    pub family_ordinary: bool,
}

/// How the article goes with a name.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Article {
    /// It may stand or be missing.
    Optional,
}

impl NameEntry {
    /// What is wrong with the entry by itself, and what would be right.
    pub fn fault(&self) -> Option<String> {
        let id = &self.id;
        if self.spelling.is_empty() || self.spelling.len() > super::MOST_SPELLINGS {
            let most = super::MOST_SPELLINGS;
            return Some(format!("`{id}` needs 1 to {most} spellings"));
        }
        if let Some(key) = self.too_long() {
            let most = super::MOST;
            let id = id.get(..id.floor_char_boundary(80)).unwrap_or_default();
            return Some(format!(
                "`{id}`: `{key}` is longer than {most} bytes: shorten it"
            ));
        }
        let fault = self.spelling.iter().find_map(SpellingEntry::fault);
        let fault = fault.or_else(|| self.fault_of_two());
        fault.map(|fault| format!("`{id}`: {fault}"))
    }

    /// What is wrong with two spellings beside each other.
    fn fault_of_two(&self) -> Option<String> {
        self.spelling.iter().enumerate().find_map(|(place, one)| {
            let mut before = self.spelling.iter().take(place);
            if before.any(|it| it.text == one.text) {
                return Some(format!("`{}` stands there twice", one.text));
            }
            let mut before = self.spelling.iter().take(place);
            let other = before.find(|it| it.preferred && it.form == one.form)?;
            one.preferred.then(|| {
                format!(
                    "`{}` and `{}` are both preferred: one of a form is",
                    other.text, one.text
                )
            })
        })
    }

    /// The first key with more text than a table of names holds.
    fn too_long(&self) -> Option<&'static str> {
        let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let lengths = [
            ("id", self.id.len()),
            ("latin", self.latin.len()),
            ("iso", length(&self.iso)),
            ("country", length(&self.country)),
            ("official", length(&self.official)),
            ("same-as", length(&self.same_as)),
            (
                "context",
                self.context.iter().map(|it| it.word.len() + 1).sum(),
            ),
        ];
        let of_spellings = self.spelling.iter().flat_map(|it| {
            [
                ("text", it.text.len()),
                ("family", length(&it.family)),
                ("nisba", length(&it.nisba)),
                ("since", length(&it.since)),
                ("until", length(&it.until)),
            ]
        });
        let mut all = lengths.into_iter().chain(of_spellings);
        all.find(|(_, length)| *length > super::MOST)
            .map(|(key, _)| key)
    }
}

impl SpellingEntry {
    fn fault(&self) -> Option<String> {
        let mut written = [Some(&self.text), self.family.as_ref(), self.nisba.as_ref()]
            .into_iter()
            .flatten();
        if let Some(text) = written.find(|text| !is_plain(text)) {
            let rule = "only Arabic letters, with single spaces or hyphens between words";
            return Some(format!("`{text}`: {rule}"));
        }
        let most = super::MOST_WORDS;
        let mut written = [Some(&self.text), self.family.as_ref()]
            .into_iter()
            .flatten();
        if written.any(|text| text.split([' ', '-']).count() > most) {
            return Some(format!("a name has at most {most} words"));
        }
        if let Some(family) = self.family.as_ref().filter(|it| !self.has_words(it)) {
            return Some(format!(
                "the family name `{family}` is not in `{}`",
                self.text
            ));
        }
        let days = [("since", &self.since), ("until", &self.until)];
        let mut days = days
            .into_iter()
            .filter_map(|(key, day)| Some((key, day.as_ref()?)));
        if let Some((key, day)) = days.find(|(_, day)| !is_day(day)) {
            return Some(format!("`{key} = \"{day}\"` is no day: write 2019-02-12"));
        }
        if self.is_dated() && !self.obsolete {
            return Some(format!(
                "`{}` has a last day and is not obsolete",
                self.text
            ));
        }
        let unknown = Conventions::parse(&self.style).err();
        unknown.map(|item| format!("there is no convention `{item}`"))
    }

    /// Whether the words stand in the text, one after the other.
    fn has_words(&self, words: &str) -> bool {
        let spaced = |text: &str| format!(" {} ", text.replace('-', " "));
        spaced(&self.text).contains(&spaced(words))
    }

    fn is_dated(&self) -> bool {
        self.until.is_some()
    }
}

/// Whether a text is a day as files of names write it.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let within = |part: &str, most: u8| part.parse().is_ok_and(|it: u8| (1..=most).contains(&it));
    match parts.as_slice() {
        [year, month, day] => {
            let lengths = (year.len(), month.len(), day.len()) == (4, 2, 2);
            lengths && parts.iter().all(digits) && within(month, 12) && within(day, 31)
        }
        _ => false,
    }
}

/// Words of Arabic letters with one space or hyphen between.
fn is_plain(text: &str) -> bool {
    text.split([' ', '-'])
        .all(|word| !word.is_empty() && word.chars().all(is_letter))
}
