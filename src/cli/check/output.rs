use std::path::Path;

use same_file::is_same_file;

use super::Arguments;
use crate::cli::arguments::shown;
use crate::cli::error::{Error, Kind};

/// Refuses a report that would be written over something the check reads by name.
///
/// # Errors
/// `--output` names a story, the baseline or the configuration that the arguments name.
pub(super) fn guard(arguments: &Arguments) -> Result<(), Error> {
    let config = arguments.config.config.as_ref();
    let stories = arguments.paths.iter().chain(&arguments.stdin_filename);
    let mut read = stories.chain(&arguments.baseline).chain(config);
    let Some(path) = read.find(|path| is_report(arguments, path)) else {
        return Ok(());
    };
    let message = format!("the report would be written over {}", shown(path));
    Err(Error::new(Kind::Usage, message).hint("give --output the name of another file"))
}

/// Whether `path` leads to the file that the report is written to, which is no story.
pub(super) fn is_report(arguments: &Arguments, path: &Path) -> bool {
    let report = arguments.output.as_deref();
    report.is_some_and(|report| report == path || is_same_file(report, path).unwrap_or(false))
}
