use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

/// The name of a configuration file.
pub const FILE_NAME: &str = "tadqiq.toml";

/// Finds the configuration of files: the nearest upward wins. Asks the disk once a folder.
#[derive(Default)]
pub(super) struct Finder {
    folders: HashMap<PathBuf, Option<PathBuf>>,
}

impl Finder {
    /// The configuration of the files in `folder`, a normal absolute path (see [`normal`]).
    pub(super) fn of_folder(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let here = folder.join(FILE_NAME);
        let found = if here.is_file() {
            Some(here)
        } else {
            folder.parent().and_then(|parent| self.of_folder(parent))
        };
        self.folders.insert(folder.to_path_buf(), found.clone());
        found
    }
}

/// The configuration of the files in `folder`, if there is one in it or above it.
pub fn nearest(folder: &Path) -> Option<PathBuf> {
    Finder::default().of_folder(&normal(folder))
}

/// The path made absolute, without `.` and `..`. Links are not followed.
pub fn normal(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut parts = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts
}
