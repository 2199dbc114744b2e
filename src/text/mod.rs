//! Places in a text: spans, lines and columns, encodings, edits.
//!
//! The only room that knows encodings and line breaks. Does no I/O and cannot panic on any input.

mod decode;
mod decode_error;
mod decoder;
mod edits;
mod legacy;
mod lines;
mod rope;
mod span;
mod stretch;
mod tally;
mod view;

pub use decode::{Encoding, Source, decode};
pub use decode_error::{DecodeError, DecodeErrorKind};
pub use decoder::Decoder;
pub use edits::{Edit, Overlap, Rewritten, apply, compose, overlap};
pub use lines::{Lines, Position};
pub use rope::Rope;
pub use span::Span;
pub use stretch::{Spot, Stretch};
pub use tally::ColumnUnit;
pub use view::{View, ViewBuilder};

/// U+FEFF: a byte order mark where it is the first character of a file.
const BYTE_ORDER_MARK: char = '\u{FEFF}';
