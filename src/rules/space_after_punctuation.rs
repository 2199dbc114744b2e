//! `space-after-punctuation`: a mark that ends or divides, with the next word right after it.

use crate::arabic::letters::{COMMA, GUILLEMET_OPEN, QUESTION, SEMICOLON, is_digit, is_letter};
use crate::arabic::marks::is_undirected_quote;
use crate::arabic::{Kind, Mark};
use crate::lint::{Check, Hit};
use crate::story::Prose;

/// Looks at the character after each mark.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for &mark in prose.marks() {
        let end = mark.range().end;
        let missing = match mark.sign {
            COMMA | SEMICOLON => after_comma(prose, end) && !names_letters(prose, mark),
            QUESTION | '!' => prose.char_after(end).is_some_and(is_letter),
            ':' => after_colon(prose, mark),
            '.' => after_stop(check, mark),
            _ => continue,
        };
        if missing {
            check.report(Hit::at(mark.range()).edits([(end..end, " ".to_owned())]));
        }
    }
}

fn after_comma(prose: &Prose<'_>, end: usize) -> bool {
    prose.char_after(end).is_some_and(|next| {
        next.is_alphabetic() || is_digit(next) || next == '(' || opens_quotation(prose, end, next)
    })
}

/// Names of letters (`آي،بي،إي`) are an abbreviation, whatever divides them.
fn names_letters(prose: &Prose<'_>, mark: Mark) -> bool {
    let next = mark.next as usize;
    let before = next
        .checked_sub(1)
        .filter(|&index| prose.words()[index].end == mark.at);
    let short = |index| (1..=LONGEST_ABBREVIATION).contains(&prose.word(index).chars().count());
    before.is_some_and(|before| short(before) && short(next))
}

/// A colon between digits is a time or a score, one before a digit a verse or a ratio.
fn after_colon(prose: &Prose<'_>, mark: Mark) -> bool {
    let end = mark.range().end;
    let before = (mark.next as usize).checked_sub(1);
    let after_word = before
        .is_some_and(|index| prose.words().get(index).map(|word| word.kind) == Some(Kind::Arabic));
    after_word
        && prose
            .char_after(end)
            .is_some_and(|next| is_letter(next) || opens_quotation(prose, end, next))
}

fn opens_quotation(prose: &Prose<'_>, at: usize, mark: char) -> bool {
    let closed = || {
        prose
            .quotes()
            .iter()
            .any(|quote| quote.outer.start == at && quote.closed)
    };
    (mark == GUILLEMET_OPEN || is_undirected_quote(mark)) && closed()
}

/// A stop between two words that are too long to be an abbreviation, an initial or the name of a
/// letter (`أ.ش.أ`، `د.أحمد`، `جيه.بي.مورغان`).
fn after_stop(check: &Check<'_, '_>, mark: Mark) -> bool {
    let prose = check.prose;
    let range = mark.range();
    let next = mark.next as usize;
    let (Some(after), Some(before)) = (
        prose.words().get(next),
        next.checked_sub(1)
            .and_then(|index| prose.words().get(index)),
    ) else {
        return false;
    };
    if after.start as usize != range.end
        || after.kind != Kind::Arabic
        || before.kind != Kind::Arabic
    {
        return false;
    }
    let letters = |index: usize| prose.word(index).chars().count();
    let long = match letters(next) {
        0 | 1 => false,
        2 => letters(next - 1) > LONGEST_LETTER_NAME,
        _ => letters(next - 1) > LONGEST_ABBREVIATION,
    };
    long && prose.char_before(range.start) != Some('.')
        && !is_chain(prose, [next - 1, next])
        && !check.list("domain-endings").has(prose.word(next))
}

/// Letters of the longest abbreviation with a conjunction before it (`ود.`).
const LONGEST_ABBREVIATION: usize = 2;
/// Letters of the longest name of a Latin letter (`دبليو` stands last in its abbreviations).
const LONGEST_LETTER_NAME: usize = 4;

/// Whether a letter and a stop stand right before the two words too, or a stop and a letter right after
/// them, as in an abbreviation of several letters (`آر.دابليو.إي`): no sentence is one word.
fn is_chain(prose: &Prose<'_>, [first, last]: [usize; 2]) -> bool {
    let words = prose.words();
    let start = words.get(first).map_or(0, |word| word.start as usize);
    let end = words.get(last).map_or(0, |word| word.end as usize);
    let mut before = prose.text().get(..start).unwrap_or_default().chars().rev();
    let mut after = prose.text().get(end..).unwrap_or_default().chars();
    let continues = |stop: Option<char>, letter: Option<char>| {
        stop == Some('.') && letter.is_some_and(is_letter)
    };
    continues(before.next(), before.next()) || continues(after.next(), after.next())
}
