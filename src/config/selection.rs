use super::error::{ConfigError, did_you_mean};
use crate::catalog::Catalog;
use crate::catalog::card::Card;
use crate::lint::Ruleset;

/// Rules that the command line names: an id, a group, or the beginning of an id and `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector(pub String);

/// The rules that the command line chooses and leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these run, those that are off by default too; empty chooses what the configuration does.
    pub select: Vec<Selector>,
    /// These do not run.
    pub ignore: Vec<Selector>,
}

impl Selector {
    /// Whether the rule of `card` is named.
    pub fn names(&self, card: &Card) -> bool {
        match self.0.strip_suffix('*') {
            Some(prefix) => card.id.starts_with(prefix),
            None => card.id == self.0 || card.group == self.0,
        }
    }

    fn names_any(&self, catalog: &Catalog) -> bool {
        catalog.rules().any(|(_, card)| self.names(card))
    }
}

impl Selection {
    /// Whether nothing is chosen and nothing left out.
    pub fn is_empty(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty()
    }

    /// Checks that every selector names at least one rule.
    ///
    /// # Errors
    /// The first selector that names none, with what was likely meant.
    pub fn check(&self, catalog: &Catalog) -> Result<(), ConfigError> {
        for selector in self.select.iter().chain(&self.ignore) {
            if !selector.names_any(catalog) {
                let names = catalog
                    .rules()
                    .flat_map(|(_, card)| [&*card.id, &*card.group]);
                let near = did_you_mean(&selector.0, names);
                let message = format!("there is no rule or group `{}`{near}", selector.0);
                return Err(ConfigError::Unplaced(message));
            }
        }
        Ok(())
    }

    /// Leaves out the selectors that name no rule.
    pub(super) fn retain_known(&mut self, catalog: &Catalog) {
        self.select.retain(|selector| selector.names_any(catalog));
        self.ignore.retain(|selector| selector.names_any(catalog));
    }

    /// Switches rules on and off as chosen.
    pub fn apply(&self, rules: &mut Ruleset) {
        if self.is_empty() {
            return;
        }
        let catalog = rules.catalog().clone();
        let chosen = |card: &Card| self.select.iter().any(|selector| selector.names(card));
        for (rule, card) in catalog.rules() {
            if chosen(card) {
                rules.enable(rule);
            }
        }
        rules.retain(|card| {
            let chosen = self.select.is_empty() || chosen(card);
            chosen && !self.ignore.iter().any(|selector| selector.names(card))
        });
    }
}
