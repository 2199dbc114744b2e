//! What of a configuration is neither style nor rules, and where it was set.

use super::DEFAULT_PACK;
use super::effective::{Origin, Setting};
use super::stack::{Home, Placed};
use crate::catalog::card::{Level, Text};
use crate::catalog::layer::{Override, RuleSetting};
use crate::catalog::place;

/// What a newsroom has besides a house map and levels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Newsroom {
    /// The packs and files directly beneath.
    pub extends: Vec<Setting>,
    /// Words that are written on purpose.
    pub accept: Vec<Setting>,
    /// Files of names, relative to the file that names them.
    pub names: Vec<Setting>,
    /// Other settings for some paths.
    pub overrides: Vec<Branch>,
}

/// Other settings for some paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Globs, relative to the file that names them.
    pub paths: Vec<String>,
    /// Whether the file that was asked for is among them: then its settings are counted.
    pub applies: bool,
    /// The packs and files for these paths.
    pub extends: Vec<String>,
    /// The house map for these paths.
    pub style: Vec<Setting>,
    /// Levels of rules for these paths, as a configuration writes them.
    pub rules: Vec<Setting>,
    /// Where it stands.
    pub origin: Origin,
}

/// Gathers them from the layers of a configuration, the topmost last. `packs` are those of the command
/// line, `applying` the overrides that are for the file asked for, by index.
pub(super) fn newsroom(layers: &[Placed], packs: &[String], applying: &[usize]) -> Newsroom {
    let mut found = Newsroom {
        extends: extends(layers.last(), packs),
        ..Newsroom::default()
    };
    for placed in layers {
        let Home::File(..) = placed.home else {
            continue;
        };
        let items = |key: &str, path: [&str; 2], values: &[Text]| -> Vec<Setting> {
            let numbered = values.iter().enumerate();
            let one = numbered.map(|(index, value)| Setting {
                key: key.to_owned(),
                value: value.to_string(),
                origin: placed.home.origin(&[path[0], path[1], &index.to_string()]),
            });
            one.collect()
        };
        let layer = &placed.layer;
        found
            .accept
            .extend(items("accept", ["words", "accept"], &layer.accept));
        found
            .names
            .extend(items("files", ["names", "files"], &layer.names));
        for (table, over) in layer.overrides.iter().enumerate() {
            let applies = applying.contains(&found.overrides.len());
            found
                .overrides
                .push(branch(&placed.home, table, (over, applies)));
        }
    }
    found
}

fn extends(top: Option<&Placed>, packs: &[String]) -> Vec<Setting> {
    let item = |value: &str, origin| Setting {
        key: "extends".to_owned(),
        value: value.to_owned(),
        origin,
    };
    if !packs.is_empty() {
        return packs
            .iter()
            .map(|pack| item(pack, Origin::Argument))
            .collect();
    }
    match top.map(|top| (&top.home, top)) {
        Some((home @ Home::File(file, _), top))
            if place::offset(&file.text, &["extends"]).is_some() =>
        {
            let origin = home.origin(&["extends"]);
            let items = top.layer.extends.iter();
            items.map(|value| item(value, origin.clone())).collect()
        }
        _ => vec![item(DEFAULT_PACK, Origin::Default)],
    }
}

fn branch(home: &Home, table: usize, (over, applies): (&Override, bool)) -> Branch {
    let table = table.to_string();
    let origin = |path: &[&str]| home.origin(&[&["override", table.as_str()], path].concat());
    let texts = |texts: &[Text]| texts.iter().map(ToString::to_string).collect();
    let style = over.style.iter().map(|(key, value)| Setting {
        key: key.to_string(),
        value: value.to_string(),
        origin: origin(&["style", key]),
    });
    let rules = over.rules.iter().map(|(id, setting)| Setting {
        key: id.to_string(),
        value: written(setting),
        origin: origin(&["rules", id]),
    });
    Branch {
        paths: texts(&over.paths),
        applies,
        extends: texts(&over.extends),
        style: style.collect(),
        rules: rules.collect(),
        origin: origin(&["paths"]),
    }
}

/// A setting as a configuration writes it.
fn written(setting: &RuleSetting) -> String {
    let level = setting.level.map(Level::name);
    let level = level.or(setting.off.then_some("off"));
    let level = level.map(|level| format!("\"{level}\""));
    if setting.options.is_empty() {
        return level.unwrap_or_default();
    }
    let level = level.map(|level| format!("level = {level}"));
    let options = setting.options.iter();
    let options = options.map(|(name, value)| format!("{name} = {value}"));
    let fields: Vec<String> = level.into_iter().chain(options).collect();
    format!("{{ {} }}", fields.join(", "))
}
