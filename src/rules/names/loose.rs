//! Notes what may be a name that no registry lists: given names, compounds («عبد الله») and strange
//! words. [`judge`](super::judge) compares them.

use std::ops::Range;

use super::judge::{key, last};
use super::skeleton::is_inflected;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, LAM, WAW, is_mark,
};
use crate::lint::Check;
use crate::story::{Mention, NameWord, Prose, Traits};

/// The group of compounds.
pub(in crate::rules) const COMPOUND: u16 = u16::MAX - 2;
/// The group of given names that begin with an alef.
pub(super) const GIVEN: u16 = u16::MAX - 1;
/// The group of strange words.
const STRANGE: u16 = u16::MAX;

/// Bytes of the shortest second part of a kunya.
const SHORTEST_SECOND: usize = 6;
/// Bytes of the shortest word that may be a strange name.
pub(super) const SHORTEST: usize = 8;

/// Notes what may be a name that no registry lists.
pub(in crate::rules) fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let mut listed = Listed::of(prose);
    for (index, what) in prose.name_words(NameWord::COMPOUND.and(ALEFS)) {
        if what.any(NameWord::COMPOUND) {
            compound(check, index);
        }
        if what.any(ALEFS) {
            given(check, (index, what), &mut listed);
        }
    }
    let mut listed = Listed::of(prose);
    for index in prose.words_of(Traits::UNHELD) {
        let word = prose.word(index);
        if word.len() >= SHORTEST && !is_inflected(word) && !listed.has(index) {
            strange(check, index);
        }
    }
}

/// What words that begin with an alef may be.
const ALEFS: NameWord = NameWord::PARTICLE
    .and(NameWord::GIVEN)
    .and(NameWord::UNSURE);

/// The sure mentions of listed names, for words that are asked for in order.
struct Listed<'p> {
    /// Those that do not end before the last word asked for.
    mentions: &'p [Mention],
}

impl<'p> Listed<'p> {
    fn of(prose: &'p Prose<'_>) -> Self {
        Self {
            mentions: prose.mentions(),
        }
    }

    /// Whether the word at `index` belongs to one of them.
    fn has(&mut self, index: usize) -> bool {
        let ended = self.mentions.iter().take_while(|it| it.words.end <= index);
        self.mentions = &self.mentions[ended.count()..];
        let here = self.mentions.iter();
        let mut here = here.take_while(|it| it.words.start <= index);
        here.any(|it| !it.doubtful)
    }
}

/// A compound written as one word or as two: its first part is of a list, the second has the article
/// unless it is a kunya.
fn compound(check: &mut Check<'_, '_>, index: usize) {
    let prose = check.prose;
    let word = prose.word(index);
    let heads = check.list("compound-name-heads").words.iter();
    let kunyas = check.list("kunya-heads").words.iter();
    let all = || heads.clone().chain(kunyas.clone());
    let (stem, at) = match word.strip_prefix(WAW) {
        Some(rest) if all().any(|head| rest.starts_with(&**head)) => (rest, 2),
        _ => (word, 0),
    };
    let Some(head) = all().find(|head| stem.starts_with(&***head)) else {
        return;
    };
    let is_kunya = kunyas.clone().any(|known| known == head);
    let fits = |rest: &str| begins_definite(rest) || is_kunya && rest.len() >= SHORTEST_SECOND;
    let words = prose.words();
    let start = words[index].start as usize + at;
    let rest = stem.strip_prefix(&**head).unwrap_or_default();
    if rest.is_empty() && fits(prose.next(index)) {
        let end = words[index + 1].end as usize;
        note(check, start..end, COMPOUND);
    } else if fits(rest) {
        let end = words[index].end as usize;
        note(check, start..end, COMPOUND);
    }
}

fn begins_definite(word: &str) -> bool {
    word.strip_prefix(ALEF)
        .is_some_and(|rest| rest.starts_with(LAM))
}

pub(super) const HAMZAS: [char; 3] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];

/// A given name that begins with an alef, whether its hamza is written or not; a kunya or a family
/// with the word after it.
fn given(check: &mut Check<'_, '_>, (index, what): (usize, NameWord), listed: &mut Listed<'_>) {
    let prose = check.prose;
    let word = prose.word(index);
    let at = match word.strip_prefix(WAW) {
        Some(rest) if rest.starts_with(ALEF) || rest.starts_with(HAMZAS) => 2,
        _ => 0,
    };
    let words = prose.words();
    let start = words[index].start as usize + at;
    if what.any(NameWord::PARTICLE) && !prose.next(index).is_empty() {
        note(check, start..words[index + 1].end as usize, GIVEN);
        return;
    }
    let is_name = || {
        what.any(NameWord::GIVEN) || what.any(NameWord::UNSURE) && prose.is_name(index..index + 1)
    };
    // Many such words are listed, and that is told sooner.
    if !listed.has(index) && is_name() {
        note(check, start..words[index].end as usize, GIVEN);
    }
}

/// Notes a place under the key of its text.
fn note(check: &mut Check<'_, '_>, range: Range<usize>, class: u16) {
    let text = check.prose.text().get(range.clone()).unwrap_or_default();
    let key = key(class, text);
    let last = if class == STRANGE { last(text) } else { 0 };
    check.note_keyed(range, class, last, key);
}

/// Notes a word that no dictionary holds and that is of no mention. Whether it is a slip for one is asked
/// of the few that matter.
fn strange(check: &mut Check<'_, '_>, index: usize) {
    let prose = check.prose;
    let word = prose.word(index);
    let (stem, at) = match word.strip_prefix(WAW) {
        Some(rest) if rest.len() > SHORTEST => (rest, 2),
        _ => (word, 0),
    };
    let heads = || check.list("compound-name-heads").words.iter();
    let compound = prose.name_word(index).any(NameWord::COMPOUND)
        && heads().any(|head| stem.starts_with(&**head));
    let plain = !prose.may_be_marked(index) || !prose.marked_word(index).chars().any(is_mark);
    if !compound && plain {
        let range = prose.words()[index].range();
        note(check, range.start + at..range.end, STRANGE);
    }
}
