use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::arguments::{ConfigArguments, Desk, fill};
use super::error::{Error, Kind};
use super::terminal::{GREEN, RED, paint};
use super::{FINDINGS, SUCCESS, terminal};
use crate::catalog::{Catalog, RuleId};
use crate::config::{self, House};
use crate::lint::{self, Asked, ExampleFailure};

/// Run the examples of a newsroom's own cards.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A folder with `rules` in it, or a folder of cards itself; the folder of the nearest
    /// configuration if none is named.
    folder: Option<PathBuf>,
    #[command(flatten)]
    config: ConfigArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let folder = folder(arguments);
    let rules = House::beside(&folder).unwrap_or_else(|| folder.clone());
    let house = House::read(&rules)?;
    let ids: Vec<String> = house.cards.iter().map(|card| card.id.to_string()).collect();
    if ids.is_empty() {
        let message = format!("there are no cards in {}", rules.display());
        return Err(Error::new(Kind::Usage, message).hint("a card is rules/<group>/<id>.toml"));
    }
    let desk = arguments.config.desk(&folder)?;
    let catalog = catalog(&desk, arguments, (house, &rules))?;
    let mut out = terminal::output();
    let (mut run, mut failed) = (0, 0);
    for rule in ids.iter().filter_map(|id| catalog.find(id)) {
        for (name, failures) in examples(&catalog, rule) {
            run += 1;
            if !failures.is_empty() {
                failed += 1;
                writeln!(out, "{} {name}", paint(RED, "FAILED"))?;
            }
            for failure in &failures {
                write(&mut out, &desk, failure)?;
            }
        }
    }
    let counts = [run.to_string(), failed.to_string()];
    let summary = fill(
        desk.say("test-summary"),
        &counts.each_ref().map(String::as_str),
    );
    writeln!(
        out,
        "{}",
        paint(if failed == 0 { GREEN } else { RED }, summary)
    )?;
    out.flush()?;
    Ok(if failed == 0 { SUCCESS } else { FINDINGS })
}

/// The rules with those of the house, which stand on top of what its configuration extends, or of the
/// configuration above a folder that none reads.
fn catalog(
    desk: &Desk,
    arguments: &Arguments,
    (house, folder): (House, &Path),
) -> Result<Arc<Catalog>, Error> {
    let file = arguments.config.file(folder);
    let read = file
        .as_deref()
        .and_then(Path::parent)
        .and_then(House::beside);
    if read.is_some_and(|read| config::normal(&read) == config::normal(folder)) {
        return Ok(Arc::clone(desk.catalog()));
    }
    Ok(Arc::new(house.over(desk.catalog())?))
}

fn folder(arguments: &Arguments) -> PathBuf {
    let here = PathBuf::from(".");
    arguments.folder.clone().unwrap_or_else(|| {
        let config = arguments.config.file(&here);
        let folder = config.as_deref().and_then(Path::parent);
        folder.map_or(here, Path::to_path_buf)
    })
}

/// The examples of a card by name, each with what does not hold; a card without any fails as well.
fn examples(catalog: &Arc<Catalog>, rule: RuleId) -> Vec<(String, Vec<ExampleFailure>)> {
    let card = catalog.card(rule);
    let name = format!("{}/{}", card.group, card.id);
    if card.example.is_empty() {
        let none = ExampleFailure {
            text: String::new(),
            asked: Asked::Form,
            came: String::new(),
        };
        return vec![(name, vec![none])];
    }
    let named = |(index, example)| {
        (
            format!("{name}::{}", index + 1),
            lint::hold(catalog, rule, example),
        )
    };
    card.example.iter().enumerate().map(named).collect()
}

fn write(out: &mut dyn Write, desk: &Desk, failure: &ExampleFailure) -> Result<(), Error> {
    let expected = match &failure.asked {
        Asked::Speak => desk.say("test-speak"),
        Asked::Silence => desk.say("test-silence"),
        Asked::Rest => desk.say("test-rest"),
        Asked::Form => desk.say("test-form"),
        Asked::Become(good) => good,
    };
    let lines = [
        ("test-text", failure.text.as_str()),
        ("test-expected", expected),
        ("test-came", &failure.came),
    ];
    for (key, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
        writeln!(out, "  {}: {}", desk.say(key), terminal::isolated(text))?;
    }
    Ok(())
}
