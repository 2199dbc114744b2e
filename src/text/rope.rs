use std::ops::Range;

use super::{ColumnUnit, Position};

/// A text that is edited in place.
///
/// Cloning takes constant time and shares what is not edited; an edit takes logarithmic time. LF,
/// CRLF and a lone CR end a line, and nothing else does.
#[derive(Clone, Debug)]
pub struct Rope(ropey::Rope);

impl Rope {
    /// Takes in `text`.
    pub fn new(text: &str) -> Self {
        Self(ropey::Rope::from_str(text))
    }

    /// Replaces what stands between two places, in either order, by `replacement`.
    ///
    /// Columns count `unit` from the first character of the line, a byte order mark included. A
    /// column past the line is the line's end, before its line break; one inside a character is
    /// that character's start; a line past the text is the text's end.
    pub fn replace(&mut self, range: Range<Position>, unit: ColumnUnit, replacement: &str) {
        let (start, end) = (
            self.char_at(range.start, unit),
            self.char_at(range.end, unit),
        );
        let (start, end) = (start.min(end), start.max(end));
        self.0.remove(start..end);
        self.0.insert(start, replacement);
    }

    /// The number of bytes.
    pub fn len(&self) -> usize {
        self.0.len_bytes()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The whole text.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.len());
        text.extend(self.0.chunks());
        text
    }

    /// The index of the character at a place.
    fn char_at(&self, Position { line, column }: Position, unit: ColumnUnit) -> usize {
        let Some(slice) = self.0.get_line(line as usize) else {
            return self.0.len_chars();
        };
        let start = self.0.line_to_char(line as usize);
        let end = start + chars_without_break(slice);
        let column = column as usize;
        let inside = match unit {
            ColumnUnit::Utf8 => slice.byte_to_char(column.min(slice.len_bytes())),
            ColumnUnit::Utf16 => slice.utf16_cu_to_char(column.min(slice.len_utf16_cu())),
            ColumnUnit::Utf32 => column,
        };
        (start + inside).min(end)
    }
}

fn chars_without_break(line: ropey::RopeSlice<'_>) -> usize {
    let chars = line.len_chars();
    let at = |back: usize| chars.checked_sub(back).map(|index| line.char(index));
    match (at(2), at(1)) {
        (Some('\r'), Some('\n')) => chars - 2,
        (_, Some('\n' | '\r')) => chars - 1,
        _ => chars,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Edit, Lines, Span, apply};
    use proptest::prelude::*;

    const UNITS: [ColumnUnit; 3] = [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32];

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    #[test]
    fn only_three_line_breaks_count() {
        let mut rope = Rope::new("أ\u{2028}ب\u{B}ج\u{85}د\r\nه\rو\nز");
        rope.replace(at(3, 0)..at(3, 1), ColumnUnit::Utf32, "!");
        assert_eq!(rope.text(), "أ\u{2028}ب\u{B}ج\u{85}د\r\nه\rو\n!");
    }

    #[test]
    fn places_past_line_and_text_are_clamped() {
        for unit in UNITS {
            let mut rope = Rope::new("قال\r\nنعم");
            rope.replace(at(0, 99)..at(0, 99), unit, "!");
            rope.replace(at(99, 0)..at(99, 99), unit, "؟");
            rope.replace(at(u32::MAX, u32::MAX)..at(0, u32::MAX), unit, "");
            assert_eq!(rope.text(), "قال!");
        }
    }

    proptest! {
        #[test]
        fn replacing_by_place_equals_replacing_by_byte(
            text in "[اب\u{64F}😀a\r\n\u{2028}]{0,20}",
            places in proptest::array::uniform4(0_u32..12),
            replacement in "[اa\r\n😀]{0,3}",
            unit in prop::sample::select(UNITS.to_vec()),
        ) {
            let (first, second) = (at(places[0], places[1]), at(places[2], places[3]));
            let (start, end) = (first.min(second), first.max(second));
            let lines = Lines::new(&text);
            let span = Span::new(lines.offset(start, unit), lines.offset(end, unit));
            let mut rope = Rope::new(&text);
            rope.replace(start..end, unit, &replacement);
            let edit = Edit { span, replacement: replacement.into() };
            prop_assert_eq!(rope.text(), apply(&text, &[edit]).expect("one edit"));
        }
    }
}
