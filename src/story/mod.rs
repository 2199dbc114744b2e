//! What a story is: blocks with roles, and what in them is prose.
//!
//! One reader per format. Every span points into the original text; nothing is copied or blanked.
//! Readers are total: any string, however broken, has a reading. Does no I/O and knows no rules.

mod acquaintance;
mod asked;
pub mod attribution;
mod by_trait;
mod clauses;
mod collect;
mod count;
mod dateline;
mod directive;
mod format;
mod front;
mod head;
mod html;
mod known_words;
mod lone;
mod markdown;
mod marked;
mod masks;
mod memory;
mod mentions;
mod name_reading;
mod names;
mod owners;
mod piece;
mod plain;
mod prose;
pub mod quotes;
mod search;
mod seen;
mod shortcodes;
mod traits;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use acquaintance::NameWord;
pub use directive::{Directive, DirectiveKind};
pub use format::Format;
pub use masks::Protection;
pub use mentions::Mention;
pub use names::is_strange;
pub use owners::owned;
pub use piece::{Piece, Pieces, QuoteMark};
pub use prose::{Kept, Prose};
pub use traits::Traits;

use crate::text::Span;

/// A text read as a news story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story<'t> {
    /// The original text, which every span points into.
    pub text: &'t str,
    /// What the text was read as.
    pub format: Format,
    /// The blocks in text order; their spans are disjoint.
    pub blocks: Vec<Block>,
    /// What the text itself says about rules, in text order; plain text says nothing.
    pub directives: Vec<Directive>,
}

/// A unit of prose that stands by itself: a paragraph, a headline, a table cell.
///
/// A block holds at least one visible character that is not white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the block is for.
    pub role: Role,
    /// From the first byte of the first piece to the last byte of the last.
    pub span: Span,
    /// Where the place and agency that open the story stand, with the dash or colon after them and
    /// the space after that. A line that is nothing else is covered whole.
    pub dateline: Option<Span>,
    /// What the reader of the story sees, in order.
    pub pieces: Pieces,
}

impl Block {
    /// The text as the story's reader sees it: references decoded, markup absent, U+FFFC where
    /// something stands that is not prose. `text` is the text of the story.
    pub fn visible<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match &self.pieces {
            Pieces::One(span) => Cow::Borrowed(span.of(text)),
            Pieces::Many(pieces) => {
                let mut visible = String::with_capacity(self.span.len() as usize);
                for piece in pieces {
                    match *piece {
                        Piece::Text(span) => visible.push_str(span.of(text)),
                        other => visible.extend(other.char()),
                    }
                }
                Cow::Owned(visible)
            }
        }
    }
}

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The headline, or a heading inside the story.
    Headline,
    /// The first paragraph.
    Lead,
    /// Any other paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// The words under a picture or a table.
    Caption,
    /// A cell of a table.
    Cell,
}

/// Reads a text as a story.
///
/// Total: cannot fail and cannot panic. Linear in the length of the text. The same text and format
/// give the same story.
pub fn read(text: &str, format: Format) -> Story<'_> {
    let (mut blocks, directives, lead) = match format {
        Format::Plain => plain::read(text),
        Format::Markdown => markdown::read(text),
        Format::Html => html::read(text),
    };
    dateline::open(text, &mut blocks, lead);
    Story {
        text,
        format,
        blocks,
        directives,
    }
}

/// What a reader hands over: blocks, directives, and the index from which to look for the lead.
type Reading = (Vec<Block>, Vec<Directive>, usize);
