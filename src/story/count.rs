use super::Prose;

/// How many words a reader counts before each word, and in all.
///
/// Numbers and words of other scripts count; what touches the word before it is part of that word,
/// and so is a letter that a stop joins to the letter before it: an abbreviation (أ.ش.أ) is one word.
pub(super) fn running(prose: &Prose<'_>) -> Vec<u32> {
    let mut all = 0;
    let mut counts = Vec::with_capacity(prose.words().len() + 1);
    for (index, word) in prose.words().iter().enumerate() {
        counts.push(all);
        let may_be_letter = word.range().len() <= LONGEST_LETTER;
        all += u32::from(!(word.joined || may_be_letter && is_spelt_on(prose, index)));
    }
    counts.push(all);
    counts
}

fn is_spelt_on(prose: &Prose<'_>, index: usize) -> bool {
    let is_letter = |index: usize| prose.word(index).chars().nth(1).is_none();
    is_letter(index)
        && index
            .checked_sub(1)
            .is_some_and(|before| prose.gap(before) == "." && is_letter(before))
}

/// Bytes of the longest letter there is.
const LONGEST_LETTER: usize = 4;
