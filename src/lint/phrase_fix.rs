use std::ops::Range;

use super::hit::Hit;
use super::reporting::Check;
use crate::arabic::is_dropped;
use crate::arabic::letters::{FEH, WAW, is_space};
use crate::catalog::card::Part;

/// What a part of a phrase took: bytes of the folded view, and of its clitics.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) range: Range<usize>,
    pub(super) prefix: usize,
    pub(super) suffix: usize,
}

/// A place of the folded view and what stands there afterwards.
type Change = (Range<usize>, String);

/// Adds to `hit`, which is at `place`, what the parts become: `{1}` of the message, and the fix.
pub(super) fn mend(
    check: &Check<'_, '_>,
    hit: Hit,
    place: &Range<usize>,
    parts: &[(&Part, Option<Taken>)],
) -> Hit {
    let text = check.prose.text();
    let mut rewriting = Rewriting::default();
    for (part, taken) in parts {
        let (Some(becomes), Some(taken)) = (part.becomes.as_deref(), taken) else {
            continue;
        };
        if becomes.is_empty() {
            rewriting.take_out(text, taken, part.mark.is_empty());
        } else {
            rewriting.put(check, taken, becomes);
        }
    }
    let Rewriting { out, changes, asks } = rewriting;
    if out.is_empty() && changes.is_empty() {
        return hit;
    }
    let mut all = changes;
    let mut unsure = asks;
    for run in &out {
        let (range, sure) = gone(text, run);
        unsure |= !sure;
        all.push((range, String::new()));
    }
    all.sort_by_key(|(range, _)| range.start);
    let hit = hit.with(read(text, place, &all));
    all.retain(|(range, becomes)| text.get(range.clone()) != Some(becomes));
    if all.is_empty() {
        return hit;
    }
    let hit = hit.edits(all);
    if unsure { hit.asks() } else { hit }
}

/// Words in a row that are taken out, and the conjunction of the first.
struct Run {
    range: Range<usize>,
    conjunction: usize,
    words: bool,
}

#[derive(Default)]
struct Rewriting {
    out: Vec<Run>,
    changes: Vec<Change>,
    asks: bool,
}

impl Rewriting {
    fn put(&mut self, check: &Check<'_, '_>, taken: &Taken, becomes: &str) {
        let (start, end) = (taken.range.start, taken.range.end);
        let text = check.prose.text();
        let prefix = text.get(start..start + taken.prefix).unwrap_or_default();
        let pronoun = text.get(end - taken.suffix..end).unwrap_or_default();
        let becomes = check.joined(prefix, becomes, pronoun);
        self.changes.push((taken.range.clone(), becomes));
    }

    fn take_out(&mut self, text: &str, taken: &Taken, words: bool) {
        self.asks |= taken.suffix > 0;
        let range = taken.range.clone();
        if let Some(last) = self.out.last_mut()
            && text.get(last.range.end..range.start).is_some_and(is_blank)
        {
            last.range.end = range.end;
            last.words |= words;
            return;
        }
        let conjoined = text.get(range.clone()).unwrap_or_default();
        let conjoined = taken.prefix > 0 && conjoined.starts_with([WAW, FEH]);
        self.out.push(Run {
            conjunction: if conjoined { WAW.len_utf8() } else { 0 },
            range,
            words,
        });
    }
}

/// What goes with a run that is taken out: one of the spaces around it. Whether nothing else does
/// that a reader would miss: a conjunction stays, on the next word.
fn gone(text: &str, run: &Run) -> (Range<usize>, bool) {
    let Range { start, end } = run.range;
    let (before, after) = (
        text.get(..start).unwrap_or_default(),
        text.get(end..).unwrap_or_default(),
    );
    let next = after.trim_start_matches(is_space);
    let spaces = after.len() - next.len();
    let is_spaced = before.is_empty() || before.ends_with(is_space);
    if spaces > 0 && !next.is_empty() && (is_spaced || run.words) {
        let follows = next.starts_with(|c| !is_dropped(c) && c.is_alphabetic());
        let kept = if follows { run.conjunction } else { 0 };
        let doubled = kept > 0 && text.get(start..start + kept) == next.get(..kept);
        let sure = kept == run.conjunction && !doubled;
        return (start + kept..end + spaces, sure);
    }
    let trimmed = before.trim_end_matches(is_space).len();
    let start = if run.words { trimmed } else { start };
    (start..end, run.conjunction == 0)
}

fn is_blank(gap: &str) -> bool {
    gap.chars().all(is_space)
}

/// What the text at `place` reads after the changes in it; the first of them all where none is.
fn read(text: &str, place: &Range<usize>, changes: &[Change]) -> String {
    let mut read = String::new();
    let mut at = place.start;
    let inside = |range: &Range<usize>| range.start < place.end && range.end > place.start;
    for (range, becomes) in changes.iter().filter(|(range, _)| inside(range)) {
        read.push_str(text.get(at..range.start).unwrap_or_default());
        read.push_str(becomes);
        at = range.end;
    }
    if at == place.start {
        return changes
            .first()
            .map_or_else(String::new, |(_, becomes)| becomes.clone());
    }
    read.push_str(text.get(at..place.end).unwrap_or_default());
    read.trim_matches(is_space).to_owned()
}
