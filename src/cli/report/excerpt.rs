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
        let head = text
            .char_indices()
            .nth(REACH)
            .map_or(text.len(), |(at, _)| at);
        let tail = text.char_indices().nth_back(REACH).map_or(0, |(at, _)| at);
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
    let mut left = count;
    let (chunks, _) = text.as_bytes().as_chunks();
    let whole = chunks.iter().take_while(|chunk| {
        let begun = beginnings(**chunk);
        let passed = begun <= left;
        left -= if passed { begun } else { 0 };
        passed
    });
    let from = whole.count() * size_of::<u64>();
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let mut begins = (from..).zip(rest).filter(|(_, byte)| begins(**byte));
    let (at, _) = begins.nth(left)?;
    Some((at, text.get(at..)?.chars().next()?))
}

/// The character after which `count` others stand, and where it begins.
fn nth_back(text: &str, count: usize) -> Option<(usize, char)> {
    let mut left = count;
    let (_, chunks) = text.as_bytes().as_rchunks();
    let whole = chunks.iter().rev().take_while(|chunk| {
        let begun = beginnings(**chunk);
        let passed = begun <= left;
        left -= if passed { begun } else { 0 };
        passed
    });
    let to = text.len() - whole.count() * size_of::<u64>();
    let rest = text.as_bytes().get(..to).unwrap_or_default();
    let mut begins = rest
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, byte)| begins(**byte));
    let (at, _) = begins.nth(left)?;
    Some((at, text.get(at..)?.chars().next()?))
}

/// Whether a character begins with `byte`.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// How many characters begin in eight bytes.
fn beginnings(chunk: [u8; 8]) -> usize {
    let bytes = u64::from_le_bytes(chunk);
    let begun = (!bytes >> 7 | bytes >> 6) & 0x0101_0101_0101_0101;
    // The upper byte of the product is the sum of all.
    usize::from(begun.wrapping_mul(0x0101_0101_0101_0101).to_be_bytes()[0])
}

fn last_paragraph(text: &str) -> &str {
    if memchr::memrchr(b'\n', text.as_bytes()).is_none() {
        return text;
    }
    let blank_line = blank_line(text.bytes().rev()).map(|from_end| text.len() - from_end - 1);
    blank_line.and_then(|at| text.get(at..)).unwrap_or(text)
}

fn first_paragraph(text: &str) -> &str {
    if memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return text;
    }
    blank_line(text.bytes())
        .and_then(|at| text.get(..at))
        .unwrap_or(text)
}

/// Finds the second of two line feeds with nothing but space between them.
fn blank_line(mut bytes: impl Iterator<Item = u8>) -> Option<usize> {
    let mut breaks = 0;
    bytes.position(|byte| {
        match byte {
            b'\n' => breaks += 1,
            b' ' | b'\t' | b'\r' => {}
            _ => breaks = 0,
        }
        breaks == 2
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
