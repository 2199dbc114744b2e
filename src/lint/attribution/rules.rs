use crate::catalog::{Catalog, RuleId};
use crate::story::attribution::{Kind, Says};

/// The cards of the family, in the order of [`IDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Card {
    Claim,
    Casualty,
    Statistic,
    Vague,
    Anonymous,
    Impersonal,
    Filler,
    Loaded,
    Carry,
    Ambiguous,
    Quotation,
    Late,
    Lead,
    Secondhand,
    Motive,
    Rumour,
}

const IDS: [&str; 16] = [
    "attrib-unattributed-claim",
    "attrib-casualty",
    "attrib-statistic-source",
    "attrib-vague-source",
    "attrib-anonymous-no-reason",
    "attrib-impersonal",
    "attrib-filler",
    "attrib-loaded-verb",
    "attrib-carryover-lost",
    "attrib-ambiguous-speaker",
    "attrib-quote-no-speaker",
    "attrib-quote-speaker-late",
    "attrib-lead-source",
    "attrib-secondhand",
    "attrib-mind-reading",
    "attrib-rumour",
];

/// Which rules of the family run.
#[derive(Default)]
pub(in crate::lint) struct Sourcing {
    rules: [Option<RuleId>; IDS.len()],
}

impl Sourcing {
    /// Those for which `runs` holds.
    pub(in crate::lint) fn of(catalog: &Catalog, runs: impl Fn(RuleId) -> bool) -> Self {
        Self {
            rules: IDS.map(|id| catalog.find(id).filter(|rule| runs(*rule))),
        }
    }

    pub(super) fn is_on(&self) -> bool {
        self.rules.iter().any(Option::is_some)
    }

    pub(super) fn rule(&self, card: Card) -> Option<RuleId> {
        self.rules[card as usize]
    }
}

/// The card that speaks of a claim of this kind, and which of its messages.
pub(super) const fn of_claim(kind: Kind) -> (Card, &'static str) {
    match kind {
        Kind::Casualty => (Card::Casualty, ""),
        Kind::Accusation => (Card::Claim, "accusation"),
        Kind::Clash => (Card::Claim, "clash"),
        Kind::Verdict => (Card::Claim, "verdict"),
        Kind::Forecast => (Card::Claim, "forecast"),
        Kind::Superlative => (Card::Claim, "superlative"),
        Kind::Evaluation => (Card::Claim, "evaluation"),
        Kind::Label => (Card::Claim, "label"),
        Kind::Statistic => (Card::Statistic, ""),
        Kind::Motive => (Card::Motive, ""),
    }
}

/// The option of the claims' card that weighs a kind; nothing for kinds with a card of their own.
pub(super) const fn weight_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Accusation => "accusation",
        Kind::Clash => "clash",
        Kind::Verdict => "verdict",
        Kind::Forecast => "forecast",
        Kind::Superlative => "superlative",
        Kind::Evaluation => "evaluation",
        Kind::Label => "label",
        Kind::Casualty | Kind::Statistic | Kind::Motive => "",
    }
}

/// The card that makes a remark, and which of its messages.
pub(super) const fn of_remark(says: Says) -> (Card, &'static str) {
    match says {
        Says::Vague => (Card::Vague, ""),
        Says::Withheld => (Card::Vague, "withheld"),
        Says::Anonymous => (Card::Anonymous, ""),
        Says::Again => (Card::Anonymous, "again"),
        Says::Impersonal => (Card::Impersonal, ""),
        Says::Filler => (Card::Filler, ""),
        Says::Loaded => (Card::Loaded, ""),
        Says::Admitted => (Card::Loaded, "admitted"),
        Says::Unclear => (Card::Ambiguous, ""),
        Says::OneOfTwo => (Card::Ambiguous, "two"),
        Says::Secondhand => (Card::Secondhand, ""),
        Says::Rumour => (Card::Rumour, ""),
        Says::Late => (Card::Late, ""),
    }
}
