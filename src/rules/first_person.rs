use super::alef_maqsura_ala;
use crate::arabic::clitics::beginnings;
use crate::arabic::letters::{AIN, SHADDA};
use crate::lint::Check;

/// Whether the writer speaks of himself in the sentence of the word at `index`, or writes that word with
/// the shadda of the pronoun: there `إلي` and `علي` may be a preposition with its pronoun, `إليَّ` and
/// `عليَّ` (catalogue 3.7 a).
pub(super) fn speaks(check: &Check<'_, '_>, index: usize) -> bool {
    let words = check.list("first-person");
    is_doubled(check, index)
        || check.prose.sentence_of(index).is_some_and(|sentence| {
            sentence
                .words()
                .any(|index| words.has(check.prose.word(index)))
        })
}

/// Whether the word at `index` has a shadda.
pub(super) fn is_doubled(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    prose.may_be_marked(index) && prose.marked_word(index).contains(SHADDA)
}

/// Whether the word at `index`, taken for a slip of `right`, may be a preposition with its pronoun
/// or the name Ali: `right` is one of the prepositions whose ya is dotted before a pronoun, and the
/// writer speaks of himself, or the words around are a name's.
pub(crate) fn is_personal(check: &Check<'_, '_>, index: usize, right: &str) -> bool {
    let prepositions = check.list("yeh-before-pronouns");
    let reading = beginnings(right).find(|reading| prepositions.has(reading.stem(right)));
    reading.is_some_and(|reading| {
        let is_ala = reading.stem(right).starts_with(AIN);
        let is_person = || {
            alef_maqsura_ala::is_person(check, index, reading.start > 0)
                || alef_maqsura_ala::is_name_like(check.prose.next(index))
        };
        speaks(check, index) || is_ala && is_person()
    })
}
