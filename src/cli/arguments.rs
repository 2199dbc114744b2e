use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::error::Error;
use crate::catalog::{Catalog, Language, Level};
use crate::config::{self, Configs, LanguageChoice, Options, Settings};

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Color {
    /// On a terminal that has it, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Which configuration applies, and in which language to speak.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct ConfigArguments {
    /// Use this configuration instead of the nearest tadqiq.toml upward from each file.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Use these packs instead of those the configuration extends.
    #[arg(long, value_name = "PACK", value_delimiter = ',')]
    pub(super) pack: Vec<String>,
    /// Speak this language.
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(super) language: Option<Speech>,
}

/// The language of messages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Speech {
    /// Arabic.
    Ar,
    /// English.
    En,
    /// As the environment's locale says; Arabic where it names no language.
    Auto,
}

/// A level of findings.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Severity {
    /// A matter of taste.
    Hint,
    /// Worth knowing.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

/// How `explain`, `rules` and `config` write what they say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// For people.
    #[default]
    Human,
    /// One JSON document.
    Json,
}

/// The words of the program and the rules behind a verb.
pub(super) struct Desk {
    pub(super) settings: Arc<Settings>,
}

impl ConfigArguments {
    /// The same as the configuration room takes it, with no rule chosen or left out.
    pub(super) fn options(&self) -> Options {
        Options {
            config: self.config.clone(),
            packs: self.pack.clone(),
            language: self.language.map(LanguageChoice::from),
            ..Options::default()
        }
    }

    /// The configuration that applies to the files of a folder, if there is one.
    pub(super) fn file(&self, folder: &Path) -> Option<PathBuf> {
        self.config.clone().or_else(|| config::nearest(folder))
    }

    /// What applies to the files of a folder.
    pub(super) fn desk(&self, folder: &Path) -> Result<Desk, Error> {
        let settings = Configs::new(self.options()).settings(&folder.join("story.txt"))?;
        Ok(Desk { settings })
    }
}

impl Desk {
    /// The rules there are.
    pub(super) fn catalog(&self) -> &Arc<Catalog> {
        self.settings.rules.catalog()
    }

    /// The language to speak.
    pub(super) fn language(&self) -> Language {
        self.settings.language
    }

    /// The interface's own words for `key`.
    pub(super) fn say(&self, key: &'static str) -> &str {
        self.catalog().say(key, self.language())
    }
}

impl From<Speech> for LanguageChoice {
    fn from(speech: Speech) -> Self {
        match speech {
            Speech::Ar => Self::Arabic,
            Speech::En => Self::English,
            Speech::Auto => Self::Auto,
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Hint => Self::Hint,
            Severity::Info => Self::Info,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

/// Fills `{0}`, `{1}`… of an interface text.
pub(super) fn fill(template: &str, values: &[&str]) -> String {
    let mut text = template.to_owned();
    for (index, value) in values.iter().enumerate() {
        text = text.replace(&format!("{{{index}}}"), value);
    }
    text
}

/// A path as it is shown: with forward slashes, without `./` before it.
pub(super) fn shown(path: &Path) -> String {
    let path = path
        .strip_prefix(".")
        .ok()
        .filter(|rest| !rest.as_os_str().is_empty())
        .unwrap_or(path);
    let shown = path.display().to_string();
    if cfg!(windows) {
        shown.replace('\\', "/")
    } else {
        shown
    }
}
