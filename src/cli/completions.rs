use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::error::Error;
use super::{Program, SUCCESS, terminal};

/// Write a script that completes commands in a shell.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Program::command(),
        "tadqiq",
        &mut script,
    );
    let mut out = terminal::output();
    out.write_all(&script)?;
    out.flush()?;
    Ok(SUCCESS)
}
