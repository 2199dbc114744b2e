//! The builder of `lexicon/`: word forms with their frequency, and the stems whose first letter
//! is or is not a hamza. Same inputs, same bytes.

mod buckwalter;
mod camel;
mod counts;
mod derive;
mod fold;
mod forms;
mod hamza;
pub(crate) mod held_out;
mod inflect;
mod input;
mod judge;
mod masdars;
mod provenance;
mod report;
mod witness;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Runs `lexicon --news FILE --wiki FILE --camel FILE --out DIR [--report FILE]`.
pub(crate) fn run(arguments: impl Iterator<Item = String>) -> Result<()> {
    let mut options = Options::read(arguments)?;
    let news = input::read(&options.take("--news")?)?;
    let wiki = input::read(&options.take("--wiki")?)?;
    let camel_input = input::read(&options.take("--camel")?)?;
    let out = options.take("--out")?;
    let report = options.take("--report").ok();
    options.end()?;

    let held_out = held_out::HeldOut::read()?;
    let counts = counts::Counts::of(&news.bytes, &wiki.bytes, &held_out)?;
    let camel = camel::Camel::read(&camel_input.bytes)?;
    let names = camel.proper_names();
    let mut witness = witness::Witness::default();

    let forms = forms::build(&counts, &names, &mut witness)?;
    let lemmas = derive::lemmas(&camel.verbs);
    let sources = hamza::Sources {
        lemmas: &lemmas,
        counts: &counts,
        camel: &camel,
        names: &names,
    };
    let hamza = hamza::build(&sources, &mut witness)?;

    fs::create_dir_all(&out)?;
    fs::write(out.join("forms.fst"), &forms.bytes)?;
    fs::write(out.join("hamza.fst"), hamza.map()?)?;
    fs::write(out.join("masdars.tsv"), masdars::table(&hamza))?;
    let facts = provenance::Facts {
        inputs: [&news, &wiki, &camel_input],
        held_out: &held_out,
        counts: &counts,
        forms: &forms,
        hamza: &hamza,
    };
    fs::write(out.join("PROVENANCE.md"), provenance::page(&facts)?)?;
    if let Some(path) = report {
        fs::write(path, report::page(&hamza, &counts, &mut witness)?)?;
    }
    Ok(())
}

/// Options of the form `--name VALUE`.
struct Options(BTreeMap<String, PathBuf>);

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut given = BTreeMap::new();
        while let Some(name) = arguments.next() {
            let value = arguments
                .next()
                .ok_or_else(|| format!("{name} needs a value"))?;
            given.insert(name, PathBuf::from(value));
        }
        Ok(Self(given))
    }

    fn take(&mut self, name: &str) -> Result<PathBuf> {
        Ok(self
            .0
            .remove(name)
            .ok_or_else(|| format!("{name} is missing"))?)
    }

    /// Refuses what nobody took.
    fn end(self) -> Result<()> {
        match self.0.keys().next() {
            Some(unknown) => Err(format!("unknown option {unknown}").into()),
            None => Ok(()),
        }
    }
}
