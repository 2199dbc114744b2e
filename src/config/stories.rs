use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::story::Format;

/// What `.gitignore` is to git, for us alone.
const IGNORE_FILE: &str = ".tadqiqignore";

/// The files in a folder whose extension is of a format of ours, as `.gitignore` and
/// `.tadqiqignore` allow, hidden ones left out; and what stood in the way of the walk.
pub fn stories(folder: &Path) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false)
        .git_global(false)
        .add_custom_ignore_filename(IGNORE_FILE);
    walk.build().filter_map(|entry| match entry {
        Ok(entry) => is_story(&entry).then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(error)),
    })
}

fn is_story(entry: &DirEntry) -> bool {
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    is_file && entry.path().extension().is_some() && Format::from_path(entry.path()).is_some()
}
