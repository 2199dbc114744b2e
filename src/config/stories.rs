use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ignore::gitignore::Gitignore;
use ignore::{DirEntry, Match, WalkBuilder};

use super::discover::normal;
use crate::story::Format;

/// What `.gitignore` is to git, for us alone.
const IGNORE_FILE: &str = ".tadqiqignore";
const GIT_IGNORE_FILE: &str = ".gitignore";

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

/// The ignore files of folders, each read once: what a walk would leave out.
#[derive(Default)]
pub struct Ignored {
    files: HashMap<PathBuf, Option<Gitignore>>,
}

impl Ignored {
    /// Whether a walk would leave out the file at `path`, or a folder it lies in, because of a
    /// `.tadqiqignore` or `.gitignore`. Lines that say nothing are passed over.
    pub fn has(&mut self, path: &Path) -> bool {
        let path = normal(path);
        let mut parts: Vec<&Path> = path.ancestors().collect();
        parts.reverse();
        parts
            .iter()
            .any(|part| self.leaves_out(part, *part != path))
    }

    /// Our own files are asked before git's, and of each the nearest that says anything of `path`.
    fn leaves_out(&mut self, path: &Path, is_folder: bool) -> bool {
        for name in [IGNORE_FILE, GIT_IGNORE_FILE] {
            for folder in path.ancestors().skip(1) {
                match self
                    .file(folder.join(name))
                    .map(|file| file.matched(path, is_folder))
                {
                    Some(Match::Ignore(_)) => return true,
                    Some(Match::Whitelist(_)) => return false,
                    Some(Match::None) | None => {}
                }
            }
        }
        false
    }

    fn file(&mut self, path: PathBuf) -> Option<&Gitignore> {
        let read = |path: &Path| path.is_file().then(|| Gitignore::new(path).0);
        let file = self.files.entry(path).or_insert_with_key(|path| read(path));
        file.as_ref()
    }
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
