//! Words that a reader counts, and those that touch the word before them.

use super::{Prose, Traits};
use crate::arabic::{Kind, Word};

impl Prose<'_> {
    /// The words that touch the word before them, by index: one of the two is no Arabic word.
    pub fn joined_words(&self) -> impl Iterator<Item = usize> {
        let words = self.words();
        let others = self.words_of(Traits::OTHER);
        let pairs = others.flat_map(|index| {
            let after = words.get(index + 1);
            let arabic = after.is_some_and(|after| after.kind == Kind::Arabic);
            index..index + 1 + usize::from(arabic)
        });
        pairs.filter(|&index| words[index].joined)
    }
}

/// The words that a reader counts with the word before them, by index.
///
/// What touches the word before it is part of that word, and so is a letter that a stop joins to the
/// letter before it: an abbreviation (أ.ش.أ) is one word.
pub(super) fn continued(prose: &Prose<'_>) -> Vec<usize> {
    let mut found: Vec<_> = prose.joined_words().chain(spelt_on(prose)).collect();
    found.sort_unstable();
    found
}

/// The letters after a stop that stands between two letters alone.
fn spelt_on(prose: &Prose<'_>) -> impl Iterator<Item = usize> {
    let stops = prose.marks().iter().filter(|mark| mark.sign == '.');
    let is_letter = |word: &Word| word.of(prose.text()).chars().nth(1).is_none();
    stops.filter_map(move |stop| {
        let index = stop.next as usize;
        let [before, after] = prose.words().get(index.checked_sub(1)?..=index)? else {
            return None;
        };
        let between = before.end == stop.at && after.range().start == stop.range().end;
        (between && is_letter(after) && is_letter(before)).then_some(index)
    })
}
