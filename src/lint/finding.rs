use std::sync::Arc;

use crate::catalog::{Level, RuleId};
use crate::text::{Edit, Rewritten, Span, Stretch};

/// A place in a story and what a rule says of it.
///
/// Spans are bytes of the original text. The words are on the rule's card: see
/// [`crate::catalog::Catalog::message`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule speaks.
    pub rule: RuleId,
    /// How grave it is here, after packs, configuration and quotation.
    pub level: Level,
    /// Where.
    pub span: Span,
    /// Which of the card's messages; 0 is the card's own, 1 and on its `[[say]]` in order.
    pub say: u8,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
    /// What fills `{1}`, `{2}`… of the message. `{0}` is what a reader sees at the span.
    pub arguments: Box<[Box<str>]>,
    /// What a reader sees at the span, where markup or a reference is written there.
    pub seen: Option<Box<str>>,
    /// Ways to mend it, the best first.
    pub fixes: Box<[Fix]>,
    /// Other places that belong to it, such as the other spelling.
    pub related: Box<[Span]>,
    /// A place in another story that belongs to it.
    pub elsewhere: Option<Box<Elsewhere>>,
}

/// A place in another story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The story, by the name under which it was counted.
    pub story: Arc<str>,
    /// Where in it.
    pub place: Stretch,
    /// What is written there, without clitics.
    pub text: Box<str>,
}

/// A way to mend a finding: edits that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Who may apply it.
    pub safety: Safety,
    /// What to change: sorted, not overlapping.
    pub edits: Box<[Edit]>,
}

impl Fix {
    /// All edits as one: `around` and whatever else they touch in `text`, and what becomes of it.
    pub fn over<'a>(&'a self, text: &'a str, around: Span) -> Rewritten<'a> {
        let spans = self.edits.iter().map(|edit| edit.span);
        Rewritten::new(text, spans.fold(around, Span::cover), &self.edits)
    }
}

/// Who may apply a fix. Ordered: what a greater one may do, a lesser may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// Only a person, one at a time: it stands in a quotation.
    Manual,
    /// A person who asked for it (`--unsafe-fixes`): there is a choice, or meaning is at stake.
    Ask,
    /// Anyone (`--fix`): it never changes meaning.
    Safe,
}
