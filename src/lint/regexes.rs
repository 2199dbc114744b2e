use regex::Captures;

use super::hit::Hit;
use super::reporting::Check;
use crate::arabic::is_dropped;
use crate::arabic::letters::is_letter;
use crate::catalog::card::On;

/// Runs a `regex` card over a block.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let matcher = &check.card().matcher;
    let view = if matcher.on == On::Raw {
        check.prose.flat()
    } else {
        check.prose.folded()
    };
    let text = view.text();
    if !matcher.requires.is_empty() && !text.contains(|c| matcher.requires.contains(c)) {
        return;
    }
    let Some(regex) = check.rules.regex(check.rule) else {
        return;
    };
    for captures in regex.captures_iter(text) {
        let Some(whole) = captures.get(0) else {
            continue;
        };
        if whole.is_empty() || !is_bounded(text, whole.start(), whole.end()) {
            continue;
        }
        let hit = if matcher.on == On::Raw {
            Hit::flat(whole.range())
        } else {
            Hit::at(whole.range())
        };
        check.report(filled(hit, &captures, matcher.becomes.as_deref()));
    }
}

fn filled(hit: Hit, captures: &Captures<'_>, becomes: Option<&str>) -> Hit {
    let Some(template) = becomes else { return hit };
    let mut replacement = String::new();
    captures.expand(template, &mut replacement);
    hit.with(&replacement).becomes(replacement)
}

/// Whether no Arabic word is cut by the ends of the match.
fn is_bounded(text: &str, start: usize, end: usize) -> bool {
    let in_word = |c: char| is_letter(c) || is_dropped(c);
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    let inside = text.get(start..end).unwrap_or_default();
    let cuts_start = before.is_some_and(in_word) && inside.starts_with(in_word);
    let cuts_end = after.is_some_and(in_word) && inside.ends_with(in_word);
    !cuts_start && !cuts_end
}
