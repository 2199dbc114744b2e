use std::ffi::OsStr;
use std::io;
use std::process::Command;

use crate::cli::error::{Error, Kind};

/// Runs git in the current folder and gives what it writes.
///
/// # Errors
/// Git cannot be started, or it refuses; the message is its own.
pub(super) fn git<A: AsRef<OsStr>>(arguments: &[A]) -> Result<Vec<u8>, Error> {
    let output = Command::new("git")
        .args(arguments)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .output()
        .map_err(|error| not_started(&error))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim().trim_start_matches("fatal: ");
    Err(Error::new(Kind::Io, format!("git: {said}")))
}

/// The one line that git writes.
pub(super) fn line(arguments: &[&str]) -> Result<String, Error> {
    let written = git(arguments)?;
    Ok(String::from_utf8_lossy(&written).trim_end().to_owned())
}

fn not_started(error: &io::Error) -> Error {
    let message = format!("--since asks git, which cannot be started: {error}");
    let hint = match error.kind() {
        io::ErrorKind::NotFound => "install git or put it on the path",
        _ => "see whether `git --version` works",
    };
    Error::new(Kind::Io, message).hint(hint)
}
