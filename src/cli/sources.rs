use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::SUCCESS;
use super::arguments::{ConfigArguments, Desk, PageFormat, fill, shown};
use super::error::Error;
use super::terminal::{self, BOLD, DIM, isolated, paint};
use crate::story::attribution::{Ledger, Rank};
use crate::story::{self, Format};
use crate::text::{self, ColumnUnit, Lines, Span};

/// List who speaks in a story: the sources, the quotations, the sentences nobody is named for.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The story.
    #[arg(value_name = "FILE")]
    path: PathBuf,
    /// How to write the list.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: PageFormat,
    #[command(flatten)]
    config: ConfigArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let path = &arguments.path;
    let folder = path.parent().unwrap_or(Path::new("."));
    let desk = arguments.config.desk(folder)?;
    let bytes = fs::read(path).map_err(|error| Error::file("read", path, &error))?;
    let source = text::decode(bytes);
    let source = source.map_err(|error| Error::undecodable(&shown(path), &error))?;
    let format = Format::from_path(path).unwrap_or(Format::Plain);
    let story = story::read(&source.text, format);
    let page = Page {
        desk: &desk,
        text: &source.text,
        lines: Lines::new(&source.text),
        ledger: Ledger::of(&story, desk.catalog()),
    };
    let mut out = terminal::output();
    match arguments.format {
        PageFormat::Json => writeln!(out, "{:#}", page.json(&shown(path)))?,
        PageFormat::Human => page.table(&mut out)?,
    }
    out.flush()?;
    Ok(SUCCESS)
}

/// A story's sources, ready to be shown.
struct Page<'a> {
    desk: &'a Desk,
    text: &'a str,
    lines: Lines<'a>,
    ledger: Ledger,
}

impl Page<'_> {
    fn table(&self, out: &mut dyn Write) -> io::Result<()> {
        let ledger = &self.ledger;
        writeln!(out, "{}", self.head("sources-speakers"))?;
        for speaker in &ledger.speakers {
            let count = speaker.mentions.len();
            let first = speaker.mentions.first().map_or(0, |span| self.line(*span));
            let kind = self.desk.say(key(speaker.rank));
            let title = paint(DIM, isolated(&speaker.title));
            let name = isolated(&speaker.name);
            writeln!(out, "  {count:4}  {first:5}  {kind}  {name}  {title}")?;
        }
        writeln!(out, "{}", self.head("sources-quotations"))?;
        for said in &ledger.quotations {
            let line = self.line(said.span);
            let nobody = self.desk.say("sources-nobody");
            let speaker = said.speaker.and_then(|place| ledger.speakers.get(place));
            let name = isolated(speaker.map_or(nobody, |speaker| &speaker.name));
            let words = paint(DIM, isolated(&self.opening(said.span)));
            writeln!(out, "  {line:5}  {name}  {words}")?;
        }
        writeln!(out, "{}", self.head("sources-sentences"))?;
        for (key, count) in self.sentences() {
            writeln!(out, "  {count:4}  {}", self.desk.say(key))?;
        }
        let share = self.ledger.anonymous_share().to_string();
        let share = fill(self.desk.say("sources-share"), &[&share]);
        writeln!(out, "{share}")
    }

    fn head(&self, key: &'static str) -> String {
        paint(BOLD, self.desk.say(key))
    }

    fn sentences(&self) -> [(&'static str, u32); 6] {
        let tally = self.ledger.sentences;
        [
            ("sources-named", tally.named),
            ("sources-carried", tally.carried),
            ("sources-anonymous", tally.anonymous),
            ("sources-vague", tally.vague),
            ("sources-unsourced", tally.unsourced),
            ("sources-bare", tally.bare),
        ]
    }

    fn json(&self, file: &str) -> Value {
        let ledger = &self.ledger;
        let tally = ledger.sentences;
        let place = |span: &Span| self.place(*span);
        let speakers = ledger.speakers.iter().map(|speaker| {
            json!({
                "name": speaker.name,
                "title": speaker.title,
                "kind": id(speaker.rank),
                "mentions": speaker.mentions.iter().map(place).collect::<Vec<_>>(),
            })
        });
        let quotations = ledger.quotations.iter().map(|said| {
            let speaker = said.speaker.and_then(|place| ledger.speakers.get(place));
            json!({
                "text": said.span.of(self.text),
                "words": said.words,
                "speaker": speaker.map(|speaker| &speaker.name),
                "place": self.place(said.span),
            })
        });
        json!({
            "file": file,
            "speakers": speakers.collect::<Vec<_>>(),
            "quotations": quotations.collect::<Vec<_>>(),
            "sentences": {
                "named": tally.named,
                "carried": tally.carried,
                "anonymous": tally.anonymous,
                "vague": tally.vague,
                "unsourced": tally.unsourced,
                "bare": tally.bare,
            },
            "sources": ledger.named,
            "anonymousPercent": ledger.anonymous_share(),
        })
    }

    /// Line and column from 1, as the reports count them.
    fn place(&self, span: Span) -> Value {
        let place = self.lines.position(span.start, ColumnUnit::Utf32);
        json!({ "line": place.line + 1, "column": place.column + 1, "byte": span.start })
    }

    fn line(&self, span: Span) -> u32 {
        self.lines.position(span.start, ColumnUnit::Utf32).line + 1
    }

    /// The first words of a quotation.
    fn opening(&self, span: Span) -> String {
        let words: Vec<&str> = span.of(self.text).split_whitespace().take(WORDS).collect();
        words.join(" ")
    }
}

/// Words of a quotation that tell which it is.
const WORDS: usize = 6;

const fn key(rank: Rank) -> &'static str {
    match rank {
        Rank::Named => "sources-kind-named",
        Rank::Body => "sources-kind-body",
        Rank::Excused => "sources-kind-excused",
        Rank::Anonymous => "sources-kind-anonymous",
        Rank::Vague => "sources-kind-vague",
    }
}

const fn id(rank: Rank) -> &'static str {
    match rank {
        Rank::Named => "named",
        Rank::Body => "body",
        Rank::Excused => "anonymous-with-reason",
        Rank::Anonymous => "anonymous",
        Rank::Vague => "vague",
    }
}
