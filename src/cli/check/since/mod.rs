//! What a range of git revisions touched: `check --since`.

mod git;
mod patch;
mod range;
mod touched;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use git::git;
use range::Range;

pub(super) use touched::Touched;

use super::files::{Origin, Target};
use crate::cli::arguments::shown;
use crate::cli::error::{Error, Kind};

/// What is compared byte by byte and line by line, whatever the user's git is set to.
const DIFF: [&str; 13] = [
    "diff",
    "--unified=0",
    "--inter-hunk-context=0",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--text",
    "--find-renames",
    "--ignore-submodules",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--end-of-options",
];

/// The files of the working tree that a range touched.
pub(super) struct Changes {
    /// The top of the repository, symbolic links followed.
    root: PathBuf,
    /// By path from there.
    files: BTreeMap<PathBuf, Touched>,
}

impl Changes {
    /// Asks git what `revisions` touched in the repository of the current folder.
    ///
    /// `REV` means from where REV and HEAD parted to the working tree, files that git does not
    /// know included; `A..B` and `A...B` mean what they mean to `git diff`, and the lines are
    /// looked up in the working tree.
    ///
    /// # Errors
    /// No git, no repository, no such revision.
    pub(super) fn since(revisions: &str) -> Result<Self, Error> {
        let top = git::line(&["rev-parse", "--show-toplevel"]).map_err(|error| {
            error
                .or_hint("--since works inside a git repository: go to its folder, or leave it out")
        })?;
        let root =
            fs::canonicalize(&top).map_err(|error| Error::file("read", Path::new(&top), &error))?;
        let files = match Range::parse(revisions)? {
            Range::WorkingTree { base } => {
                let mut files = diff(&[&base])?;
                files.extend(untracked()?);
                files
            }
            Range::Commits { base, tip } => {
                let later = patch::parse(&git(&[&DIFF[..], &[&tip, "--"]].concat())?);
                touched::carried(diff(&[&base, &tip])?, &later)
            }
        };
        Ok(Self { root, files })
    }

    /// What was touched in a story; none where nothing was.
    ///
    /// # Errors
    /// The story is of no file of the repository.
    pub(super) fn of(&self, target: &Target) -> Result<Option<&Touched>, Error> {
        if let Origin::Stdin(_) = target.origin {
            let message = "--since asks git for files, and standard input is none";
            let hint = "name the files, or leave out --since";
            return Err(Error::new(Kind::Usage, message).hint(hint));
        }
        let path = target.path();
        let real = fs::canonicalize(path).map_err(|error| Error::file("read", path, &error))?;
        let Ok(inside) = real.strip_prefix(&self.root) else {
            let message = format!("{} is not in the repository of this folder", shown(path));
            let hint = "go to the repository it is in, or leave out --since";
            return Err(Error::new(Kind::Io, message).hint(hint));
        };
        Ok(self.files.get(inside))
    }
}

fn diff(revisions: &[&str]) -> Result<BTreeMap<PathBuf, Touched>, Error> {
    let patch = git(&[&DIFF[..], revisions, &["--"]].concat())?;
    let files = patch::parse(&patch).into_iter();
    Ok(files
        .filter_map(|file| Some((file.new.clone()?, Touched::of(&file))))
        .collect())
}

fn untracked() -> Result<Vec<(PathBuf, Touched)>, Error> {
    let listed = git(&[
        "ls-files",
        "--others",
        "--exclude-standard",
        "--full-name",
        "-z",
        "--",
        ":/",
    ])?;
    let names = listed.split(|&byte| byte == 0);
    Ok(names
        .filter(|name| !name.is_empty())
        .map(|name| (patch::from_bytes(name), Touched::Whole))
        .collect())
}
