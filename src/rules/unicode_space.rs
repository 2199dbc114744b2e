use std::ops::Range;

use memchr::memchr3_iter;

use crate::arabic::invisible;
use crate::arabic::letters::{GUILLEMET_CLOSE, GUILLEMET_OPEN, is_digit, is_letter, is_space};
use crate::lint::{Check, Hit};
use crate::text::Span;

/// Finds spaces that are none of the keyboard's.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let text = prose.flat().text();
    let mut read = 0;
    for at in memchr3_iter(0xC2, 0xE2, 0xE3, text.as_bytes()) {
        let special = text.get(at..).and_then(|rest| rest.chars().next());
        let Some(special) = special.filter(|&c| is_special(c)).filter(|_| at >= read) else {
            continue;
        };
        let range = run(text, at);
        read = range.end;
        let gap = Gap::new(text, range.clone());
        if prose.is_written(range.clone()) && !gap.is_meant() {
            let hit = Hit::flat(range).with(invisible::name(special));
            check.report(hit.becomes(if gap.is_at_edge() { "" } else { " " }));
        }
    }
}

/// Whether `c` is white space inside a line, but neither the space bar's nor a tab.
fn is_special(c: char) -> bool {
    is_space(c) && !c.is_ascii() && !matches!(c, '\u{0085}' | '\u{2028}' | '\u{2029}')
}

/// The whole run of spaces around `at`.
fn run(text: &str, at: usize) -> Range<usize> {
    let blank = |c: char| c == ' ' || is_special(c);
    let before = Span::from_range(0..at).of(text).trim_end_matches(blank);
    let after = text.get(at..).unwrap_or_default().trim_start_matches(blank);
    before.len()..text.len() - after.len()
}

/// So many spaces before a line are an indent, as verse has it.
const NARROWEST_INDENT: usize = 4;

/// Spaces and what stands beside them.
struct Gap<'t> {
    spaces: &'t str,
    before: Option<char>,
    after: Option<char>,
}

impl<'t> Gap<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Self {
        let (before, rest) = text.split_at_checked(range.start).unwrap_or_default();
        let (spaces, after) = rest.split_at_checked(range.len()).unwrap_or_default();
        Self {
            spaces,
            before: before.chars().next_back(),
            after: after.chars().next(),
        }
    }

    /// Whether nothing stands on the line before or after it.
    fn is_at_edge(&self) -> bool {
        let edge = |c: Option<char>| c.is_none_or(|c| c == '\n');
        edge(self.before) || edge(self.after)
    }

    /// Whether it indents a line, keeps a number with what is counted or grouped, or stands where
    /// French has it.
    fn is_meant(&self) -> bool {
        if self.before.is_none_or(|c| c == '\n') {
            return self.spaces.chars().nth(NARROWEST_INDENT - 1).is_some();
        }
        let (Some(before), Some(after)) = (self.before, self.after) else {
            return false;
        };
        let unbroken = matches!(self.spaces, "\u{00A0}" | "\u{202F}");
        let counted =
            unbroken && is_digit(before) && (after.is_alphanumeric() || is_percent(after));
        let grouped = self.spaces.chars().count() == 1 && is_digit(before) && is_digit(after);
        let latin = |c: char| c.is_alphabetic() && !is_letter(c);
        let french = latin(before) && matches!(after, ';' | ':' | '!' | '?' | GUILLEMET_CLOSE)
            || before == GUILLEMET_OPEN && latin(after);
        counted || grouped || unbroken && french
    }
}

const fn is_percent(c: char) -> bool {
    matches!(c, '%' | '\u{066A}' | '\u{2030}')
}
