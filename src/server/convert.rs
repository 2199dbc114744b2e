//! Between our places and the protocol's.

use tower_lsp::ls_types::{DiagnosticSeverity, Position as LspPosition, Range, TextEdit};

use crate::catalog::Level;
use crate::text::{ColumnUnit, Edit, Lines, Position, Span, Spot, Stretch};

/// U+FEFF: the protocol counts it as a character of the first line, [`Lines`] does not.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The lines of a document, with columns as the editor counts them.
pub(super) struct Places<'t> {
    lines: Lines<'t>,
    unit: ColumnUnit,
    /// Columns of the first line before [`Lines`] begins to count.
    mark: u32,
    /// The end of a text whose last line is not ended.
    open_end: Option<u32>,
}

impl<'t> Places<'t> {
    /// Finds the lines of `text` in one pass.
    pub(super) fn new(text: &'t str, unit: ColumnUnit) -> Self {
        let mark = mark(text.starts_with(BYTE_ORDER_MARK), unit);
        let lines = Lines::new(text);
        let open = !text.ends_with(['\n', '\r']);
        let open_end = open.then(|| Span::from_range(0..text.len()).end);
        Self {
            lines,
            unit,
            mark,
            open_end,
        }
    }

    /// The place of a byte.
    pub(super) fn position(&self, offset: u32) -> LspPosition {
        let Position { line, column } = self.lines.position(offset, self.unit);
        let mark = if line == 0 { self.mark } else { 0 };
        LspPosition::new(line, column + mark)
    }

    /// The place of a span.
    pub(super) fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start), self.position(span.end))
    }

    /// The byte at a place; places past the line or the text are clamped.
    pub(super) fn offset(&self, place: LspPosition) -> u32 {
        let mut place = position(place);
        if place.line == 0 {
            place.column = place.column.saturating_sub(self.mark);
        }
        self.lines.offset(place, self.unit)
    }

    /// The bytes of a range, its ends in either order.
    pub(super) fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    /// An edit as the protocol says it.
    pub(super) fn edit(&self, edit: &Edit) -> TextEdit {
        let mut range = self.range(edit.span);
        if self.open_end == Some(edit.span.end) && edit.replacement.ends_with('\n') {
            // An editor that ends the last line itself when it saves (Neovim) must see that the edit
            // does: it reaches past the text, which others clamp.
            range.end = LspPosition::new(range.end.line + 1, 0);
        }
        TextEdit::new(range, edit.replacement.clone().into())
    }
}

/// The place of a part of a text that is not at hand.
pub(super) fn stretch(place: Stretch, unit: ColumnUnit) -> Range {
    let position = |spot: Spot| {
        let Position { line, column } = spot.position(unit);
        let mark = if line == 0 {
            mark(place.after_mark, unit)
        } else {
            0
        };
        LspPosition::new(line, column + mark)
    };
    Range::new(position(place.start), position(place.end))
}

/// The columns of a byte order mark, where there is one.
const fn mark(is_there: bool, unit: ColumnUnit) -> u32 {
    match unit {
        _ if !is_there => 0,
        ColumnUnit::Utf8 => 3,
        ColumnUnit::Utf16 | ColumnUnit::Utf32 => 1,
    }
}

/// A place as the text room says it.
pub(super) fn position(place: LspPosition) -> Position {
    Position {
        line: place.line,
        column: place.character,
    }
}

/// A level as the protocol says it.
pub(super) fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::ERROR,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Info => DiagnosticSeverity::INFORMATION,
        Level::Hint => DiagnosticSeverity::HINT,
    }
}
