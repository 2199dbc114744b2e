use super::Prose;
use crate::arabic::Kind;
use crate::arabic::clitics::analyses;
use crate::lexicon;

/// Whether the word at `index` belongs to a name (catalogue 3.4).
///
/// Three tests, each of which is enough: a given name (`rules/lists/given-names.toml`) that stands
/// alone or beside another name; a word near a title (`titles`) that no dictionary holds, or that is
/// listed as a proper name; a run of two or more words that no dictionary holds or that are short,
/// with at least one that none holds.
pub(super) fn is_name(prose: &Prose<'_>, index: usize) -> bool {
    let word = prose.word(index);
    if prose
        .words()
        .get(index)
        .is_none_or(|word| word.kind != Kind::Arabic)
    {
        return false;
    }
    prose.catalog().list("given-names").has(word)
        || is_titled(prose, index)
        || is_foreign(prose, index)
}

/// How many words after a title a name may take.
const LONGEST_NAME: usize = 4;

fn is_titled(prose: &Prose<'_>, index: usize) -> bool {
    if !is_name_like(prose.word(index)) {
        return false;
    }
    let titles = prose.catalog().list("titles");
    let given = prose.catalog().list("given-names");
    let mut at = index;
    for _ in 0..LONGEST_NAME {
        let before = prose.previous(at);
        if before.is_empty() {
            return false;
        }
        at -= 1;
        if titles.has(before) || given.has(before) {
            return true;
        }
        if !is_name_like(before) {
            return false;
        }
    }
    false
}

/// A word that a name may be made of: a listed proper name, or in no dictionary.
fn is_name_like(word: &str) -> bool {
    lexicon::form(word).is_some_and(lexicon::Form::proper_name) || is_unknown(word)
}

fn is_foreign(prose: &Prose<'_>, index: usize) -> bool {
    if !may_be_syllable(prose, index) {
        return false;
    }
    let mut first = index;
    while !prose.previous(first).is_empty() && may_be_syllable(prose, first - 1) {
        first -= 1;
    }
    let mut last = index;
    while !prose.next(last).is_empty() && may_be_syllable(prose, last + 1) {
        last += 1;
    }
    last > first && (first..=last).any(|index| is_unknown(prose.word(index)))
}

/// A word of a foreign name: in no dictionary, or short and not one of the language's own.
fn may_be_syllable(prose: &Prose<'_>, index: usize) -> bool {
    let word = prose.word(index);
    if word.is_empty() || prose.catalog().list("function-words").has(word) {
        return false;
    }
    let short = word.chars().count() <= 4;
    is_unknown(word)
        || short
            && lexicon::form(word).is_none_or(|form| form.band() < COMMON || form.proper_name())
}

/// Frequency band (Zipf × 25) from which a short word is the language's own: Zipf 4.4.
const COMMON: u8 = 110;

/// Whether neither the word nor any way to take clitics off it is in the lexicon.
fn is_unknown(word: &str) -> bool {
    lexicon::form(word).is_none()
        && analyses(word)
            .iter()
            .all(|analysis| lexicon::form(analysis.stem(word)).is_none())
}
