mod accepted;
mod arguments;
mod diff;
mod files;
mod newsroom;
mod once;
mod output;
mod pool;
mod progress;
mod reach;
mod replace;
mod run;
mod since;
mod statistics;
mod story;
mod watch;

use std::process::ExitCode;

pub(super) use arguments::Arguments;

use super::error::Error;

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    arguments.check()?;
    if arguments.watch {
        watch::run(arguments)
    } else {
        once::run(arguments)
    }
}
