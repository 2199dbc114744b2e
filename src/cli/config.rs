use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Map, Value, json};

use super::arguments::{ConfigArguments, PageFormat};
use super::error::Error;
use super::terminal::{DIM, paint};
use super::{SUCCESS, terminal};
use crate::config::{Configs, Effective, Newsroom, Origin, Setting};

/// Show the configuration in effect and where each value was set.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// For this file or folder; the current folder if none is named.
    #[arg(default_value = ".")]
    path: PathBuf,
    /// How to write it.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: PageFormat,
    #[command(flatten)]
    config: ConfigArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let path = if arguments.path.is_dir() {
        arguments.path.join("story.txt")
    } else {
        arguments.path.clone()
    };
    let effective = Configs::new(arguments.config.options()).effective(&path)?;
    let mut out = terminal::output();
    match arguments.format {
        PageFormat::Human => write(&mut out, &effective)?,
        PageFormat::Json => writeln!(out, "{:#}", json(&effective))?,
    }
    out.flush()?;
    Ok(SUCCESS)
}

/// Writes the configuration as a `tadqiq.toml` that would do the same, origins in comments.
fn write(out: &mut dyn Write, effective: &Effective) -> io::Result<()> {
    if let Some(file) = &effective.file {
        writeln!(out, "{}", paint(DIM, format!("# {}", file.display())))?;
    }
    list(out, "extends", &effective.newsroom.extends)?;
    line(
        out,
        &quoted(&effective.language),
        &effective.language.origin,
    )?;
    writeln!(out, "\n[style]")?;
    for setting in &effective.style {
        line(out, &quoted(setting), &setting.origin)?;
    }
    writeln!(out, "\n[rules]")?;
    let mut rules = effective.rules.iter().peekable();
    while let Some(rule) = rules.next() {
        let of_rule = format!("{}.", rule.key);
        let mut fields = format!("level = \"{}\"", rule.value);
        let mut origins = vec![rule.origin.to_string()];
        let mut has_options = false;
        while let Some(option) = rules.next_if(|next| next.key.starts_with(&of_rule)) {
            has_options = true;
            let name = option.key.trim_start_matches(&of_rule);
            fields = format!("{fields}, {name} = {}", option.value);
            origins.push(format!("{name}: {}", option.origin));
        }
        let value = if has_options {
            format!("{} = {{ {fields} }}", rule.key)
        } else {
            quoted(rule)
        };
        commented(out, &value, &origins.join(", "))?;
    }
    newsroom(out, &effective.newsroom)
}

fn newsroom(out: &mut dyn Write, newsroom: &Newsroom) -> io::Result<()> {
    let lists = [
        ("words", "accept", &newsroom.accept),
        ("names", "files", &newsroom.names),
    ];
    for (table, key, settings) in lists.into_iter().filter(|(.., it)| !it.is_empty()) {
        writeln!(out, "\n[{table}]")?;
        list(out, key, settings)?;
    }
    for branch in &newsroom.overrides {
        let note = if branch.applies {
            "counted above"
        } else {
            "not for this path"
        };
        let head = format!("\n{:40}", "[[override]]");
        writeln!(out, "{head}  {}", paint(DIM, format!("# {note}")))?;
        line(
            out,
            &format!("paths = {}", array(&branch.paths)),
            &branch.origin,
        )?;
        if !branch.extends.is_empty() {
            writeln!(out, "extends = {}", array(&branch.extends))?;
        }
        for style in &branch.style {
            line(out, &format!("style.{}", quoted(style)), &style.origin)?;
        }
        for rule in &branch.rules {
            line(
                out,
                &format!("rules.{} = {}", rule.key, rule.value),
                &rule.origin,
            )?;
        }
    }
    Ok(())
}

/// Writes a list, one item a line, so that a line has one Arabic word at most.
fn list(out: &mut dyn Write, key: &str, settings: &[Setting]) -> io::Result<()> {
    if settings.is_empty() {
        return writeln!(out, "{key} = []");
    }
    writeln!(out, "{key} = [")?;
    for setting in settings {
        line(
            out,
            &format!("  {},", string(&setting.value)),
            &setting.origin,
        )?;
    }
    writeln!(out, "]")
}

fn array(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| string(text)).collect();
    format!("[{}]", texts.join(", "))
}

fn string(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

fn line(out: &mut dyn Write, value: &str, origin: &Origin) -> io::Result<()> {
    commented(out, value, &origin.to_string())
}

fn commented(out: &mut dyn Write, value: &str, comment: &str) -> io::Result<()> {
    writeln!(out, "{value:40}  {}", paint(DIM, format!("# {comment}")))
}

fn quoted(setting: &Setting) -> String {
    format!("{} = \"{}\"", setting.key, setting.value)
}

fn json(effective: &Effective) -> Value {
    let table = |settings: &[Setting]| -> Map<String, Value> {
        settings
            .iter()
            .map(|setting| (setting.key.clone(), value(setting)))
            .collect()
    };
    let list = |settings: &[Setting]| -> Vec<Value> { settings.iter().map(value).collect() };
    let newsroom = &effective.newsroom;
    let overrides = newsroom.overrides.iter().map(|branch| {
        json!({
            "paths": branch.paths,
            "applies": branch.applies,
            "extends": branch.extends,
            "style": table(&branch.style),
            "rules": table(&branch.rules),
            "origin": origin(&branch.origin),
        })
    });
    json!({
        "extends": list(&newsroom.extends),
        "accept": list(&newsroom.accept),
        "names": list(&newsroom.names),
        "overrides": overrides.collect::<Vec<_>>(),
        "file": effective.file.as_ref().map(|file| file.display().to_string()),
        "language": value(&effective.language),
        "style": table(&effective.style),
        "rules": table(&effective.rules),
    })
}

fn value(setting: &Setting) -> Value {
    json!({"value": setting.value, "origin": origin(&setting.origin)})
}

fn origin(origin: &Origin) -> Value {
    match origin {
        Origin::Default => json!({"kind": "default"}),
        Origin::Pack(name) => json!({"kind": "pack", "pack": name}),
        Origin::File { file, line } => json!({"kind": "file", "file": file, "line": line}),
        Origin::Argument => json!({"kind": "argument"}),
    }
}
