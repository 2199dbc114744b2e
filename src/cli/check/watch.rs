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
use crate::config::Configs;
use crate::story::Format;

/// How long nothing must change before the stories are checked again.
const QUIET: Duration = Duration::from_millis(100);
/// Clears the screen and its memory.
const CLEAR: &[u8] = b"\x1b[2J\x1b[3J\x1b[H";

/// Checks everything, then again whenever a file changes, until interrupted.
pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_change(&event)) {
            // The receiver lives as long as the program.
            let _ = sender.send(());
        }
    })
    .map_err(failed)?;
    let mut known = BTreeSet::new();
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
        if !wait(&changes) {
            return Ok(SUCCESS);
        }
    }
}

/// The paths that are named, and what decides how they are checked, wherever that is.
fn places(arguments: &Arguments) -> Vec<PathBuf> {
    let mut places = arguments.paths.clone();
    if places.is_empty() {
        places.push(PathBuf::from("."));
    }
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

/// Waits for a change and then for a pause; `false` where no more changes will come.
fn wait(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    while changes.recv_timeout(QUIET).is_ok() {}
    true
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
