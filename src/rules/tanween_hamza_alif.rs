use crate::arabic::letters::{ALEF, FATHATAN, FEH, WAW};
use crate::lint::{Check, Hit};
use crate::story::Traits;

/// Finds an alef added after a hamza that has an alef before it.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for index in prose.words_of(Traits::ALEF_AFTER_HAMZA) {
        let marked = prose.marked_word(index).contains(FATHATAN);
        if !marked && is_dual(check, prose.word(index)) {
            continue;
        }
        let mut right = prose.word(index).trim_end_matches(ALEF).to_owned();
        right.extend(marked.then_some(FATHATAN));
        let range = prose.words()[index].range();
        let alef = range.end - ALEF.len_utf8()..range.end;
        check.report(Hit::at(range).with(right).edits([(alef, String::new())]));
    }
}

/// Whether the word is a verb of two, which does end so.
fn is_dual(check: &Check<'_, '_>, word: &str) -> bool {
    let verbs = check.list("dual-verbs-of-hamza");
    verbs.has(word)
        || word
            .strip_prefix([WAW, FEH])
            .is_some_and(|verb| verbs.has(verb))
}
