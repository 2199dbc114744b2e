//! `latin-punctuation`: a comma, semicolon or question mark of the Latin script in an Arabic sentence.

use compact_str::ToCompactString;

use crate::arabic::letters::{COMMA, QUESTION, SEMICOLON, is_letter};
use crate::arabic::{Kind, Mark};
use crate::lint::{Check, Hit};
use crate::story::Prose;

/// Looks at every mark of a block; the words around it say which script it belongs to.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for &mark in prose.marks() {
        let right = match mark.sign {
            ',' => COMMA,
            ';' => SEMICOLON,
            '?' => QUESTION,
            _ => continue,
        };
        if !is_something_else(prose, mark) && is_arabic(prose, mark) {
            let right = right.to_compact_string();
            let hit = Hit::at(mark.range()).with(right.clone()).becomes(right);
            let lost = mark.sign == '?' && !follows_letter(prose, mark);
            check.report(if lost { hit.asks() } else { hit });
        }
    }
}

/// A face (`;)`), or a character that an encoding lost (a question mark between two letters).
fn is_something_else(prose: &Prose<'_>, mark: Mark) -> bool {
    let range = mark.range();
    let after = prose.char_after(range.end);
    match mark.sign {
        ';' => after.is_some_and(|c| matches!(c, ')' | '(' | '-')),
        '?' => {
            after.is_some_and(|c| is_letter(c) || c == '?')
                || prose.char_before(range.start) == Some('?')
        }
        _ => false,
    }
}

/// Whether a letter stands before the mark, with or without a space. After a number or a bracket a
/// question mark is often a sign that an encoding lost, such as that of percent.
fn follows_letter(prose: &Prose<'_>, mark: Mark) -> bool {
    let before = prose.text().get(..mark.range().start).unwrap_or_default();
    before.trim_end().ends_with(is_letter)
}

/// Whether the mark belongs to Arabic text, by the words before and after it.
fn is_arabic(prose: &Prose<'_>, mark: Mark) -> bool {
    let next = mark.next as usize;
    let kind = |index: usize| prose.words().get(index).map(|word| word.kind);
    let before = next.checked_sub(1).and_then(kind);
    match (before, kind(next)) {
        (Some(Kind::Arabic), None | Some(Kind::Arabic)) => true,
        // A semicolon beside a number or a Latin word is as likely code.
        (Some(Kind::Arabic), Some(_)) | (Some(Kind::Number), None | Some(Kind::Arabic)) => {
            mark.sign != ';' && starts_arabic(prose)
        }
        (Some(_), Some(Kind::Arabic)) => {
            // What closes between the mark and the Arabic word ends a foreign quotation.
            mark.sign == ',' && starts_arabic(prose) && !closes_after(prose, mark)
        }
        _ => false,
    }
}

fn starts_arabic(prose: &Prose<'_>) -> bool {
    prose
        .words()
        .iter()
        .take(3)
        .any(|word| word.kind == Kind::Arabic)
}

fn closes_after(prose: &Prose<'_>, mark: Mark) -> bool {
    prose
        .char_after(mark.range().end)
        .is_some_and(|c| !c.is_whitespace() && !c.is_alphanumeric())
}
