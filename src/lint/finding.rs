use std::sync::Arc;

use compact_str::CompactString;
use smallvec::SmallVec;

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
    pub arguments: SmallVec<[CompactString; 1]>,
    /// Ways to mend it, the best first.
    pub fixes: Box<[Fix]>,
    /// What few findings have; nothing where it would be empty.
    pub rare: Option<Box<Rare>>,
}

impl Finding {
    /// What a reader sees at the span, where markup or a reference is written there.
    pub fn seen(&self) -> Option<&str> {
        self.rare.as_ref()?.seen.as_deref()
    }

    /// Other places that belong to it, such as the other spelling.
    pub fn related(&self) -> &[Span] {
        self.rare.as_ref().map_or(&[], |rare| &rare.related)
    }

    /// A place in another story that belongs to it.
    pub fn elsewhere(&self) -> Option<&Elsewhere> {
        self.rare.as_ref()?.elsewhere.as_deref()
    }

    pub(super) fn rare_mut(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }
}

/// What few findings have: there may be a finding in every line, and all of them are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rare {
    /// See [`Finding::seen`].
    pub seen: Option<Box<str>>,
    /// See [`Finding::related`].
    pub related: SmallVec<[Span; 2]>,
    /// See [`Finding::elsewhere`].
    pub elsewhere: Option<Box<Elsewhere>>,
}

impl Rare {
    /// For [`Finding::rare`], of a finding to which only these places belong.
    pub(super) fn related(related: SmallVec<[Span; 2]>) -> Option<Box<Self>> {
        (!related.is_empty()).then(|| {
            Box::new(Self {
                related,
                ..Self::default()
            })
        })
    }

    /// For [`Finding::rare`], where there is any.
    pub(super) fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
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
    pub edits: SmallVec<[Edit; 1]>,
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
