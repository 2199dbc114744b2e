use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::terminal;
use crate::config::ConfigError;
use crate::text::DecodeError;

/// Why something could not be done, and what to do about it.
#[derive(Debug)]
pub(super) struct Error {
    kind: Kind,
    message: String,
    hint: Option<String>,
}

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The arguments.
    Usage,
    /// The configuration or a newsroom's rules.
    Config,
    /// A file or a stream.
    Io,
    /// The reader of our output has gone, as `head` does: no failure.
    Pipe,
}

impl Error {
    pub(super) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hint: None,
        }
    }

    /// The same with what to do about it.
    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with what to do about it where nothing is said of that yet.
    #[must_use]
    pub(super) fn or_hint(mut self, hint: &str) -> Self {
        self.hint.get_or_insert_with(|| hint.to_owned());
        self
    }

    /// A file that could not be read or written, as the system says.
    pub(super) fn file(verb: &str, path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        let hint = match error.kind() {
            io::ErrorKind::NotFound => Some("check the spelling of the path"),
            io::ErrorKind::PermissionDenied => Some("check who may read and write it"),
            _ => None,
        };
        let hint = hint.map(str::to_owned);
        Self {
            kind: Kind::Io,
            message: format!("cannot {verb} {path}: {error}"),
            hint,
        }
    }

    /// A file whose bytes are no text.
    pub(super) fn undecodable(shown: &str, error: &DecodeError) -> Self {
        Self::new(Kind::Io, format!("{shown}: {}", error.message())).hint(error.hint(Some(shown)))
    }

    /// The same of standard input, which goes by a name.
    pub(super) fn undecodable_input(shown: &str, error: &DecodeError) -> Self {
        Self::new(Kind::Io, format!("{shown}: {}", error.message())).hint(error.hint(None))
    }

    /// Whether the reader of our output has gone.
    pub(super) fn is_pipe(&self) -> bool {
        self.kind == Kind::Pipe
    }

    /// Says the error on standard error.
    pub(super) fn say(&self) {
        let hint = self.hint.as_deref().or(match self.kind {
            Kind::Usage => Some("see `tadqiq --help`"),
            Kind::Config | Kind::Io | Kind::Pipe => None,
        });
        if !self.is_pipe() {
            terminal::complain(&self.message, hint);
        }
    }

    /// Says the error and gives the exit code it ends the program with.
    pub(super) fn exit(&self) -> ExitCode {
        self.say();
        if self.is_pipe() {
            ExitCode::SUCCESS
        } else {
            could_not()
        }
    }
}

/// Says a usage error, or the help that was asked for.
pub(super) fn usage(usage: &clap::Error) -> ExitCode {
    match usage.print() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => could_not(),
        _ => u8::try_from(usage.exit_code()).map_or_else(|_| could_not(), ExitCode::from),
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        Self::new(Kind::Config, error.to_string())
    }
}

/// What stood in the way of a walk through a folder.
impl From<ignore::Error> for Error {
    fn from(error: ignore::Error) -> Self {
        Self::new(Kind::Io, error.to_string())
    }
}

/// An error of the stream that a verb writes to.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::new(Kind::Pipe, String::new()),
            _ => Self::new(Kind::Io, format!("cannot write: {error}")),
        }
    }
}

/// The exit code where something could not be done.
pub(super) fn could_not() -> ExitCode {
    ExitCode::from(2)
}
