use crate::text::Span;

/// OBJECT REPLACEMENT CHARACTER: stands for what is not text.
const OBJECT_REPLACEMENT: char = '\u{FFFC}';

/// A stretch of a block, and how it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Verbatim text. Two of them side by side may touch in one word: a tag between its letters.
    Text(Span),
    /// A character reference or an escape, read as the character. A reference that stands for two
    /// characters is two pieces, the second over the empty span at its end.
    Char(Span, char),
    /// A line break inside the block; reads as `'\n'`.
    Break(Span),
    /// What is no prose, such as code, an image or a shortcode; reads as U+FFFC.
    Opaque(Span),
    /// A quotation mark that is not written out but shown, such as `<q>`; reads as nothing.
    Quote(Span, QuoteMark),
}

impl Piece {
    /// Where the piece stands in the original text.
    pub const fn span(self) -> Span {
        match self {
            Self::Text(span)
            | Self::Char(span, _)
            | Self::Break(span)
            | Self::Opaque(span)
            | Self::Quote(span, _) => span,
        }
    }

    /// The one character the piece reads as; `None` for text, and for a quotation mark not written.
    pub const fn char(self) -> Option<char> {
        match self {
            Self::Char(_, read) => Some(read),
            Self::Break(_) => Some('\n'),
            Self::Opaque(_) => Some(OBJECT_REPLACEMENT),
            Self::Text(_) | Self::Quote(..) => None,
        }
    }
}

/// Which end of a quotation a mark stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteMark {
    /// The quotation starts.
    Open,
    /// The quotation ends.
    Close,
}

/// The pieces of a block: in order, disjoint, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pieces {
    /// One piece of verbatim text, which most blocks are.
    One(Span),
    /// Anything else.
    Many(Box<[Piece]>),
}

impl Pieces {
    /// The pieces in text order.
    pub fn iter(&self) -> impl Iterator<Item = Piece> + '_ {
        let (one, many): (_, &[Piece]) = match self {
            Self::One(span) => (Some(Piece::Text(*span)), &[]),
            Self::Many(pieces) => (None, pieces),
        };
        one.into_iter().chain(many.iter().copied())
    }
}
