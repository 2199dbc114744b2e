//! What a word of a phrase may be, whatever its letters are.

use crate::arabic::Kind;
use crate::arabic::clitics::{Proclitics, after_article, beginnings};
use crate::catalog::card::Part;
use crate::lexicon::{self, Pos};
use crate::story::Prose;

/// Whether the word at `index` has the feature that a part of a phrase names: verbs and masdars with the
/// proclitics that the part allows.
///
/// `false` for a feature there is not: [`FEATURES`](crate::catalog::card::FEATURES) has all.
pub(super) fn has(prose: &Prose<'_>, index: usize, part: &Part) -> bool {
    let Some(word) = prose.words().get(index) else {
        return false;
    };
    match &*part.feature {
        "arabic" => word.kind == Kind::Arabic,
        "latin" => word.kind == Kind::Latin,
        "number" => word.kind == Kind::Number || is_counted(prose, index),
        "name" => prose.is_name(index..index + 1) || is_mentioned(prose, index),
        "verb" => is_any(
            prose,
            (index, part),
            &[Pos::PerfectVerb, Pos::ImperfectVerb],
        ),
        "masdar" => is_any(prose, (index, part), &[Pos::Masdar]),
        _ => false,
    }
}

/// Whether the word is of a number in words.
fn is_counted(prose: &Prose<'_>, index: usize) -> bool {
    let numerals = prose.numerals();
    numerals.iter().any(|it| it.words.contains(&index))
}

/// Whether the word is of a name of the registry.
fn is_mentioned(prose: &Prose<'_>, index: usize) -> bool {
    let mut mentions = prose.mentions().iter();
    mentions.any(|it| !it.doubtful && it.words.contains(&index))
}

fn is_any(prose: &Prose<'_>, (index, part): (usize, &Part), kinds: &[Pos]) -> bool {
    let word = prose.word(index);
    let allowed = Proclitics::parse(&part.before).unwrap_or_default();
    let mut readings = beginnings(word).filter(|reading| allowed.has(reading.proclitics));
    readings.any(|reading| {
        let stem = reading.stem(word);
        let form = lexicon::form(stem).filter(|_| !is_definite_verb(stem, kinds));
        form.is_some_and(|form| form.valid() && kinds.iter().any(|kind| form.is(*kind)))
    })
}

/// Whether a word with the article is asked for as a verb: the lexicon may know a rare one of the same
/// letters.
fn is_definite_verb(stem: &str, kinds: &[Pos]) -> bool {
    kinds.contains(&Pos::ImperfectVerb) && after_article(stem).is_some()
}
