use memchr::memmem;

use crate::arabic::is_dropped;
use crate::arabic::letters::{ALEF, FATHATAN, is_letter};
use crate::lint::{Check, Hit};

/// Finds marks of tanween on the other side of the alef than the house puts them.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let before = match check.style() {
        "before-alif" => true,
        "on-alif" => false,
        _ => return,
    };
    if !prose.has_dropped() {
        return;
    }
    let text = prose.flat().text();
    let mut mark = [0; 4];
    let mark = FATHATAN.encode_utf8(&mut mark).as_bytes();
    for at in memmem::find_iter(text.as_bytes(), mark) {
        let end = at + mark.len();
        let alef = at.wrapping_sub(ALEF.len_utf8())..at;
        let after = text.get(end..).unwrap_or_default();
        let on_alef = text.get(alef.clone()) == Some(LETTER);
        let before_alef = after
            .strip_prefix(ALEF)
            .is_some_and(|rest| !continues(rest));
        let swapped = match () {
            () if before && on_alef && !continues(after) => alef.start..end,
            () if !before && before_alef => at..end + ALEF.len_utf8(),
            () => continue,
        };
        let right: String = text
            .get(swapped.clone())
            .unwrap_or_default()
            .chars()
            .rev()
            .collect();
        let word = word(text, &swapped);
        let written = text.get(word.clone()).unwrap_or_default();
        let whole = written.replacen(text.get(swapped.clone()).unwrap_or_default(), &right, 1);
        check.report(Hit::flat(word).with(whole).flat_edits([(swapped, right)]));
    }
}

const LETTER: &str = "\u{0627}";

fn continues(rest: &str) -> bool {
    rest.starts_with(|c: char| is_letter(c) || is_dropped(c))
}

/// The word around `part`.
fn word(text: &str, part: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let before = text.get(..part.start).unwrap_or_default();
    let stem = before.trim_end_matches(|c: char| is_letter(c) || is_dropped(c));
    stem.len()..part.end
}
