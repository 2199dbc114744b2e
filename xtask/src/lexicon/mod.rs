//! The builder of `lexicon/`: word forms with their frequency and features, which words belong
//! together, and the stems whose first letter is or is not a hamza. Same inputs, same bytes.

mod buckwalter;
mod camel;
mod counts;
mod derive;
mod evidence;
mod fold;
mod forms;
mod grammar;
mod hamza;
pub(crate) mod held_out;
mod inflect;
pub(crate) mod input;
mod judge;
mod masdars;
mod nominals;
mod nouns;
mod provenance;
mod readings;
mod relations;
mod report;
#[cfg(test)]
mod tests;
mod verbs;
mod witness;

use crate::spelling;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Runs `lexicon --news FILE --wiki FILE --camel FILE --out DIR [--report FILE]`.
pub(crate) fn run(arguments: impl Iterator<Item = String>) -> Result<()> {
    let mut options = Options::read(arguments)?;
    let mut input = |name: &str| input::read(&options.take(name)?);
    let inputs = [input("--news")?, input("--wiki")?, input("--camel")?];
    let out = options.take("--out")?;
    let report = options.take("--report").ok();
    options.end()?;

    let mut witness = witness::Witness::default();
    let files = build(&inputs, &mut witness, report.is_some())?;
    fs::create_dir_all(&out)?;
    fs::write(out.join("forms.fst"), files.forms)?;
    fs::write(out.join("spelling.bin"), files.spelling)?;
    fs::write(out.join("hamza.fst"), files.hamza)?;
    fs::write(out.join("relations.fst"), files.relations)?;
    fs::write(out.join("masdars.tsv"), files.masdars)?;
    fs::write(out.join("PROVENANCE.md"), files.provenance)?;
    if let Some((path, page)) = report.zip(files.report) {
        fs::write(path, page)?;
    }
    Ok(())
}

/// What is built, under the names of the files.
#[derive(PartialEq, Eq)]
struct Files {
    forms: Vec<u8>,
    spelling: Vec<u8>,
    hamza: Vec<u8>,
    relations: Vec<u8>,
    masdars: String,
    provenance: String,
    report: Option<String>,
}

/// Builds all files from newspapers, encyclopedia and Camel Morph.
fn build(
    inputs: &[input::Input; 3],
    witness: &mut witness::Witness,
    with_report: bool,
) -> Result<Files> {
    let [news, wiki, camel] = inputs;
    let held_out = held_out::HeldOut::read()?;
    let counts = counts::Counts::of(&news.bytes, &wiki.bytes, &held_out)?;
    let evidence = evidence::Evidence::of(&news.bytes, &wiki.bytes, &held_out)?;
    let camel = camel::Camel::read(&camel.bytes)?;
    let names = camel.proper_names();

    let lemmas = derive::lemmas(&camel.verbs);
    let sources = hamza::Sources {
        lemmas: &lemmas,
        counts: &counts,
        camel: &camel,
        names: &names,
    };
    let hamza = hamza::build(&sources, witness)?;
    let sources = readings::Sources {
        counts: &counts,
        camel: &camel,
        evidence: &evidence,
    };
    let readings = readings::build(&sources, witness)?;
    let forms = forms::build((&counts, &readings), &names, witness)?;
    let spelling = spelling::build(&news.bytes, &wiki.bytes, &forms.bytes)?;
    let facts = provenance::Facts {
        inputs,
        held_out: &held_out,
        counts: &counts,
        forms: &forms,
        hamza: &hamza,
        relations: &readings.relations,
        spelling: &spelling,
    };
    Ok(Files {
        provenance: provenance::page(&facts)?,
        hamza: hamza.map()?,
        relations: readings.relations.map()?,
        masdars: masdars::table(&hamza),
        report: with_report
            .then(|| report::page(&hamza, &counts, witness))
            .transpose()?,
        forms: forms.bytes,
        spelling: spelling.bytes,
    })
}

/// Runs `spelling --news FILE --wiki FILE --out DIR`: trains the orthography model alone, on the
/// forms that a run of `lexicon` left in the folder.
pub(crate) fn spelling(arguments: impl Iterator<Item = String>) -> Result<()> {
    let mut options = Options::read(arguments)?;
    let news = input::read(&options.take("--news")?)?;
    let wiki = input::read(&options.take("--wiki")?)?;
    let out = options.take("--out")?;
    options.end()?;
    let forms = fs::read(out.join("forms.fst"))?;
    let spelling = spelling::build(&news.bytes, &wiki.bytes, &forms)?;
    Ok(fs::write(out.join("spelling.bin"), &spelling.bytes)?)
}

/// Runs `spelling-report --news FILE --out DIR [--lists DIR]`: scores the embedded model on what
/// was held out, and lists what it missed and what it said of the printed copy, to be read.
pub(crate) fn spelling_report(arguments: impl Iterator<Item = String>) -> Result<()> {
    let mut options = Options::read(arguments)?;
    let news = input::read(&options.take("--news")?)?;
    let out = options.take("--out")?;
    let lists = options.take("--lists").ok();
    options.end()?;
    let score = spelling::score(&news.bytes)?;
    if let Some(folder) = lists {
        fs::write(folder.join("missed.tsv"), score.missed.join("\n"))?;
        fs::write(folder.join("said.tsv"), score.said.join("\n"))?;
    }
    Ok(fs::write(
        out.join("spelling-report.md"),
        score.page(READ, RIGHT),
    )?)
}

/// Of the findings on held-out copy as printed, so many were drawn at random and read in context,
/// and so many of them were true faults.
const READ: usize = 200;
const RIGHT: usize = 198;

/// Options of the form `--name VALUE`.
pub(crate) struct Options(BTreeMap<String, PathBuf>);

impl Options {
    pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut given = BTreeMap::new();
        while let Some(name) = arguments.next() {
            let value = arguments
                .next()
                .ok_or_else(|| format!("{name} needs a value"))?;
            given.insert(name, PathBuf::from(value));
        }
        Ok(Self(given))
    }

    pub(crate) fn take(&mut self, name: &str) -> Result<PathBuf> {
        Ok(self
            .0
            .remove(name)
            .ok_or_else(|| format!("{name} is missing"))?)
    }

    /// Refuses what nobody took.
    pub(crate) fn end(self) -> Result<()> {
        match self.0.keys().next() {
            Some(unknown) => Err(format!("unknown option {unknown}").into()),
            None => Ok(()),
        }
    }
}
