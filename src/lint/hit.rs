use std::ops::Range;

use compact_str::CompactString;
use smallvec::{SmallVec, smallvec};

use crate::text::Span;

/// A place in one of a block's three readings.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Folded(Range<usize>),
    Flat(Range<usize>),
    Raw(Span),
}

/// The edits of a fix: nearly always one.
pub(super) type Edits = SmallVec<[(Place, CompactString); 1]>;

/// What a rule found, before the engine has asked whether it may speak there.
#[derive(Clone, Debug)]
pub struct Hit {
    pub(super) place: Place,
    pub(super) say: &'static str,
    pub(super) arguments: SmallVec<[CompactString; 1]>,
    pub(super) fixes: SmallVec<[Edits; 1]>,
    pub(super) related: SmallVec<[Span; 2]>,
    pub(super) ask: bool,
    pub(super) everywhere: bool,
}

impl Hit {
    /// A hit at a range of the folded view.
    pub fn at(range: Range<usize>) -> Self {
        Self::new(Place::Folded(range))
    }

    /// A hit at a range of the flat view: for rules of what folding drops.
    pub fn flat(range: Range<usize>) -> Self {
        Self::new(Place::Flat(range))
    }

    /// A hit at a place of the original.
    pub fn raw(span: Span) -> Self {
        Self::new(Place::Raw(span))
    }

    fn new(place: Place) -> Self {
        Self {
            place,
            say: "",
            arguments: SmallVec::new(),
            fixes: SmallVec::new(),
            related: SmallVec::new(),
            ask: false,
            everywhere: false,
        }
    }

    /// Uses the card's `[[say]]` of this id instead of its main message.
    #[must_use]
    pub fn say(mut self, id: &'static str) -> Self {
        self.say = id;
        self
    }

    /// Fills the next of `{1}`, `{2}`… in the message.
    #[must_use]
    pub fn with(mut self, argument: impl Into<CompactString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Offers to put `text` at the place; called again, offers another choice.
    #[must_use]
    pub fn becomes(mut self, text: impl Into<CompactString>) -> Self {
        self.fixes
            .push(smallvec![(self.place.clone(), text.into())]);
        self
    }

    /// Offers to put `right` at the place, changing only the part of `folded` that differs.
    #[must_use]
    pub fn respelt(self, folded: &str, right: &str) -> Self {
        let Place::Folded(range) = self.place.clone() else {
            return self.becomes(right);
        };
        let wrong = Span::from_range(range.clone()).of(folded);
        let (start, end) = common_ends(wrong, right);
        let middle = right.get(start..right.len() - end).unwrap_or_default();
        self.edits([(range.start + start..range.end - end, middle)])
    }

    /// Offers to put each text at its range of the folded view, all together.
    #[must_use]
    pub fn edits<T: Into<CompactString>>(
        self,
        edits: impl IntoIterator<Item = (Range<usize>, T)>,
    ) -> Self {
        self.edits_at(edits, Place::Folded)
    }

    /// Offers to put each text at its range of the flat view, all together.
    #[must_use]
    pub fn flat_edits<T: Into<CompactString>>(
        self,
        edits: impl IntoIterator<Item = (Range<usize>, T)>,
    ) -> Self {
        self.edits_at(edits, Place::Flat)
    }

    fn edits_at<T: Into<CompactString>>(
        mut self,
        edits: impl IntoIterator<Item = (Range<usize>, T)>,
        place: fn(Range<usize>) -> Place,
    ) -> Self {
        let edits = edits.into_iter();
        let edits = edits.map(|(range, text)| (place(range), text.into()));
        self.fixes.push(edits.collect());
        self
    }

    /// Makes the fixes a person's choice, whatever the card says.
    #[must_use]
    pub fn asks(mut self) -> Self {
        self.ask = true;
        self
    }

    /// Points at another place of the story.
    #[must_use]
    pub fn related(mut self, span: Span) -> Self {
        self.related.push(span);
        self
    }

    /// Speaks even in scripture, verse and code: for what must stand nowhere.
    #[must_use]
    pub fn everywhere(mut self) -> Self {
        self.everywhere = true;
        self
    }
}

/// How many bytes two texts share at their start, and at their end beyond that.
fn common_ends(a: &str, b: &str) -> (usize, usize) {
    let shared = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        let same = pairs.take_while(|(a, b)| a == b);
        same.map(|(a, _)| a.len_utf8()).sum::<usize>()
    };
    let start = shared(&mut a.chars().zip(b.chars()));
    let (a, b) = (a.get(start..), b.get(start..));
    let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
    (start, shared(&mut a.chars().rev().zip(b.chars().rev())))
}
