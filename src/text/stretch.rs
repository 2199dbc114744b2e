use super::{BYTE_ORDER_MARK, ColumnUnit, Lines, Position, Span};

/// A place in a text in every unit that reports and editors count in: what is left to say of a text
/// that is no longer there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// UTF-8 bytes before it.
    pub byte: u32,
    /// Unicode scalar values before it, a byte order mark included.
    pub char: u32,
    line: u32,
    columns: [u32; 3],
}

/// A span of a text in every unit; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it begins.
    pub start: Spot,
    /// Where it ends.
    pub end: Spot,
    /// Whether the text begins with a byte order mark.
    pub after_mark: bool,
}

impl Spot {
    fn of(lines: &Lines<'_>, byte: u32) -> Self {
        let position = |unit| lines.position(byte, unit);
        Self {
            byte,
            char: lines.char_offset(byte),
            line: position(ColumnUnit::Utf8).line,
            columns: [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32]
                .map(|unit| position(unit).column),
        }
    }

    /// Its line and column, as [`Lines::position`] says them.
    pub const fn position(self, unit: ColumnUnit) -> Position {
        let [utf8, utf16, utf32] = self.columns;
        let column = match unit {
            ColumnUnit::Utf8 => utf8,
            ColumnUnit::Utf16 => utf16,
            ColumnUnit::Utf32 => utf32,
        };
        Position {
            line: self.line,
            column,
        }
    }
}

impl Stretch {
    /// A span of `text`, whose lines are `lines`.
    pub fn of(text: &str, lines: &Lines<'_>, span: Span) -> Self {
        Self {
            start: Spot::of(lines, span.start),
            end: Spot::of(lines, span.end),
            after_mark: text.starts_with(BYTE_ORDER_MARK),
        }
    }
}
