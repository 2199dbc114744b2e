use crate::arabic::letters::{ALEF, ALEF_MAQSURA, LAM, YEH};
use crate::catalog::list::WordList;
use crate::lexicon;
use crate::lint::{Check, Conclusion, Verdict};
use crate::story::Traits;

/// The side of a fact: the final ya has its dots.
const DOTTED: u8 = 0;
/// The side of a fact: it has not.
const DOTLESS: u8 = 1;

/// How many words of the closed set a file must have before it has a convention, and how many in a
/// hundred of them must be dotless (catalogue 3.5).
const FEWEST: usize = 5;
const SHARE: usize = 80;

/// How much commoner a dotted adjective must be than its dotless twin: 2 Zipf.
const COMMONER: u8 = 50;

/// The longest word of the closed set, in bytes.
const LONGEST: usize = 12;

/// Reports words of the closed set (`final-ya-words`) on the wrong side of the house's convention;
/// counts both sides where the file's own convention decides.
pub(super) fn gather(check: &mut Check<'_, '_>) {
    let style = check.style();
    let (dotted, dotless) = match style {
        "auto" => (true, true),
        "dotless" => (true, false),
        _ => (false, true),
    };
    let prose = check.prose;
    let closed = check.list("final-ya-words");
    for index in prose.words_of(Traits::FINAL_YEH) {
        let word = prose.words()[index];
        if dotless && word.ends_with(ALEF_MAQSURA) {
            self::dotless(check, closed, index, style);
        } else if dotted && word.ends_with(YEH) && word.range().len() <= LONGEST {
            self::dotted(check, closed, index, style);
        }
    }
}

/// A word in alef maqsura: of the closed set, or an adjective where the house dots them all.
fn dotless(check: &mut Check<'_, '_>, closed: &WordList, index: usize, style: &str) {
    let word = check.prose.word(index);
    let closed = word.len() <= LONGEST && closed.has(word);
    if !closed && style != "dotted" {
        return;
    }
    let right = twin(word, YEH);
    if closed && style == "auto" {
        let range = check.prose.words()[index].range();
        check.note(range, 0, DOTLESS, Some(right));
    } else if closed || is_adjective(word, &right) {
        let hit = check.words(index..index + 1);
        check.report(hit.with(&right).becomes(right));
    }
}

/// A word in ya whose twin in alef maqsura is of the closed set.
fn dotted(check: &mut Check<'_, '_>, closed: &WordList, index: usize, style: &str) {
    let right = twin(check.prose.word(index), ALEF_MAQSURA);
    if !closed.has(&right) {
        return;
    }
    if style == "auto" {
        let range = check.prose.words()[index].range();
        check.note(range, 0, DOTTED, Some(right));
    } else {
        let hit = check.words(index..index + 1).say("dotless");
        check.report(hit.with(&right).becomes(right));
    }
}

/// Judges a file by its own convention.
pub(super) fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    let dotless = facts.iter().filter(|fact| fact.side == DOTLESS).count();
    let house = if facts.len() >= FEWEST && dotless * 100 >= facts.len() * SHARE {
        DOTLESS
    } else {
        DOTTED
    };
    for fact in facts.iter().filter(|fact| fact.side != house) {
        let becomes = fact.becomes.as_deref().map(ToString::to_string);
        let say = if house == DOTLESS { "dotless-file" } else { "" };
        conclusion.report(
            fact.span,
            Verdict {
                say,
                arguments: becomes.iter().cloned().collect(),
                becomes,
                ..Verdict::default()
            },
        );
    }
}

/// The word with its last letter changed.
fn twin(word: &str, last: char) -> String {
    let mut twin = word.to_owned();
    twin.pop();
    twin.push(last);
    twin
}

/// Whether a word in alef maqsura is no word, and its dotted twin is a common one.
fn is_adjective(word: &str, dotted: &str) -> bool {
    // `ابكى` lacks the hamza of أبكى, and has its right end.
    let lacks_hamza =
        word.starts_with(ALEF) && word.chars().nth(1).is_none_or(|letter| letter != LAM);
    let own = lexicon::form(word);
    let band = own.map_or(0, lexicon::Form::band);
    !lacks_hamza
        && own.is_none_or(|form| !form.valid())
        && lexicon::form(dotted)
            .is_some_and(|twin| twin.valid() && twin.band() >= band.saturating_add(COMMONER))
}
