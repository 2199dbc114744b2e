//! Builds what the crate embeds. `cargo run --release -p xtask -- lexicon …` writes `lexicon/`.

mod lexicon;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("lexicon") => lexicon::run(arguments),
        _ => Err("usage: xtask lexicon --news FILE --wiki FILE --camel FILE --out DIR".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("xtask: {reason}");
            ExitCode::from(2)
        }
    }
}
