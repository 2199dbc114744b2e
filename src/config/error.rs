use std::fmt;

use crate::catalog::source::SourceError;

/// Why a configuration cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// Places in files that are not as they must be; at least one.
    At(Vec<SourceError>),
    /// Something without a place: a file that cannot be read, an argument of the command line.
    Unplaced(String),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unplaced(message) => formatter.write_str(message),
            Self::At(faults) => {
                let faults: Vec<String> = faults.iter().map(SourceError::to_string).collect();
                formatter.write_str(&faults.join("\n"))
            }
        }
    }
}

impl std::error::Error for ConfigError {}

impl From<SourceError> for ConfigError {
    fn from(error: SourceError) -> Self {
        Self::At(vec![with_suggestion(error)])
    }
}

/// Adds "did you mean" to the parser's "unknown field `x`, expected one of `a`, `b`".
pub(super) fn with_suggestion(mut error: SourceError) -> SourceError {
    if !error.message.starts_with("unknown ") {
        return error;
    }
    let mut names = error.message.split('`').skip(1).step_by(2);
    let near = names
        .next()
        .and_then(|wrong| crate::lint::nearest(wrong, names));
    if let Some(near) = near.map(str::to_owned) {
        error.message = format!("{}; did you mean `{near}`?", error.message);
    }
    error
}

/// The end of a message about `word`: the candidate that was likely meant, as a question.
pub(super) fn did_you_mean<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> String {
    let near = crate::lint::nearest(word, candidates);
    near.map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default()
}
