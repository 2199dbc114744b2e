//! What words may be to the rules of names.

use super::name_reading;
use super::names::is_common;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, LAM, WAW, bytes,
};
use crate::catalog::Catalog;
use crate::catalog::list::WordList;
use crate::lexicon::{self, Form};

/// What a word may be, whatever stands beside it: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameWord(pub(super) u8);

impl NameWord {
    /// A name of the registry may be it, with proclitics or without.
    pub const ALONE: Self = Self(1);
    /// A name of more words may begin with it.
    pub const OPENS: Self = Self(32);
    /// It is, or begins with, the first part of a compound («عبد»).
    pub const COMPOUND: Self = Self(2);
    /// It begins with an alef and makes a name with the word after it («أبو»).
    pub const PARTICLE: Self = Self(4);
    /// It is a given name that begins with an alef, its hamza written or not.
    pub const GIVEN: Self = Self(8);
    /// It begins with an alef and may be a name that no list has.
    pub const UNSURE: Self = Self(16);

    /// Whether it may be any of `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn with(self, other: Self, is: bool) -> Self {
        if is { self.and(other) } else { self }
    }
}

/// Which of the names that are known the word may be or begin. `heads` are the first parts of
/// compounds.
pub(super) fn named(word: &str, catalog: &Catalog, heads: &[Option<&WordList>]) -> NameWord {
    let stem = word.strip_prefix(WAW).unwrap_or(word);
    let is_head = |head: &str| begins_with(word, head) || begins_with(stem, head);
    let heads = heads.iter().flatten();
    let mut heads = heads.flat_map(|list| list.words.iter());
    let (alone, opens) = name_reading::begins(word, catalog);
    NameWord::default()
        .with(NameWord::ALONE, alone)
        .with(NameWord::OPENS, opens)
        .with(NameWord::COMPOUND, heads.any(|head| is_head(head)))
}

/// The lists of given names and of what makes a name with the word after it.
pub(super) const GIVEN: [&str; 2] = ["given-names", "name-particles"];

/// What name a word may be whose stem begins with an alef, given what the lexicon says of it and the
/// lists [`GIVEN`]. `memory` is a buffer.
pub(super) fn given(
    (word, form): (&str, Option<Form>),
    [names, particles]: [Option<&WordList>; 2],
    memory: &mut String,
) -> NameWord {
    let stem = word.strip_prefix(WAW).unwrap_or(word);
    let stem = if begins_with_alef(stem) { stem } else { word };
    if !may_be_given(stem) {
        return NameWord::default();
    }
    let given = has_initial(names, stem, memory);
    let particle = has_initial(particles, stem, memory);
    let unsure =
        !given && begins_with_alef(without_article(stem)) && may_be_name((word, form), memory);
    NameWord::default()
        .with(NameWord::PARTICLE, particle)
        .with(NameWord::GIVEN, given)
        .with(NameWord::UNSURE, unsure)
}

/// As `starts_with`, with a first look at one letter: it decides for nearly all words.
fn begins_with(word: &str, head: &str) -> bool {
    let (word, head) = (word.as_bytes(), head.as_bytes());
    word.first_chunk::<2>() == head.first_chunk() && word.starts_with(head)
}

const HAMZAS: [char; 3] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];

/// Asked of every word that is met for the first time: two bytes are compared, and no letter decoded.
fn begins_with_alef(word: &str) -> bool {
    let alefs = const {
        [
            bytes(ALEF),
            bytes(HAMZAS[0]),
            bytes(HAMZAS[1]),
            bytes(HAMZAS[2]),
        ]
    };
    let first = word.as_bytes().first_chunk();
    first.is_some_and(|first| alefs.contains(first))
}

/// Whether a word begins with an alef that may have a hamza: most have the article instead, and no
/// alef after it.
fn may_be_given(word: &str) -> bool {
    if !begins_with_alef(word) {
        return false;
    }
    let core = without_article(word);
    core.len() == word.len() || core.is_empty() || begins_with_alef(core)
}

/// A word without the article it begins with.
fn without_article(word: &str) -> &str {
    let rest = word.strip_prefix(ALEF);
    let rest = rest.and_then(|rest| rest.strip_prefix(LAM));
    rest.unwrap_or(word)
}

/// Bytes of the shortest word that may be a name no list has.
const SHORTEST: usize = 8;

/// Whether the word is long enough for a name, and no word of the language, or one that names are made
/// of as often; nor one that has lost its hamza, which is no name wherever it stands.
fn may_be_name((word, form): (&str, Option<Form>), memory: &mut String) -> bool {
    if word.len() < SHORTEST {
        return false;
    }
    let other = |form: Form| form.valid() && !form.proper_name();
    let mut hamzas = HAMZAS.iter();
    match form {
        Some(form) if form.proper_name() => !is_common(form),
        Some(form) if form.valid() => false,
        _ if !lexicon::may_be_respelt(word) => true,
        _ => !hamzas.any(|&hamza| {
            memory.clear();
            memory.push_str(word);
            with_hamza(memory, hamza) && lexicon::in_use(memory).is_some_and(other)
        }),
    }
}

/// Puts a hamza on the first alef, which the article or a conjunction may stand before.
fn with_hamza(word: &mut String, hamza: char) -> bool {
    let at = word.len() - without_article(word.strip_prefix(WAW).unwrap_or(word)).len();
    let bare = word.get(at..).is_some_and(|rest| rest.starts_with(ALEF));
    if bare {
        word.replace_range(at..at + ALEF.len_utf8(), hamza.encode_utf8(&mut [0; 2]));
    }
    bare
}

/// Whether the list has the word, or has it with a hamza on its alef.
fn has_initial(list: Option<&WordList>, word: &str, memory: &mut String) -> bool {
    let Some(list) = list else {
        return false;
    };
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
