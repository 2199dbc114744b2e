use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use regex::Regex;

use crate::catalog::card::{Card, MatchKind};
use crate::catalog::layer::{Layer, RuleSetting};
use crate::catalog::names::Conventions;
use crate::catalog::{Catalog, Level, RuleId};
use crate::lexicon::spelling::Change;
use crate::rules::{self, Code};

use super::accepted::Accepted;
use super::attribution::Sourcing;

/// The rules that run on a file, with their levels, options and house map.
///
/// Made once for all files that share a configuration.
pub struct Ruleset {
    catalog: Arc<Catalog>,
    active: Vec<Option<Active>>,
    style: BTreeMap<String, String>,
    accept: Accepted,
    regexes: Vec<OnceLock<Option<Regex>>>,
    /// Whether rules that the configuration runs were left out.
    is_partial: bool,
    pub(super) plan: Plan,
}

/// How an active rule runs.
#[derive(Clone, Debug)]
struct Active {
    level: Level,
    options: Vec<(String, i64)>,
}

/// What is done with a block, by kind, worked out once.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) words: Vec<(RuleId, rules::WordCode)>,
    pub(super) blocks: Vec<(RuleId, rules::BlockCode)>,
    documents: Vec<DocumentRule>,
    pub(super) newsroom: Vec<(RuleId, rules::NewsroomCode)>,
    pub(super) regexes: Vec<RuleId>,
    pub(super) measures: Vec<RuleId>,
    pub(super) variants: Vec<RuleId>,
    pub(super) sourcing: Sourcing,
    /// By change: the rule that names the slip, where it is on.
    pub(super) spelling: [Option<RuleId>; Change::COUNT],
    /// The rules whose words are theirs alone, on or off: empty where no slips are looked for.
    owners: Vec<RuleId>,
}

/// A rule that judges facts.
#[derive(Clone, Copy)]
pub(super) struct DocumentRule {
    pub(super) rule: RuleId,
    /// The rule whose facts it judges: itself, or one that notes the same ([`rules::SHARING`]).
    pub(super) noted_by: RuleId,
    pub(super) code: rules::DocumentCode,
}

impl Plan {
    /// The rules that judge facts: those of stories among others last, for they ask what was said.
    pub(super) fn of_documents(&self) -> impl Iterator<Item = DocumentRule> {
        let among = self.newsroom.iter();
        let among = among.map(|(rule, code)| DocumentRule {
            rule: *rule,
            noted_by: *rule,
            code: code.document,
        });
        self.documents.iter().copied().chain(among)
    }

    /// Whether no other rule may speak of the words on the card of `rule`.
    pub(super) fn owns_words(&self, rule: RuleId) -> bool {
        self.owners.contains(&rule)
    }
}

/// A setting that names something there is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// The key as it stands in the configuration: a rule's id, a house-map key, an option.
    pub key: String,
    /// What is wrong and what would be right, in English.
    pub message: String,
}

impl fmt::Display for SettingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Ruleset {
    /// Puts `layers` on top of each other, the lowest first, over what the cards say.
    ///
    /// `extends` and `overrides` of the layers are not followed: the caller lists the layers that
    /// apply, in order.
    ///
    /// # Errors
    /// Every setting that names an unknown rule, option, house-map key or value.
    pub fn new(catalog: Arc<Catalog>, layers: &[&Layer]) -> Result<Self, Vec<SettingError>> {
        let mut active: Vec<Option<Active>> = catalog
            .rules()
            .map(|(_, card)| card.enabled.then(|| Active::of(card, card.level)))
            .collect();
        let mut style = BTreeMap::new();
        let mut accept = Accepted::default();
        let mut errors = Vec::new();
        for layer in layers {
            for (id, setting) in layer.rules.iter() {
                match catalog.find(id) {
                    Some(rule) => set(
                        catalog.card(rule),
                        &mut active[usize::from(rule.0)],
                        setting,
                        &mut errors,
                    ),
                    None => errors.push(unknown_rule(&catalog, id)),
                }
            }
            for (key, value) in layer.style.iter() {
                errors.extend(style_fault(&catalog, key, value));
                style.insert(key.to_string(), value.to_string());
            }
            layer.accept.iter().for_each(|entry| accept.add(entry));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self::of(catalog, active, style, accept))
    }

    /// The catalog the rules come from.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The level of a rule, or nothing where it is switched off.
    pub fn level(&self, rule: RuleId) -> Option<Level> {
        self.active
            .get(usize::from(rule.0))?
            .as_ref()
            .map(|active| active.level)
    }

    /// The number that `rule` uses for its option `name`; 0 where the card has no such option.
    pub fn option(&self, rule: RuleId, name: &str) -> i64 {
        let set = self
            .active
            .get(usize::from(rule.0))
            .and_then(Option::as_ref);
        let set = set
            .and_then(|active| active.options.iter().rfind(|(key, _)| key == name))
            .map(|(_, value)| *value);
        set.or_else(|| self.catalog.card(rule).default_option(name))
            .unwrap_or(0)
    }

    /// The house map's value for the key of `rule`: what is set, else the card's first value; the
    /// empty string for a card without a key.
    pub fn style(&self, rule: RuleId) -> &str {
        let Some(style) = &self.catalog.card(rule).style else {
            return "";
        };
        let set = self.style.get(&*style.key).map(String::as_str);
        set.unwrap_or_else(|| style.values.first().map_or("", |value| value))
    }

    /// The whole house map as set, by key.
    pub fn house_map(&self) -> &BTreeMap<String, String> {
        &self.style
    }

    /// The conventions of names that the house map refuses, by having chosen others.
    pub fn refused(&self) -> Conventions {
        Conventions::refused(|key| self.style.get(key).map(String::as_str))
    }

    /// Whether a rule asks how other stories spell names.
    pub fn looks_around(&self) -> bool {
        !self.plan.newsroom.is_empty()
    }

    /// What the newsroom writes on purpose.
    pub(super) fn accepted(&self) -> &Accepted {
        &self.accept
    }

    /// The same rules with one set apart: only `rule` runs, at its card's level, with `style` as the
    /// value of its key. This is how examples are tested.
    pub fn only(catalog: Arc<Catalog>, rule: RuleId, style: Option<&str>) -> Self {
        let card = catalog.card(rule);
        let mut active = vec![None; catalog.rules().count()];
        active[usize::from(rule.0)] = Some(Active::of(card, card.level));
        let key = card.style.as_ref().map(|style| style.key.to_string());
        let style = key.into_iter().zip(style.map(str::to_owned)).collect();
        Self::of(catalog, active, style, Accepted::default())
    }

    /// Whether rules that the configuration runs were left out by [`retain`](Self::retain).
    pub(super) fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// Switches off every rule that `keep` refuses.
    pub fn retain(&mut self, keep: impl Fn(&Card) -> bool) {
        for (rule, card) in self.catalog.rules() {
            if !keep(card) {
                let slot = &mut self.active[usize::from(rule.0)];
                self.is_partial |= slot.take().is_some();
            }
        }
        self.plan = self.plan();
    }

    /// Switches a rule on at its card's level, if it is off.
    pub fn enable(&mut self, rule: RuleId) {
        let card = self.catalog.card(rule);
        let slot = &mut self.active[usize::from(rule.0)];
        slot.get_or_insert_with(|| Active::of(card, card.level));
        self.plan = self.plan();
    }

    fn of(
        catalog: Arc<Catalog>,
        active: Vec<Option<Active>>,
        style: BTreeMap<String, String>,
        accept: Accepted,
    ) -> Self {
        let regexes = active.iter().map(|_| OnceLock::new()).collect();
        let mut ruleset = Self {
            catalog,
            active,
            style,
            accept,
            regexes,
            is_partial: false,
            plan: Plan::default(),
        };
        ruleset.plan = ruleset.plan();
        ruleset
    }

    /// The compiled pattern of a `regex` card; compiled when first asked for.
    pub(super) fn regex(&self, rule: RuleId) -> Option<&Regex> {
        let compile = || Regex::new(&self.catalog.card(rule).matcher.pattern).ok();
        self.regexes
            .get(usize::from(rule.0))?
            .get_or_init(compile)
            .as_ref()
    }

    fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        self.plan_spelling(&mut plan);
        plan.sourcing = Sourcing::of(&self.catalog, |rule| self.level(rule).is_some());
        for (rule, card) in self
            .catalog
            .rules()
            .filter(|(rule, _)| self.level(*rule).is_some())
        {
            match card.matcher.kind {
                MatchKind::Words | MatchKind::Phrase => {}
                MatchKind::Regex => plan.regexes.push(rule),
                MatchKind::Measure => plan.measures.push(rule),
                MatchKind::Variants => plan.variants.push(rule),
                MatchKind::Code => match rules::code(&card.id) {
                    Some(Code::Word(code)) => plan.words.push((rule, code)),
                    Some(Code::Block(code)) => plan.blocks.push((rule, code)),
                    Some(Code::Document(code)) => plan.documents.push(DocumentRule {
                        rule,
                        noted_by: self.noted_by(rule, &card.id),
                        code,
                    }),
                    Some(Code::Newsroom(code)) => plan.newsroom.push((rule, code)),
                    Some(Code::Engine) | None => {}
                },
            }
        }
        plan
    }

    /// The rule that notes what the one called `id` judges.
    fn noted_by(&self, rule: RuleId, id: &str) -> RuleId {
        let sharing = rules::SHARING.iter().find(|(known, _)| *known == id);
        let other = sharing.and_then(|(_, other)| self.catalog.find(other));
        let runs = |other: &RuleId| self.level(*other).is_some();
        other.filter(runs).unwrap_or(rule)
    }
}

impl Ruleset {
    fn plan_spelling(&self, plan: &mut Plan) {
        for (change, id) in rules::SLIPS {
            let rule = self.catalog.find(id);
            plan.spelling[change as usize] = rule.filter(|rule| self.level(*rule).is_some());
        }
        if plan.spelling.iter().any(Option::is_some) {
            let of_group = self.catalog.rules().filter(|(_, card)| card.group == GROUP);
            let with_words = of_group.filter(|(_, card)| !card.matcher.word.is_empty());
            plan.owners = with_words.map(|(rule, _)| rule).collect();
        }
    }
}

/// The group whose cards the orthography model speaks through.
pub(super) const GROUP: &str = "orthography";

impl Active {
    fn of(card: &Card, level: Level) -> Self {
        let options = card
            .option
            .iter()
            .map(|option| (option.name.to_string(), option.default))
            .collect();
        Self { level, options }
    }
}

fn set(
    card: &Card,
    slot: &mut Option<Active>,
    setting: &RuleSetting,
    errors: &mut Vec<SettingError>,
) {
    if setting.off {
        *slot = None;
        return;
    }
    for (name, _) in setting
        .options
        .iter()
        .filter(|(name, _)| card.default_option(name).is_none())
    {
        errors.push(unknown_option(card, name));
    }
    let active = slot.get_or_insert_with(|| Active::of(card, card.level));
    active.level = setting.level.unwrap_or(active.level);
    active.options.extend(
        setting
            .options
            .iter()
            .map(|(name, value)| (name.to_string(), *value)),
    );
}

fn unknown_option(card: &Card, name: &str) -> SettingError {
    let known: Vec<&str> = card.option.iter().map(|option| &*option.name).collect();
    let known = if known.is_empty() {
        "it has none".to_owned()
    } else {
        format!("it has `{}`", known.join("`, `"))
    };
    SettingError {
        key: name.to_owned(),
        message: format!("rule `{}` has no option `{name}`: {known}", card.id),
    }
}

fn unknown_rule(catalog: &Catalog, id: &str) -> SettingError {
    let near = nearest(id, catalog.rules().map(|(_, card)| &*card.id));
    SettingError {
        key: id.to_owned(),
        message: format!("there is no rule `{id}`{}", did_you_mean(near)),
    }
}

fn style_fault(catalog: &Catalog, key: &str, value: &str) -> Option<SettingError> {
    let mut declared = catalog.rules().flat_map(|(_, card)| card.styles());
    let Some(style) = declared.clone().find(|style| style.key == key) else {
        let near = nearest(key, declared.by_ref().map(|style| &*style.key));
        let message = format!("there is no style key `{key}`{}", did_you_mean(near));
        return Some(SettingError {
            key: key.to_owned(),
            message,
        });
    };
    if style.values.iter().any(|known| known == value) {
        return None;
    }
    let known = style
        .values
        .iter()
        .map(|value| format!("`{value}`"))
        .collect::<Vec<_>>()
        .join(", ");
    Some(SettingError {
        key: key.to_owned(),
        message: format!("style `{key}` is one of {known}, not `{value}`"),
    })
}

fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default()
}

/// The candidate most like `word`, if one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = candidates.map(|candidate| (strsim::jaro_winkler(word, candidate), candidate));
    scored
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
