use super::spelling_gates::is_letter;
use crate::arabic::Kind;
use crate::arabic::clitics::{after_article, analyses};
use crate::arabic::letters::{ALEF, BEH, FEH, LAM, NOON, WAW, YEH};
use crate::lexicon::{self, Form, Pos};
use crate::lint::{Check, Found};
use crate::story::{Prose, Traits};

/// Reports function words that lost their hamza.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let index = found.words.start;
    let prose = check.prose;
    let another = is_syllable(prose, index) || is_letter(check, index);
    if !prose.is_fully_vowelled(index) && !another {
        check.report(check.correction(found));
    }
}

/// Whether the word at `index` is أي or أين with a proclitic but for the hamza, and may be a syllable of
/// a foreign name (`باي`, `واين`): it does not stand where the function word would, or beside a name.
pub(crate) fn is_syllable(prose: &Prose<'_>, index: usize) -> bool {
    let word = prose.word(index);
    let stem = word.strip_prefix([WAW, FEH, BEH, LAM]).unwrap_or_default();
    let is_any = stem.chars().eq([ALEF, YEH]);
    (is_any || stem.chars().eq([ALEF, YEH, NOON]))
        && !is_common(word)
        && !is_in_place(prose, index, is_any)
}

/// Whether a dictionary accepts the word without its hamza: it is no syllable then (`لان`).
fn is_common(word: &str) -> bool {
    lexicon::form(word).is_some_and(Form::valid)
}

/// Whether no name stands beside the word, and what follows may follow the function word: after أي an
/// indefinite noun.
fn is_in_place(prose: &Prose<'_>, index: usize, is_any: bool) -> bool {
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
    let is_function = prose.is(index + 1, Traits::FUNCTION);
    let fits = if is_any {
        !is_function && next.len() >= SHORTEST && is_indefinite(next)
    } else {
        !is_function || after_article(next).is_none()
    };
    before && !next.is_empty() && is_accepted(index + 1) && !is_name && fits
}

/// Bytes of the shortest noun that is believed: shorter ones are syllables too.
const SHORTEST: usize = 6;

/// Whether a word may be a noun that is not definite.
fn is_indefinite(word: &str) -> bool {
    let noun = lexicon::form(word).is_some_and(|form| {
        let kinds = [Pos::Noun, Pos::Adjective, Pos::Masdar];
        kinds.into_iter().any(|kind| form.is(kind)) && !form.is(Pos::Particle)
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
