//! `waw-detached`: the conjunction written as a word of its own.

use crate::arabic::Kind;
use crate::arabic::letters::WAW;
use crate::lexicon;
use crate::lint::{Check, Found};

/// Called at each waw that stands alone.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let prose = check.prose;
    let waw = found.words.start;
    let (Some(word), Some(next)) = (prose.words().get(waw), prose.words().get(waw + 1)) else {
        return;
    };
    let has_partner =
        next.kind == Kind::Arabic && letters(prose.next(waw)) > 1 && !is_doubled(prose.next(waw));
    if !has_partner
        || word.joined
        || prose.gap(waw).contains(['\n', '\r'])
        || is_letter_itself(check, waw)
    {
        return;
    }
    let gap = word.end as usize..next.start as usize;
    let hit = check.words(waw..waw + 2);
    let joined = format!("{}{}", prose.marked_word(waw), prose.marked_word(waw + 1));
    check.report(hit.with(joined).edits([(gap, String::new())]));
}

/// Whether the letter is meant: after its name's carrier, or in a row of single letters.
fn is_letter_itself(check: &Check<'_, '_>, waw: usize) -> bool {
    let before = check.prose.previous(waw);
    letters(before) == 1 || check.list("letter-carriers").has(before)
}

/// Whether the next word carries the conjunction already (`و وإدارة`).
fn is_doubled(next: &str) -> bool {
    let band = |word| lexicon::form(word).map(lexicon::Form::band);
    next.strip_prefix(WAW)
        .is_some_and(|rest| band(rest) > band(next))
}

fn letters(word: &str) -> usize {
    word.chars().count()
}
