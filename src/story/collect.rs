use super::shortcodes;
use super::{Block, Directive, Piece, Pieces, Role};
use crate::text::Span;

/// Gathers pieces into blocks, for the readers of marked-up formats.
///
/// Keeps the promises of [`Block`]: pieces come in order and disjoint (what would stand before the
/// last piece is dropped), text that touches is one piece, ASCII white space at the ends is trimmed,
/// and what holds no visible character is no block.
pub(super) struct Collector<'t> {
    pub(super) text: &'t str,
    pub(super) blocks: Vec<Block>,
    pub(super) directives: Vec<Directive>,
    pieces: Vec<Piece>,
    floor: u32,
}

impl<'t> Collector<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            text,
            blocks: Vec::new(),
            directives: Vec::new(),
            pieces: Vec::new(),
            floor: 0,
        }
    }

    /// Adds a piece to the open block.
    pub(super) fn push(&mut self, piece: Piece) {
        let span = piece.span();
        if span.start < self.floor {
            return;
        }
        self.floor = span.end;
        match (piece, self.pieces.last_mut()) {
            (Piece::Text(_), _) if span.is_empty() => {}
            (Piece::Text(_), Some(Piece::Text(last))) if last.end == span.start => {
                last.end = span.end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Adds both characters of what stands for one or two.
    pub(super) fn push_chars(&mut self, span: Span, chars: (char, Option<char>)) {
        self.push(Piece::Char(span, chars.0));
        if let Some(second) = chars.1 {
            self.push(Piece::Char(Span::at(span.end), second));
        }
    }

    /// Where the last piece ends.
    pub(super) const fn floor(&self) -> u32 {
        self.floor
    }

    /// Ends the open block and gives it a role; answers whether there was anything in it.
    pub(super) fn close(&mut self, role: Role) -> bool {
        self.hide_shortcodes();
        self.trim();
        let prose = self.pieces.iter().any(|piece| match *piece {
            Piece::Text(span) => !span.of(self.text).trim().is_empty(),
            Piece::Char(_, c) => !c.is_whitespace(),
            Piece::Break(_) | Piece::Opaque(_) | Piece::Quote(..) => false,
        });
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else {
            return false;
        };
        if !prose {
            self.pieces.clear();
            return false;
        }
        let span = first.span().cover(last.span());
        let pieces = match self.pieces.as_slice() {
            [Piece::Text(span)] => Pieces::One(*span),
            many => Pieces::Many(many.into()),
        };
        self.pieces.clear();
        self.blocks.push(Block {
            role,
            span,
            dateline: None,
            pieces,
        });
        true
    }

    /// Drops breaks and white space at both ends: they show nowhere.
    fn trim(&mut self) {
        while let Some(last) = self.pieces.last_mut() {
            match last {
                Piece::Break(_) => {}
                Piece::Text(span) => {
                    let kept = span.of(self.text).trim_ascii_end().len();
                    *span = Span::from_range(span.range().start..span.range().start + kept);
                    if kept > 0 {
                        break;
                    }
                }
                _ => break,
            }
            self.pieces.pop();
        }
        let mut blank = 0;
        for piece in &mut self.pieces {
            match piece {
                Piece::Break(_) => {}
                Piece::Text(span) => {
                    let kept = span.of(self.text).trim_ascii_start().len();
                    *span = Span::from_range(span.range().end - kept..span.range().end);
                    if kept > 0 {
                        break;
                    }
                }
                _ => break,
            }
            blank += 1;
        }
        self.pieces.drain(..blank);
    }

    /// Makes one opaque piece of each [shortcode](shortcodes).
    fn hide_shortcodes(&mut self) {
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else {
            return;
        };
        let whole = first.span().cover(last.span());
        let found = shortcodes::find(whole.of(self.text));
        if found.is_empty() {
            return;
        }
        let base = whole.range().start;
        let codes = found.into_iter();
        let codes = codes.map(|it| Span::from_range(base + it.start..base + it.end));
        let codes: Vec<Span> = codes.collect();
        let pieces = std::mem::take(&mut self.pieces);
        let mut codes = codes.into_iter().peekable();
        for piece in pieces {
            self.push_around(piece, &mut codes);
        }
        self.pieces.extend(codes.map(Piece::Opaque));
    }

    /// Adds what of `piece` lies outside the shortcodes, and the shortcodes it reaches.
    fn push_around(&mut self, piece: Piece, codes: &mut Codes) {
        let span = piece.span();
        let mut start = span.start;
        while let Some(&code) = codes.peek() {
            if span.end <= code.start {
                break;
            }
            if let Piece::Text(_) = piece
                && start < code.start
            {
                self.pieces.push(Piece::Text(Span::new(start, code.start)));
            }
            start = start.max(code.end);
            if span.end < code.end {
                return;
            }
            self.pieces.push(Piece::Opaque(code));
            codes.next();
        }
        match piece {
            Piece::Text(_) if start < span.end => {
                self.pieces.push(Piece::Text(Span::new(start, span.end)));
            }
            Piece::Text(_) => {}
            other if start == span.start => self.pieces.push(other),
            _ => {}
        }
    }
}

type Codes = std::iter::Peekable<std::vec::IntoIter<Span>>;
