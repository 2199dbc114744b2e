use super::finding::Finding;
use crate::catalog::RuleId;
use crate::story::attribution::Paragraph;
use crate::text::Span;

/// Where findings and facts of a block gather.
#[derive(Default)]
pub(super) struct Sink {
    pub(super) findings: Vec<Finding>,
    /// Where the findings of the block begin: those before are other blocks'.
    pub(super) block: usize,
    pub(super) facts: Facts,
    /// What its blocks say and whom they name for it.
    pub(super) paragraphs: Vec<Paragraph>,
}

impl Sink {
    /// A sink for what a text of so many bytes usually gives, so that what is gathered need not be
    /// copied as it grows.
    pub(super) fn for_text(bytes: usize) -> Self {
        Self {
            findings: Vec::with_capacity(bytes / BYTES_PER_FINDING),
            ..Self::default()
        }
    }
}

/// Bytes of newspaper text to a finding, where they are dense.
const BYTES_PER_FINDING: usize = 192;

/// The facts that were noted, by the rule they are for: each rule judges its own alone, and of most
/// they are noted in the order in which it does.
#[derive(Default)]
pub(super) struct Facts(Vec<Vec<Fact>>);

impl Facts {
    pub(super) fn push(&mut self, fact: Fact) {
        let place = usize::from(fact.rule.0);
        if place >= self.0.len() {
            self.0.resize_with(place + 1, Vec::new);
        }
        self.0[place].push(fact);
    }

    /// Puts them in the order in which they are to be judged: by group, then place.
    pub(super) fn sort(&mut self) {
        let order = |fact: &Fact| u64::from(fact.group) << 32 | u64::from(fact.span.start);
        for facts in &mut self.0 {
            facts.sort_by_cached_key(order);
        }
    }

    /// Those of a rule.
    pub(super) fn of(&self, rule: RuleId) -> &[Fact] {
        self.0.get(usize::from(rule.0)).map_or(&[], Vec::as_slice)
    }

    /// All, by rule, in the order in which those of each stand.
    pub(super) fn into_all(self) -> impl Iterator<Item = Fact> {
        self.0.into_iter().flatten()
    }
}

impl Extend<Fact> for Facts {
    fn extend<T: IntoIterator<Item = Fact>>(&mut self, facts: T) {
        facts.into_iter().for_each(|fact| self.push(fact));
    }
}

/// Something counted about a block that a document rule judges later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The rule it is for.
    pub rule: RuleId,
    /// Which of the rule's conventions it bears on.
    pub group: u16,
    /// Which side of the convention it takes.
    pub side: u8,
    /// Where it stands.
    pub span: Span,
    /// What the rule groups it by, beside the group.
    pub key: u32,
    /// Whether it stands in a direct quotation: it bears witness, and nothing is said of it.
    pub quoted: bool,
    /// What would stand there on the other side, if the rule knows already.
    pub becomes: Option<Box<str>>,
}
