//! The words around a fault.

use crate::arabic::letters;
use crate::catalog::visible::all_plain;
use crate::text::Span;

/// Characters of context on each side of a fault, and of a long fault at each end of it.
const REACH: usize = 40;

/// Bytes in which a paragraph's end is looked for: more than `REACH` characters fill.
const WINDOW: usize = 200;

/// A fault and the words around it, as slices of the text.
pub(super) struct Excerpt<'a> {
    pub(super) before: Words<'a>,
    pub(super) fault: Fault<'a>,
    pub(super) after: Words<'a>,
}

/// Some words of a paragraph.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    /// Whether something of the paragraph is left out beyond them.
    pub(super) cut: bool,
    /// Whether they may be shown as they stand, as is known of most.
    pub(super) plain: bool,
}

impl<'a> Words<'a> {
    /// All there is.
    fn all(text: &'a str) -> Self {
        Self {
            text,
            cut: false,
            plain: false,
        }
    }
}

/// The text of a fault.
pub(super) enum Fault<'a> {
    /// All of it.
    Whole(&'a str),
    /// Its beginning and end: it is long.
    Ends(Words<'a>, Words<'a>),
}

impl<'a> Excerpt<'a> {
    /// Cuts up to 40 characters on each side, fewer where the terminal's `width` leaves less, whole
    /// words of the same paragraph. Constant time whatever the length of the text or the fault.
    pub(super) fn of(text: &'a str, span: Span, width: Option<usize>) -> Self {
        let fault = Fault::of(span.of(text));
        let reach = width.map_or(REACH, |width| {
            (width.saturating_sub(fault.width() + 12) / 2).clamp(8, REACH)
        });
        Self {
            before: before(Span::new(0, span.start).of(text), reach),
            fault,
            after: after(Span::new(span.end, u32::MAX).of(text), reach),
        }
    }
}

impl<'a> Fault<'a> {
    fn of(text: &'a str) -> Self {
        if text.len() <= REACH {
            return Self::Whole(text);
        }
        let head = nth(text, REACH).map_or(text.len(), |(at, _)| at);
        let tail = nth_back(text, REACH).map_or(0, |(at, _)| at);
        match (text.get(..head), text.get(tail..)) {
            (Some(first), Some(last)) if head < tail => {
                Self::Ends(after(first, REACH - 1), before(last, REACH - 1))
            }
            _ => Self::Whole(text),
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::Whole(text) => text.chars().count(),
            Self::Ends(first, last) => first.text.chars().count() + last.text.chars().count(),
        }
    }
}

/// What stands before a fault at the end of `text`.
fn before(text: &str, reach: usize) -> Words<'_> {
    if let Some((at, c)) = nth_back(text, reach) {
        let (beyond, near) = text.split_at(at);
        // No paragraph begins among plain characters, but in spaces before them one may.
        if all_plain(near) && (c != ' ' || beyond.ends_with(is_seen)) {
            return last_words(near, c, true);
        }
    }
    let window = text.floor_char_boundary(text.len().saturating_sub(WINDOW));
    let paragraph = last_paragraph(text.split_at(window).1);
    let paragraph = paragraph.trim_start_matches('\u{FEFF}').trim_start();
    match nth_back(paragraph, reach) {
        Some((at, c)) => last_words(paragraph.split_at(at).1, c, false),
        None => Words::all(paragraph),
    }
}

/// What stands after a fault at the start of `text`.
fn after(text: &str, reach: usize) -> Words<'_> {
    if let Some((at, c)) = nth(text, reach) {
        let (near, beyond) = text.split_at(at + c.len_utf8());
        if all_plain(near) && (c != ' ' || beyond.starts_with(is_seen)) {
            return first_words(near, c, true);
        }
    }
    let window = text.ceil_char_boundary(WINDOW.min(text.len()));
    let paragraph = first_paragraph(text.split_at(window).0).trim_end();
    match nth(paragraph, reach) {
        Some((at, c)) => first_words(paragraph.split_at(at + c.len_utf8()).0, c, false),
        None => Words::all(paragraph),
    }
}

fn is_seen(c: char) -> bool {
    !c.is_whitespace()
}

/// The whole words after the character that `text` begins with, which is left out.
fn last_words(text: &str, left_out: char, plain: bool) -> Words<'_> {
    let kept = text.get(left_out.len_utf8()..).unwrap_or_default();
    let words = if letters::is_space(left_out) {
        Some(kept.trim_start())
    } else {
        // What is plain has no other space.
        let space = if plain {
            memchr::memchr(b' ', kept.as_bytes())
        } else {
            kept.find(letters::is_space)
        };
        let whole = space.map(|at| kept.split_at(at).1.trim_start());
        whole.filter(|words| !words.is_empty())
    };
    Words {
        text: words.unwrap_or(kept),
        cut: true,
        plain,
    }
}

/// The whole words before the character that `text` ends with, which is left out.
fn first_words(text: &str, left_out: char, plain: bool) -> Words<'_> {
    let end = text.len() - left_out.len_utf8();
    let kept = text.get(..end).unwrap_or_default();
    let words = if letters::is_space(left_out) {
        Some(kept.trim_end())
    } else {
        let space = if plain {
            memchr::memrchr(b' ', kept.as_bytes())
        } else {
            kept.rfind(letters::is_space)
        };
        let whole = space.map(|at| kept.split_at(at).0.trim_end());
        whole.filter(|words| !words.is_empty())
    };
    Words {
        text: words.unwrap_or(kept),
        cut: true,
        plain,
    }
}

/// The character before which `count` others stand, and where it begins.
fn nth(text: &str, count: usize) -> Option<(usize, char)> {
    let mut left = count;
    let mut start = 0;
    let mut rest = text.as_bytes();
    while let Some((chunk, beyond)) = rest.split_first_chunk() {
        let passed = begun(chunk);
        if passed > left {
            break;
        }
        left -= passed;
        start += MANY;
        rest = beyond;
    }
    let (chunks, rest) = rest.as_chunks();
    for chunk in chunks {
        match Begun::of(*chunk).nth(left) {
            Ok(at) => return char_at(text, start + at),
            Err(passed) => left -= passed,
        }
        start += size_of::<u64>();
    }
    let at = Begun::of(padded(rest)).nth(left).ok()?;
    char_at(text, start + at)
}

/// The character after which `count` others stand, and where it begins.
fn nth_back(text: &str, count: usize) -> Option<(usize, char)> {
    let mut left = count;
    let mut start = text.len();
    let mut rest = text.as_bytes();
    while let Some((beyond, chunk)) = rest.split_last_chunk() {
        let passed = begun(chunk);
        if passed > left {
            break;
        }
        left -= passed;
        start -= MANY;
        rest = beyond;
    }
    let (rest, chunks) = rest.as_rchunks();
    for chunk in chunks.iter().rev() {
        start -= size_of::<u64>();
        match Begun::of(*chunk).nth_back(left) {
            Ok(at) => return char_at(text, start + at),
            Err(passed) => left -= passed,
        }
    }
    let at = Begun::of(padded(rest)).nth_back(left).ok()?;
    char_at(text, at)
}

fn char_at(text: &str, at: usize) -> Option<(usize, char)> {
    Some((at, text.get(at..)?.chars().next()?))
}

/// Bytes that are counted through together as long as what is looked for stands beyond them.
const MANY: usize = 32;

/// How many characters begin in so many bytes: written so that the compiler counts them at once.
fn begun(bytes: &[u8; MANY]) -> usize {
    let begins = |&byte: &u8| u8::from(byte & 0b1100_0000 != 0b1000_0000);
    usize::from(bytes.iter().map(begins).sum::<u8>())
}

/// Less than eight bytes, and after them others with which no character begins.
fn padded(rest: &[u8]) -> [u8; 8] {
    let mut bytes = [0x80; 8];
    bytes[..rest.len()].copy_from_slice(rest);
    bytes
}

/// Where characters begin in eight bytes: the lowest bit of each byte with which one does.
#[derive(Clone, Copy)]
struct Begun(u64);

impl Begun {
    fn of(chunk: [u8; 8]) -> Self {
        let bytes = u64::from_le_bytes(chunk);
        Self((!bytes >> 7 | bytes >> 6) & ONES)
    }

    /// How many begin up to each byte and with it, in that byte.
    fn sums(self) -> u64 {
        self.0.wrapping_mul(ONES)
    }

    /// How many begin.
    fn count(self) -> usize {
        usize::from(self.sums().to_be_bytes()[0])
    }

    /// The byte with which one begins after `count` others, or how many there are.
    fn nth(self, count: usize) -> Result<usize, usize> {
        let all = self.count();
        if count < all {
            Ok(self.after(count))
        } else {
            Err(all)
        }
    }

    /// The byte with which one begins before `count` others, or how many there are.
    fn nth_back(self, count: usize) -> Result<usize, usize> {
        let all = self.count();
        if count < all {
            Ok(self.after(all - 1 - count))
        } else {
            Err(all)
        }
    }

    /// The byte with which one begins after `count` others, of which there are no fewer.
    fn after(self, count: usize) -> usize {
        // The upper bit of a byte stays where no more than `count` begin up to it.
        let few = (UPPER | (count as u64 * ONES)).wrapping_sub(self.sums());
        (!few & UPPER).trailing_zeros() as usize / 8
    }
}

/// One in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The upper bit of each of eight bytes.
const UPPER: u64 = ONES << 7;

fn last_paragraph(text: &str) -> &str {
    let breaks = memchr::memrchr_iter(b'\n', text.as_bytes());
    let blank_line = blank_line(text, breaks);
    blank_line.and_then(|at| text.get(at..)).unwrap_or(text)
}

fn first_paragraph(text: &str) -> &str {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
    let blank_line = blank_line(text, breaks);
    blank_line.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// Finds the second of two line feeds, of all in either order, with nothing but space between them.
fn blank_line(text: &str, mut breaks: impl Iterator<Item = usize>) -> Option<usize> {
    let mut known = breaks.next()?;
    breaks.find(|&next| {
        let between = text.as_bytes().get(known.min(next)..known.max(next));
        known = next;
        let blank = |byte: &u8| matches!(byte, b'\n' | b' ' | b'\t' | b'\r');
        between.is_some_and(|between| between.iter().all(blank))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn laid_out(text: &str, fault: &str, width: Option<usize>) -> String {
        let start = text.find(fault).expect("the fault is there");
        let excerpt = Excerpt::of(text, Span::from_range(start..start + fault.len()), width);
        let marked = match &excerpt.fault {
            Fault::Whole(text) => (*text).to_owned(),
            Fault::Ends(first, last) => format!("{}…{}", first.text, last.text),
        };
        let cut = |words: &Words<'_>| if words.cut { "…" } else { "" };
        let (before, after) = (&excerpt.before, &excerpt.after);
        format!(
            "{}{}[{marked}]{}{}",
            cut(before),
            before.text,
            after.text,
            cut(after)
        )
    }

    #[test]
    fn excerpts_hold_whole_words_of_one_paragraph() {
        let long = "كلمة ".repeat(30);
        let cases = [
            ("ذهب الى هناك".to_owned(), None, "ذهب [الى] هناك".to_owned()),
            ("\u{FEFF}الى".to_owned(), None, "[الى]".to_owned()),
            (
                "عنوان\r\n\r\nذهب الى\r\n هناك\r\n\r\nنص".to_owned(),
                None,
                "ذهب [الى]\r\n هناك".to_owned(),
            ),
            (
                format!("{long}الى {long}"),
                None,
                format!(
                    "…{}[الى] {}…",
                    "كلمة ".repeat(8),
                    "كلمة ".repeat(8).trim_end()
                ),
            ),
            (
                format!("{long}الى {long}"),
                Some(40),
                format!(
                    "…{}[الى] {}…",
                    "كلمة ".repeat(2),
                    "كلمة ".repeat(2).trim_end()
                ),
            ),
        ];
        for (text, width, expected) in cases {
            assert_eq!(laid_out(&text, "الى", width), expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_fault_is_shown_by_its_ends() {
        let fault = format!("أول {}آخر", "كلمة ".repeat(30));
        let expected = format!(
            "[أول {}…{}آخر]",
            "كلمة ".repeat(7).trim_end(),
            "كلمة ".repeat(7)
        );
        assert_eq!(laid_out(&fault, &fault, None), expected);
    }

    proptest! {
        #[test]
        fn any_place_has_an_excerpt(text in any::<String>(), start in 0_u32..99, end in 0_u32..99, width in 0_usize..99) {
            prop_assert_eq!(nth(&text, width), text.char_indices().nth(width));
            prop_assert_eq!(nth_back(&text, width), text.char_indices().nth_back(width));
            let excerpt = Excerpt::of(&text, Span::new(start, end), Some(width));
            prop_assert!(text.contains(excerpt.before.text) && text.contains(excerpt.after.text));
        }
    }
}
