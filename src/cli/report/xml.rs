//! What both XML reports share: text that XML can hold.

use std::borrow::Cow;

/// `text` with every character that XML 1.0 cannot hold, not even escaped, replaced by U+FFFD.
pub(super) fn content(text: &str) -> Cow<'_, str> {
    replaced(text, |c| {
        if is_legal(c) {
            c
        } else {
            char::REPLACEMENT_CHARACTER
        }
    })
}

/// The same for an attribute, where a parser would turn line breaks and tabs into spaces anyway.
pub(super) fn attribute(text: &str) -> Cow<'_, str> {
    replaced(text, |c| match c {
        '\t' | '\n' | '\r' => ' ',
        c if is_legal(c) => c,
        _ => char::REPLACEMENT_CHARACTER,
    })
}

fn replaced(text: &str, replacement: fn(char) -> char) -> Cow<'_, str> {
    if text.chars().all(|c| replacement(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(replacement).collect())
    }
}

/// The production `Char` of XML 1.0.
const fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
