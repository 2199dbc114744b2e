//! `check --watch`: what is outside of the watched folder and decides how it is checked is watched too.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// A program that runs until it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How long to wait for what must come before the test fails instead of hanging.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn a_configuration_above_and_its_rules_are_watched() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = desk.path().join(name);
        fs::create_dir_all(path.parent().expect("inside the desk")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("tadqiq.toml", "language = \"en\"\n");
    write(
        "rules/lists/our-words.toml",
        "title = \"t\"\nsource = \"s\"\n[words]\n",
    );
    write("stories/a.txt", "غاب لاكن حضر.\n");
    let mut running = Running(watching("stories", desk.path()));
    let lines = lines(running.0.stdout.take().expect("a pipe"));
    let next = || lines.recv_timeout(PATIENCE).expect("another report");
    assert!(next().contains("error[common-misspelling]"));
    write(
        "tadqiq.toml",
        "language = \"en\"\n[rules]\ncommon-misspelling = \"hint\"\n",
    );
    assert!(next().contains("hint[common-misspelling]"));
    write(
        "rules/lists/our-words.toml",
        "title = \"t\"\nsource = \"s2\"\n[words]\n",
    );
    assert!(next().contains("hint[common-misspelling]"));
}

#[test]
fn a_configuration_that_comes_to_be_above_is_obeyed() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let stories = desk.path().join("stories/today");
    fs::create_dir_all(&stories).expect("a folder");
    fs::write(stories.join("a.txt"), "غاب لاكن حضر.\n").expect("a file");
    let mut running = Running(watching("stories/today", desk.path()));
    let lines = lines(running.0.stdout.take().expect("a pipe"));
    let next = || lines.recv_timeout(PATIENCE).expect("another report");
    assert!(next().contains("error[common-misspelling]"));
    let config = "language = \"en\"\n[rules]\ncommon-misspelling = \"hint\"\n";
    fs::write(desk.path().join("tadqiq.toml"), config).expect("a file");
    assert!(next().contains("hint[common-misspelling]"));
}

/// The program, watching a folder of the current one.
fn watching(folder: &str, current: &Path) -> Child {
    let program = env!("CARGO_BIN_EXE_tadqiq");
    let select = "--select=common-misspelling";
    Command::new(program)
        .args(["check", "--watch", "--format=concise", select, folder])
        .current_dir(current)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("our own program")
}

fn lines(from: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}
