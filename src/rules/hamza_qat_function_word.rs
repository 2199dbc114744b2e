use crate::arabic::Kind;
use crate::arabic::clitics::{after_article, analyses};
use crate::lexicon::{self, Form, Pos};
use crate::lint::{Check, Found};
use crate::story::{Prose, Traits};

/// Bytes of a stem that with a proclitic is a name as often as a function word: `باي`, `واين`.
const SHORT: usize = 6;

/// Reports function words that lost their hamza. With a proclitic the shortest are syllables of foreign
/// names too: those must stand where the function word would, and beside no name.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let prose = check.prose;
    let index = found.words.start;
    let stem = prose.word(index).len() - found.prefix;
    let may_be_name = found.prefix > 0 && stem <= SHORT && !is_common(prose.word(index));
    if prose.is_vowelled(index) || may_be_name && !is_in_place(prose, index, stem) {
        return;
    }
    check.report(check.correction(found));
}

/// Whether a dictionary accepts the word without its hamza: it is no syllable then (`لان`).
fn is_common(word: &str) -> bool {
    lexicon::form(word).is_some_and(Form::valid)
}

/// Whether no name stands beside the word, and what follows may follow the function word: after أي an
/// indefinite noun.
fn is_in_place(prose: &Prose<'_>, index: usize, stem: usize) -> bool {
    let is_accepted = |index: usize| {
        let word = prose.words().get(index);
        let other = word.is_some_and(|word| word.kind != Kind::Arabic);
        !other && prose.is(index, Traits::ACCEPTED)
    };
    let before = index.checked_sub(1).is_none_or(|before| {
        prose.previous(index).is_empty() && !prose.words()[index].joined || is_accepted(before)
    });
    let next = prose.next(index);
    let is_name = lexicon::form(next).is_some_and(Form::proper_name);
    let is_any = stem < SHORT;
    before && is_accepted(index + 1) && !is_name && (!is_any || is_indefinite(next))
}

/// Whether a word may be a noun that is not definite.
fn is_indefinite(word: &str) -> bool {
    let noun = lexicon::form(word).is_some_and(|form| {
        let kinds = [Pos::Noun, Pos::Adjective, Pos::Masdar];
        kinds.into_iter().any(|kind| form.is(kind))
    });
    let pronoun = || {
        let readings = analyses(word);
        let mut readings = readings.iter();
        readings.any(|reading| {
            !reading.pronoun(word).is_empty()
                && lexicon::form(reading.stem(word)).is_some_and(Form::valid)
        })
    };
    noun && after_article(word).is_none() && !pronoun()
}
