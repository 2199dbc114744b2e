use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Arguments, output};
use crate::cli::arguments::shown;
use crate::cli::error::Error;
use crate::config::{Ignored, normal, stories};
use crate::story::Format;

/// The argument that means standard input.
const STDIN: &str = "-";
/// What standard input is called without a name.
const STDIN_NAME: &str = "<stdin>";

/// A story to be checked.
pub(super) struct Target {
    /// Where it comes from.
    pub(super) origin: Origin,
    /// Its path as it is shown, with forward slashes.
    pub(super) shown: String,
    /// What it is read as.
    pub(super) format: Format,
}

/// Where a story comes from.
pub(super) enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input, which goes by this name.
    Stdin(PathBuf),
}

/// What there is to check.
#[derive(Default)]
pub(super) struct Gathered {
    /// The stories in the order of their paths, each once; standard input first.
    pub(super) targets: Vec<Target>,
    /// Paths that could not be followed.
    pub(super) troubles: Vec<Error>,
    /// Folders in which there is no story.
    pub(super) empty: Vec<String>,
}

impl Target {
    /// The path that decides which configuration applies.
    pub(super) fn path(&self) -> &Path {
        match &self.origin {
            Origin::File(path) | Origin::Stdin(path) => path,
        }
    }
}

/// Finds the stories that the arguments name.
///
/// A file is taken whatever it is called: as plain text where its name is of no format of ours. A
/// folder gives the files whose extension is of a format of ours, as `.gitignore` and
/// `.tadqiqignore` allow, hidden ones and the report itself left out.
pub(super) fn gather(arguments: &Arguments) -> Gathered {
    let mut gathered = Gathered::default();
    let mut files = BTreeMap::new();
    let mut ignored = Ignored::default();
    let here = [PathBuf::from(".")];
    let named = arguments.paths.as_slice();
    if reads_stdin(arguments) {
        gathered
            .targets
            .push(stdin(arguments.stdin_filename.as_deref()));
    }
    let nothing_named = named.is_empty() && gathered.targets.is_empty();
    let paths = if nothing_named { &here } else { named };
    for path in paths.iter().filter(|path| path.as_os_str() != STDIN) {
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => gathered.walk(path, arguments, &mut files),
            Ok(_) if arguments.force_exclude && ignored.has(path) => {}
            Ok(_) => add(&mut files, path),
            Err(error) => gathered.troubles.push(Error::file("read", path, &error)),
        }
    }
    gathered.targets.extend(files.into_values());
    gathered
}

/// Whether a story comes from standard input: it is named, or nothing but a name for it is.
pub(super) fn reads_stdin(arguments: &Arguments) -> bool {
    let only_its_name = arguments.stdin_filename.is_some() && arguments.paths.is_empty();
    only_its_name || arguments.paths.iter().any(|path| path.as_os_str() == STDIN)
}

impl Gathered {
    fn walk(
        &mut self,
        folder: &Path,
        arguments: &Arguments,
        files: &mut BTreeMap<PathBuf, Target>,
    ) {
        let mut found = false;
        for story in stories(folder) {
            match story {
                Ok(path) if output::is_report(arguments, &path) => {}
                Ok(path) => {
                    found = true;
                    add(files, &path);
                }
                Err(error) => self.troubles.push(error.into()),
            }
        }
        if !found {
            self.empty.push(shown(folder));
        }
    }
}

fn add(files: &mut BTreeMap<PathBuf, Target>, path: &Path) {
    let target = Target {
        shown: shown(path),
        format: Format::from_path(path).unwrap_or(Format::Plain),
        origin: Origin::File(path.to_path_buf()),
    };
    files.entry(normal(path)).or_insert(target);
}

fn stdin(name: Option<&Path>) -> Target {
    let path = name.unwrap_or(Path::new(STDIN_NAME)).to_path_buf();
    Target {
        shown: shown(&path),
        format: Format::from_path(&path).unwrap_or(Format::Plain),
        origin: Origin::Stdin(path),
    }
}
