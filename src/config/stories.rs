use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::story::Format;

/// What `.gitignore` is to git, for us alone.
const IGNORE_FILE: &str = ".tadqiqignore";

/// The files in a folder whose extension is of a format of ours, as `.gitignore` and
/// `.tadqiqignore` allow, hidden ones left out; and what stood in the way of the walk, lines of a
/// `.tadqiqignore` that say nothing included. Those of `.gitignore` are git's to complain of.
pub fn stories(folder: &Path) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false)
        .git_global(false)
        .add_custom_ignore_filename(IGNORE_FILE);
    walk.build()
        .flat_map(|entry| match entry {
            Ok(entry) => {
                let fault = entry.error().filter(|error| is_ours(error)).cloned();
                let story = is_story(&entry).then(|| entry.into_path());
                [fault.map(Err), story.map(Ok)]
            }
            Err(error) => [Some(Err(error)), None],
        })
        .flatten()
}

/// Whether a fault is of an ignore file of ours.
fn is_ours(fault: &ignore::Error) -> bool {
    match fault {
        ignore::Error::Partial(faults) => faults.iter().any(is_ours),
        ignore::Error::WithPath { path, .. } => path.ends_with(IGNORE_FILE),
        ignore::Error::WithLineNumber { err, .. } | ignore::Error::WithDepth { err, .. } => {
            is_ours(err)
        }
        _ => false,
    }
}

fn is_story(entry: &DirEntry) -> bool {
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    is_file && entry.path().extension().is_some() && Format::from_path(entry.path()).is_some()
}
