use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::arguments::{ConfigArguments, Desk, PageFormat};
use super::error::{Error, Kind};
use super::{SUCCESS, terminal};
use crate::catalog::card::{Card, Example};
use crate::catalog::{FixPolicy, page};
use crate::lint::nearest;

/// Show a rule: what it finds, why, and how to set it.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The rule.
    id: String,
    /// How to write it.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: PageFormat,
    #[command(flatten)]
    config: ConfigArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let desk = arguments.config.desk(Path::new("."))?;
    let catalog = desk.catalog();
    let rule = catalog
        .find(&arguments.id)
        .ok_or_else(|| unknown(&desk, &arguments.id))?;
    let mut out = terminal::output();
    match arguments.format {
        PageFormat::Json => writeln!(out, "{:#}", json(catalog.card(rule)))?,
        PageFormat::Human => {
            for line in page(catalog, rule, desk.language()).lines() {
                if line.starts_with('#') {
                    writeln!(out, "{}", terminal::paint(terminal::BOLD, line))?;
                } else {
                    writeln!(out, "{line}")?;
                }
            }
        }
    }
    out.flush()?;
    Ok(SUCCESS)
}

fn unknown(desk: &Desk, id: &str) -> Error {
    let near = nearest(id, desk.catalog().rules().map(|(_, card)| &*card.id));
    let error = Error::new(Kind::Usage, format!("there is no rule `{id}`"));
    match near {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("`tadqiq rules` lists them"),
    }
}

fn json(card: &Card) -> Value {
    json!({
        "id": card.id,
        "group": card.group,
        "title": {"ar": card.title, "en": card.title_en},
        "message": {"ar": card.message, "en": card.message_en},
        "level": card.level.name(),
        "enabled": card.enabled,
        "fix": fix_name(card.fix),
        "since": card.since,
        "why": {"ar": card.why, "en": card.why_en},
        "style": card.style.as_ref().map(|style| json!({"key": style.key, "values": style.values})),
        "options": card.option.iter().map(|option| json!({
            "name": option.name,
            "default": option.default,
            "about": {"ar": option.about, "en": option.about_en},
        })).collect::<Vec<_>>(),
        "examples": card.example.iter().map(example).collect::<Vec<_>>(),
        "measured": card.measured.as_ref().map(|measured| json!({
            "corpus": measured.corpus,
            "articles": measured.articles,
            "findings": measured.findings,
            "read": measured.read,
            "right": measured.right,
        })),
    })
}

fn example(example: &Example) -> Value {
    let fields = [
        ("beside", &example.beside),
        ("bad", &example.bad),
        ("good", &example.good),
        ("ok", &example.ok),
        ("style", &example.style),
        ("format", &example.format),
    ];
    let set = fields
        .into_iter()
        .filter_map(|(name, text)| Some((name, text.as_deref()?)));
    set.map(|(name, text)| (name.to_owned(), Value::from(text)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

pub(super) const fn fix_name(fix: FixPolicy) -> &'static str {
    match fix {
        FixPolicy::Safe => "safe",
        FixPolicy::Ask => "ask",
        FixPolicy::Never => "none",
    }
}
