use std::ops::Range;

use super::Prose;
use crate::arabic::clitics::{Proclitics, beginnings};
use crate::arabic::letters::{ALEF, ALEF_MAQSURA, COMMA, SEMICOLON, TEH, WAW, YEH};
use crate::arabic::{Kind, Sentence};
use crate::lexicon;

/// Splits a sentence into clauses (catalogue 4.1): ranges of words, in order, none empty.
///
/// A semicolon divides. A comma divides where what follows is an opener (`clause-openers`: one word
/// or two, with or without و or ف) or a finite verb with و or ف. A comma inside a quotation divides
/// nothing that stands outside it, and marks between digits are part of the number.
pub(super) fn split(prose: &Prose<'_>, sentence: Sentence) -> Vec<Range<usize>> {
    let words = sentence.words();
    let first = prose
        .marks()
        .partition_point(|mark| (mark.next as usize) <= words.start);
    let marks = prose.marks()[first..]
        .iter()
        .take_while(|mark| (mark.next as usize) < words.end);
    let mut found = Vec::new();
    let mut start = words.start;
    for mark in marks {
        let next = mark.next as usize;
        let divides = match mark.sign {
            SEMICOLON | ';' => true,
            COMMA | ',' => is_opener(prose, next) || is_joined_verb(prose, next),
            _ => false,
        };
        if divides && next > start && !is_quoted(prose, mark.at as usize) {
            found.push(start..next);
            start = next;
        }
    }
    if start < words.end {
        found.push(start..words.end);
    }
    found
}

fn is_quoted(prose: &Prose<'_>, at: usize) -> bool {
    prose
        .quotes()
        .iter()
        .any(|quote| quote.closed && quote.inner.contains(&at))
}

fn is_opener(prose: &Prose<'_>, index: usize) -> bool {
    let openers = prose.catalog().list("clause-openers");
    let word = unjoined(prose.word(index)).unwrap_or(prose.word(index));
    let next = prose.next(index);
    openers.has(prose.word(index))
        || openers.has(word)
        || !next.is_empty() && openers.has(&format!("{word} {next}"))
}

/// Whether the word at `index` is و or ف with a finite verb.
fn is_joined_verb(prose: &Prose<'_>, index: usize) -> bool {
    let words = prose.words();
    if words
        .get(index)
        .is_none_or(|word| word.kind != Kind::Arabic)
    {
        return false;
    }
    unjoined(prose.word(index)).is_some_and(|stem| is_finite_verb(prose, stem))
}

/// The word without و or ف before it, if one stands there and leaves two letters.
fn unjoined(word: &str) -> Option<&str> {
    let joined = Proclitics::WAW.with(Proclitics::FEH);
    beginnings(word)
        .find(|analysis| {
            analysis.start > 0 && joined.has(analysis.proclitics)
                || analysis.proclitics == Proclitics::WAW
                || analysis.proclitics == Proclitics::FEH
        })
        .map(|analysis| analysis.stem(word))
        .filter(|stem| stem.chars().nth(1).is_some())
}

/// Whether `stem` has the form of a finite verb of the third person.
///
/// Listed verbs (`speech-verbs`, `perfect-verbs`) are. Else by its kin in the lexicon: a perfect
/// has a plural in وا beside it (`أعلن`, `أعلنت` ← `أعلنوا`), an imperfect the other person
/// (`تعلن` ← `يعلن`) or, with ي, a plural (`يعلن` ← `يعلنون`). Perfects of three letters look like
/// nouns (`عمل`) and must be listed.
fn is_finite_verb(prose: &Prose<'_>, stem: &str) -> bool {
    let catalog = prose.catalog();
    catalog.list("speech-verbs").has(stem)
        || catalog.list("perfect-verbs").has(stem)
        || !is_proper_name(stem) && (is_imperfect(stem) || is_perfect(stem))
}

/// Names of places and people look like verbs (`تونس` beside `يونس`).
fn is_proper_name(stem: &str) -> bool {
    lexicon::form(stem).is_some_and(lexicon::Form::proper_name)
}

fn is_imperfect(stem: &str) -> bool {
    let letters = stem.chars().count();
    if letters < 4 {
        return false;
    }
    let swapped = |from: char, to: char| stem.strip_prefix(from).map(|rest| format!("{to}{rest}"));
    swapped(TEH, YEH)
        .or_else(|| swapped(YEH, TEH))
        .is_some_and(|twin| is_in_use(&twin) && is_in_use(stem))
}

fn is_perfect(stem: &str) -> bool {
    if stem.chars().count() < 4 {
        return false;
    }
    let base = stem.strip_suffix([TEH, ALEF, ALEF_MAQSURA]).unwrap_or(stem);
    is_in_use(&format!("{base}{WAW}{ALEF}"))
}

fn is_in_use(word: &str) -> bool {
    lexicon::form(word).is_some_and(|form| form.valid() && form.band() >= IN_USE)
}

/// Five times in the corpora.
const IN_USE: u8 = 64;
