use std::ops::Range;

use crate::arabic::letters::{is_letter, is_mark, is_space};
use crate::arabic::{compose, presentation};
use crate::lint::{Check, Hit};
use crate::story::{Prose, Role};
use crate::text::Span;

/// Finds words written with presentation forms, or with a hamza that is a character of its own.
///
/// Words side by side are one finding: a paragraph copied from a PDF is one fault.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    if !prose.has_dropped() || prose.block().role == Role::Caption {
        return;
    }
    let text = prose.flat().text();
    if !is_suspect(text) {
        return;
    }
    let mut found: Option<Fault> = None;
    let mut read = 0;
    for at in places(text) {
        if at < read {
            continue;
        }
        let word = word_around(text, at);
        read = word.end;
        let fault = Fault::new(text, word);
        let touches = |before: &Fault| {
            let gap = before.range.end..fault.range.start;
            Span::from_range(gap).of(text).chars().all(is_space)
                && before.combining == fault.combining
        };
        match found.take() {
            Some(mut before) if touches(&before) => {
                before.range.end = fault.range.end;
                found = Some(before);
            }
            before => {
                report(check, prose, before);
                found = Some(fault);
            }
        }
    }
    report(check, prose, found);
}

/// Words in presentation forms, or with combining hamzas only.
struct Fault {
    range: Range<usize>,
    combining: bool,
}

impl Fault {
    fn new(text: &str, range: Range<usize>) -> Self {
        let word = Span::from_range(range.clone()).of(text);
        Self {
            combining: !word.chars().any(|c| presentation(c).is_some()),
            range,
        }
    }
}

fn report(check: &mut Check<'_, '_>, prose: &Prose<'_>, fault: Option<Fault>) {
    let text = prose.flat().text();
    let Some(fault) = fault.filter(|fault| !is_mentioned(text, fault)) else {
        return;
    };
    if !prose.is_written(fault.range.clone()) {
        return;
    }
    let right = plain(Span::from_range(fault.range.clone()).of(text));
    let hit = Hit::flat(fault.range).with(&right).becomes(right);
    check.report(if fault.combining {
        hit.say("combining")
    } else {
        hit
    });
}

/// Where a form stands, or a letter with a hamza of its own: in order, each word once or more.
fn places(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = chars.next()?;
            let mark = chars.peek().map_or(' ', |&(_, mark)| mark);
            if presentation(c).is_some() || compose(c, mark).is_some() {
                return Some(at);
            }
        }
    })
}

/// Whether the text may hold either, told from its bytes.
fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    let hamza = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|before| bytes[before] == 0xD9)
    };
    memchr::memchr(0xEF, bytes).is_some()
        || memchr::memchr3_iter(0x93, 0x94, 0x95, bytes).any(hamza)
}

/// The letters and marks around `at`.
fn word_around(text: &str, at: usize) -> Range<usize> {
    let inside = |c: char| is_letter(c) || is_mark(c) || presentation(c).is_some();
    let before = Span::from_range(0..at).of(text).trim_end_matches(inside);
    let after = text
        .get(at..)
        .unwrap_or_default()
        .trim_start_matches(inside);
    before.len()..text.len() - after.len()
}

/// Whether the text speaks of one form: it stands alone between quotation marks or brackets.
fn is_mentioned(text: &str, fault: &Fault) -> bool {
    let word = Span::from_range(fault.range.clone()).of(text);
    let before = Span::from_range(0..fault.range.start)
        .of(text)
        .chars()
        .next_back();
    let after = text
        .get(fault.range.end..)
        .and_then(|rest| rest.chars().next());
    let encloses =
        |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{AB}' | '\u{BB}' | '"' | '(' | ')'));
    word.chars().count() == 1 && encloses(before) && encloses(after)
}

/// The text in plain letters, marks kept.
fn plain(text: &str) -> String {
    let mut right = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some(letter) = chars.peek().and_then(|&mark| compose(c, mark)) {
            chars.next();
            right.push(letter);
        } else if let Some(letters) = presentation(c) {
            right.push_str(letters);
        } else {
            right.push(c);
        }
    }
    right
}
