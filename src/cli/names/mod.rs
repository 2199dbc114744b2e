mod census;
mod draft;
mod rows;
mod unlisted;

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::{Value, json};

use super::arguments::{ConfigArguments, Desk, PageFormat, shown};
use super::error::{Error, Kind};
use super::terminal::{BOLD, DIM, isolated, paint};
use super::{SUCCESS, terminal};
use crate::catalog::Catalog;
use crate::catalog::names::Name;
use crate::config::{Configs, normal, stories};
use census::Census;
use rows::{Row, rows};

/// List the names in stories, with every spelling and how often it stands.
///
/// Names that no registry lists are among them, where a title, a given name or foreign words tell that
/// they are names; spellings that differ as transliterations do are put together.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Stories and folders of stories; the current folder if none is named.
    paths: Vec<PathBuf>,
    /// How to write the list.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: PageFormat,
    /// Write a file of the names in several spellings to review, for `[names] files`.
    #[arg(long, conflicts_with = "format")]
    draft: bool,
    /// Leave out names that stand less often.
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    least: u32,
    #[command(flatten)]
    config: ConfigArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let here = [PathBuf::from(".")];
    let paths = if arguments.paths.is_empty() {
        &here
    } else {
        arguments.paths.as_slice()
    };
    let mut refused = false;
    let mut known = HashSet::new();
    let mut stories = Vec::new();
    for file in paths.iter().flat_map(|path| files(path)) {
        match file {
            Ok(path) if known.insert(normal(&path)) => stories.push(path),
            Ok(_) => {}
            Err(error) => {
                refused = true;
                error.say();
            }
        }
    }
    let desk = desk(&arguments.config, &stories)?;
    let mut census = Census::default();
    for story in &stories {
        if let Err(error) = census.read(&desk, story) {
            refused = true;
            error.say();
        }
    }
    let unlisted = unlisted::groups(&desk, census.take_unlisted());
    let mut rows = rows(&desk, &census, unlisted);
    rows.retain(|row| row.count() >= arguments.least);
    let mut out = terminal::output();
    if arguments.draft {
        draft::write(&mut out, &census, &rows)?;
    } else if arguments.format == PageFormat::Json {
        writeln!(out, "{:#}", page(&census, &rows))?;
    } else {
        table(&mut out, &desk, &census, &rows)?;
    }
    out.flush()?;
    Ok(if refused { ExitCode::from(2) } else { SUCCESS })
}

/// What applies to the stories: the rules and names of the one house among them, as in a check.
fn desk(arguments: &ConfigArguments, stories: &[PathBuf]) -> Result<Desk, Error> {
    let mut configs = Configs::new(arguments.options());
    let ours = Catalog::embedded();
    let mut desk: Option<Desk> = None;
    for story in stories {
        let settings = configs.settings(story)?;
        let catalog = settings.rules.catalog();
        match &desk {
            Some(desk) if Arc::ptr_eq(catalog, desk.catalog()) || Arc::ptr_eq(catalog, &ours) => {}
            Some(desk) if !Arc::ptr_eq(desk.catalog(), &ours) => {
                let shown = shown(story);
                let message = format!("{shown} follows other house rules than the files before it");
                let error = Error::new(Kind::Config, message);
                return Err(error.hint("list the names of one newsroom's files at a time"));
            }
            Some(_) | None => desk = Some(Desk { settings }),
        }
    }
    desk.map_or_else(|| arguments.desk(Path::new(".")), Ok)
}

/// The stories of a folder in the order of their paths, after what stood in the way of the walk; or
/// the file itself.
fn files(path: &Path) -> Vec<Result<PathBuf, Error>> {
    if !path.is_dir() {
        return vec![Ok(path.to_path_buf())];
    }
    let mut files: Vec<_> = stories(path).map(|it| it.map_err(Error::from)).collect();
    files.sort_by(|a, b| a.as_ref().ok().cmp(&b.as_ref().ok()));
    files
}

/// The list for people.
fn table(out: &mut dyn Write, desk: &Desk, census: &Census, rows: &[Row<'_>]) -> io::Result<()> {
    for row in rows {
        let id = row.name.map_or_else(
            || format!("({})", desk.say("names-unlisted")),
            |name| name.id().to_owned(),
        );
        let head = format!("{id}  {}", isolated(&row.choice));
        writeln!(out, "{}", paint(BOLD, head))?;
        for text in &row.texts {
            let places = text.places;
            let (first, last) = (census.file(places.first), census.file(places.last));
            let from = if first == last {
                first.to_owned()
            } else {
                format!("{first} … {last}")
            };
            let (count, files) = (places.count, places.files);
            let (text, from) = (isolated(&text.written), paint(DIM, from));
            writeln!(out, "  {count:7} {files:6}  {text}  {from}")?;
        }
    }
    Ok(())
}

/// The list as a document: an array of names.
fn page(census: &Census, rows: &[Row<'_>]) -> Value {
    let names = rows.iter().map(|row| {
        let texts = row.texts.iter().map(|text| {
            json!({
                "text": text.written,
                "part": if text.family { "family" } else { "whole" },
                "count": text.places.count,
                "files": text.places.files,
                "first": census.file(text.places.first),
                "last": census.file(text.places.last),
            })
        });
        json!({
            "id": row.name.map(Name::id),
            "latin": row.name.map(Name::latin),
            "kind": row.name.map(draft::kind),
            "listed": row.name.is_some(),
            "choice": row.choice,
            "spellings": texts.collect::<Vec<_>>(),
        })
    });
    names.collect()
}
