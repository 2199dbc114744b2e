//! The punctuation marks of Arabic text, by what they do.

use super::letters::{COMMA, GUILLEMET_CLOSE, GUILLEMET_OPEN, QUESTION, SEMICOLON};

/// Horizontal ellipsis.
pub const ELLIPSIS: char = '\u{2026}';

/// Whether `sign` ends a sentence.
pub const fn is_end(sign: char) -> bool {
    matches!(sign, '.' | '!' | '?' | QUESTION | ELLIPSIS | '\u{06D4}')
}

/// Whether `sign` divides a sentence: comma, semicolon or colon of either script.
pub const fn is_pause(sign: char) -> bool {
    matches!(sign, COMMA | SEMICOLON | ':' | ',' | ';')
}

/// Whether `sign` is a bracket or guillemet that opens.
pub const fn is_opener(sign: char) -> bool {
    matches!(sign, '(' | '[' | '{' | GUILLEMET_OPEN)
}

/// Whether `sign` is a bracket or guillemet that closes.
pub const fn is_closer(sign: char) -> bool {
    matches!(sign, ')' | ']' | '}' | GUILLEMET_CLOSE)
}

/// Whether `sign` is a double quotation mark without a direction of its own: straight, or curly
/// (whose direction nobody keeps in text that runs from right to left).
pub const fn is_undirected_quote(sign: char) -> bool {
    matches!(
        sign,
        '"' | '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}'
    )
}

/// Whether `sign` is a dash of any length.
pub const fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}')
}
