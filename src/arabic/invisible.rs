//! Characters that cannot be seen, by name, and the direction of those that can.

use std::ops::Range;

use memchr::memchr2_iter;

use super::letters::{
    LEFT_TO_RIGHT_OVERRIDE, RIGHT_TO_LEFT_OVERRIDE, is_bidi_control, is_digit, is_letter,
};
use crate::text::Span;

/// The code point of `c`, with its Unicode name where it is one that cannot be seen.
pub fn name(c: char) -> String {
    let code = format!("U+{:04X}", u32::from(c));
    match NAMES.binary_search_by_key(&c, |&(known, _)| known) {
        Ok(index) => format!("{code} {}", NAMES[index].1),
        Err(_) => code,
    }
}

/// The invisible characters that rules speak of, in order of code point.
#[rustfmt::skip]
const NAMES: &[(char, &str)] = &[
    ('\u{0085}', "NEXT LINE"), ('\u{00A0}', "NO-BREAK SPACE"), ('\u{00AD}', "SOFT HYPHEN"),
    ('\u{061C}', "ARABIC LETTER MARK"), ('\u{1680}', "OGHAM SPACE MARK"),
    ('\u{2000}', "EN QUAD"), ('\u{2001}', "EM QUAD"), ('\u{2002}', "EN SPACE"),
    ('\u{2003}', "EM SPACE"), ('\u{2004}', "THREE-PER-EM SPACE"), ('\u{2005}', "FOUR-PER-EM SPACE"),
    ('\u{2006}', "SIX-PER-EM SPACE"), ('\u{2007}', "FIGURE SPACE"), ('\u{2008}', "PUNCTUATION SPACE"),
    ('\u{2009}', "THIN SPACE"), ('\u{200A}', "HAIR SPACE"), ('\u{200B}', "ZERO WIDTH SPACE"),
    ('\u{200C}', "ZERO WIDTH NON-JOINER"), ('\u{200D}', "ZERO WIDTH JOINER"),
    ('\u{200E}', "LEFT-TO-RIGHT MARK"), ('\u{200F}', "RIGHT-TO-LEFT MARK"),
    ('\u{2028}', "LINE SEPARATOR"), ('\u{2029}', "PARAGRAPH SEPARATOR"),
    ('\u{202A}', "LEFT-TO-RIGHT EMBEDDING"), ('\u{202B}', "RIGHT-TO-LEFT EMBEDDING"),
    ('\u{202C}', "POP DIRECTIONAL FORMATTING"), ('\u{202D}', "LEFT-TO-RIGHT OVERRIDE"),
    ('\u{202E}', "RIGHT-TO-LEFT OVERRIDE"), ('\u{202F}', "NARROW NO-BREAK SPACE"),
    ('\u{205F}', "MEDIUM MATHEMATICAL SPACE"), ('\u{2060}', "WORD JOINER"),
    ('\u{2066}', "LEFT-TO-RIGHT ISOLATE"), ('\u{2067}', "RIGHT-TO-LEFT ISOLATE"),
    ('\u{2068}', "FIRST STRONG ISOLATE"), ('\u{2069}', "POP DIRECTIONAL ISOLATE"),
    ('\u{3000}', "IDEOGRAPHIC SPACE"), ('\u{FEFF}', "ZERO WIDTH NO-BREAK SPACE"),
];

/// The direction a visible character runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Arabic letters.
    Right,
    /// Letters of other scripts.
    Left,
    /// Digits and the signs that stick to them: left to right, wherever they stand.
    Number,
}

/// The direction of `c`; nothing for punctuation, space and what cannot be seen.
pub fn direction(c: char) -> Option<Direction> {
    match c {
        _ if is_letter(c) => Some(Direction::Right),
        _ if is_digit(c) => Some(Direction::Number),
        '%' | '\u{066A}' | '+' | '$' => Some(Direction::Number),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Some(Direction::Right),
        _ if c.is_alphabetic() => Some(Direction::Left),
        _ => None,
    }
}

/// A bidi control in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Control {
    /// Its first byte.
    pub at: usize,
    /// The control.
    pub sign: char,
    /// The index of the control that closes it or that it closes (UAX #9, BD9 and BD11).
    pub partner: Option<usize>,
    /// The direction of the last visible character before it that has one.
    pub before: Option<Direction>,
    /// The direction of the first visible character after it that has one.
    pub after: Option<Direction>,
    /// How many stretches between controls before it hold a character with a direction.
    pub stretches: usize,
}

impl Control {
    /// Where it stands.
    pub const fn range(self) -> Range<usize> {
        self.at..self.at + self.sign.len_utf8()
    }

    /// Whether it forces an order on what follows, against its nature.
    pub const fn is_override(self) -> bool {
        matches!(self.sign, LEFT_TO_RIGHT_OVERRIDE | RIGHT_TO_LEFT_OVERRIDE)
    }

    /// Whether another control should close it.
    pub const fn opens(self) -> bool {
        matches!(
            self.sign,
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}'
        )
    }

    /// Whether it closes another control.
    pub const fn closes(self) -> bool {
        matches!(self.sign, POP_FORMATTING | POP_ISOLATE)
    }

    const fn is_isolate(self) -> bool {
        matches!(self.sign, '\u{2066}'..='\u{2069}')
    }
}

const POP_FORMATTING: char = '\u{202C}';
const POP_ISOLATE: char = '\u{2069}';

/// The bidi controls of `text` in order, paired. Linear in its length; a text without any costs one
/// search for the bytes that such controls hold.
pub fn controls(text: &str) -> Vec<Control> {
    let bytes = text.as_bytes();
    let mut found: Vec<Control> = Vec::new();
    let mut pairs = Pairs::default();
    for hit in memchr2_iter(0xE2, ARABIC_LETTER_MARK_TAIL, bytes) {
        let tail = bytes[hit] == ARABIC_LETTER_MARK_TAIL;
        let at = hit.saturating_sub(usize::from(tail));
        let sign = text.get(at..).and_then(|rest| rest.chars().next());
        let Some(sign) = sign.filter(|&c| is_bidi_control(c)) else {
            continue;
        };
        let mut control = Control {
            at,
            sign,
            partner: None,
            before: None,
            after: None,
            stretches: 0,
        };
        let index = found.len();
        control.partner = pairs.take(index, control, &found);
        if let Some(opener) = control.partner {
            found[opener].partner = Some(index);
        }
        found.push(control);
    }
    look_around(text, &mut found);
    found
}

/// The last byte of U+061C; its first begins half of all Arabic letters.
const ARABIC_LETTER_MARK_TAIL: u8 = 0x9C;

/// What is open at a place of a text.
#[derive(Default)]
struct Pairs {
    open: Vec<usize>,
    isolates: usize,
}

impl Pairs {
    /// Notes what `control` opens, or answers with what it closes. The end of an isolate closes
    /// whatever is open inside it.
    fn take(&mut self, index: usize, control: Control, found: &[Control]) -> Option<usize> {
        if control.opens() {
            self.open.push(index);
            self.isolates += usize::from(control.is_isolate());
        }
        match control.sign {
            POP_FORMATTING => self.open.pop_if(|last| !found[*last].is_isolate()),
            POP_ISOLATE if self.isolates > 0 => {
                self.isolates -= 1;
                while let Some(last) = self.open.pop() {
                    if found[last].is_isolate() {
                        return Some(last);
                    }
                }
                None
            }
            _ => None,
        }
    }
}

/// Finds the directions beside each control, reading each stretch between two once.
fn look_around(text: &str, controls: &mut [Control]) {
    let (mut from, mut before, mut stretches) = (0, None, 0);
    for control in controls.iter_mut() {
        let stretch = Span::from_range(from..control.at).of(text);
        let last = stretch.chars().rev().find_map(direction);
        if last.is_some() {
            stretches += 1;
            before = last;
        }
        control.before = before;
        control.stretches = stretches;
        from = control.range().end;
    }
    let (mut to, mut after) = (text.len(), None);
    for control in controls.iter_mut().rev() {
        let stretch = Span::from_range(control.range().end..to).of(text);
        after = stretch.chars().find_map(direction).or(after);
        control.after = after;
        to = control.at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_invisible() {
        assert!(NAMES.is_sorted_by_key(|&(c, _)| c));
        assert_eq!(name('\u{200F}'), "U+200F RIGHT-TO-LEFT MARK");
        assert_eq!(name('\u{06CC}'), "U+06CC");
    }

    #[test]
    fn controls_are_found_and_paired() {
        let cases: [(&str, &[Option<usize>]); 7] = [
            ("نص \u{201C}بلا\u{201D} محارف", &[]),
            ("\u{202B}نص\u{202C}", &[Some(1), Some(0)]),
            ("\u{200F}نص\u{061C}", &[None, None]),
            ("\u{2066}a\u{202A}b\u{2069}", &[Some(2), None, Some(0)]),
            ("\u{2067}a\u{202C}\u{2069}", &[Some(2), None, Some(0)]),
            ("\u{202C}\u{2069}نص", &[None, None]),
            (
                "\u{202D}\u{202A}1\u{202C}\u{202C}",
                &[Some(3), Some(2), Some(1), Some(0)],
            ),
        ];
        for (text, partners) in cases {
            let found: Vec<_> = controls(text)
                .iter()
                .map(|control| control.partner)
                .collect();
            assert_eq!(found, partners, "{}", text.escape_unicode());
        }
    }

    #[test]
    fn the_directions_beside_a_control_skip_marks_and_space() {
        let cases = [
            (
                "نص (\u{200F} NATO",
                Some(Direction::Right),
                Some(Direction::Left),
            ),
            ("\u{200F}«نص»", None, Some(Direction::Right)),
            (
                "بنسبة 5\u{061C}%",
                Some(Direction::Number),
                Some(Direction::Number),
            ),
            ("نص.\u{200F}", Some(Direction::Right), None),
        ];
        for (text, before, after) in cases {
            let found = controls(text);
            assert_eq!((found[0].before, found[0].after), (before, after), "{text}");
        }
        let found = controls("نص\u{200F}\u{200E} a");
        assert_eq!(found[1].before, Some(Direction::Right));
        assert_eq!(found[0].after, Some(Direction::Left));
    }
}
