//! The command line: one verb, one file. The only room that prints.
//!
//! What was asked for goes to standard output, everything else to standard error. Exit 0: nothing
//! to complain of; 1: findings; 2: it could not be done. A broken pipe is success.

mod arguments;
mod check;
mod completions;
mod config;
mod error;
mod explain;
mod init;
mod lsp;
mod man;
mod names;
pub mod report;
mod rules;
mod sources;
mod terminal;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use arguments::Color;
use error::Error;

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let program = match Program::try_parse() {
        Ok(program) => program,
        Err(usage) => return error::usage(&usage),
    };
    terminal::choose(program.color);
    run(program.verb).unwrap_or_else(|error| error.exit())
}

fn run(verb: Verb) -> Result<ExitCode, Error> {
    match verb {
        Verb::Check(arguments) => check::run(&arguments),
        Verb::Explain(arguments) => explain::run(&arguments),
        Verb::Rules(arguments) => rules::run(&arguments),
        Verb::Names(arguments) => names::run(&arguments),
        Verb::Sources(arguments) => sources::run(&arguments),
        Verb::Test(arguments) => test::run(&arguments),
        Verb::Init(arguments) => init::run(&arguments),
        Verb::Config(arguments) => config::run(&arguments),
        Verb::Lsp(arguments) => lsp::run(&arguments),
        Verb::Completions(arguments) => completions::run(&arguments),
        Verb::Man => man::run(),
    }
}

/// Tadqiq: a linter for Arabic news copy.
#[derive(Parser)]
#[command(name = "tadqiq", version, about, propagate_version = true)]
struct Program {
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Check(check::Arguments),
    Explain(explain::Arguments),
    Rules(rules::Arguments),
    Names(names::Arguments),
    Sources(sources::Arguments),
    Test(test::Arguments),
    Init(init::Arguments),
    Config(config::Arguments),
    Lsp(lsp::Arguments),
    Completions(completions::Arguments),
    /// Write the manual page.
    #[command(hide = true)]
    Man,
}

const SUCCESS: ExitCode = ExitCode::SUCCESS;
const FINDINGS: ExitCode = ExitCode::FAILURE;
