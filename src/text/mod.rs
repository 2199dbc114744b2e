//! Places in a text: spans, lines and columns, encodings, edits.
//!
//! The only room that knows `ropey`. Does no I/O and cannot panic on any input.

mod span;

pub use span::Span;
mod view;
pub use view::{View, ViewBuilder};
