//! The builder of `lexicon/`: word forms with their frequency, and the stems whose first letter
//! is or is not a hamza. Same inputs, same bytes.

mod buckwalter;
mod camel;
mod counts;
mod derive;
mod fold;
mod forms;
mod hamza;
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
    let options = Options::read(arguments)?;
    let news = input::read(&options.news)?;
    let wiki = input::read(&options.wiki)?;
    let camel_input = input::read(&options.camel)?;

    let counts = counts::Counts::of(&news.bytes, &wiki.bytes)?;
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

    fs::create_dir_all(&options.out)?;
    fs::write(options.out.join("forms.fst"), &forms.bytes)?;
    fs::write(options.out.join("hamza.fst"), hamza.map()?)?;
    fs::write(options.out.join("masdars.tsv"), masdars::table(&hamza))?;
    let facts = provenance::Facts {
        inputs: [&news, &wiki, &camel_input],
        counts: &counts,
        forms: &forms,
        hamza: &hamza,
    };
    fs::write(options.out.join("PROVENANCE.md"), provenance::page(&facts)?)?;
    if let Some(path) = options.report {
        fs::write(path, report::page(&hamza, &counts, &mut witness)?)?;
    }
    Ok(())
}

struct Options {
    news: PathBuf,
    wiki: PathBuf,
    camel: PathBuf,
    out: PathBuf,
    report: Option<PathBuf>,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut given = BTreeMap::new();
        while let Some(name) = arguments.next() {
            let value = arguments
                .next()
                .ok_or_else(|| format!("{name} needs a value"))?;
            given.insert(name, PathBuf::from(value));
        }
        let mut take = |name: &str| {
            given
                .remove(name)
                .ok_or_else(|| format!("{name} is missing"))
        };
        let options = Self {
            news: take("--news")?,
            wiki: take("--wiki")?,
            camel: take("--camel")?,
            out: take("--out")?,
            report: take("--report").ok(),
        };
        match given.keys().next() {
            Some(unknown) => Err(format!("unknown option {unknown}").into()),
            None => Ok(options),
        }
    }
}
