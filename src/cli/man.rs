use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory;

use super::error::Error;
use super::{Program, SUCCESS, terminal};

/// Writes the manual page of the program, in roff.
pub(super) fn run() -> Result<ExitCode, Error> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Program::command()).render(&mut page)?;
    let mut out = terminal::output();
    out.write_all(&page)?;
    out.flush()?;
    Ok(SUCCESS)
}
