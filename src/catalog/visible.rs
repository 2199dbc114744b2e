//! Text as it may be shown to a person: on one line, with nothing invisible in it.

use std::fmt::Write as _;

use crate::arabic::letters;

/// U+2026: stands for what is left out.
pub(crate) const ELLIPSIS: char = '\u{2026}';
/// U+2066: what follows runs from left to right, whatever is around it.
pub(crate) const LEFT_TO_RIGHT: char = '\u{2066}';
/// U+2067: what follows runs from right to left, whatever is around it.
pub(crate) const RIGHT_TO_LEFT: char = '\u{2067}';
/// U+2069: ends either.
pub(crate) const ISOLATE_END: char = '\u{2069}';
/// U+21B5: stands for a line break where only white space is shown.
const RETURN: char = '\u{21B5}';
/// U+2423: stands for a space where only spaces are shown.
const OPEN_BOX: char = '\u{2423}';

/// Which part of an excerpt a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What stands around a fault: spaces of any kind are spaces.
    Context,
    /// The fault itself: unusual spaces are named.
    Fault,
    /// What is shown alone, in quotation marks: as a fault, and a space alone can be seen.
    Alone,
}

/// Makes what is invisible in `text` from byte `start` on visible, which is no part of a context:
/// nothing in all but rare cases.
pub(crate) fn mend(text: &mut String, start: usize, part: Part) {
    let hidden = |c: char| !is_plain(c) && (letters::is_space(c) || is_hidden(c));
    let tail = text.get(start..).unwrap_or_default();
    // Messages are fond of ellipses, and have nothing else that is not plain.
    let is_plain = || all_plain(tail) || tail.split(ELLIPSIS).all(all_plain);
    let stands = !is_blank(tail, part) && (is_plain() || !tail.contains(hidden));
    if !stands {
        let tail = text.split_off(start);
        push(text, &tail, part);
    }
}

/// Appends `text` with line breaks as spaces and every invisible character by its number, such as
/// ‹U+200F›. A terminal's control sequences in a text are made harmless by the same means.
pub(crate) fn push(out: &mut String, text: &str, part: Part) {
    let blank = is_blank(text, part);
    if !blank && all_plain(text) {
        out.push_str(text);
        return;
    }
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        if is_plain(c) && !blank {
            continue;
        }
        let next = at + c.len_utf8();
        out.push_str(text.get(kept..at).unwrap_or_default());
        kept = next;
        match c {
            ' ' if blank => out.push(OPEN_BOX),
            '\n' if blank => out.push(RETURN),
            '\r' if text.as_bytes().get(next) == Some(&b'\n') => {}
            '\n' | '\r' => out.push(' '),
            _ if part == Part::Context && letters::is_space(c) => out.push(' '),
            _ if is_hidden(c) || letters::is_space(c) => name(out, c),
            _ => out.push(c),
        }
    }
    out.push_str(text.get(kept..).unwrap_or_default());
}

/// Whether the spaces of `text` are shown by signs: nothing else would be seen of it.
fn is_blank(text: &str, part: Part) -> bool {
    part == Part::Alone && text.chars().all(letters::is_space)
}

/// Whether `c` is of the two blocks that most text is made of, where all but one can be seen.
const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{061D}'..='\u{06FF}')
}

/// Whether all of `text` may be shown as it stands, by bytes that say so without doubt.
pub(crate) fn all_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(chunk) = rest.first_chunk() {
        if !is_plain_chunk(chunk) {
            return false;
        }
        rest = rest.get(CHUNK..).unwrap_or_default();
    }
    // The last bytes are looked at with some before them, if there are as many.
    if let (Some(chunk), Some(&last)) = (text.as_bytes().last_chunk(), text.as_bytes().last()) {
        return is_plain_chunk(chunk) && is_plain_byte(last, b' ');
    }
    let mut all = [b' '; CHUNK + 1];
    all[..rest.len()].copy_from_slice(rest);
    is_plain_chunk(&all)
}

/// Bytes that are looked at together.
const CHUNK: usize = 32;

/// Whether the bytes with the one after them say so: written so that the compiler compares many at
/// once.
fn is_plain_chunk(bytes: &[u8; CHUNK + 1]) -> bool {
    let mut doubtful = false;
    for (&byte, &next) in bytes[..CHUNK].iter().zip(&bytes[1..]) {
        doubtful |= !is_plain_byte(byte, next);
    }
    !doubtful
}

/// Whether a byte with the one after it says so.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches the compiler compares many bytes at once"
)]
const fn is_plain_byte(byte: u8, next: u8) -> bool {
    // 0x9C ends the one invisible character of the Arabic block, U+061C, and few of its others.
    (byte.wrapping_sub(b' ') <= 0xBF - b' ') & (byte != 0x7F) & (byte != 0x9C)
        | (byte & 0xFC == 0xD8)
        // Guillemets, of which every message has two: they end in 0xAB and 0xBB.
        | (byte == 0xC2) & (next & 0xEF == 0xAB)
}

/// Whether `c` leaves no trace on paper, or steers a terminal.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || letters::is_bidi_control(c)
        || letters::is_zero_width(c)
        || matches!(c, '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
            | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

fn name(out: &mut String, c: char) {
    let _ = write!(out, "\u{2039}U+{:04X}\u{203A}", u32::from(c));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_named() {
        let cases = [
            ("قال\u{200F} نعم", Part::Context, "قال‹U+200F› نعم"),
            ("قال\r\nنعم\rلا\nبلى", Part::Context, "قال نعم لا بلى"),
            ("قال\u{A0}\tنعم", Part::Context, "قال  نعم"),
            ("قال\u{A0}\tنعم", Part::Fault, "قال‹U+00A0›‹U+0009›نعم"),
            ("\u{1B}[31m", Part::Context, "‹U+001B›[31m"),
            (
                "\u{FEFF}\u{AD}\u{2069}",
                Part::Fault,
                "‹U+FEFF›‹U+00AD›‹U+2069›",
            ),
            ("مُهِمّ ـــ 😀", Part::Fault, "مُهِمّ ـــ 😀"),
            ("  ", Part::Fault, "  "),
            ("  ", Part::Alone, "\u{2423}\u{2423}"),
            ("a b", Part::Alone, "a b"),
            ("\r\n", Part::Alone, "\u{21B5}"),
        ];
        for (text, part, expected) in cases {
            let mut out = String::new();
            push(&mut out, text, part);
            assert_eq!(out, expected, "{text:?}");
        }
    }
}
