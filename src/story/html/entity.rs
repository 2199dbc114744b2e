use crate::text::Span;

/// No name of a character reference is longer, with `&` and `;`.
const LONGEST: usize = htmlize::ENTITY_MAX_LENGTH;
/// Windows-1252 at 0x80..=0x9F, which is what browsers show for these numbers.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

/// A character reference: what it stands for, one character or two, and how many bytes it takes.
pub(super) struct Reference {
    pub(super) chars: (char, Option<char>),
    pub(super) len: usize,
}

/// Reads the character reference that starts at the `&` where `span` starts; `None` where HTML
/// leaves the text as it is. Source: the WHATWG standard, 13.2.5.72 on.
pub(super) fn read(text: &str, span: Span) -> Option<Reference> {
    let raw = span.of(text);
    match raw.strip_prefix("&#") {
        Some(number) => numeric(number),
        None => named(raw.as_bytes()),
    }
}

fn named(raw: &[u8]) -> Option<Reference> {
    let name = raw.iter().skip(1).take(LONGEST);
    let letters = 1 + name.take_while(|b| b.is_ascii_alphanumeric()).count();
    let longest = letters + usize::from(raw.get(letters) == Some(&b';'));
    (2..=longest).rev().find_map(|len| {
        let expansion = htmlize::ENTITIES.get(raw.get(..len)?)?;
        let mut chars = std::str::from_utf8(expansion).ok()?.chars();
        Some(Reference {
            chars: (chars.next()?, chars.next()),
            len,
        })
    })
}

fn numeric(number: &str) -> Option<Reference> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let mut code: u32 = 0;
    let mut len = 0;
    for digit in digits.chars().map_while(|c| c.to_digit(radix)) {
        code = code.saturating_mul(radix).saturating_add(digit);
        len += 1;
    }
    if len == 0 {
        return None;
    }
    let semicolon = digits.as_bytes().get(len) == Some(&b';');
    Some(Reference {
        chars: (shown(code), None),
        len: "&#".len() + (number.len() - digits.len()) + len + usize::from(semicolon),
    })
}

/// The character browsers show for a number.
fn shown(code: u32) -> char {
    let remapped = code
        .checked_sub(0x80)
        .and_then(|at| WINDOWS_1252.get(at as usize))
        .map_or(code, |&code| u32::from(code));
    match char::from_u32(remapped) {
        None | Some('\0') => char::REPLACEMENT_CHARACTER,
        Some(c) => c,
    }
}
