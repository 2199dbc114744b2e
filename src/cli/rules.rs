use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::arguments::{ConfigArguments, Desk, PageFormat};
use super::error::{Error, Kind};
use super::explain::fix_name;
use super::terminal::{BOLD, DIM, isolated, paint};
use super::{SUCCESS, terminal};
use crate::catalog::card::Card;
use crate::catalog::{Language, RuleId};
use crate::lint::nearest;

/// List the rules and the level each has here.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Of this group only.
    group: Option<String>,
    /// How to write them.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: PageFormat,
    #[command(flatten)]
    config: ConfigArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let desk = arguments.config.desk(Path::new("."))?;
    let wanted = |card: &Card| {
        arguments
            .group
            .as_ref()
            .is_none_or(|group| card.group == *group)
    };
    let rules: Vec<(RuleId, &Card)> = desk
        .catalog()
        .rules()
        .filter(|(_, card)| wanted(card))
        .collect();
    if let (true, Some(group)) = (rules.is_empty(), &arguments.group) {
        return Err(unknown(&desk, group));
    }
    let mut out = terminal::output();
    match arguments.format {
        PageFormat::Json => {
            let rules: Vec<Value> = rules
                .iter()
                .map(|(rule, card)| json(&desk, *rule, card))
                .collect();
            writeln!(out, "{:#}", Value::from(rules))?;
        }
        PageFormat::Human => table(&mut out, &desk, &rules)?,
    }
    out.flush()?;
    Ok(SUCCESS)
}

fn table(out: &mut dyn Write, desk: &Desk, rules: &[(RuleId, &Card)]) -> io::Result<()> {
    let width = rules
        .iter()
        .map(|(_, card)| card.id.len())
        .max()
        .unwrap_or(0);
    let mut group = "";
    for (rule, card) in rules {
        if card.group != group {
            let gap = if group.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}{}", paint(BOLD, &card.group))?;
            group = &card.group;
        }
        let title = match desk.language() {
            Language::Arabic => &card.title,
            Language::English => &card.title_en,
        };
        let (level, fix) = (level(desk, *rule), fix_name(card.fix));
        let line = format!(
            "  {:width$}  {level:7}  {fix:4}  {}",
            card.id,
            isolated(title)
        );
        if level == "off" {
            writeln!(out, "{}", paint(DIM, line))?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn json(desk: &Desk, rule: RuleId, card: &Card) -> Value {
    json!({
        "id": card.id,
        "group": card.group,
        "level": level(desk, rule),
        "default_level": if card.enabled { card.level.name() } else { "off" },
        "fix": fix_name(card.fix),
        "title": {"ar": card.title, "en": card.title_en},
        "since": card.since,
    })
}

fn level(desk: &Desk, rule: RuleId) -> &'static str {
    desk.settings
        .rules
        .level(rule)
        .map_or("off", crate::catalog::Level::name)
}

fn unknown(desk: &Desk, group: &str) -> Error {
    let mut groups: Vec<&str> = desk
        .catalog()
        .rules()
        .map(|(_, card)| &*card.group)
        .collect();
    groups.dedup();
    let error = Error::new(Kind::Usage, format!("there is no group `{group}`"));
    match nearest(group, groups.iter().copied()) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint(format!("the groups are {}", groups.join(", "))),
    }
}
