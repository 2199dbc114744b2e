use memchr::memmem;

use crate::arabic::letters::{ALEF, FATHATAN, FEH, WAW, is_letter};
use crate::lint::{Check, Hit};

/// Finds an alef added after a hamza that has an alef before it.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for start in memmem::find_iter(prose.text().as_bytes(), ENDING) {
        let end = start + ENDING.len();
        let Some(index) = ending_at(check, end) else {
            continue;
        };
        let marked = prose.marked_word(index).contains(FATHATAN);
        if !marked && is_dual(check, prose.word(index)) {
            continue;
        }
        let mut right = prose.word(index).trim_end_matches(ALEF).to_owned();
        right.extend(marked.then_some(FATHATAN));
        let range = prose.words()[index].range();
        let alef = end - ALEF.len_utf8()..end;
        check.report(Hit::at(range).with(right).edits([(alef, String::new())]));
    }
}

/// Alef, hamza, alef.
const ENDING: &[u8] = "\u{0627}\u{0621}\u{0627}".as_bytes();

/// The word that ends at byte `end` of the folded view.
fn ending_at(check: &Check<'_, '_>, end: usize) -> Option<usize> {
    let text = check.prose.text();
    let ends = !text.get(end..)?.starts_with(is_letter);
    ends.then(|| check.prose.word_at(end).checked_sub(1))
        .flatten()
}

/// Whether the word is a verb of two, which does end so.
fn is_dual(check: &Check<'_, '_>, word: &str) -> bool {
    let verbs = check.list("dual-verbs-of-hamza");
    verbs.has(word)
        || word
            .strip_prefix([WAW, FEH])
            .is_some_and(|verb| verbs.has(verb))
}
