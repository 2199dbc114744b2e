use std::ops::Range;

use super::{Prose, QuoteMark};
use crate::arabic::Mark;
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{GUILLEMET_CLOSE, GUILLEMET_OPEN, is_digit, is_letter, is_space};

/// A direct quotation inside a block. Ranges are bytes of the folded view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening mark to the closing mark, both included; to the end of the block if it is
    /// not closed.
    pub outer: Range<usize>,
    /// What is quoted.
    pub inner: Range<usize>,
    /// The shape of its marks.
    pub shape: Shape,
    /// How many quotations it stands in.
    pub depth: u8,
    /// Whether it has both marks.
    pub closed: bool,
}

/// The shape of a quotation's marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// «…»
    Guillemets,
    /// "…"
    Straight,
    /// “…” in any of its directions
    Curly,
    /// Shown by markup, not written.
    Shown,
}

/// Pairs the quotation marks of a block (catalogue 3.6), in one pass over its marks.
///
/// Guillemets pair by their direction, others by alternation. A mark that opens and is never closed
/// quotes to the end of the block: the longer reading fails towards silence. A straight mark right
/// after a digit is the sign of inches.
pub(super) fn find(prose: &Prose<'_>, shown: &[(usize, QuoteMark)]) -> Vec<Quote> {
    let mut open: Vec<Quote> = Vec::new();
    let mut found = shown_quotes(shown, prose.text().len());
    for mark in prose.marks() {
        let Some(shape) = shape_of(mark.sign) else {
            continue;
        };
        let partner = open.iter().rposition(|quote| quote.shape == shape);
        match (
            closes(prose.text(), *mark, shape, partner.is_some()),
            partner,
        ) {
            (true, Some(index)) => {
                // What opened inside and never closed ends here too.
                found.extend(
                    open.drain(index + 1..)
                        .map(|inner| unclosed(inner, mark.at as usize)),
                );
                let mut quote = open.remove(index);
                quote.inner.end = mark.at as usize;
                quote.outer.end = mark.range().end;
                quote.closed = true;
                found.push(quote);
            }
            (true, None) => {}
            (false, _) => open.push(opening(*mark, shape, open.len())),
        }
    }
    let end = prose.text().len();
    found.extend(open.into_iter().map(|quote| unclosed(quote, end)));
    found.sort_by_key(|quote| (quote.outer.start, quote.depth));
    found
}

fn opening(mark: Mark, shape: Shape, depth: usize) -> Quote {
    let range = mark.range();
    let depth = u8::try_from(depth).unwrap_or(u8::MAX);
    Quote {
        inner: range.end..range.end,
        outer: range,
        shape,
        depth,
        closed: false,
    }
}

fn unclosed(mut quote: Quote, end: usize) -> Quote {
    quote.outer.end = end;
    quote.inner.end = end;
    quote
}

/// The shape of a quotation mark, or nothing for any other sign.
pub fn shape_of(sign: char) -> Option<Shape> {
    match sign {
        GUILLEMET_OPEN | GUILLEMET_CLOSE => Some(Shape::Guillemets),
        '"' => Some(Shape::Straight),
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' => Some(Shape::Curly),
        _ => None,
    }
}

/// Whether a quotation mark closes: by its direction for guillemets, else because one is open.
fn closes(text: &str, mark: Mark, shape: Shape, is_open: bool) -> bool {
    match shape {
        Shape::Guillemets => mark.sign == GUILLEMET_CLOSE,
        Shape::Straight if !is_open => !can_open(text, mark),
        _ => is_open,
    }
}

/// Whether a straight mark may open: something to quote follows, and it is no sign of inches.
fn can_open(text: &str, mark: Mark) -> bool {
    let range = mark.range();
    let before = text
        .get(..range.start)
        .and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    let inches = before.is_some_and(is_digit) && after.is_none_or(|c| is_space(c) || !is_letter(c));
    !inches && after.is_some_and(|c| !is_space(c) || before.is_none_or(is_space))
}

fn shown_quotes(shown: &[(usize, QuoteMark)], end: usize) -> Vec<Quote> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for &(at, mark) in shown {
        match mark {
            QuoteMark::Open => open.push(at),
            QuoteMark::Close => {
                let depth = u8::try_from(open.len().saturating_sub(1)).unwrap_or(u8::MAX);
                found.extend(open.pop().map(|start| shown_quote(start..at, depth, true)));
            }
        }
    }
    found.extend(
        open.into_iter()
            .map(|start| shown_quote(start..end, 0, false)),
    );
    found
}

fn shown_quote(range: Range<usize>, depth: u8, closed: bool) -> Quote {
    Quote {
        outer: range.clone(),
        inner: range,
        shape: Shape::Shown,
        depth,
        closed,
    }
}

/// Whether every quotation mark of the block has a partner: otherwise no pair can be trusted, because
/// marks without a direction pair the wrong way after one that is lost.
pub fn are_paired(prose: &Prose<'_>) -> bool {
    let marks = prose.marks().iter();
    let marks = marks.filter(|mark| shape_of(mark.sign).is_some()).count();
    let mut written = prose
        .quotes()
        .iter()
        .filter(|quote| quote.shape != Shape::Shown);
    let paired = written.clone().count() * 2;
    marks == paired && written.all(|quote| quote.closed)
}

impl Quote {
    /// Whether its marks stand as such marks do: the first after space, punctuation or a proclitic,
    /// the second before space or punctuation.
    pub fn stands_well(&self, prose: &Prose<'_>) -> bool {
        let apart = |c: char| !c.is_alphanumeric();
        let (start, end) = (self.outer.start, self.outer.end);
        let opens = prose.char_before(start).is_none_or(apart);
        let closes = prose.char_after(end).is_none_or(apart);
        let proclitic = || {
            let before = prose.word_at(start).checked_sub(1);
            before.is_some_and(|index| Proclitics::read(prose.word(index)).is_some())
        };
        self.shape != Shape::Shown && closes && (opens || proclitic())
    }
}
