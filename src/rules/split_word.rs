use crate::arabic::Kind;
use crate::arabic::clitics::{Opening, join};
use crate::arabic::letters::{ALEF, ALEF_MAQSURA, BEH, FEH, KAF, LAM, TATWEEL, TEH_MARBUTA};
use crate::lexicon::{self, Form};
use crate::lint::Check;

/// Frequency band (Zipf × 25) from which a letter and a word are one word in use.
const IN_USE: u8 = 75;
/// Band from which two pieces that may be words of their own are one: four times in a million.
const COMMON: u8 = 90;
/// Letters of the shortest word that is put together from pieces.
const SHORTEST: usize = 5;

/// Reports one word written as two: a letter that is written onto the next word, the article, and
/// pieces of which one is no word (catalogue 3.2).
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let text = prose.text();
    for (index, word) in prose.words().iter().enumerate() {
        let short = word.range().len() <= 4 && word.kind == Kind::Arabic && !word.joined;
        if short && prose.is_spaced(index) && is_loose(check, index, word.of(text)) {
            report(check, index);
        }
    }
    let mut reported = usize::MAX;
    for &index in prose.unheld() {
        let after = index
            .checked_sub(1)
            .filter(|&before| prose.is_spaced(before));
        let pieces = [after, Some(index).filter(|_| prose.is_spaced(index))];
        let found = pieces
            .into_iter()
            .flatten()
            .find(|&first| is_torn(check, first, index));
        if let Some(first) = found.filter(|&first| first != reported) {
            reported = first;
            report(check, first);
        }
    }
}

fn report(check: &mut Check<'_, '_>, first: usize) {
    let (word, next) = (check.prose.word(first), check.prose.word(first + 1));
    let whole = join(word, next, "", Opening::Alef);
    let hit = check.respelt(first..first + 2, &whole);
    check.report(hit);
}

/// Whether the word at `index` is a letter or an article that belongs to the next word.
///
/// A letter with a kashida (`لـ اليوم`) is set apart on purpose, and `ال` beside a name is آل.
fn is_loose(check: &Check<'_, '_>, index: usize, word: &str) -> bool {
    let (previous, next) = (check.prose.previous(index), check.prose.next(index));
    let long = |word: &str| word.chars().nth(2).is_some();
    if !long(next) {
        return false;
    }
    let article = is_article(word);
    let band = if article { COMMON } else { IN_USE };
    let letter = word.len() == 2 && word.starts_with([BEH, LAM, FEH, KAF]);
    let itself = previous.chars().nth(1).is_none() && !previous.is_empty()
        || check.list("letter-carriers").has(previous);
    let name = |word: &str| {
        check.list("al-families").has(word)
            || check.list("given-names").has(word)
            || lexicon::form(word).is_some_and(Form::proper_name)
    };
    let family = || name(next) || name(previous);
    let spelt_on = check.prose.raw_word(index).ends_with(TATWEEL);
    (letter && !itself && !spelt_on || article && !next.starts_with(ALEF) && !family())
        && is_used(&join(word, next, "", Opening::Alef), band)
}

/// Whether the words at `first` and after it are pieces of one, that at `unheld` being no word.
fn is_torn(check: &Check<'_, '_>, first: usize, unheld: usize) -> bool {
    let prose = check.prose;
    let (word, next) = (prose.word(first), prose.word(first + 1));
    let arabic = |index: usize| {
        let word = prose.words().get(index);
        word.is_some_and(|word| word.kind == Kind::Arabic && !word.joined)
    };
    if !arabic(first) || !arabic(first + 1) || is_article(word) || is_alone(word, next) {
        return false;
    }
    // A single last letter is torn off only what is no word without it.
    let of_word = first != unheld
        && next.chars().nth(1).is_none()
        && !next.starts_with([TEH_MARBUTA, ALEF_MAQSURA]);
    let before_function = first == unheld && check.list("function-words").has(next);
    let torn = prose.word(unheld);
    let frequent = lexicon::form(torn).is_some_and(|form| form.band() >= IN_USE);
    let whole = format!("{word}{next}");
    !(of_word || before_function || frequent || lexicon::is_known(torn))
        && whole.chars().count() >= SHORTEST
        && is_used(&whole, COMMON)
}

/// Whether a single letter before a word stands for itself: an initial, a number of a list. The alef
/// of an article is torn off often.
fn is_alone(word: &str, next: &str) -> bool {
    word.chars().nth(1).is_none() && !(word.starts_with(ALEF) && next.starts_with(LAM))
}

fn is_article(word: &str) -> bool {
    word.chars().eq([ALEF, LAM])
}

fn is_used(word: &str, band: u8) -> bool {
    lexicon::form(word).is_some_and(|form| Form::valid(form) && form.band() >= band)
}
