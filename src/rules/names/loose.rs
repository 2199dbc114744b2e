//! Notes what may be a name that no registry lists: given names, compounds («عبد الله») and strange
//! words. [`judge`](super::judge) compares them.

use crate::arabic::Kind;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, LAM, WAW, bytes, is_mark,
};
use crate::catalog::list::WordList;
use crate::lexicon::{self, Form};
use crate::lint::Check;
use crate::story::Prose;

/// The group of compounds.
pub(in crate::rules) const COMPOUND: u16 = u16::MAX - 2;
/// The group of given names that begin with an alef.
pub(super) const GIVEN: u16 = u16::MAX - 1;
/// The group of strange words.
const STRANGE: u16 = u16::MAX;

/// Bytes of the longest word of `rules/lists/name-particles.toml`.
const LONGEST_PARTICLE: usize = 6;
/// Bytes of the shortest word that may be a strange name.
pub(super) const SHORTEST: usize = 8;

/// Notes what may be a name that no registry lists.
pub(in crate::rules) fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let heads = check.list("compound-name-heads");
    let text = prose.text().as_bytes();
    let mut memory = String::new();
    for (index, word) in prose.words().iter().enumerate() {
        if word.kind != Kind::Arabic {
            continue;
        }
        let letters = text.get(word.range()).unwrap_or_default();
        let stem = letters.strip_prefix(&bytes(WAW)).unwrap_or(letters);
        let begins = |head: &[u8]| begins_with(letters, head) || begins_with(stem, head);
        if heads.words.iter().any(|head| begins(head.as_bytes())) {
            compound(check, index);
        }
        if may_be_given(letters) || stem.len() < letters.len() && may_be_given(stem) {
            given(check, index, &mut memory);
        }
    }
    for &index in prose.unheld() {
        strange(check, index);
    }
}

/// As `starts_with`, with a first look at one letter: it decides for nearly all words.
fn begins_with(word: &[u8], head: &[u8]) -> bool {
    word.first_chunk::<2>() == head.first_chunk() && word.starts_with(head)
}

/// Whether a word begins with an alef that may have a hamza: most have the article instead, and no
/// alef after it.
fn may_be_given(word: &[u8]) -> bool {
    match word.strip_prefix(&bytes(ALEF)) {
        Some(rest) => rest
            .strip_prefix(&bytes(LAM))
            .is_none_or(|rest| rest.is_empty() || begins_with_alef(rest)),
        None => begins_with_alef(word),
    }
}

fn begins_with_alef(word: &[u8]) -> bool {
    let first = word.first_chunk();
    let alefs = [ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];
    first.is_some_and(|first| alefs.into_iter().any(|alef| bytes(alef) == *first))
}

/// Whether the word at `index` belongs to a sure mention of a listed name.
fn is_listed(prose: &Prose<'_>, index: usize) -> bool {
    let mentions = prose.mentions();
    let next = mentions.partition_point(|mention| mention.words.end <= index);
    let here = mentions[next..]
        .iter()
        .take_while(|mention| mention.words.start <= index);
    here.into_iter().any(|mention| !mention.doubtful)
}

/// A compound written as one word or as two: its first part is of the list, the second has the
/// article.
fn compound(check: &mut Check<'_, '_>, index: usize) {
    let prose = check.prose;
    let word = prose.word(index);
    let heads = check.list("compound-name-heads");
    let (stem, at) = match word.strip_prefix(WAW) {
        Some(rest) if heads.words.iter().any(|head| rest.starts_with(&**head)) => (rest, 2),
        _ => (word, 0),
    };
    let Some(head) = heads.words.iter().find(|head| stem.starts_with(&***head)) else {
        return;
    };
    let words = prose.words();
    let start = words[index].start as usize + at;
    let rest = stem.strip_prefix(&**head).unwrap_or_default();
    if rest.is_empty() && begins_definite(prose.next(index)) {
        let end = words[index + 1].end as usize;
        check.note(start..end, COMPOUND, 0, None);
    } else if begins_definite(rest) {
        let end = words[index].end as usize;
        check.note(start..end, COMPOUND, 1, None);
    }
}

fn begins_definite(word: &str) -> bool {
    word.strip_prefix(ALEF)
        .is_some_and(|rest| rest.starts_with(LAM))
}

pub(super) const HAMZAS: [char; 3] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];

/// A given name that begins with an alef, whether its hamza is written or not; a kunya or a family
/// with the word after it.
fn given(check: &mut Check<'_, '_>, index: usize, memory: &mut String) {
    let word = check.prose.word(index);
    let (stem, at) = match word.strip_prefix(WAW) {
        Some(rest) if rest.starts_with(ALEF) || rest.starts_with(HAMZAS) => (rest, 2),
        _ => (word, 0),
    };
    let words = check.prose.words();
    let is_short = stem.len() <= LONGEST_PARTICLE;
    if is_short
        && has_initial(check.list("name-particles"), stem, memory)
        && !check.prose.next(index).is_empty()
    {
        let range = words[index].start as usize + at..words[index + 1].end as usize;
        check.note(range, GIVEN, 0, None);
        return;
    }
    if is_listed(check.prose, index) {
        return;
    }
    let listed = has_initial(check.list("given-names"), stem, memory);
    let initial = super::without_article(stem);
    let alef = initial.starts_with(ALEF) || initial.starts_with(HAMZAS);
    if listed || alef && may_be_name(word, memory) && check.prose.is_name(index..index + 1) {
        let range = check.prose.words()[index].range();
        check.note(range.start + at..range.end, GIVEN, 0, None);
    }
}

/// Whether the word is long enough for a name, and no word of the language, or one that names are made
/// of too; nor one that has lost its hamza, which is no name wherever it stands.
fn may_be_name(word: &str, memory: &mut String) -> bool {
    if word.len() < SHORTEST {
        return false;
    }
    let other = |form: Form| form.valid() && !form.proper_name();
    match lexicon::form(word) {
        Some(form) if form.proper_name() => true,
        Some(form) if form.valid() => false,
        _ => !HAMZAS.iter().any(|&hamza| {
            memory.clear();
            memory.push_str(word);
            with_hamza(memory, hamza) && lexicon::in_use(memory).is_some_and(other)
        }),
    }
}

/// Puts a hamza on the first alef, which the article or a conjunction may stand before.
fn with_hamza(word: &mut String, hamza: char) -> bool {
    let at = word.len() - super::without_article(word.strip_prefix(WAW).unwrap_or(word)).len();
    let bare = word.get(at..).is_some_and(|rest| rest.starts_with(ALEF));
    if bare {
        word.replace_range(at..at + ALEF.len_utf8(), hamza.encode_utf8(&mut [0; 2]));
    }
    bare
}

/// Whether the list has the word, or has it with a hamza on its alef.
fn has_initial(list: &WordList, word: &str, memory: &mut String) -> bool {
    match word.strip_prefix(ALEF) {
        // Nearly every word with an alef begins with the article, and no listed one does.
        Some(rest) if rest.starts_with(LAM) && rest.len() > 2 => false,
        Some(rest) => HAMZAS.iter().any(|&hamza| {
            memory.clear();
            memory.push(hamza);
            memory.push_str(rest);
            list.has(memory)
        }),
        None => word.starts_with(HAMZAS) && list.has(word),
    }
}

/// A word that no dictionary holds. Whether it is a slip for one is asked of the few that matter.
fn strange(check: &mut Check<'_, '_>, index: usize) {
    let prose = check.prose;
    let word = prose.word(index);
    let known = word.len() < SHORTEST || lexicon::form(word).is_some_and(Form::valid);
    let heads = check.list("compound-name-heads");
    let (stem, at) = match word.strip_prefix(WAW) {
        Some(rest) if rest.len() > SHORTEST => (rest, 2),
        _ => (word, 0),
    };
    let compound = heads.words.iter().any(|head| stem.starts_with(&**head));
    let plain = !prose.has_dropped() || !prose.raw_word(index).chars().any(is_mark);
    if !known && !compound && plain && !is_listed(prose, index) {
        let range = prose.words()[index].range();
        check.note(range.start + at..range.end, STRANGE, 0, None);
    }
}
