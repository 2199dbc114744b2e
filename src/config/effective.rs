use std::fmt;
use std::path::PathBuf;

use super::language::LanguageChoice;
use super::newsroom::Newsroom;
use super::selection::Selection;
use super::stack::Placed;
use crate::catalog::card::Card;
use crate::catalog::{Language, RuleId};
use crate::lint::Ruleset;

/// What is in effect for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    /// The configuration that applies, if there is one.
    pub file: Option<PathBuf>,
    /// The language of messages: `ar` or `en`.
    pub language: Setting,
    /// Every key of the house map, by key.
    pub style: Vec<Setting>,
    /// Every rule in catalog order: its level, `off` among them; after it its options as `rule.option`.
    pub rules: Vec<Setting>,
    /// What the newsroom has besides.
    pub newsroom: Newsroom,
}

/// A value and where it was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its key.
    pub key: String,
    /// Its value as a configuration writes it.
    pub value: String,
    /// Where it was set.
    pub origin: Origin,
}

/// Where a value was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nowhere: it is the default.
    Default,
    /// In a pack.
    Pack(String),
    /// In a file of the newsroom's, at a line from 1.
    File {
        /// The file, relative to the current folder where it lies there.
        file: String,
        /// The line.
        line: usize,
    },
    /// On the command line.
    Argument,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => formatter.write_str("default"),
            Self::Pack(name) => write!(formatter, "pack {name}"),
            Self::File { file, line } => write!(formatter, "{file}:{line}"),
            Self::Argument => formatter.write_str("command line"),
        }
    }
}

/// What was chosen above all layers.
pub(super) struct Chosen<'a> {
    pub(super) file: Option<PathBuf>,
    pub(super) language: Option<LanguageChoice>,
    pub(super) selection: &'a Selection,
    pub(super) newsroom: Newsroom,
}

/// Gathers what `rules`, made of `layers`, does, and where each value was set.
pub(super) fn effective(rules: &Ruleset, layers: &[&Placed], chosen: Chosen<'_>) -> Effective {
    let catalog = rules.catalog();
    let mut style = Vec::new();
    let mut settings = Vec::new();
    for (rule, card) in catalog.rules() {
        for declared in card.styles() {
            if style
                .iter()
                .any(|known: &Setting| known.key == declared.key)
            {
                continue;
            }
            let set = rules.house_map().get(&*declared.key);
            let default = declared.values.first().map_or("", |value| value);
            style.push(Setting {
                key: declared.key.to_string(),
                value: set.map_or(default, String::as_str).to_owned(),
                origin: style_origin(layers, &declared.key),
            });
        }
        settings.extend(of_rule(rules, rule, layers, chosen.selection));
    }
    style.sort_by(|a, b| a.key.cmp(&b.key));
    let language = language(layers, chosen.language);
    Effective {
        file: chosen.file,
        language,
        style,
        rules: settings,
        newsroom: chosen.newsroom,
    }
}

fn language(layers: &[&Placed], argument: Option<LanguageChoice>) -> Setting {
    let set = layers.iter().rev().find_map(|placed| {
        let choice = LanguageChoice::read(placed.layer.language.as_deref()?)?;
        Some((choice, placed.home.origin(&["language"])))
    });
    let argument = argument.map(|choice| (choice, Origin::Argument));
    let (choice, origin) = argument
        .or(set)
        .unwrap_or((LanguageChoice::Auto, Origin::Default));
    let value = match choice.resolve() {
        Language::Arabic => "ar",
        Language::English => "en",
    };
    Setting {
        key: "language".to_owned(),
        value: value.to_owned(),
        origin,
    }
}

fn style_origin(layers: &[&Placed], key: &str) -> Origin {
    let sets = |placed: &&&Placed| placed.layer.style.iter().any(|(known, _)| known == key);
    let placed = layers.iter().rev().find(sets);
    placed.map_or(Origin::Default, |placed| {
        placed.home.origin(&["style", key])
    })
}

fn of_rule(
    rules: &Ruleset,
    rule: RuleId,
    layers: &[&Placed],
    selection: &Selection,
) -> Vec<Setting> {
    let card = rules.catalog().card(rule);
    let level = rules.level(rule);
    let mut settings = vec![Setting {
        key: card.id.to_string(),
        value: level.map_or("off", crate::catalog::Level::name).to_owned(),
        origin: level_origin(card, layers, selection),
    }];
    for option in card.option.iter() {
        let sets = |placed: &&&Placed| {
            let set = placed.layer.rules.iter().find(|(id, _)| *id == card.id);
            set.is_some_and(|(_, set)| set.options.iter().any(|(name, _)| *name == option.name))
        };
        let placed = layers.iter().rev().find(sets);
        let path = ["rules", &card.id, &option.name];
        settings.push(Setting {
            key: format!("{}.{}", card.id, option.name),
            value: rules.option(rule, &option.name).to_string(),
            origin: placed.map_or(Origin::Default, |placed| placed.home.origin(&path)),
        });
    }
    settings
}

fn level_origin(card: &Card, layers: &[&Placed], selection: &Selection) -> Origin {
    let named =
        |selectors: &[super::Selector]| selectors.iter().any(|selector| selector.names(card));
    if named(&selection.ignore) || (!selection.select.is_empty() && !named(&selection.select)) {
        return Origin::Argument;
    }
    let placed = layers.iter().rev().find(|placed| {
        let set = placed.layer.rules.iter().find(|(id, _)| *id == card.id);
        set.is_some_and(|(_, setting)| setting.off || setting.level.is_some())
    });
    placed.map_or(Origin::Default, |placed| {
        placed.home.origin(&["rules", &card.id])
    })
}
