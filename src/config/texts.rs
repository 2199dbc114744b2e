use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::ConfigError;
use super::files::read_text;

/// The newsroom's files: as an editor has them, else as they are on disk.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    open: BTreeMap<PathBuf, String>,
}

impl Texts {
    /// Takes the texts that are open, by normal absolute path.
    pub fn new(open: impl IntoIterator<Item = (PathBuf, String)>) -> Self {
        let open = open.into_iter().collect();
        Self { open }
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.open.contains_key(path) || path.is_file()
    }

    /// The text of a file.
    ///
    /// # Errors
    /// What the system says where it is not open and cannot be read.
    pub(super) fn read(&self, path: &Path) -> Result<String, ConfigError> {
        match self.open.get(path) {
            Some(text) => Ok(text.clone()),
            None => read_text(path),
        }
    }
}
