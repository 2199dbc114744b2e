use std::collections::HashMap;

use serde_json::{Value, json};

use super::sarif::level_name;
use crate::catalog::card::Card;
use crate::catalog::wording::{Wording, page};
use crate::catalog::{Language, RuleId};

/// The rules that results have named, in the order of first use.
#[derive(Default)]
pub(super) struct Rules {
    order: Vec<RuleId>,
    indexes: HashMap<RuleId, usize>,
}

impl Rules {
    /// The index by which a result names `rule`.
    pub(super) fn index(&mut self, rule: RuleId) -> usize {
        *self.indexes.entry(rule).or_insert_with(|| {
            self.order.push(rule);
            self.order.len() - 1
        })
    }

    /// A `reportingDescriptor` for every rule, in order.
    pub(super) fn described(&self, wording: Wording<'_>) -> Vec<Value> {
        self.order
            .iter()
            .map(|&rule| described(wording.catalog().card(rule), wording.language()))
            .collect()
    }
}

/// Doubles braces, which would be placeholders of a SARIF message.
pub(super) fn braces_doubled(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn described(card: &Card, language: Language) -> Value {
    let (title, why) = match language {
        Language::Arabic => (&card.title, &card.why),
        Language::English => (&card.title_en, &card.why_en),
    };
    let (title, why) = (braces_doubled(title), braces_doubled(why.trim()));
    let first = why
        .split("\n\n")
        .next()
        .unwrap_or_default()
        .replace('\n', " ");
    let mut rule = json!({
        "id": card.id,
        "shortDescription": { "text": title },
        "fullDescription": { "text": first },
        "help": { "text": why, "markdown": format!("**{title}**\n\n{why}") },
        "defaultConfiguration": { "level": level_name(card.level), "enabled": card.enabled },
        "properties": { "tags": [card.group] },
    });
    if let (Some(page), Some(rule)) = (page(card), rule.as_object_mut()) {
        rule.insert("helpUri".to_owned(), Value::String(page));
    }
    rule
}
