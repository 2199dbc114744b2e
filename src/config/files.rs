use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Texts;
use super::discover::{FILE_NAME, normal};
use super::error::ConfigError;
use crate::catalog::layer::Layer;
use crate::catalog::place;
use crate::catalog::source::{self, SourceError};
use crate::text::{self, Encoding};

/// A configuration file as read.
#[derive(Debug)]
pub(super) struct ConfigFile {
    /// A normal absolute path.
    pub(super) path: PathBuf,
    /// The same for messages: relative to the current folder where it lies there.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) layer: Layer,
}

impl ConfigFile {
    /// The folder that its globs, files and `rules/` are relative to.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// An error at the key at `path`; at the start of the file where there is no such key.
    pub(super) fn fault(&self, path: &[&str], message: String) -> SourceError {
        let offset = place::offset(&self.text, path).unwrap_or(0);
        source::at_offset(&self.name, &self.text, offset, message)
    }

    /// The file that an item of `extends` names, or nothing where it names a pack.
    pub(super) fn named(&self, item: &str) -> Option<PathBuf> {
        let is_file = item.contains(['/', '\\', '.']);
        is_file.then(|| normal(&self.folder().join(item)))
    }
}

/// Reads a configuration and every file it extends, those beneath first.
///
/// # Errors
/// A file that cannot be read or is not as it must be; a circle of files.
pub(super) fn read_all(path: &Path, texts: &Texts) -> Result<Vec<Arc<ConfigFile>>, ConfigError> {
    let mut reading = Reading {
        texts,
        open: Vec::new(),
        done: Vec::new(),
    };
    let text = texts.read(path)?;
    reading.file(path.to_path_buf(), text)?;
    Ok(reading.done)
}

struct Reading<'a> {
    texts: &'a Texts,
    open: Vec<PathBuf>,
    done: Vec<Arc<ConfigFile>>,
}

impl Reading<'_> {
    fn file(&mut self, path: PathBuf, text: String) -> Result<(), ConfigError> {
        let name = shown(&path);
        let layer = source::layer(&name, &text)?;
        let file = ConfigFile {
            path: path.clone(),
            name,
            text,
            layer,
        };
        self.open.push(path);
        for (index, item) in file.layer.extends.iter().enumerate() {
            self.item(&file, item, &["extends", &index.to_string()])?;
        }
        for (table, over) in file.layer.overrides.iter().enumerate() {
            for (index, item) in over.extends.iter().enumerate() {
                let place = [
                    "override",
                    &table.to_string(),
                    "extends",
                    &index.to_string(),
                ];
                self.item(&file, item, &place)?;
            }
        }
        self.open.pop();
        self.done.push(Arc::new(file));
        Ok(())
    }

    fn item(&mut self, from: &ConfigFile, item: &str, place: &[&str]) -> Result<(), ConfigError> {
        let Some(path) = from.named(item) else {
            return Ok(());
        };
        if self.done.iter().any(|file| file.path == path) {
            return Ok(());
        }
        if self.open.contains(&path) {
            let message = format!("`{item}` extends this file in its turn: a circle");
            return Err(from.fault(place, message).into());
        }
        match self.texts.read(&path) {
            Ok(text) => self.file(path, text),
            Err(error) => Err(from.fault(place, error.to_string()).into()),
        }
    }
}

/// The text of a file of the newsroom's.
///
/// # Errors
/// What the system says where it cannot be read; bytes that are not UTF-8, with what to do.
pub(super) fn read_text(path: &Path) -> Result<String, ConfigError> {
    let shown = shown(path);
    let refused = |message: String| ConfigError::Unplaced(format!("{shown}: {message}"));
    if path.is_dir() {
        let message = format!("it is a folder: name the file in it, such as {FILE_NAME}");
        return Err(refused(message));
    }
    let bytes = fs::read(path)
        .map_err(|error| ConfigError::Unplaced(format!("cannot read {shown}: {error}")))?;
    let source = text::decode(bytes);
    let source = source.map_err(|error| {
        let (message, hint) = (error.message(), error.hint(Some(&shown)));
        refused(format!("{message}; {hint}"))
    })?;
    match source.encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => Ok(source.text),
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let message = "the text is UTF-16, and TOML is UTF-8: save it as UTF-8";
            Err(refused(message.to_owned()))
        }
    }
}

/// A path for messages: relative to the current folder where it lies there.
pub(super) fn shown(path: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let path = normal(path);
    path.strip_prefix(&current)
        .ok()
        .filter(|inside| !inside.as_os_str().is_empty())
        .unwrap_or(&path)
        .display()
        .to_string()
}
