use serde::Serialize;

use crate::text::{ColumnUnit, Lines, Position, Span, Spot, Stretch};

/// A place in a file in the units of the public contract.
///
/// `byte` and `char` are 0-based offsets into the file in UTF-8 bytes and Unicode scalar values;
/// `line` and `column` are 1-based, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Place {
    pub(super) byte: u32,
    pub(super) char: u32,
    pub(super) line: u32,
    pub(super) column: u32,
}

/// A span in the units of the public contract; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Range {
    pub(super) start: Place,
    pub(super) end: Place,
}

/// A line and column, both 1-based; the unit of the column is the caller's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct LineColumn {
    pub(super) line: u32,
    pub(super) column: u32,
}

/// Places of one file asked for in order: each is told from the last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Walk {
    at: u32,
    position: Position,
}

impl Walk {
    /// The line and column of a byte, columns in Unicode scalar values.
    pub(super) fn to(&mut self, lines: &Lines<'_>, byte: u32) -> LineColumn {
        let known = (self.at, self.position);
        self.position = lines.position_from(known, byte, ColumnUnit::Utf32);
        self.at = byte;
        LineColumn::from(self.position)
    }
}

impl From<Position> for LineColumn {
    fn from(position: Position) -> Self {
        Self {
            line: position.line + 1,
            column: position.column + 1,
        }
    }
}

impl Place {
    fn of(lines: &Lines<'_>, byte: u32) -> Self {
        let LineColumn { line, column } = LineColumn::of(lines, byte, ColumnUnit::Utf32);
        Self {
            byte,
            char: lines.char_offset(byte),
            line,
            column,
        }
    }
}

impl From<Spot> for Place {
    fn from(spot: Spot) -> Self {
        let LineColumn { line, column } = spot.position(ColumnUnit::Utf32).into();
        Self {
            byte: spot.byte,
            char: spot.char,
            line,
            column,
        }
    }
}

impl From<Stretch> for Range {
    fn from(stretch: Stretch) -> Self {
        Self {
            start: stretch.start.into(),
            end: stretch.end.into(),
        }
    }
}

impl Range {
    pub(super) fn of(lines: &Lines<'_>, span: Span) -> Self {
        Self {
            start: Place::of(lines, span.start),
            end: Place::of(lines, span.end),
        }
    }
}

impl LineColumn {
    pub(super) fn of(lines: &Lines<'_>, byte: u32, unit: ColumnUnit) -> Self {
        lines.position(byte, unit).into()
    }
}
