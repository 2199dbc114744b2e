use std::ops::Range;

/// A byte range of the original text: `start` included, `end` excluded.
///
/// Spans are 32-bit: a text of 4 GiB or more is refused at decoding. Both ends lie on character
/// boundaries of the text the span was made for; [`Span::of`] is the one place that slices, and
/// it answers with the nearest enclosing boundaries where that was broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes the span from `start` to `end`; an inverted pair becomes the empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// Makes a span from byte offsets of a text, saturating at 4 GiB.
    pub fn from_range(range: Range<usize>) -> Self {
        let clip = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self::new(clip(range.start), clip(range.end))
    }

    /// The empty span at `offset`.
    pub const fn at(offset: u32) -> Self {
        Self {
            start: offset,
            end: offset,
        }
    }

    /// The same place as a range of `usize`, for indexing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing lies between the ends.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span, ends included.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte, or one is empty and lies strictly inside the other.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span moved by `delta` bytes, saturating at the ends of the address range.
    #[must_use]
    pub const fn shift(self, delta: i64) -> Self {
        Self {
            start: shifted(self.start, delta),
            end: shifted(self.end, delta),
        }
    }

    /// The text at this span.
    ///
    /// An end inside a character or past the text is moved outward to the nearest boundary or
    /// clamped, so that the answer is always a part of `text`.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        // Nearly every span is whole as it stands.
        match text.get(self.range()) {
            Some(whole) => whole,
            None => self.enclosing(text),
        }
    }

    #[expect(
        clippy::string_slice,
        reason = "the one place that slices: both ends are put on boundaries first"
    )]
    #[cold]
    fn enclosing(self, text: &str) -> &str {
        let end = text.ceil_char_boundary((self.end as usize).min(text.len()));
        let start = text.floor_char_boundary((self.start as usize).min(end));
        &text[start..end]
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of u32"
)]
const fn shifted(offset: u32, delta: i64) -> u32 {
    let moved = (offset as i64).saturating_add(delta);
    if moved < 0 {
        0
    } else if moved > u32::MAX as i64 {
        u32::MAX
    } else {
        moved as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn inverted_and_huge_ranges_become_spans() {
        assert_eq!(Span::new(5, 3), Span::at(5));
        assert_eq!(Span::from_range(2..usize::MAX), Span::new(2, u32::MAX));
    }

    #[test]
    fn overlapping_means_a_shared_byte_or_a_place_strictly_inside() {
        let cases = [
            ((0, 2), (1, 3), true),
            ((0, 2), (2, 3), false),
            ((0, 4), (1, 2), true),
            ((0, 4), (2, 2), true),
            ((0, 4), (0, 0), false),
            ((0, 4), (4, 4), false),
            ((2, 2), (2, 2), false),
        ];
        for ((a, b), (c, d), expected) in cases {
            let (one, other) = (Span::new(a, b), Span::new(c, d));
            assert_eq!(one.overlaps(other), expected, "{one:?} {other:?}");
            assert_eq!(other.overlaps(one), expected, "{other:?} {one:?}");
        }
    }

    #[test]
    fn covering_and_containing_count_the_ends() {
        let cover = Span::new(4, 6).cover(Span::new(1, 2));
        assert_eq!(cover, Span::new(1, 6));
        assert!(cover.contains(Span::at(1)) && cover.contains(Span::at(6)));
        assert!(!cover.contains(Span::new(5, 7)));
    }

    #[test]
    fn shifting_stops_at_the_ends() {
        assert_eq!(Span::new(3, 5).shift(2), Span::new(5, 7));
        assert_eq!(Span::new(3, 5).shift(-4), Span::new(0, 1));
        assert_eq!(Span::new(3, 5).shift(i64::MIN), Span::at(0));
        assert_eq!(Span::new(3, 5).shift(i64::MAX), Span::at(u32::MAX));
    }

    #[test]
    fn text_is_widened_to_characters_and_clamped() {
        let text = "أب😀";
        let cases = [
            ((0, 2), "أ"),
            ((1, 3), "أب"),
            ((5, 6), "😀"),
            ((2, 99), "ب😀"),
            ((99, 99), ""),
        ];
        for ((start, end), expected) in cases {
            assert_eq!(Span::new(start, end).of(text), expected);
        }
    }

    proptest! {
        #[test]
        fn any_span_has_a_text(text in any::<String>(), start in 0_u32..99, end in 0_u32..99) {
            prop_assert!(text.contains(Span::new(start, end).of(&text)));
        }
    }
}
