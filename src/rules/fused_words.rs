use crate::arabic::Kind;
use crate::arabic::clitics::after_article;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MAQSURA, FEH, HAMZA, LAM, TEH, TEH_MARBUTA, WAW,
    YEH, is_space,
};
use crate::arabic::marks::is_opener;
use crate::lexicon::{self, Form, Pos};
use crate::lint::Check;
use crate::story::Traits;

/// Frequency band (Zipf × 25) from which the halves of a word that ends early are words: once in a
/// million.
const IN_USE: u8 = 75;
/// Band from which a verb of three letters is meant after `لا`: four times in a million.
const USUAL: u8 = 90;
/// Band from which both halves are common: once in a hundred thousand words.
const COMMON: u8 = 100;
/// Band from which they are where nothing else tells that they are two: once in forty thousand.
const FREQUENT: u8 = 110;
/// Letters of the first half before a word with the article.
const SHORT: usize = 3;
/// Letters of a half elsewhere; of two that are no longer than this, chance and foreign names make
/// too many (`كيلوجرام`).
const LONG: usize = 4;
/// Letters of the shortest word worth a look.
const SHORTEST: usize = 5;

/// Reports two words with no space between (catalogue 24).
///
/// No dictionary may hold the whole, with or without clitics, and there must be one place alone to
/// divide it into two words in use: after a letter that only ends words (ة, ى), after `لا` before a
/// verb, after a function word of the list `fused-heads`, or between two common words.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for (index, word) in prose.words().iter().enumerate() {
        if word.joined && is_beside_number(check, index) {
            report_number(check, index);
        }
    }
    for index in prose.words_of(Traits::UNHELD) {
        let whole = prose.word(index);
        if whole.len() < 2 * SHORTEST
            || !may_be_two(check, whole)
            || prose.is_vowelled(index)
            || may_be_one(whole)
        {
            continue;
        }
        let mut places = whole.char_indices().skip(1).map(|(at, _)| at);
        let divides = |at: &usize| is_divided(check, whole, *at);
        let Some(at) = places.by_ref().find(divides) else {
            continue;
        };
        if places.any(|at| divides(&at)) {
            continue;
        }
        let (first, second) = whole.split_at(at);
        let gap = prose.words()[index].start as usize + at;
        let hit = check
            .words(index..index + 1)
            .with(format!("{first} {second}"))
            .edits([(gap..gap, " ".to_owned())]);
        check.report(hit);
    }
}

/// Whether the word at `index` and the one it touches are a number and a word that stands apart from
/// it: a word in use after digits (`15مواطنا`), a function word before them (`نحو20`). Names of
/// products end in digits (`ويندوز10`), and a letter with a tatweel belongs to the number.
fn is_beside_number(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    let Some([first, second]) = index.checked_sub(1).and_then(|before| {
        let pair = prose.words().get(before..=index)?;
        Some([pair[0], pair[1]])
    }) else {
        return false;
    };
    let (number, word) = match (first.kind, second.kind) {
        (Kind::Number, Kind::Arabic) => (first, index),
        (Kind::Arabic, Kind::Number) => (second, index - 1),
        _ => return false,
    };
    let text = prose.word(word);
    let alone = !first.joined
        && !prose.words().get(index + 1).is_some_and(|next| next.joined)
        && prose
            .char_before(first.start as usize)
            .is_none_or(|c| is_space(c) || is_opener(c))
        && prose
            .char_after(second.end as usize)
            .is_none_or(|c| is_space(c) || !is_sign(c));
    let lists = ["fused-heads", "function-words"];
    let in_use = || {
        if number.start > prose.words()[word].start {
            lists.iter().any(|list| check.list(list).has(text))
        } else {
            prose.is(word, Traits::ACCEPTED) && lexicon::is_used(text, IN_USE)
        }
    };
    alone && text.len() >= 2 * SHORT && prose.marked_word(word) == text && in_use()
}

/// Signs inside codes, dates and addresses.
const fn is_sign(c: char) -> bool {
    matches!(c, '-' | '/' | '_' | '@' | '#' | '\\' | '\u{2013}')
}

fn report_number(check: &mut Check<'_, '_>, index: usize) {
    let prose = check.prose;
    let gap = prose.words()[index].start as usize;
    let apart = [prose.word(index - 1), prose.word(index)].join(" ");
    let hit = check
        .words(index - 1..index + 1)
        .say("number")
        .with(apart)
        .edits([(gap..gap, " ".to_owned())]);
    check.report(hit);
}

/// Whether a look at the letters leaves it open that the word is two: most words are refused here,
/// before the lexicon is asked.
fn may_be_two(check: &Check<'_, '_>, word: &str) -> bool {
    let heads = check.list("fused-heads");
    let rest = word.strip_prefix([WAW, FEH]).unwrap_or(word);
    let negated = rest
        .strip_prefix(LAM)
        .and_then(|rest| rest.strip_prefix(ALEF));
    ends_early(word)
        || word.len() > 4 * LONG
        || negated.is_some_and(|verb| verb.starts_with([YEH, TEH]))
        || word.char_indices().skip(2).any(|(at, _)| {
            let (first, second) = word.split_at(at);
            second.starts_with(ALEF) && after_article(second).is_some()
                || heads.has(first)
                || heads.has(second)
        })
}

/// Whether the word is one, or a slip for one that no space would mend: `لاعادة` is لإعادة.
fn may_be_one(word: &str) -> bool {
    let with = |hamza: char| {
        let respelt = word.replacen(ALEF, hamza.encode_utf8(&mut [0; 4]), 1);
        lexicon::form(&respelt).is_some_and(Form::valid)
    };
    !ends_early(word)
        && (lexicon::is_known(word) || with(ALEF_HAMZA_ABOVE) || with(ALEF_HAMZA_BELOW))
}

/// Whether a letter that only ends words stands inside.
fn ends_early(word: &str) -> bool {
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek();
        let ends = letter == TEH_MARBUTA || letter == ALEF_MAQSURA && next != Some(&HAMZA);
        if ends && next.is_some() {
            return true;
        }
    }
    false
}

fn is_divided(check: &Check<'_, '_>, word: &str, at: usize) -> bool {
    let (first, second) = word.split_at(at);
    let Some(last) = first.chars().next_back() else {
        return false;
    };
    let long = |half: &str, letters: usize| half.chars().count() >= letters;
    if matches!(last, TEH_MARBUTA | ALEF_MAQSURA) {
        return long(second, 2)
            && lexicon::is_used(first, IN_USE)
            && lexicon::is_used(second, IN_USE);
    }
    let never = check.list("fused-never");
    if ends_early(word) || never.has(first) || never.has(second) {
        return false;
    }
    if first
        .strip_prefix([WAW, FEH])
        .unwrap_or(first)
        .chars()
        .eq([LAM, ALEF])
    {
        let is_imperfect = || lexicon::form(second).is_some_and(|form| form.is(Pos::ImperfectVerb));
        // Foreign names end in syllables that are rare jussives (`لايون`).
        let band = if long(second, LONG) { IN_USE } else { USUAL };
        return second.starts_with([YEH, TEH]) && lexicon::is_used(second, band) && is_imperfect();
    }
    let heads = check.list("fused-heads");
    let articled = second.starts_with(ALEF) && after_article(second).is_some();
    let joint = articled && long(first, SHORT)
        || heads.has(second) && long(first, LONG)
        || heads.has(first) && (long(second, LONG + 1) || heads.has(second));
    let both = long(first, LONG) && long(second, LONG) && word.len() > 4 * LONG;
    let band = if joint { COMMON } else { FREQUENT };
    (joint || both) && lexicon::is_used(first, band) && lexicon::is_used(second, band)
}
