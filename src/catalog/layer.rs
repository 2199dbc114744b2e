use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::card::{Level, List, Text};

/// One layer of configuration: a pack or a `tadqiq.toml`. Both have the same form.
///
/// Layers are put on top of each other: what a later one sets replaces what an earlier one set,
/// key by key.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// Packs and files beneath this layer, in order.
    pub extends: List<Text>,
    /// The language of messages: `ar`, `en` or `auto`.
    pub language: Option<Text>,
    /// The house map.
    pub style: List<(Text, Text)>,
    /// Levels and options of rules.
    pub rules: List<(Text, RuleSetting)>,
    /// Words the newsroom writes on purpose.
    pub accept: List<Text>,
    /// Files of names, relative to the configuration.
    pub names: List<Text>,
    /// Other settings for some paths.
    pub overrides: List<Override>,
}

/// Settings for paths that a glob names.
#[derive(Clone, Debug, Default)]
pub struct Override {
    /// Globs, relative to the configuration.
    pub paths: List<Text>,
    /// Packs and files for these paths.
    pub extends: List<Text>,
    /// The house map for these paths.
    pub style: List<(Text, Text)>,
    /// Rules for these paths.
    pub rules: List<(Text, RuleSetting)>,
}

/// What a layer says of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSetting {
    /// Its level; the rule is switched on by naming one.
    pub level: Option<Level>,
    /// Whether it is switched off.
    pub off: bool,
    /// Its options.
    pub options: List<(Text, i64)>,
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SettingVisitor)
    }
}

struct SettingVisitor;

impl<'de> Visitor<'de> for SettingVisitor {
    type Value = RuleSetting;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a level (\"error\", \"warning\", \"info\", \"hint\", \"off\") or a table such as { level = \"info\", max = 40 }")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<RuleSetting, E> {
        setting(value)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RuleSetting, A::Error> {
        let mut found = RuleSetting::default();
        while let Some(key) = map.next_key::<String>()? {
            if key == "level" {
                let level = setting::<A::Error>(&map.next_value::<String>()?)?;
                (found.level, found.off) = (level.level, level.off);
            } else {
                found
                    .options
                    .to_mut()
                    .push((Text::Owned(key), map.next_value()?));
            }
        }
        Ok(found)
    }
}

fn setting<E: de::Error>(value: &str) -> Result<RuleSetting, E> {
    let level = match value {
        "error" => Level::Error,
        "warning" => Level::Warning,
        "info" => Level::Info,
        "hint" => Level::Hint,
        "off" => {
            return Ok(RuleSetting {
                off: true,
                ..RuleSetting::default()
            });
        }
        _ => {
            return Err(E::unknown_variant(
                value,
                &["error", "warning", "info", "hint", "off"],
            ));
        }
    };
    Ok(RuleSetting {
        level: Some(level),
        ..RuleSetting::default()
    })
}
