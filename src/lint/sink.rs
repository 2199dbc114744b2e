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
    pub(super) facts: Vec<Fact>,
    /// What its blocks say and whom they name for it.
    pub(super) paragraphs: Vec<Paragraph>,
}

impl Sink {
    /// A sink for what a text of so many bytes usually gives, so that what is gathered need not be
    /// copied as it grows.
    pub(super) fn for_text(bytes: usize) -> Self {
        Self {
            findings: Vec::with_capacity(bytes / BYTES_PER_FINDING),
            facts: Vec::with_capacity(bytes / BYTES_PER_FACT),
            ..Self::default()
        }
    }
}

/// Bytes of newspaper text to a finding and to a fact, where they are dense.
const BYTES_PER_FINDING: usize = 192;
const BYTES_PER_FACT: usize = 24;

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
