//! Places found by walking the text from its start: what every form must agree with.

/// A place in all units: 0-based offsets, 1-based line and columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) byte: usize,
    pub(crate) char: usize,
    pub(crate) line: usize,
    /// In Unicode scalar values.
    pub(crate) column: usize,
    /// In UTF-8 bytes.
    pub(crate) byte_column: usize,
}

/// Counts to the byte `offset` of `text`, a byte order mark having no column.
pub(crate) fn place(text: &str, offset: usize) -> Place {
    let mut place = Place {
        line: 1,
        column: 1,
        byte_column: 1,
        ..Place::default()
    };
    let characters: Vec<char> = text.chars().collect();
    while place.byte < offset {
        let c = characters[place.char];
        let ends_line = c == '\n' || (c == '\r' && characters.get(place.char + 1) != Some(&'\n'));
        if ends_line {
            (place.line, place.column, place.byte_column) = (place.line + 1, 1, 1);
        } else if place.byte > 0 || c != '\u{FEFF}' {
            place.column += 1;
            place.byte_column += c.len_utf8();
        }
        place.char += 1;
        place.byte += c.len_utf8();
    }
    place
}
