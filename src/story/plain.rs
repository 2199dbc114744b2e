use memchr::memchr2_iter;

use super::{Block, Pieces, Reading, Role};
use crate::text::Span;

/// A headline is no longer than this many words.
const HEADLINE_WORDS: usize = 25;
const BOM: char = '\u{FEFF}';
const BULLETS: [char; 7] = [
    '-', '*', '+', '\u{2022}', '\u{2013}', '\u{25AA}', '\u{25CF}',
];

/// Reads plain text: every line with a visible character is a block, as newsrooms write one
/// paragraph a line.
pub(super) fn read(text: &str) -> Reading {
    let mut blocks = Vec::new();
    let mut headline = Headline::Unread;
    for line in Lines::new(text) {
        let raw = line.of(text);
        if raw.chars().all(is_blank) {
            headline = headline.at_blank_line();
            continue;
        }
        let role = if is_list_item(raw) {
            Role::ListItem
        } else {
            Role::Paragraph
        };
        headline = headline.at_block(raw, role);
        blocks.push(Block {
            role,
            span: line,
            dateline: None,
            pieces: Pieces::One(line),
        });
    }
    let headed = matches!(headline, Headline::Found);
    if headed && let Some(first) = blocks.first_mut() {
        first.role = Role::Headline;
    }
    (blocks, Vec::new(), usize::from(headed))
}

/// Whether the first line is a headline: known once the second block is reached.
#[derive(Clone, Copy)]
enum Headline {
    Unread,
    /// The first block could be one.
    Possible,
    /// … and a blank line follows it.
    Apart,
    Found,
    None,
}

impl Headline {
    fn at_blank_line(self) -> Self {
        match self {
            Self::Possible => Self::Apart,
            other => other,
        }
    }

    fn at_block(self, raw: &str, role: Role) -> Self {
        match self {
            Self::Unread if role == Role::Paragraph && could_be_headline(raw) => Self::Possible,
            Self::Apart | Self::Found => Self::Found,
            _ => Self::None,
        }
    }
}

fn could_be_headline(raw: &str) -> bool {
    let shown = raw.trim_end_matches(is_blank);
    let stops = shown.ends_with('.') && !shown.ends_with("..");
    !stops && shown.split_whitespace().nth(HEADLINE_WORDS).is_none()
}

/// White space, and the format characters that show nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
}

/// Whether a line starts with a bullet or a number of an item, and a space after it.
fn is_list_item(raw: &str) -> bool {
    let item = raw.trim_start_matches(is_blank);
    let digits = item
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '\u{0660}'..='\u{0669}'))
        .count();
    let mut after = item.chars().skip(digits);
    let marked = match (digits, after.next()) {
        (0, Some(c)) => BULLETS.contains(&c),
        // A year and a dash open a sentence more often than an item.
        (1..=3, Some(c)) => matches!(c, '.' | ')' | '-' | '\u{2013}'),
        _ => false,
    };
    marked && after.next().is_some_and(char::is_whitespace)
}

/// The lines of a text without their breaks: LF, CRLF and CR each end one.
struct Lines<'t> {
    breaks: memchr::Memchr2<'t>,
    bytes: &'t [u8],
    start: usize,
    done: bool,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            breaks: memchr2_iter(b'\n', b'\r', text.as_bytes()),
            bytes: text.as_bytes(),
            start: if text.starts_with(BOM) {
                BOM.len_utf8()
            } else {
                0
            },
            done: false,
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.done {
            return None;
        }
        let start = self.start;
        let Some(end) = self.breaks.next() else {
            self.done = true;
            return Some(Span::from_range(start..self.bytes.len()));
        };
        self.start = end + 1;
        if self.bytes.get(end..end + 2) == Some(b"\r\n") {
            self.breaks.next();
            self.start += 1;
        }
        Some(Span::from_range(start..end))
    }
}
