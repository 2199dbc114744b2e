use super::{Block, Piece};
use crate::text::Span;

/// The opening of a block goes this many characters far.
const REACH: usize = 120;
const TATWEEL: char = '\u{0640}';

/// The opening of a block as words and marks, up to its first line break.
pub(super) struct Head {
    tokens: Vec<Token>,
    /// Whether the tokens are all of the block.
    whole: bool,
    /// Whether the tokens reach to a line break or the end of the block.
    line: bool,
}

/// A word, or a mark that counts in a dateline.
pub(super) struct Token {
    pub(super) kind: Kind,
    /// The place in the original, with the white space behind.
    span: Span,
    /// Whether white space, a dash or the start of the block stands before it.
    pub(super) apart_before: bool,
    /// Whether white space or the end of the block stands behind it.
    pub(super) free_after: bool,
}

impl Token {
    /// Whether white space or an end stands on both sides.
    pub(super) const fn is_free(&self) -> bool {
        self.apart_before && self.free_after
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word {
        letters: usize,
        digits: bool,
    },
    Dash,
    Colon,
    Comma,
    /// An opening bracket.
    Open,
    OpenQuote,
    Close,
    /// What no dateline holds.
    Stop,
}

impl Head {
    pub(super) fn of(block: &Block, text: &str) -> Self {
        let mut seen = seen(block, text);
        let whole = seen.len() < REACH;
        let end = seen.iter().position(|&(c, _)| c == '\n');
        seen.truncate(end.unwrap_or(seen.len()));
        let mut tokens: Vec<Token> = Vec::new();
        let mut rest = seen.as_slice();
        let mut apart_before = true;
        while let Some(&(c, span)) = rest.first() {
            if c.is_whitespace() {
                apart_before = true;
                if let Some(last) = tokens.last_mut() {
                    last.span.end = span.end;
                }
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let (token, after) = rest.split_at_checked(length(rest)).unwrap_or((rest, &[]));
            let free_after = after.first().is_none_or(|(c, _)| c.is_whitespace());
            let kind = kind(token, apart_before, free_after);
            tokens.push(Token {
                kind,
                span: token.last().map_or(span, |last| span.cover(last.1)),
                apart_before,
                free_after,
            });
            apart_before = kind == Kind::Dash;
            rest = after;
        }
        Self {
            tokens,
            whole: whole && end.is_none(),
            line: whole || end.is_some(),
        }
    }

    /// Whether this is all of the block.
    pub(super) const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether there is nothing but words and commas.
    pub(super) fn says_nothing(&self) -> bool {
        self.tokens
            .iter()
            .all(|token| matches!(token.kind, Kind::Word { .. } | Kind::Comma))
    }

    /// Whether the line ends before token `at`.
    pub(super) const fn ends_line(&self, at: usize) -> bool {
        self.line && at == self.tokens.len()
    }

    /// From the first token to the end of token `last` and the white space behind it.
    pub(super) fn span(&self, last: usize) -> Span {
        let first = self.get(0).map_or_else(Span::default, |token| token.span);
        self.get(last)
            .map_or(first, |token| first.cover(token.span))
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.get(at).map(|token| token.kind)
    }
}

/// The first characters of a block as its reader sees them, and where each stands.
fn seen(block: &Block, text: &str) -> Vec<(char, Span)> {
    let mut seen = Vec::new();
    for piece in block.pieces.iter() {
        let room = REACH.saturating_sub(seen.len());
        let span = piece.span();
        match piece {
            Piece::Text(span) => seen.extend(chars(span, text).take(room)),
            other => seen.extend(other.char().map(|c| (c, span)).filter(|_| room > 0)),
        }
    }
    seen
}

fn chars(span: Span, text: &str) -> impl Iterator<Item = (char, Span)> + '_ {
    let base = span.range().start;
    span.of(text).char_indices().map(move |(at, c)| {
        let at = base + at;
        (c, Span::from_range(at..at + c.len_utf8()))
    })
}

/// The number of characters of the token that starts `rest`; at least one.
fn length(rest: &[(char, Span)]) -> usize {
    let run = |of: &dyn Fn(usize, char) -> bool| {
        let inside = |&(at, &(c, _)): &(usize, &(char, Span))| of(at, c);
        rest.iter().enumerate().take_while(inside).count()
    };
    let dashes = run(&|_, c| is_dash(c));
    let word = run(&|at, c| {
        let next = rest.get(at + 1).map(|&(c, _)| c);
        !c.is_whitespace() && !is_dash(c) && mark(c).is_none() && !is_final_stop(c, next)
    });
    dashes.max(word).max(1)
}

fn kind(token: &[(char, Span)], apart_before: bool, free_after: bool) -> Kind {
    let first = token.first().map_or(' ', |&(c, _)| c);
    let is_rule = |c: char| matches!(c, TATWEEL | '/' | '|' | '_');
    if is_dash(first) || apart_before && free_after && token.iter().all(|&(c, _)| is_rule(c)) {
        return Kind::Dash;
    }
    match mark(first) {
        // Straight quotation marks do not say which end they are.
        Some(Kind::OpenQuote) if first == '"' && !apart_before => Kind::Close,
        Some(kind) => kind,
        None if first == '.' => Kind::Stop,
        None => Kind::Word {
            letters: token.len(),
            digits: token.iter().any(|(c, _)| c.is_numeric()),
        },
    }
}

/// The marks that are tokens by themselves.
const fn mark(c: char) -> Option<Kind> {
    Some(match c {
        ':' => Kind::Colon,
        ',' | '\u{060C}' => Kind::Comma,
        '(' | '[' => Kind::Open,
        ')' | ']' | '\u{00BB}' | '\u{201D}' => Kind::Close,
        '"' | '\u{00AB}' | '\u{201C}' => Kind::OpenQuote,
        '!' | '?' | ';' | '\u{061F}' | '\u{061B}' | '\u{2026}' => Kind::Stop,
        _ => return None,
    })
}

/// Whether a stop ends something: between the letters of an abbreviation it does not.
fn is_final_stop(c: char, next: Option<char>) -> bool {
    c == '.' && next.is_none_or(|next| !next.is_alphanumeric())
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
