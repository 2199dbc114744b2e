use memchr::{memchr, memchr_iter, memchr2, memmem};

use crate::text::Span;

/// A stretch of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text without references or markup.
    Text(Span),
    /// A character reference, one character or two.
    Char(Span, (char, Option<char>)),
    /// A tag: its whole, and its name as written.
    Start {
        span: Span,
        name: Span,
        closed: bool,
    },
    End {
        span: Span,
        name: Span,
    },
    /// A comment: its whole, and what is between the delimiters.
    Comment {
        span: Span,
        body: Span,
    },
}

/// Cuts a stretch of a text into tokens as the WHATWG tokenizer does, keeping where each stands.
///
/// A tag that is not closed before the end shows nothing, as in browsers. Linear: no byte is looked
/// at more than a bounded number of times.
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        let range = span.range();
        Self {
            text,
            at: range.start,
            end: range.end.min(text.len()),
        }
    }

    /// Skips what stands before the end tag of an element whose content is no markup.
    pub(super) fn skip_raw(&mut self, name: &str) {
        let rest = self.rest().as_bytes();
        let found = memmem::find_iter(rest, b"</").find(|&at| {
            let from = at + 2;
            let after = rest.get(from + name.len());
            rest.get(from..from + name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && after.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
        });
        self.at = found.map_or(self.end, |at| self.at + at);
    }

    fn rest(&self) -> &'t str {
        Span::from_range(self.at..self.end).of(self.text)
    }

    /// The span from here over `len` bytes; moves past it.
    fn take(&mut self, len: usize) -> Span {
        let start = self.at;
        self.at = (start + len).min(self.end);
        Span::from_range(start..self.at)
    }

    fn reference(&mut self) -> Token {
        let rest = Span::from_range(self.at..self.end);
        match super::entity::read(self.text, rest) {
            Some(found) => Token::Char(self.take(found.len), found.chars),
            None => Token::Text(self.take(1)),
        }
    }

    fn markup(&mut self) -> Option<Token> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes.get(1) {
            Some(b'!') if rest.starts_with("<!--") => Some(self.comment()),
            Some(b'!' | b'?') => Some(self.bogus(2)),
            Some(b'/') => match bytes.get(2) {
                Some(b) if b.is_ascii_alphabetic() => self.tag(2),
                Some(_) => Some(self.bogus(2)),
                None => Some(Token::Text(self.take(2))),
            },
            Some(b) if b.is_ascii_alphabetic() => self.tag(1),
            _ => Some(Token::Text(self.take(1))),
        }
    }

    fn comment(&mut self) -> Token {
        let rest = self.rest().as_bytes();
        let inside = rest.get(4..).unwrap_or_default();
        let (body, len) = if inside.starts_with(b">") {
            (0, 1)
        } else if inside.starts_with(b"->") {
            (0, 2)
        } else {
            let delimiter = |at: usize| {
                let before = inside.get(..at)?;
                let body = before.strip_suffix(b"--");
                Some((body.or_else(|| before.strip_suffix(b"--!"))?.len(), at + 1))
            };
            memchr_iter(b'>', inside)
                .find_map(delimiter)
                .unwrap_or((inside.len(), inside.len()))
        };
        let body = Span::from_range(self.at + 4..self.at + 4 + body);
        Token::Comment {
            span: self.take(4 + len),
            body,
        }
    }

    /// What browsers take for a comment: `<!doctype>`, `<?xml?>`, `</ >`.
    fn bogus(&mut self, open: usize) -> Token {
        let rest = self.rest().as_bytes();
        let close = memchr(b'>', rest);
        let body =
            Span::from_range(self.at + open..self.at + close.unwrap_or(rest.len()).max(open));
        Token::Comment {
            span: self.take(close.map_or(rest.len(), |at| at + 1)),
            body,
        }
    }

    /// A tag whose name starts `open` bytes from here; `None` where the text ends inside it.
    fn tag(&mut self, open: usize) -> Option<Token> {
        let rest = self.rest().as_bytes();
        let name_len = rest
            .iter()
            .skip(open)
            .take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>'))
            .count();
        let name = Span::from_range(self.at + open..self.at + open + name_len);
        let Some(close) = tag_end(rest, open + name_len) else {
            self.at = self.end;
            return None;
        };
        let closed = rest.get(close - 1) == Some(&b'/');
        let span = self.take(close + 1);
        Some(if open == 2 {
            Token::End { span, name }
        } else {
            Token::Start { span, name, closed }
        })
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        match self.rest().as_bytes() {
            [] => None,
            [b'<', ..] => self.markup(),
            [b'&', ..] => Some(self.reference()),
            text => {
                let len = memchr2(b'<', b'&', text).unwrap_or(text.len());
                Some(Token::Text(self.take(len)))
            }
        }
    }
}

/// The `>` that ends a tag, from the end of its name: those in quoted values do not count.
fn tag_end(rest: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    let mut value = Value::None;
    loop {
        let byte = *rest.get(at)?;
        value = match (byte, value) {
            (b'>', _) => return Some(at),
            (b'=', Value::None) => Value::Expected,
            (b'"' | b'\'', Value::Expected) => {
                at += 1 + memchr(byte, rest.get(at + 1..)?)?;
                Value::None
            }
            (_, Value::Expected) if byte.is_ascii_whitespace() => Value::Expected,
            (_, Value::None) => Value::None,
            _ if byte.is_ascii_whitespace() => Value::None,
            _ => Value::Unquoted,
        };
        at += 1;
    }
}

/// Where in an attribute the reading of a tag stands.
#[derive(Clone, Copy)]
enum Value {
    None,
    Expected,
    Unquoted,
}
