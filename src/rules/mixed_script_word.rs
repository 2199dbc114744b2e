use std::ops::Range;

use crate::arabic::Kind;
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{ALEF, LAM};
use crate::lint::{Check, Hit};
use crate::story::Prose;

/// Finds Arabic words that touch letters of another script, other than by a proclitic.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let words = prose.words();
    let mut read = 0;
    for index in prose.joined_words() {
        if index < read {
            continue;
        }
        let kinds = (words[index - 1].kind, words[index].kind);
        if !matches!(
            kinds,
            (Kind::Arabic, Kind::Latin) | (Kind::Latin, Kind::Arabic)
        ) {
            continue;
        }
        let run = run_around(prose, index);
        read = run.end;
        if let Some(hit) = hit(check, run) {
            check.report(hit);
        }
    }
}

/// The words around `index` that touch each other.
fn run_around(prose: &Prose<'_>, index: usize) -> Range<usize> {
    let words = prose.words();
    let before = words[..=index].iter().rposition(|word| !word.joined);
    let after = words[index..].iter().skip(1).position(|word| !word.joined);
    before.unwrap_or(0)..after.map_or(words.len(), |after| index + 1 + after)
}

fn hit(check: &Check<'_, '_>, run: Range<usize>) -> Option<Hit> {
    let prose = check.prose;
    let plain = |index: usize| {
        matches!(
            prose.words()[index].kind,
            Kind::Arabic | Kind::Latin | Kind::Number
        )
    };
    let hit = check.words(run.clone());
    let range = prose.words()[run.start].start as usize..prose.words()[run.end - 1].end as usize;
    let whole = prose.raw(range.clone());
    let unmarked = !whole
        .of(prose.story().text)
        .contains(['<', '&', '*', '_', '`']);
    if !run.clone().all(plain) || !unmarked || run.clone().all(|index| !divides(prose, &run, index))
    {
        return None;
    }
    let latin = |index: &usize| prose.words()[*index].kind == Kind::Latin;
    let foreign = prose.word(run.clone().find(latin)?);
    let spaces = run.clone().filter(|&index| divides(prose, &run, index));
    let apart: Vec<_> = spaces
        .map(|index| prose.words()[index].start as usize)
        .map(|at| (at..at, " ".to_owned()))
        .collect();
    if foreign.contains(is_arabic_form) {
        return None;
    }
    let hit = hit.with(foreign);
    let hit = match stray(prose, &run) {
        Some(stray) if foreign.chars().all(char::is_lowercase) => {
            hit.edits([(stray, String::new())]).edits(apart)
        }
        Some(stray) => hit.edits(apart).edits([(stray, String::new())]),
        None => hit.edits(apart),
    };
    let hit = match swapped(prose, &run) {
        Some(swapped) => hit.becomes(swapped),
        None => hit,
    };
    Some(hit.asks())
}

/// Whether `c` is of the Arabic script after all: a ligature or a mark in presentation form.
const fn is_arabic_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// Whether a space is missing before the word at `index` of the run.
fn divides(prose: &Prose<'_>, run: &Range<usize>, index: usize) -> bool {
    if index == run.start {
        return false;
    }
    let (before, after) = (prose.words()[index - 1].kind, prose.words()[index].kind);
    match (before, after) {
        (Kind::Latin, Kind::Arabic) => true,
        (Kind::Arabic, Kind::Latin) => Proclitics::read(prose.word(index - 1)).is_none(),
        _ => false,
    }
}

/// Where the one letter of another script in the run stands, if there is but one.
fn stray(prose: &Prose<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let words = prose.words().get(run.clone())?;
    let mut foreign = words.iter().filter(|word| word.kind != Kind::Arabic);
    let first = foreign.next()?;
    let single = first.of(prose.text()).chars().nth(1).is_none() && foreign.next().is_none();
    single.then(|| first.range())
}

/// A foreign word before an Arabic noun, put after it as Arabic has it.
fn swapped(prose: &Prose<'_>, run: &Range<usize>) -> Option<String> {
    let (first, second) = (prose.word(run.start), prose.word(run.start + 1));
    let kinds = run.clone().map(|index| prose.words()[index].kind);
    let noun = kinds.eq([Kind::Latin, Kind::Arabic]) && !second.starts_with([ALEF, LAM].as_slice());
    (noun && first.chars().nth(1).is_some()).then(|| format!("{second} {first}"))
}
