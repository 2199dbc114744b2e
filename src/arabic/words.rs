use std::ops::Range;

use super::letters::{
    COMMA, GUILLEMET_CLOSE, GUILLEMET_OPEN, QUESTION, SEMICOLON, is_digit, is_letter, is_space,
};
use super::runs::Runs;
use crate::text::Span;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters of the Arabic script only.
    Arabic,
    /// Letters of another script, with digits, apostrophes and hyphens inside.
    Latin,
    /// Digits, with separators between digits (`1,250.5`, `10:30`, `٣٫٥`).
    Number,
    /// `@name`.
    Handle,
    /// `#tag`, underscores included.
    Hashtag,
    /// An address of the web or a file name.
    Url,
    /// An e-mail address.
    Email,
}

impl Kind {
    /// Whether it is written for machines and is no prose.
    pub const fn is_machine_text(self) -> bool {
        matches!(self, Self::Handle | Self::Hashtag | Self::Url | Self::Email)
    }
}

/// A word of a block: a range of bytes of the *folded view* it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// First byte in the folded view.
    pub start: u32,
    /// One past the last byte in the folded view.
    pub end: u32,
    /// What it is made of.
    pub kind: Kind,
    /// Whether it touches the word before it (`لـ30`, `الـGDP`).
    pub joined: bool,
    /// Its first two bytes: a letter, if it is Arabic.
    first: [u8; 2],
    /// Its last two bytes.
    last: [u8; 2],
}

impl Word {
    /// The range it takes in the folded view.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the last letter of the word is `letter`, of the Arabic block: a comparison of
    /// numbers, for the first test of rules that look at every word.
    #[inline]
    pub fn ends_with(self, letter: char) -> bool {
        let mut bytes = [0; 4];
        letter.encode_utf8(&mut bytes);
        self.last == [bytes[0], bytes[1]]
    }

    /// Whether the first letter of the word is `letter`, of the Arabic block.
    #[inline]
    pub fn begins_with(self, letter: char) -> bool {
        let mut bytes = [0; 4];
        letter.encode_utf8(&mut bytes);
        self.first == [bytes[0], bytes[1]]
    }

    /// Whether it may read as `other` does: a "no" is certain.
    #[inline]
    pub fn may_equal(self, other: Self) -> bool {
        self.end - self.start == other.end - other.start
            && (self.first, self.last) == (other.first, other.last)
    }

    /// The word as it stands in `folded`, the text of the view it was read from.
    pub fn of(self, folded: &str) -> &str {
        Span::new(self.start, self.end).of(folded)
    }
}

/// A character between words that is not white space.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Its first byte in the folded view.
    pub at: u32,
    /// The character.
    pub sign: char,
    /// Index of the first word after it.
    pub next: u32,
}

impl Mark {
    /// The range it takes in the folded view.
    pub const fn range(self) -> Range<usize> {
        self.at as usize..self.at as usize + self.sign.len_utf8()
    }
}

/// The words and marks of a view, in order.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// Every word.
    pub words: Vec<Word>,
    /// Every character that is neither part of a word nor white space.
    pub marks: Vec<Mark>,
    /// Whether any of the words is [`Kind::is_machine_text`].
    pub has_machine_text: bool,
}

/// Splits a folded view into words and marks, reading each character once.
///
/// Words follow UAX #29 where newspapers agree with it; a change of script ends a word and marks
/// the next as joined, and addresses, handles and tags are one word each.
pub fn tokenize(folded: &str) -> Tokens {
    let mut tokens = Tokens {
        words: Vec::with_capacity(folded.len() / 10),
        marks: Vec::with_capacity(folded.len() / 80),
        has_machine_text: false,
    };
    tokens.read(folded);
    tokens
}

impl Tokens {
    /// Reads another folded view, keeping the memory of the last.
    pub(crate) fn read(&mut self, folded: &str) {
        self.words.clear();
        self.marks.clear();
        self.has_machine_text = false;
        let mut runs = Runs::of(folded);
        let mut at = 0;
        // Whether a word ends there.
        let mut joined = false;
        while let Some(&byte) = folded.as_bytes().get(at) {
            if byte == b' ' {
                at += 1;
                joined = false;
                continue;
            }
            let letters = letters_end(folded, &mut runs, at);
            if letters > at {
                self.push(folded, at..letters, (Kind::Arabic, joined));
                at = letters;
                joined = true;
                continue;
            }
            let before = self.words.len();
            let Some(end) = self.read_other(folded, at, joined) else {
                break;
            };
            at = end;
            joined = self.words.len() > before;
        }
    }

    /// Reads what begins at `at`, where a word ends if it is `joined`, and is no Arabic word; answers
    /// where it ends.
    fn read_other(&mut self, folded: &str, at: usize, joined: bool) -> Option<usize> {
        let c = char_at(folded, at)?;
        if let Some((end, kind)) = other_end(folded, at, c) {
            self.has_machine_text |= kind.is_machine_text();
            self.push(folded, at..end, (kind, joined));
            return Some(end);
        }
        if !is_space(c) {
            self.marks.push(Mark {
                at: Span::from_range(at..at).start,
                sign: c,
                next: u32::try_from(self.words.len()).unwrap_or(u32::MAX),
            });
        }
        Some(at + c.len_utf8())
    }

    #[inline]
    fn push(&mut self, folded: &str, range: Range<usize>, (kind, joined): (Kind, bool)) {
        let word = folded.as_bytes().get(range.clone()).unwrap_or_default();
        let (first, last) = (word.first_chunk(), word.last_chunk());
        let span = Span::from_range(range);
        self.words.push(Word {
            start: span.start,
            end: span.end,
            kind,
            joined,
            first: first.copied().unwrap_or_default(),
            last: last.copied().unwrap_or_default(),
        });
    }
}

/// The character at byte `at`, decoded without a search for the boundary.
#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    let bytes = text.as_bytes();
    match *bytes.get(at)? {
        byte @ 0..0x80 => Some(char::from(byte)),
        lead @ 0xC0..0xE0 => {
            let tail = bytes.get(at + 1)? & 0x3F;
            char::from_u32(u32::from(lead & 0x1F) << 6 | u32::from(tail))
        }
        _ => text.get(at..)?.chars().next(),
    }
}

/// The end and the kind of the word that begins at `at` with `c`, no Arabic letter, if one does.
fn other_end(text: &str, at: usize, c: char) -> Option<(usize, Kind)> {
    match c {
        // The marks of most sentences need no look into the tables of Unicode.
        COMMA | SEMICOLON | QUESTION | GUILLEMET_OPEN | GUILLEMET_CLOSE => None,
        _ if is_digit(c) => Some((number_end(text, at), Kind::Number)),
        '@' | '#' => {
            let end = run(text, at + 1, |c| {
                c == '_' || is_letter(c) || c.is_alphanumeric()
            });
            let kind = if c == '@' {
                Kind::Handle
            } else {
                Kind::Hashtag
            };
            (end > at + 1).then_some((end, kind))
        }
        _ if c.is_alphabetic() => Some(latin_end(text, at)),
        _ => None,
    }
}

/// The end of the run of Arabic letters from `at`.
#[inline]
fn letters_end(text: &str, runs: &mut Runs<'_>, at: usize) -> usize {
    let end = runs.end(at);
    if text.as_bytes().get(end).is_none_or(u8::is_ascii) {
        return end;
    }
    rare_letters_end(text, runs, end)
}

/// The same from a character that is no common letter: Persian letters and their like go on.
fn rare_letters_end(text: &str, runs: &mut Runs<'_>, mut at: usize) -> usize {
    while let Some(c) = char_at(text, at).filter(|&c| is_letter(c)) {
        at = runs.end(at + c.len_utf8());
    }
    at
}

/// The end of the run of characters from `at` that `belongs` accepts.
fn run(text: &str, mut at: usize, belongs: impl Fn(char) -> bool) -> usize {
    while let Some(c) = char_at(text, at).filter(|&c| belongs(c)) {
        at += c.len_utf8();
    }
    at
}

fn number_end(text: &str, at: usize) -> usize {
    let mut end = run(text, at, is_digit);
    while let Some(separator) = char_at(text, end) {
        let inside = matches!(
            separator,
            '.' | ',' | ':' | '/' | '\u{066B}' | '\u{066C}' | '\u{060C}' | '\u{2019}'
        );
        let after = end + separator.len_utf8();
        if !inside || !char_at(text, after).is_some_and(is_digit) {
            break;
        }
        end = run(text, after, is_digit);
    }
    end
}

fn latin_end(text: &str, at: usize) -> (usize, Kind) {
    if let Some(address) = address_end(text, at) {
        return address;
    }
    let letter = |c: char| c.is_alphanumeric() && !is_letter(c) || is_latin_mark(c);
    let mut end = run(text, at, letter);
    while let Some(joint) = char_at(text, end) {
        let after = end + joint.len_utf8();
        let next = char_at(text, after).is_some_and(|c| c.is_alphabetic() && !is_letter(c));
        if !matches!(joint, '\'' | '\u{2019}' | '-' | '&' | '_') || !next {
            break;
        }
        end = run(text, after, letter);
    }
    (end, Kind::Latin)
}

const fn is_latin_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// The end of the address, e-mail or file name that starts at `at`, if one does.
fn address_end(text: &str, at: usize) -> Option<(usize, Kind)> {
    let end = run(text, at, is_address_char);
    let piece = trimmed(text.get(at..end)?);
    if piece.contains("://") || piece.starts_with("www.") {
        return Some((url_end(text, at, piece), Kind::Url));
    }
    if let Some((user, domain)) = piece.split_once('@') {
        let user_fits = user
            .chars()
            .all(|c| is_host_char(c) || matches!(c, '+' | '%'));
        let host = host_of(domain);
        let fits = user_fits && !user.is_empty() && host.contains('.');
        return fits.then_some((at + user.len() + 1 + host.len(), Kind::Email));
    }
    let host = host_of(piece);
    let (labels, top) = host.rsplit_once('.')?;
    let initials = labels
        .split('.')
        .all(|label| label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_uppercase()));
    if initials || labels.is_empty() || !may_be_top(top) {
        return None;
    }
    let mut rest = piece.chars().skip(host.len());
    let goes_on = match rest.next() {
        Some('/' | '?' | '#') => true,
        Some(':') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    let end = if goes_on {
        url_end(text, at, piece)
    } else {
        at + host.len()
    };
    Some((end, Kind::Url))
}

/// The end of the URL that starts at `at` with the characters of ASCII in `piece`: a path may go on
/// in Arabic letters.
fn url_end(text: &str, at: usize, piece: &str) -> usize {
    let path = piece.split_once("://").map_or(piece, |(_, rest)| rest);
    if !path.contains('/') && char_at(text, at + piece.len()) != Some('/') {
        return at + piece.len();
    }
    let end = run(text, at, |c| {
        is_address_char(c) || is_letter(c) || is_digit(c)
    });
    text.get(at..end)
        .map_or(at + piece.len(), |whole| at + trimmed(whole).len())
}

/// An address without the punctuation of the sentence after it; closing brackets that it opened
/// itself are its own.
fn trimmed(mut piece: &str) -> &str {
    loop {
        let bare = piece.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '/', '-']);
        let closes = |open: char, close: char| {
            bare.ends_with(close) && bare.matches(close).count() > bare.matches(open).count()
        };
        if closes('(', ')') || closes('[', ']') {
            piece = bare.get(..bare.len() - 1).unwrap_or_default();
        } else {
            return bare;
        }
    }
}

/// The beginning of `piece` that may name a host or a file.
fn host_of(piece: &str) -> &str {
    let end = run(piece, 0, is_host_char);
    piece
        .get(..end)
        .unwrap_or_default()
        .trim_end_matches(['.', '-', '_'])
}

/// Whether a host or a file name may end in `top`: a few letters, and not a word with a capital,
/// before which a space is missing.
fn may_be_top(top: &str) -> bool {
    let mut bytes = top.bytes();
    let capital = bytes.next().is_some_and(|byte| byte.is_ascii_uppercase())
        && bytes.any(|byte| byte.is_ascii_lowercase());
    (2..=6).contains(&top.len())
        && top.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && top.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !capital
}

const fn is_host_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

const fn is_address_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '.' | '/'
                | ':'
                | '@'
                | '-'
                | '_'
                | '~'
                | '%'
                | '?'
                | '#'
                | '&'
                | '='
                | '+'
                | '$'
                | '!'
                | '*'
                | '\''
                | '('
                | ')'
                | ';'
                | ','
                | '['
                | ']'
        )
}
