use std::sync::OnceLock;

use super::tally::{Tally, scalars};
use super::{BYTE_ORDER_MARK, ColumnUnit, Span};

/// Bytes between two tallies. Small enough to count through in well under a microsecond.
const STRIDE: u32 = 4096;

/// Bytes that are counted through without tallies, which would be made of all the text: the compiler
/// counts many at once, and hardly a line is longer.
const NEAR: u32 = 8 * STRIDE;

/// Lines that are passed one by one before another is searched for.
const FEW: usize = 8;

/// The lines of a text: turns byte offsets into lines and columns, and back.
///
/// LF, CRLF and a lone CR end a line, and nothing else does. A text has at least one line; after
/// a final line break comes an empty one. Line 0 begins after a byte order mark, which therefore
/// has no column of its own: offsets before and after it are both column 0.
///
/// Costs four bytes a line and, once something far from a line's start was asked for, eight bytes
/// per 4 KiB. A lookup takes logarithmic time whatever the length of the lines.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    /// Where each line begins.
    starts: Vec<u32>,
    /// What stands before every multiple of [`STRIDE`].
    tallies: OnceLock<Vec<Tally>>,
}

/// A place in a text as people and editors say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, 0-based.
    pub line: u32,
    /// The column, 0-based, in some [`ColumnUnit`].
    pub column: u32,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`, which is shorter than 4 GiB, in one pass.
    pub fn new(text: &'a str) -> Self {
        let first = if text.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len_utf8()
        } else {
            0
        };
        let starts = std::iter::once(first).chain(starts_after_breaks(text.as_bytes()));
        Self {
            text,
            starts: starts.map(clip).collect(),
            tallies: OnceLock::new(),
        }
    }

    /// The number of lines, at least one.
    pub fn line_count(&self) -> u32 {
        clip(self.starts.len())
    }

    /// The bytes of a line without its line break; past the last line, the empty end of the text.
    pub fn line_span(&self, line: u32) -> Span {
        let line = line as usize;
        let Some(&start) = self.starts.get(line) else {
            return Span::at(self.end());
        };
        let Some(&next) = self.starts.get(line + 1) else {
            return Span::new(start, self.end());
        };
        let with_break = self.bytes(start, next);
        let without_break = with_break
            .strip_suffix(b"\r\n")
            .or_else(|| with_break.strip_suffix(b"\n"))
            .or_else(|| with_break.strip_suffix(b"\r"))
            .unwrap_or(with_break);
        Span::new(start, start + clip(without_break.len()))
    }

    /// The line and column of a byte offset.
    ///
    /// An offset inside a character counts as that character's start, one past the text as its
    /// end. The line break belongs to the line it ends, and so does the place inside a CRLF.
    pub fn position(&self, offset: u32, unit: ColumnUnit) -> Position {
        let offset = self.floor(offset);
        let after = self.starts.partition_point(|&start| start <= offset);
        let line = after.saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        Position {
            line: clip(line),
            column: self.units_between(start, offset.max(start), unit),
        }
    }

    /// The line and column of a byte offset, told from those of a `known` one: the same as
    /// [`Self::position`], which costs more where the line is long and the two are near.
    pub fn position_from(
        &self,
        (known, position): (u32, Position),
        offset: u32,
        unit: ColumnUnit,
    ) -> Position {
        let (known, offset) = (self.floor(known), self.floor(offset));
        let line = position.line as usize;
        let later = self.starts.get(line + 1..).unwrap_or_default().iter();
        let passed = later.take_while(|&&start| start <= offset).take(FEW);
        let passed = passed.count();
        if offset < known || passed == FEW {
            return self.position(offset, unit);
        }
        let start = self.starts.get(line + passed).copied().unwrap_or(0);
        let (from, column) = match passed {
            0 => (known.max(start), position.column),
            _ => (start, 0),
        };
        Position {
            line: clip(line + passed),
            column: column + self.units_between(from, offset.max(start), unit),
        }
    }

    /// The byte offset of a line and column.
    ///
    /// A column past the line is the line's end, before its line break; one inside a character is
    /// that character's start; a line past the text is the text's end.
    pub fn offset(&self, position: Position, unit: ColumnUnit) -> u32 {
        let line = self.line_span(position.line);
        if unit == ColumnUnit::Utf8 {
            return self.floor(line.start.saturating_add(position.column).min(line.end));
        }
        let (from, passed) = self.nearest_tally(line, position.column, unit);
        let mut left = position.column - passed;
        let rest = Span::new(from, line.end);
        for (at, c) in rest.of(self.text).char_indices() {
            let width = match unit {
                ColumnUnit::Utf16 => clip(c.len_utf16()),
                _ => 1,
            };
            if left < width {
                return from + clip(at);
            }
            left -= width;
        }
        line.end
    }

    /// The number of Unicode scalar values before a byte offset, a byte order mark included.
    ///
    /// An offset inside a character counts as that character's start, one past the text as its
    /// end.
    pub fn char_offset(&self, offset: u32) -> u32 {
        self.tally_before(self.floor(offset)).scalars
    }

    /// A place in `line`, at or shortly before `column`, and how many units of the line precede it.
    fn nearest_tally(&self, line: Span, column: u32, unit: ColumnUnit) -> (u32, u32) {
        if line.len() <= STRIDE {
            return (line.start, 0);
        }
        let before_line = self.tally_before(line.start).units(unit);
        let target = before_line.saturating_add(column);
        let after = self
            .tallies()
            .partition_point(|tally| tally.units(unit) <= target);
        let block = after.saturating_sub(1);
        let from = self.floor(clip(block) * STRIDE);
        if from <= line.start {
            return (line.start, 0);
        }
        (from, self.tally_before(from).units(unit) - before_line)
    }

    fn units_between(&self, start: u32, end: u32, unit: ColumnUnit) -> u32 {
        if unit == ColumnUnit::Utf8 {
            return end - start;
        }
        if end - start > NEAR {
            let tally = self.tally_before(end) - self.tally_before(start);
            return tally.units(unit);
        }
        let bytes = self.bytes(start, end);
        match unit {
            // Most columns are of these, and they are sooner counted alone.
            ColumnUnit::Utf32 => scalars(bytes),
            _ => Tally::of(bytes).units(unit),
        }
    }

    fn tally_before(&self, offset: u32) -> Tally {
        let block = offset / STRIDE;
        let tally = self.tallies().get(block as usize);
        tally.copied().unwrap_or_default() + Tally::of(self.bytes(block * STRIDE, offset))
    }

    fn tallies(&self) -> &[Tally] {
        self.tallies.get_or_init(|| {
            let (blocks, _) = self.text.as_bytes().as_chunks::<{ STRIDE as usize }>();
            let running = blocks.iter().scan(Tally::default(), |before, block| {
                *before = *before + Tally::of(block);
                Some(*before)
            });
            std::iter::once(Tally::default()).chain(running).collect()
        })
    }

    fn floor(&self, offset: u32) -> u32 {
        clip(self.text.floor_char_boundary(offset as usize))
    }

    fn end(&self) -> u32 {
        clip(self.text.len())
    }

    fn bytes(&self, start: u32, end: u32) -> &'a [u8] {
        let range = Span::new(start, end).range();
        self.text.as_bytes().get(range).unwrap_or_default()
    }
}

/// Where a line begins after each line break, in any encoding that writes breaks as ASCII does.
pub(super) fn starts_after_breaks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| bytes.get(at..at + 2) != Some(b"\r\n"))
        .map(|at| at + 1)
}

fn clip(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UNITS: [ColumnUnit; 3] = [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32];

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    #[test]
    fn columns_count_what_their_unit_says() {
        // The text, the word looked for, its line, and its column in UTF-8, UTF-16 and scalars.
        let cases = [
            ("قال نعم", "نعم", 0, [7, 4, 4]),
            ("مُهِمّ نعم", "نعم", 0, [13, 7, 7]),
            ("مـــهم نعم", "نعم", 0, [13, 7, 7]),
            ("😀 نعم", "نعم", 0, [5, 3, 2]),
            ("👨\u{200D}👩 نعم", "نعم", 0, [12, 6, 4]),
            ("قال\r\n😀نعم", "نعم", 1, [4, 2, 1]),
            ("قال\rلا\rنعم", "نعم", 2, [0, 0, 0]),
            ("\n\r\n\rنعم", "نعم", 3, [0, 0, 0]),
            ("\u{FEFF}قال نعم", "نعم", 0, [7, 4, 4]),
            ("\u{FEFF}\n\u{FEFF}نعم", "نعم", 1, [3, 1, 1]),
            ("\u{202B}قال\u{202C}\u{200F} نعم", "نعم", 0, [16, 7, 7]),
            ("أ\u{2028}ب\u{85}ج\u{B}د\u{C}نعم", "نعم", 0, [15, 8, 8]),
        ];
        for (text, word, line, columns) in cases {
            let lines = Lines::new(text);
            let offset = clip(text.find(word).expect("the word is there"));
            for (unit, column) in UNITS.into_iter().zip(columns) {
                assert_eq!(lines.position(offset, unit), at(line, column), "{text:?}");
                assert_eq!(lines.offset(at(line, column), unit), offset, "{text:?}");
            }
        }
    }

    #[test]
    fn line_spans_leave_out_breaks_and_the_mark() {
        let cases: [(&str, &[&str]); 7] = [
            ("", &[""]),
            ("\u{FEFF}", &[""]),
            ("\u{FEFF}أ\nب", &["أ", "ب"]),
            ("أ\r\nب\rج\nد", &["أ", "ب", "ج", "د"]),
            ("\r\r\n\n", &["", "", "", ""]),
            ("أ\n\rب", &["أ", "", "ب"]),
            ("أ\u{2029}ب\r", &["أ\u{2029}ب", ""]),
        ];
        for (text, expected) in cases {
            let lines = Lines::new(text);
            let found: Vec<_> = (0..lines.line_count())
                .map(|line| lines.line_span(line).of(text))
                .collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn places_outside_are_clamped() {
        let text = "\u{FEFF}نعم\r\n😀";
        let lines = Lines::new(text);
        for unit in UNITS {
            assert_eq!(lines.offset(at(0, 99), unit), 9);
            assert_eq!(lines.offset(at(0, u32::MAX), unit), 9);
            assert_eq!(lines.offset(at(1, 99), unit), 15);
            assert_eq!(lines.offset(at(2, 0), unit), 15);
            assert_eq!(lines.offset(at(u32::MAX, u32::MAX), unit), 15);
            assert_eq!(lines.position(0, unit), at(0, 0));
            assert_eq!(lines.position(u32::MAX, unit), lines.position(15, unit));
        }
        assert_eq!(lines.offset(at(0, 0), ColumnUnit::Utf16), 3);
        assert_eq!(lines.char_offset(3), 1);
        assert_eq!(lines.char_offset(u32::MAX), 7);
        assert_eq!(lines.line_span(7), Span::at(15));
    }

    #[test]
    fn places_inside_characters_move_down() {
        let lines = Lines::new("أ😀\r\nب");
        for inside in 3..6 {
            assert_eq!(lines.position(inside, ColumnUnit::Utf16), at(0, 1));
            assert_eq!(lines.char_offset(inside), 1);
            assert_eq!(lines.offset(at(0, inside), ColumnUnit::Utf8), 2);
        }
        assert_eq!(lines.offset(at(0, 2), ColumnUnit::Utf16), 2);
    }

    #[test]
    fn the_place_inside_a_crlf_is_on_the_line_it_ends() {
        let lines = Lines::new("أب\r\nت");
        assert_eq!(lines.position(5, ColumnUnit::Utf32), at(0, 3));
        assert_eq!(lines.position(6, ColumnUnit::Utf32), at(1, 0));
    }

    /// Walks the text from its start: what [`Lines::position`] must equal.
    fn walked(text: &str, offset: usize, unit: ColumnUnit) -> Position {
        let mut position = Position::default();
        for (at, c) in text.char_indices().filter(|&(at, _)| at < offset) {
            let next = text.as_bytes().get(at + 1);
            if c == '\n' || (c == '\r' && next != Some(&b'\n')) {
                position = Position {
                    line: position.line + 1,
                    column: 0,
                };
            } else if at > 0 || c != BYTE_ORDER_MARK {
                position.column += match unit {
                    ColumnUnit::Utf8 => clip(c.len_utf8()),
                    ColumnUnit::Utf16 => clip(c.len_utf16()),
                    ColumnUnit::Utf32 => 1,
                };
            }
        }
        position
    }

    fn corner() -> impl Strategy<Value = char> {
        let corners = "\r\n\u{FEFF}\u{2028}\u{85}\u{202E}\u{64B}\u{640}نa😀";
        prop_oneof![
            3 => prop::sample::select(corners.chars().collect::<Vec<_>>()),
            1 => any::<char>(),
        ]
    }

    fn check_where(text: &str, is_chosen: fn(usize) -> bool) {
        let lines = Lines::new(text);
        let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for (chars, offset) in places.enumerate().filter(|&(_, at)| is_chosen(at)) {
            assert_eq!(lines.char_offset(clip(offset)), clip(chars));
            let inside_crlf = text.as_bytes().get(offset.wrapping_sub(1)..=offset) == Some(b"\r\n");
            let before_mark = offset == 0 && text.starts_with(BYTE_ORDER_MARK);
            for unit in UNITS {
                let position = lines.position(clip(offset), unit);
                assert_eq!(position, walked(text, offset, unit));
                let back = match () {
                    () if inside_crlf => offset - 1,
                    () if before_mark => BYTE_ORDER_MARK.len_utf8(),
                    () => offset,
                };
                assert_eq!(lines.offset(position, unit), clip(back));
            }
        }
    }

    proptest! {
        #[test]
        fn positions_and_offsets_are_inverse(
            text in prop::collection::vec(corner(), 0..40).prop_map(String::from_iter),
        ) {
            check_where(&text, |_| true);
        }

        #[test]
        fn no_place_is_refused(
            text in prop::collection::vec(corner(), 0..40).prop_map(String::from_iter),
            line in 0_u32..9,
            column in any::<u32>(),
            offset in any::<u32>(),
        ) {
            let lines = Lines::new(&text);
            for unit in UNITS {
                for column in [column, column % 32] {
                    let found = lines.offset(at(line, column), unit);
                    prop_assert!(text.is_char_boundary(found as usize));
                }
                prop_assert!(lines.position(offset, unit).line < lines.line_count());
                let (known, later) = (column % 64, offset % 64);
                let position = lines.position(later, unit);
                let known = (known, lines.position(known, unit));
                prop_assert_eq!(lines.position_from(known, later, unit), position);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn long_lines_are_counted_like_short_ones(
            start in "[a\u{646}\r\n]{0,3}",
            line in "[a\u{646}\u{2028}\u{1F600}]{1,9}",
            times in 400_usize..9000,
        ) {
            check_where(&(start + &line.repeat(times)), |at| (at + 8) % 4096 < 16);
        }
    }
}
