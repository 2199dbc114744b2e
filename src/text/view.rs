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
        let start = Span::from_range(range.start..range.end);
        if range.is_empty() && range.start >= self.text.len() {
            return Span::at(self.raw_end(start.start));
        }
        let from = self.raw_start(start.start);
        if range.is_empty() {
            return Span::at(from);
        }
        Span::new(from, self.raw_end(start.end))
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
    use super::*;

    #[test]
    fn the_end_of_a_view_maps_past_an_entity_that_ends_it() {
        let original = "a&quot;</p>";
        let mut view = ViewBuilder::default();
        view.verbatim(original, Span::new(0, 1));
        view.replace(Span::new(1, 7), "\"");
        let view = view.build();
        assert_eq!(view.raw(2..2), Span::at(7));
        assert_eq!(view.raw(1..2), Span::new(1, 7));
        assert_eq!(view.raw(1..1), Span::at(1));
    }
}
