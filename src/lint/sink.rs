use std::mem;

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
            if facts.len() > MANY {
                *facts = by_group(mem::take(facts));
            }
            if !facts.is_sorted_by_key(order) {
                facts.sort_by_cached_key(order);
            }
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

/// Facts of a rule of which counting how many each group has costs less than comparing them.
const MANY: usize = 1 << 13;

/// Facts by group, those of each in the order in which they stood.
fn by_group(facts: Vec<Fact>) -> Vec<Fact> {
    let most = facts.iter().map(|fact| fact.group).max().unwrap_or(0);
    let mut next = vec![0_u32; usize::from(most) + 1];
    for fact in &facts {
        next[usize::from(fact.group)] += 1;
    }
    let mut before = 0;
    for count in &mut next {
        before += mem::replace(count, before);
    }
    let mut order = vec![0_u32; facts.len()];
    for (place, fact) in (0..).zip(&facts) {
        let next = &mut next[usize::from(fact.group)];
        order[*next as usize] = place;
        *next += 1;
    }
    let mut facts: Vec<Option<Fact>> = facts.into_iter().map(Some).collect();
    let sorted = order.into_iter();
    sorted
        .filter_map(|place| facts[place as usize].take())
        .collect()
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

#[cfg(test)]
mod tests {
    use super::{Fact, by_group};
    use crate::catalog::RuleId;
    use crate::text::Span;

    #[test]
    fn facts_are_put_by_group_and_keep_their_order() {
        let fact = |group: u16, start: u32| Fact {
            rule: RuleId(1),
            group,
            side: 0,
            span: Span::at(start),
            key: 0,
            quoted: false,
            becomes: None,
        };
        let facts: Vec<Fact> = (0..500)
            .map(|at| fact([7, 0, u16::MAX, 7, 3][at as usize % 5], at))
            .collect();
        let mut expected = facts.clone();
        expected.sort_by_key(|fact| fact.group);
        assert_eq!(by_group(facts), expected);
        assert_eq!(by_group(Vec::new()), []);
    }
}
