use crate::lint::Check;

/// Whether the writer speaks of himself in the sentence of the word at `index`: there `إلي` and
/// `علي` may be a preposition with its pronoun, `إليَّ` and `عليَّ` (catalogue 3.7 a).
pub(super) fn speaks(check: &Check<'_, '_>, index: usize) -> bool {
    let words = check.list("first-person");
    check.prose.sentence_of(index).is_some_and(|sentence| {
        sentence
            .words()
            .any(|index| words.has(check.prose.word(index)))
    })
}
