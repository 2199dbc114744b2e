use std::collections::BTreeMap;
use std::path::PathBuf;

use super::patch::{FilePatch, Hunk, Stretch};
use crate::story::{self, Format};
use crate::text::Span;

/// What was touched in a file of the working tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Touched {
    /// Everything: it is new.
    Whole,
    /// These lines, in order.
    Lines(Vec<Stretch>),
}

impl Touched {
    pub(super) fn of(file: &FilePatch) -> Self {
        if file.old.is_none() {
            return Self::Whole;
        }
        Self::Lines(file.hunks.iter().map(|hunk| hunk.new).collect())
    }

    /// The places of a story that were touched, in order and disjoint: every block with a line
    /// that changed or from whose inside lines were taken, and changed lines outside of blocks.
    ///
    /// Linear in the story, whose lines are what git takes for lines: they end with U+000A.
    pub(in super::super) fn spans(&self, text: &str, format: Format) -> Vec<Span> {
        let whole = Span::from_range(0..text.len());
        let stretches = match self {
            Self::Whole => return vec![whole],
            Self::Lines(stretches) => stretches,
        };
        let story = story::read(text, format);
        let starts = line_starts(text);
        let line_of = |offset: u32| starts.partition_point(|&start| start <= offset);
        let mut spans: Vec<Span> = Vec::new();
        for stretch in stretches.iter().filter(|stretch| stretch.count > 0) {
            let (first, last) = stretch.ends();
            let start = starts.get(first.saturating_sub(1)).copied();
            let end = starts.get(last).copied().unwrap_or(whole.end);
            spans.push(Span::new(start.unwrap_or(whole.end), end));
        }
        for block in &story.blocks {
            let first = line_of(block.span.start);
            let last = line_of(block.span.end.saturating_sub(1));
            if stretches
                .iter()
                .any(|stretch| touches(*stretch, first, last))
            {
                spans.push(block.span);
            }
        }
        merged(spans)
    }
}

/// Whether a change concerns a block of these lines. Lines taken from between two blocks concern
/// neither.
fn touches(change: Stretch, first: usize, last: usize) -> bool {
    let (start, end) = change.ends();
    if change.count == 0 {
        first <= start && end <= last
    } else {
        start <= last && first <= end
    }
}

fn line_starts(text: &str) -> Vec<u32> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::once(0)
        .chain(breaks.map(|offset| u32::try_from(offset + 1).unwrap_or(u32::MAX)))
        .collect()
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}

/// The same lines after `later` changes, which lead to the working tree.
pub(super) fn carried(
    files: BTreeMap<PathBuf, Touched>,
    later: &[FilePatch],
) -> BTreeMap<PathBuf, Touched> {
    let later: BTreeMap<_, _> = later
        .iter()
        .filter_map(|file| Some((file.old.as_ref()?, file)))
        .collect();
    let carry = |(path, touched)| match (later.get(&path), touched) {
        (Some(file), Touched::Lines(lines)) => {
            let lines = lines.into_iter().map(|stretch| moved(stretch, &file.hunks));
            Some((file.new.clone()?, Touched::Lines(lines.collect())))
        }
        (Some(file), Touched::Whole) => Some((file.new.clone()?, Touched::Whole)),
        (None, touched) => Some((path, touched)),
    };
    files.into_iter().filter_map(carry).collect()
}

/// A stretch after the changes of `hunks`; where one of them changes its end, all that it puts
/// there belongs to the stretch.
fn moved(stretch: Stretch, hunks: &[Hunk]) -> Stretch {
    let (first, last) = stretch.ends();
    let first = landed(first, hunks).0;
    let last = landed(last, hunks).1;
    let count = if stretch.count == 0 {
        0
    } else {
        (last + 1).saturating_sub(first)
    };
    Stretch { first, count }
}

/// The first and the last line that stand for a line after the changes of `hunks`.
fn landed(line: usize, hunks: &[Hunk]) -> (usize, usize) {
    let mut by: (usize, usize) = (0, 0);
    for hunk in hunks {
        let (first, last) = hunk.old.ends();
        let after = if hunk.old.count == 0 { last } else { first };
        if line < after {
            break;
        }
        if hunk.old.count > 0 && line <= last {
            return hunk.new.ends();
        }
        by = (by.0 + hunk.new.count, by.1 + hunk.old.count);
    }
    let line = (line + by.0).saturating_sub(by.1);
    (line, line)
}

#[cfg(test)]
mod tests {
    use super::*;
    fn stretch(first: usize, count: usize) -> Stretch {
        Stretch { first, count }
    }

    #[test]
    fn a_block_is_touched_by_its_lines_and_by_what_is_taken_from_its_inside() {
        let text = "a\n\nb\nc\n\nd\n";
        let spans = |lines: &[Stretch]| -> Vec<&str> {
            let touched = Touched::Lines(lines.to_vec()).spans(text, Format::Markdown);
            touched.into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(spans(&[stretch(4, 1)]), ["b\nc\n"]);
        assert_eq!(spans(&[stretch(3, 0)]), ["b\nc"]);
        assert_eq!(spans(&[stretch(5, 0)]), [""; 0]);
        assert_eq!(spans(&[stretch(1, 1), stretch(6, 1)]), ["a\n", "d\n"]);
        assert_eq!(
            Touched::Whole.spans(text, Format::Markdown),
            [Span::from_range(0..text.len())]
        );
    }

    #[test]
    fn lines_are_found_again_after_later_changes() {
        let hunks = [
            Hunk {
                old: stretch(2, 0),
                new: stretch(3, 2),
            },
            Hunk {
                old: stretch(5, 1),
                new: stretch(7, 3),
            },
        ];
        assert_eq!(moved(stretch(1, 1), &hunks), stretch(1, 1));
        assert_eq!(moved(stretch(2, 2), &hunks), stretch(2, 4));
        assert_eq!(moved(stretch(5, 1), &hunks), stretch(7, 3));
        assert_eq!(moved(stretch(6, 2), &hunks), stretch(10, 2));
    }
}
