use compact_str::CompactString;

use super::finding::Finding;
use crate::catalog::RuleId;
use crate::story::Story;
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
    /// A sink for what a story usually gives, so that findings and paragraphs need not be copied as
    /// they grow.
    pub(super) fn for_story(story: &Story<'_>) -> Self {
        Self {
            findings: Vec::with_capacity(story.text.len() / BYTES_PER_FINDING),
            paragraphs: Vec::with_capacity(story.blocks.len()),
            ..Self::default()
        }
    }
}

/// Bytes of newspaper text to a finding, where they are dense.
const BYTES_PER_FINDING: usize = 192;

/// The facts of each document rule, those of one rule together: they come block by block, so that
/// those of most rules are in order by then.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    of_rules: Vec<(RuleId, Vec<Fact>)>,
    /// The place of the rule that noted last: it has often more to note.
    last: usize,
}

impl Facts {
    /// Those of a rule, to add to.
    #[inline]
    pub(super) fn of_mut(&mut self, rule: RuleId) -> &mut Vec<Fact> {
        let last = self.of_rules.get(self.last);
        if last.is_none_or(|(known, _)| *known != rule) {
            self.last = self.place(rule).unwrap_or(self.of_rules.len());
            if self.last == self.of_rules.len() {
                self.of_rules.push((rule, Vec::new()));
            }
        }
        &mut self.of_rules[self.last].1
    }

    /// Those of a rule.
    pub(super) fn of(&self, rule: RuleId) -> &[Fact] {
        self.place(rule).map_or(&[], |at| &self.of_rules[at].1)
    }

    fn place(&self, rule: RuleId) -> Option<usize> {
        self.of_rules.iter().position(|(known, _)| *known == rule)
    }

    /// Adds those of another, as `moved` makes them.
    pub(super) fn add(&mut self, other: &Self, moved: impl Fn(&Fact) -> Fact) {
        for (rule, facts) in &other.of_rules {
            self.of_mut(*rule).extend(facts.iter().map(&moved));
        }
    }

    /// Sorts those of each rule by group, then place: the same facts, noted in the same order, are
    /// sorted alike.
    pub(super) fn sort(&mut self) {
        for (_, facts) in &mut self.of_rules {
            if !facts.is_sorted_by_key(|fact| fact.group) {
                // There are many, of few groups.
                radsort::sort_by_cached_key(facts, |fact| fact.group);
            }
            for of_group in facts.chunk_by_mut(|a, b| a.group == b.group) {
                of_group.sort_by_key(|fact| fact.span.start);
            }
        }
    }
}

/// Something counted about a block that a document rule judges later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
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
    /// What would stand there on the other side, if the rule knows already: of few facts, hence the
    /// box.
    pub becomes: Option<Box<CompactString>>,
}
