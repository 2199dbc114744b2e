//! The words around a fault.

use crate::arabic::letters;
use crate::text::Span;

/// Characters of context on each side of a fault, and of a long fault at each end of it.
const REACH: usize = 40;

/// Bytes in which context is looked for: more than `REACH` characters fill.
const WINDOW: u32 = 200;

/// A fault and the words around it, as slices of the text.
pub(super) struct Excerpt<'a> {
    /// Whether something of the paragraph before is left out.
    pub(super) cut_before: bool,
    pub(super) before: &'a str,
    pub(super) fault: Fault<'a>,
    pub(super) after: &'a str,
    /// Whether something of the paragraph after is left out.
    pub(super) cut_after: bool,
}

/// The text of a fault.
pub(super) enum Fault<'a> {
    /// All of it.
    Whole(&'a str),
    /// Its beginning and end: it is long.
    Ends(&'a str, &'a str),
}

impl<'a> Excerpt<'a> {
    /// Cuts up to 40 characters on each side, fewer where the terminal's `width` leaves less, whole
    /// words of the same paragraph. Constant time whatever the length of the text or the fault.
    pub(super) fn of(text: &'a str, span: Span, width: Option<usize>) -> Self {
        let fault = Fault::of(span.of(text));
        let reach = width.map_or(REACH, |width| {
            (width.saturating_sub(fault.width() + 12) / 2).clamp(8, REACH)
        });
        let window = Span::new(span.start.saturating_sub(WINDOW), span.start).of(text);
        let (cut_before, before) = before(window, reach);
        let window = Span::new(span.end, span.end.saturating_add(WINDOW)).of(text);
        let (cut_after, after) = after(window, reach);
        Self {
            cut_before,
            before,
            fault,
            after,
            cut_after,
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
                Self::Ends(after(first, REACH - 1).1, before(last, REACH - 1).1)
            }
            _ => Self::Whole(text),
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::Whole(text) => text.chars().count(),
            Self::Ends(first, last) => first.chars().count() + last.chars().count(),
        }
    }
}

/// What stands before a fault at the end of `window`, and whether more of its paragraph does.
fn before(window: &str, reach: usize) -> (bool, &str) {
    let paragraph = last_paragraph(window);
    let paragraph = paragraph.trim_start_matches('\u{FEFF}').trim_start();
    let Some((last_left_out, c)) = nth_back(paragraph, reach) else {
        return (false, paragraph);
    };
    let kept = paragraph
        .get(last_left_out + c.len_utf8()..)
        .unwrap_or_default();
    if letters::is_space(c) {
        return (true, kept.trim_start());
    }
    let whole_words = kept
        .split_once(letters::is_space)
        .map(|(_, words)| words.trim_start());
    (
        true,
        whole_words
            .filter(|words| !words.is_empty())
            .unwrap_or(kept),
    )
}

/// What stands after a fault at the start of `window`, and whether more of its paragraph does.
fn after(window: &str, reach: usize) -> (bool, &str) {
    let paragraph = first_paragraph(window).trim_end();
    let Some((first_left_out, c)) = nth(paragraph, reach) else {
        return (false, paragraph);
    };
    let kept = paragraph.get(..first_left_out).unwrap_or_default();
    if letters::is_space(c) {
        return (true, kept.trim_end());
    }
    let whole_words = kept
        .rsplit_once(letters::is_space)
        .map(|(words, _)| words.trim_end());
    (
        true,
        whole_words
            .filter(|words| !words.is_empty())
            .unwrap_or(kept),
    )
}

/// The character before which `count` others stand, and where it begins.
fn nth(text: &str, count: usize) -> Option<(usize, char)> {
    let (chunks, rest) = text.as_bytes().as_chunks();
    let mut left = count;
    let mut start = 0;
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
    let (rest, chunks) = text.as_bytes().as_rchunks();
    let mut left = count;
    let mut start = text.len();
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

    /// How many begin.
    fn count(self) -> usize {
        // The upper byte of the product is the sum of all.
        usize::from(self.0.wrapping_mul(ONES).to_be_bytes()[0])
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
        let last = (0..count).fold(self.0, |begun, _| begun & begun.wrapping_sub(1));
        last.trailing_zeros() as usize / 8
    }
}

/// One in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

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
        let marked = match excerpt.fault {
            Fault::Whole(text) => text.to_owned(),
            Fault::Ends(first, last) => format!("{first}…{last}"),
        };
        let cut = |cut| if cut { "…" } else { "" };
        let Excerpt {
            cut_before,
            before,
            after,
            cut_after,
            ..
        } = excerpt;
        format!(
            "{}{before}[{marked}]{after}{}",
            cut(cut_before),
            cut(cut_after)
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
            prop_assert!(text.contains(excerpt.before) && text.contains(excerpt.after));
        }
    }
}
