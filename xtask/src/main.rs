//! Builds what the crate embeds. `cargo run --release -p xtask -- lexicon …` writes `lexicon/`.

mod lexicon;

use std::env;

fn main() -> lexicon::Result<()> {
    let mut arguments = env::args().skip(1);
    match arguments.next().as_deref() {
        Some("lexicon") => lexicon::run(arguments),
        _ => Err(
            "usage: xtask lexicon --news FILE --wiki FILE --camel FILE --out DIR [--report FILE]"
                .into(),
        ),
    }
}
