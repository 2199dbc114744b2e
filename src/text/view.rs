use std::borrow::Cow;
use std::ops::Range;

use super::Span;

/// A reading of part of a text that maps every character back to the original bytes.
///
/// A view is what matching runs on: markup left out, entities read as characters, and (once
/// folded) marks dropped. Offsets *of the view* are byte offsets of [`View::text`]; [`View::raw`]
/// turns a range of them into a [`Span`] of the original. A view that leaves nothing out borrows
/// the original text and maps in constant time; otherwise mapping is a binary search over its
/// runs.
#[derive(Clone, Debug, Default)]
pub struct View<'t> {
    text: Cow<'t, str>,
    base: u32,
    runs: Vec<Run>,
}

/// A stretch of the view that stands for a stretch of the original.
#[derive(Clone, Copy, Debug)]
struct Run {
    view: u32,
    raw: u32,
    /// `None`: byte for byte. `Some(length)`: all of the run reads one stretch of `length` bytes.
    whole: Option<u32>,
}

impl<'t> View<'t> {
    /// The view that reads `span` of `text` as it stands.
    pub fn verbatim(text: &'t str, span: Span) -> Self {
        Self {
            text: Cow::Borrowed(span.of(text)),
            base: span.start,
            runs: Vec::new(),
        }
    }

    /// What the view reads.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the view is one unbroken stretch of the original.
    pub fn is_verbatim(&self) -> bool {
        self.runs.is_empty()
    }

    /// The original bytes that `range` (offsets of the view) reads, markup between them included.
    ///
    /// An empty range maps to the place before the character it stands at. Offsets past the end
    /// map to the end.
    pub fn raw(&self, range: Range<usize>) -> Span {
        let most = self.text.len();
        let range = Span::from_range(range.start.min(most)..range.end.min(most));
        if self.runs.is_empty() {
            return Span::new(self.base + range.start, self.base + range.end);
        }
        if range.is_empty() && range.start as usize == most {
            return Span::at(self.raw_end(range.start));
        }
        if let Some(within) = self.within_run(range) {
            return within;
        }
        let from = self.raw_start(range.start);
        if range.is_empty() {
            return Span::at(from);
        }
        Span::new(from, self.raw_end(range.end))
    }

    /// The original bytes of a range that lies in one run whose bytes the view keeps, as most do.
    fn within_run(&self, range: Span) -> Option<Span> {
        let at = self.run_at(range.start);
        let run = self.runs.get(at).filter(|run| run.whole.is_none())?;
        let next = self.runs.get(at + 1);
        let inside = next.is_none_or(|next| range.end <= next.view);
        let moved = |view: u32| run.raw + (view - run.view);
        inside.then(|| Span::new(moved(range.start), moved(range.end)))
    }

    /// Whether the original bytes of `range` hold nothing that the view leaves out, except what
    /// `may_skip` allows (it is given the text left out between two runs).
    pub fn is_unbroken(
        &self,
        range: Range<usize>,
        original: &str,
        may_skip: fn(&str) -> bool,
    ) -> bool {
        let span = Span::from_range(range);
        if self.runs.is_empty() || span.is_empty() {
            return true;
        }
        let first = self.run_at(span.start);
        let last = self.run_at(span.end - 1);
        (first..last).all(|index| {
            let gap = Span::new(
                self.raw_end(self.runs[index + 1].view),
                self.runs[index + 1].raw,
            );
            gap.is_empty() || may_skip(gap.of(original))
        })
    }

    /// The view offset of the first character that reads the original at `raw` or after it.
    pub fn offset_of(&self, raw: u32) -> usize {
        if self.runs.is_empty() {
            return (raw.saturating_sub(self.base) as usize).min(self.text.len());
        }
        let after = self.runs.partition_point(|run| run.raw <= raw);
        let Some(run) = after.checked_sub(1).map(|index| self.runs[index]) else {
            return 0;
        };
        let end = self
            .runs
            .get(after)
            .map_or(self.text.len(), |next| next.view as usize);
        let inside = if run.whole.is_some() && raw > run.raw {
            u32::MAX
        } else {
            raw - run.raw
        };
        (run.view.saturating_add(inside) as usize).min(end)
    }

    /// Whether anything is left out or read otherwise after the beginning of `range` and up to its end.
    /// Logarithmic in the number of runs.
    pub fn has_gap(&self, range: Range<usize>) -> bool {
        let range = Span::from_range(range);
        let next = self.runs.partition_point(|run| run.view <= range.start);
        let next = self.runs.get(next);
        next.is_some_and(|run| run.view <= range.end)
    }

    /// Where the view leaves something out or reads it otherwise, as offsets of the view in order.
    pub fn gaps(&self) -> impl Iterator<Item = u32> + '_ {
        self.runs.iter().map(|run| run.view)
    }

    fn run_at(&self, view: u32) -> usize {
        self.runs
            .partition_point(|run| run.view <= view)
            .saturating_sub(1)
    }

    fn raw_start(&self, view: u32) -> u32 {
        if self.runs.is_empty() {
            return self.base + view;
        }
        let run = self.runs[self.run_at(view)];
        if run.whole.is_some() {
            run.raw
        } else {
            run.raw + (view - run.view)
        }
    }

    fn raw_end(&self, view: u32) -> u32 {
        if self.runs.is_empty() {
            return self.base + view;
        }
        let run = self.runs[self.run_at(view.saturating_sub(1))];
        run.whole
            .map_or_else(|| run.raw + (view - run.view), |length| run.raw + length)
    }
}

/// Puts a view together, left to right.
#[derive(Debug, Default)]
pub struct ViewBuilder {
    text: String,
    runs: Vec<Run>,
}

impl ViewBuilder {
    /// An empty builder with room for `capacity` bytes of text.
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            text: String::with_capacity(capacity),
            runs: Vec::new(),
        }
    }

    /// Reads `span` of `original` as it stands.
    pub fn verbatim(&mut self, original: &str, span: Span) {
        if span.is_empty() {
            return;
        }
        let view = self.offset();
        let joins = self
            .runs
            .last()
            .is_some_and(|run| run.whole.is_none() && run.raw + (view - run.view) == span.start);
        if !joins {
            self.runs.push(Run {
                view,
                raw: span.start,
                whole: None,
            });
        }
        self.text.push_str(span.of(original));
    }

    /// Reads all of `span` as `replacement`.
    pub fn replace(&mut self, span: Span, replacement: &str) {
        if replacement.is_empty() {
            return;
        }
        self.runs.push(Run {
            view: self.offset(),
            raw: span.start,
            whole: Some(span.len()),
        });
        self.text.push_str(replacement);
    }

    /// Where the next character will stand, in bytes of the view.
    pub fn offset(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// The finished view.
    pub fn build<'t>(self) -> View<'t> {
        View {
            text: Cow::Owned(self.text),
            base: 0,
            runs: self.runs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, View, ViewBuilder};

    const TEXT: &str = "ab<i>cd</i>&amp;ef";

    /// Reads `abcd&ef`.
    fn marked_up() -> View<'static> {
        let mut view = ViewBuilder::with_capacity(8);
        view.verbatim(TEXT, Span::new(0, 2));
        view.verbatim(TEXT, Span::new(5, 7));
        view.replace(Span::new(11, 16), "&");
        view.replace(Span::at(16), "");
        view.verbatim(TEXT, Span::at(16));
        view.verbatim(TEXT, Span::new(16, 17));
        view.verbatim(TEXT, Span::new(17, 18));
        view.build()
    }

    #[test]
    fn ranges_map_to_the_original_with_the_markup_inside() {
        let view = marked_up();
        assert_eq!(view.text(), "abcd&ef");
        assert!(!view.is_verbatim());
        assert!(
            view.has_gap(0..2) && view.has_gap(3..5) && !view.has_gap(2..3) && !view.has_gap(5..9)
        );
        for (range, raw) in [
            (0..2, "ab"),
            (0..3, "ab<i>c"),
            (1..2, "b"),
            (2..4, "cd"),
            (3..5, "d</i>&amp;"),
            (4..5, "&amp;"),
            (4..7, "&amp;ef"),
            (5..7, "ef"),
            (0..7, TEXT),
            (6..99, "f"),
        ] {
            let range_shown = range.clone();
            assert_eq!(view.raw(range).of(TEXT), raw, "{range_shown:?}");
        }
        assert_eq!(view.raw(2..2), Span::at(5), "before the character there");
        assert_eq!(view.raw(0..0), Span::at(0));
        for past in [7..7, 7..9, 40..50] {
            assert_eq!(view.raw(past), Span::at(18), "past the end is the end");
        }
        assert_eq!(view.raw(6..99), Span::new(17, 18));
        let verbatim = View::verbatim(TEXT, Span::new(5, 7));
        assert_eq!(verbatim.raw(1..99), Span::new(6, 7));
    }

    #[test]
    fn places_of_the_original_map_back() {
        let view = marked_up();
        for (raw, offset) in [
            (0, 0),
            (1, 1),
            (2, 2),
            (3, 2),
            (5, 2),
            (6, 3),
            (7, 4),
            (11, 4),
            (12, 5),
            (16, 5),
            (17, 6),
            (18, 7),
            (99, 7),
        ] {
            assert_eq!(view.offset_of(raw), offset, "{raw}");
        }
        let later = View::verbatim(TEXT, Span::new(5, 7));
        assert_eq!(
            (later.offset_of(0), later.offset_of(6), later.offset_of(99)),
            (0, 1, 2)
        );
        assert_eq!(later.raw(0..1).of(TEXT), "c");
    }

    #[test]
    fn a_range_is_unbroken_without_markup_inside() {
        let view = marked_up();
        let unbroken = |range| view.is_unbroken(range, TEXT, |_| false);
        assert!(unbroken(0..2) && unbroken(2..4) && unbroken(4..7) && unbroken(2..2));
        assert!(!unbroken(1..3) && !unbroken(3..5) && !unbroken(0..7));
        assert!(view.is_unbroken(1..3, TEXT, |gap| gap == "<i>"));
        assert!(!view.is_unbroken(1..5, TEXT, |gap| gap == "<i>"));
    }

    #[test]
    fn a_view_of_nothing_maps_to_its_place() {
        let empty = View::verbatim(TEXT, Span::at(4));
        assert_eq!((empty.text(), empty.raw(0..0)), ("", Span::at(4)));
        let built = ViewBuilder::default().build();
        assert_eq!((built.text(), built.offset_of(9)), ("", 0));
    }

    #[test]
    fn the_end_of_a_view_maps_past_an_entity_that_ends_it() {
        let original = "a&quot;</p>";
        let mut view = ViewBuilder::default();
        view.verbatim(original, Span::new(0, 1));
        view.replace(Span::new(1, 7), "\"");
        assert_eq!(view.build().raw(2..2), Span::at(7));
    }
}
