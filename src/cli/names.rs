use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, iter};

use serde_json::{Value, json};

use super::arguments::{ConfigArguments, Desk, shown};
use super::error::Error;
use super::terminal::{BOLD, DIM, isolated, paint};
use super::{SUCCESS, terminal};
use crate::arabic::letters::ALEF;
use crate::catalog::names::{Conventions, Name, Part, alike, loosely_alike};
use crate::config::stories;
use crate::story::{self, Format, Mention, Prose};
use crate::text;

/// List the names in stories, with every spelling and how often it stands.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Stories and folders of stories; the current folder if none is named.
    paths: Vec<PathBuf>,
    /// How to write the list.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: super::arguments::PageFormat,
    /// Write a file of names to review, for `[names] files`.
    #[arg(long, conflicts_with = "format")]
    draft: bool,
    /// Leave out names that stand less often.
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    least: u32,
    #[command(flatten)]
    config: ConfigArguments,
}

/// Where a spelling stands.
struct Places {
    count: u32,
    files: u32,
    first: u32,
    last: u32,
}

/// What was found: of a name, each text and whether it is the family name alone.
#[derive(Default)]
struct Census {
    files: Vec<String>,
    names: BTreeMap<u16, BTreeMap<(bool, String), Places>>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let desk = arguments.config.desk(Path::new("."))?;
    let mut census = Census::default();
    let here = [PathBuf::from(".")];
    let paths = if arguments.paths.is_empty() {
        &here
    } else {
        arguments.paths.as_slice()
    };
    let mut refused = false;
    for path in paths {
        for file in files(path) {
            if let Err(error) = census.read(&desk, &file) {
                refused = true;
                error.say();
            }
        }
    }
    census.names.retain(|_, texts| {
        let count: u32 = texts.values().map(|places| places.count).sum();
        count >= arguments.least
    });
    let mut out = terminal::output();
    if arguments.draft {
        census.draft(&mut out, &desk)?;
    } else if arguments.format == super::arguments::PageFormat::Json {
        writeln!(out, "{:#}", census.json(&desk))?;
    } else {
        census.table(&mut out, &desk)?;
    }
    out.flush()?;
    Ok(if refused { ExitCode::from(2) } else { SUCCESS })
}

/// The stories of a folder in the order of their paths, or the file itself.
fn files(path: &Path) -> Box<dyn Iterator<Item = PathBuf>> {
    if path.is_dir() {
        let mut files: Vec<PathBuf> = stories(path).filter_map(Result::ok).collect();
        files.sort();
        Box::new(files.into_iter())
    } else {
        Box::new(iter::once(path.to_path_buf()))
    }
}

impl Census {
    /// Counts the names of a story. Nothing of it is kept but its path and what is new in it.
    fn read(&mut self, desk: &Desk, path: &Path) -> Result<(), Error> {
        let bytes = fs::read(path).map_err(|error| Error::file("read", path, &error))?;
        let source = text::decode(bytes);
        let source = source.map_err(|error| Error::undecodable(&shown(path), &error))?;
        let story = story::read(
            &source.text,
            Format::from_path(path).unwrap_or(Format::Plain),
        );
        let file = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let mut any = false;
        for block in &story.blocks {
            let prose = Prose::new(&story, block, desk.catalog());
            for mention in prose.mentions() {
                if mention.part == Part::Nisba || mention.doubtful {
                    continue;
                }
                any = true;
                let Some(written) = written(&prose, mention, desk) else {
                    continue;
                };
                let family = mention.part == Part::Family;
                self.count(mention.name, (family, written), file);
            }
        }
        if any {
            self.files.push(shown(path));
        }
        Ok(())
    }

    fn count(&mut self, name: u16, text: (bool, String), file: u32) {
        let texts = self.names.entry(name).or_default();
        let places = texts.entry(text).or_insert(Places {
            count: 0,
            files: 0,
            first: file,
            last: u32::MAX,
        });
        places.count += 1;
        places.files += u32::from(places.last != file);
        places.last = file;
    }

    /// The name, its texts, the most frequent first, and the registry's choice.
    fn rows<'a>(&'a self, desk: &'a Desk) -> Vec<Row<'a>> {
        let mut rows: Vec<Row<'a>> = self
            .names
            .iter()
            .filter_map(|(place, texts)| {
                let name = desk.catalog().names().get(*place)?;
                let mut texts: Vec<_> = texts.iter().collect();
                texts.sort_by_key(|((family, _), places)| {
                    (*family, std::cmp::Reverse(places.count))
                });
                Some(Row { name, texts })
            })
            .collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.count()), row.name.id()));
        rows
    }

    fn table(&self, out: &mut dyn Write, desk: &Desk) -> io::Result<()> {
        for row in self.rows(desk) {
            let choice = row.choice(desk).unwrap_or_default();
            let head = format!("{}  {}", row.name.id(), isolated(&choice));
            writeln!(out, "{}", paint(BOLD, head))?;
            for ((_, text), places) in &row.texts {
                let (first, last) = (self.file(places.first), self.file(places.last));
                let from = if first == last {
                    first.to_owned()
                } else {
                    format!("{first} … {last}")
                };
                let (count, files) = (places.count, places.files);
                writeln!(
                    out,
                    "  {count:7} {files:6}  {}  {}",
                    isolated(text),
                    paint(DIM, from)
                )?;
            }
        }
        Ok(())
    }

    fn json(&self, desk: &Desk) -> Value {
        let rows = self.rows(desk);
        let names = rows.iter().map(|row| {
            let texts = row.texts.iter().map(|((family, text), places)| {
                json!({
                    "text": text,
                    "part": if *family { "family" } else { "whole" },
                    "count": places.count,
                    "files": places.files,
                    "first": self.file(places.first),
                    "last": self.file(places.last),
                })
            });
            json!({
                "id": row.name.id(),
                "latin": row.name.latin(),
                "choice": row.choice(desk),
                "spellings": texts.collect::<Vec<_>>(),
            })
        });
        names.collect()
    }

    /// Writes the names found in more than one spelling: the one the paper writes most often first.
    fn draft(&self, out: &mut dyn Write, desk: &Desk) -> io::Result<()> {
        writeln!(out, "title = \"House names\"")?;
        for row in self.rows(desk) {
            let wholes = || row.texts.iter().filter(|((family, _), _)| !family);
            if wholes().count() < 2 {
                continue;
            }
            writeln!(out, "\n[[name]]\nid = \"{}\"", row.name.id())?;
            writeln!(out, "kind = \"{}\"", kind(row.name))?;
            writeln!(out, "latin = \"{}\"", row.name.latin())?;
            if row.name.is_family_first() {
                writeln!(out, "order = \"family-first\"")?;
            }
            for ((_, text), places) in wholes() {
                self.spelling(out, &row, text, places)?;
            }
        }
        Ok(())
    }

    fn spelling(
        &self,
        out: &mut dyn Write,
        row: &Row<'_>,
        text: &str,
        places: &Places,
    ) -> io::Result<()> {
        let (count, files) = (places.count, places.files);
        writeln!(
            out,
            "[[name.spelling]] # {count} in {files} files, first {}",
            self.file(places.first)
        )?;
        writeln!(out, "text = \"{text}\"")?;
        if let Some(known) = row.name.spellings().find(|known| alike(known.text(), text)) {
            if !known.family().is_empty() {
                writeln!(out, "family = \"{}\"", known.family())?;
            }
            if known.form() > 0 {
                writeln!(out, "form = \"other-{}\"", known.form())?;
            }
        }
        Ok(())
    }

    fn file(&self, place: u32) -> &str {
        self.files.get(place as usize).map_or("", String::as_str)
    }
}

/// What a mention writes, without proclitics, with the alef that ل has swallowed; as the registry has
/// it where only dots of a last letter are missing.
fn written(prose: &Prose<'_>, mention: &Mention, desk: &Desk) -> Option<String> {
    let name = desk.catalog().names().get(mention.name)?;
    let known = name.spelling(mention.spelling)?.part(mention.part);
    let words = mention.words.clone().map(|index| prose.word(index));
    let mut written = words.collect::<Vec<_>>().join(" ");
    written.replace_range(..mention.prefix, "");
    let whole = format!("{ALEF}{written}");
    if loosely_alike(&whole, known) {
        written = whole;
    }
    Some(if alike(&written, known) {
        known.to_owned()
    } else {
        written
    })
}

/// A name that was found.
struct Row<'a> {
    name: Name<'a>,
    texts: Vec<(&'a (bool, String), &'a Places)>,
}

impl Row<'_> {
    fn count(&self) -> u32 {
        self.texts.iter().map(|(_, places)| places.count).sum()
    }

    /// What the house or the registry would write.
    fn choice(&self, desk: &Desk) -> Option<String> {
        let map = desk.settings.rules.house_map();
        let refused = Conventions::refused(|key| map.get(key).map(String::as_str));
        let first = self.name.spellings().next()?;
        let chosen = self.name.house_form(first, refused)?;
        Some(chosen.text().to_owned())
    }
}

fn kind(name: Name<'_>) -> &'static str {
    use crate::catalog::names::NameKind;
    match name.kind() {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Organisation => "organisation",
        NameKind::Company => "company",
        NameKind::Brand => "brand",
        NameKind::Event => "event",
    }
}
