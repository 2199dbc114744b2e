use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::{Arguments, once};
use crate::cli::error::{Error, Kind};
use crate::cli::{SUCCESS, terminal};
use crate::config::{Configs, FILE_NAME, normal};
use crate::story::Format;

/// How long nothing must change before the stories are checked again.
const QUIET: Duration = Duration::from_millis(100);
/// Clears the screen and its memory.
const CLEAR: &[u8] = b"\x1b[2J\x1b[3J\x1b[H";

/// Checks everything, then again whenever a file changes, until interrupted.
pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Some(event) = event.ok().filter(is_change) {
            // The receiver lives as long as the program.
            let _ = sender.send(event);
        }
    })
    .map_err(failed)?;
    let mut known = BTreeSet::new();
    for folder in above(arguments) {
        // Where nothing may be read no configuration is.
        let _ = watcher.watch(&folder, RecursiveMode::NonRecursive);
    }
    loop {
        // What a configuration names may be other files by now.
        for place in places(arguments) {
            if known.insert(place.clone()) {
                let (folder, mode) = watched(&place);
                watcher.watch(folder, mode).map_err(failed)?;
            }
        }
        if terminal::is_terminal() {
            let mut out = std::io::stdout();
            out.write_all(CLEAR)?;
            out.flush()?;
        }
        match once::run(arguments) {
            Err(error) if error.is_pipe() => return Ok(SUCCESS),
            Err(error) => error.say(),
            Ok(_) => {}
        }
        if !wait(&changes, &known) {
            return Ok(SUCCESS);
        }
    }
}

/// The paths that are named, or the current folder.
fn named(arguments: &Arguments) -> Vec<PathBuf> {
    if arguments.paths.is_empty() {
        vec![PathBuf::from(".")]
    } else {
        arguments.paths.clone()
    }
}

/// The folders above the paths that are named, and outside them, as far as the repository or the current
/// folder: a configuration may come to be in each, unless one is named. Some systems would tell of
/// every change on the disk to who asks for its root.
fn above(arguments: &Arguments) -> BTreeSet<PathBuf> {
    if arguments.options().config.is_some() {
        return BTreeSet::new();
    }
    let named: Vec<PathBuf> = named(arguments).iter().map(|path| normal(path)).collect();
    let current = normal(Path::new("."));
    let above = named.iter().flat_map(|path| {
        let folders = || path.ancestors().skip(1);
        let top = folders().position(|folder| folder.join(".git").exists());
        let top = top.or_else(|| folders().position(|folder| folder == current));
        folders().take(top.map_or(1, |top| top + 1))
    });
    let outside = above.filter(|folder| !named.iter().any(|path| folder.starts_with(path)));
    outside.map(Path::to_path_buf).collect()
}

/// The paths that are named, and what decides how they are checked, wherever that is.
fn places(arguments: &Arguments) -> Vec<PathBuf> {
    let mut places = named(arguments);
    let mut configs = Configs::new(arguments.options());
    let sources = places.iter().flat_map(|path| {
        let story = if path.is_dir() {
            path.join("story.txt")
        } else {
            path.clone()
        };
        configs.sources(&story)
    });
    let sources: Vec<PathBuf> = sources.filter(|path| path.exists()).collect();
    places.extend(sources);
    places
}

/// Waits for a change at the places and then for a pause; `false` where no more changes will come.
fn wait(changes: &Receiver<Event>, places: &BTreeSet<PathBuf>) -> bool {
    // Some systems tell where links lead, others how the folder was named.
    let both = |folder: &Path| [Some(normal(folder)), folder.canonicalize().ok()];
    let folders = places.iter().flat_map(|place| both(watched(place).0));
    let folders: Vec<PathBuf> = folders.flatten().collect();
    loop {
        match changes.recv() {
            Ok(event) if concerns(&event, &folders) => break,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    while changes.recv_timeout(QUIET).is_ok() {}
    true
}

/// Whether something changed in the folders, or a configuration anywhere: above them nothing else
/// matters.
fn concerns(event: &Event, folders: &[PathBuf]) -> bool {
    let configures = |path: &Path| path.file_name().is_some_and(|name| name == FILE_NAME);
    let inside = |path: &Path| {
        folders
            .iter()
            .any(|folder| normal(path).starts_with(folder))
    };
    let mut paths = event.paths.iter();
    paths.any(|path| configures(path) || inside(path))
}

/// Folders are watched, not files: editors replace files.
fn watched(path: &Path) -> (&Path, RecursiveMode) {
    if path.is_dir() {
        return (path, RecursiveMode::Recursive);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    (
        folder.unwrap_or(Path::new(".")),
        RecursiveMode::NonRecursive,
    )
}

/// Whether a story, a configuration or a card may have changed.
fn is_change(event: &Event) -> bool {
    let read_by = |path: &PathBuf| {
        Format::from_path(path).is_some()
            || path
                .extension()
                .is_some_and(|extension| extension == "toml")
    };
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(read_by)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that `map_err` asks for"
)]
fn failed(error: notify::Error) -> Error {
    Error::new(Kind::Io, format!("cannot watch: {error}"))
}
