use super::spelling_gates::is_letter;
use crate::arabic::marks::is_end;
use crate::lexicon::{self, Pos};
use crate::lint::{Check, Found};
use crate::story::Traits;

/// How many words before it the verb may stand that decides it: its subject is between.
const REACH: usize = 8;

/// Reports a word whose hamza is missing above or below (`ان`), the likelier of the two first.
///
/// The card's order holds but after a form of «قال» (`saying-verbs`), whose words «إن» opens
/// (catalogue 3.7 i) unless an imperfect follows (`قال له ان يذهب`) or stands between (`قال نعتقد
/// ان`). The nearest verb of speech decides.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let index = found.words.start;
    if check.prose.is_vowelled(index) || is_letter(check, index) {
        return;
    }
    let entry = &check.card().matcher.word[usize::from(found.entry.index)];
    let first = entry.right.as_deref().unwrap_or_default();
    let opens_clause = check.list("inna-words").has(first);
    let opens_clause = opens_clause && (opens_sentence(check, index) || is_said(check, index));
    let hit = if opens_clause {
        check.corrected(found, entry.other.iter().chain(&entry.right))
    } else {
        check.correction(found)
    };
    check.report(hit);
}

/// Whether a sentence begins with the word: «أن» opens none, with a verb or without.
fn opens_sentence(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    let first = prose.sentence_of(index).map(|it| it.words().start);
    let before = index.checked_sub(1).map_or("", |before| prose.gap(before));
    (first == Some(index) || before.contains("..")) && !is_imperfect(prose.next(index))
}

/// Whether what the word opens are the words of a form of «قال».
fn is_said(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    let first = index.saturating_sub(REACH);
    let near = (first..index).rev();
    let ends = |before: &usize| prose.gap(*before).contains(|c| is_end(c) || c == ':');
    let mut near = near.take_while(|before| !ends(before));
    let decides = |index: usize| {
        prose.is(index, Traits::SPEECH_VERB)
            || says(check, index)
            || is_imperfect(prose.word(index))
    };
    let verb = near.find(|&before| decides(before));
    verb.is_some_and(|verb| says(check, verb)) && !is_imperfect(prose.next(index))
}

fn is_imperfect(word: &str) -> bool {
    lexicon::form(word).is_some_and(|form| form.is(Pos::ImperfectVerb))
}

fn says(check: &Check<'_, '_>, index: usize) -> bool {
    check
        .list("saying-verbs")
        .has_conjoined(check.prose.word(index))
}
