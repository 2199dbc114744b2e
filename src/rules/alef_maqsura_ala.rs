use super::first_person;
use crate::arabic::letters::{ALEF, LAM, WAW, YEH};
use crate::lexicon;
use crate::lint::{Check, Found};
use crate::story::Protection;

/// How many words after a verb its own preposition may stand: `حصل علي على الجائزة`.
const REACH: usize = 4;

/// Reports the preposition `على` written like the name Ali (catalogue 3.7 b).
///
/// A name and `عليَّ` are written so too, and both are commoner in newspapers than the mistake:
/// the word must stand in a frame, outside quotations and the first person.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let index = found.words.start;
    let range = check.prose.words()[index].range();
    if check.prose.protection(range).any(Protection::QUOTATION)
        || is_person(check, index, found.prefix > 0)
        || !is_framed(check, index, found.prefix > 0)
        || first_person::speaks(check, index)
    {
        return;
    }
    check.report(check.correction(found));
}

/// Whether the words around say that the word is a name.
pub(super) fn is_person(check: &Check<'_, '_>, index: usize, joined: bool) -> bool {
    let (previous, next) = (check.prose.previous(index), check.prose.next(index));
    let names = check.list("given-names");
    let person = |word| names.has(word) || check.list("titles").has(word);
    person(next)
        || check.list("ali-followers").has(next)
        || !joined && (person(previous) || check.list("ali-neighbours").has(previous))
}

fn is_framed(check: &Check<'_, '_>, index: usize, joined: bool) -> bool {
    let prose = check.prose;
    let (previous, next) = (prose.previous(index), prose.next(index));
    if next.is_empty() {
        return false;
    }
    if check.list("ala-complements").has(next) {
        return true;
    }
    if joined {
        return false;
    }
    check.list("ala-governors").has(previous) && !next.starts_with(WAW) && !is_name_like(next)
        || check.list("ala-verbs").has(previous) && has_article(next) && !is_surname(next) && {
            let right = &check.card().matcher.word[0].right;
            (index + 2..=index + REACH).all(|after| Some(prose.word(after)) != right.as_deref())
        }
}

pub(super) fn is_name_like(word: &str) -> bool {
    lexicon::form(word).is_none_or(lexicon::Form::proper_name) || is_surname(word)
}

/// `الحوثي`, `الزهراني`: a family name ends like an adjective.
fn is_surname(word: &str) -> bool {
    has_article(word) && (word.ends_with(YEH) || lexicon::form(word).is_none())
}

fn has_article(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some(ALEF) && letters.next() == Some(LAM) && letters.count() >= 3
}
