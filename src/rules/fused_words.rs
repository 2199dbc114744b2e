use crate::arabic::Kind;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MAQSURA, FEH, HAMZA, LAM, TATWEEL, TEH,
    TEH_MARBUTA, WAW, YEH, bytes, is_space,
};
use crate::arabic::marks::is_opener;
use crate::catalog::list::WordList;
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
    for index in prose.joined_words() {
        if is_beside_number(check, index) {
            report_number(check, index);
        }
    }
    let lists = Lists {
        heads: check.list("fused-heads"),
        never: check.list("fused-never"),
    };
    for index in prose.words_of(Traits::UNHELD) {
        let whole = prose.word(index);
        if whole.len() < 2 * SHORTEST || !lists.leave_open(whole) {
            continue;
        }
        let mut places = lists.places(whole);
        let Some(at) = places.next() else {
            continue;
        };
        let is_one = || may_be_one(whole) || check.list("fused-wholes").has(whole);
        if places.next().is_some() || prose.is_vowelled(index) || is_one() {
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
    let has_tatweel = || prose.marked_word(word).contains(TATWEEL);
    alone && text.len() >= 2 * SHORT && in_use() && !has_tatweel()
}

/// Signs inside codes, dates and addresses.
const fn is_sign(c: char) -> bool {
    matches!(c, '-' | '/' | '_' | '@' | '#' | '\\' | '\u{2013}')
}

fn report_number(check: &mut Check<'_, '_>, index: usize) {
    let prose = check.prose;
    let gap = prose.words()[index].start as usize;
    let apart = [prose.marked_word(index - 1), prose.marked_word(index)].join(" ");
    let hit = check
        .words(index - 1..index + 1)
        .say("number")
        .with(apart)
        .edits([(gap..gap, " ".to_owned())]);
    check.report(hit);
}

/// Whether the word is one, or a slip for one that no space would mend: `لاعادة` is لإعادة.
fn may_be_one(word: &str) -> bool {
    let with = |hamza: char| {
        let respelt = word.replacen(ALEF, hamza.encode_utf8(&mut [0; 4]), 1);
        lexicon::form(&respelt).is_some_and(Form::valid)
    };
    !ends_early(word)
        && (lexicon::is_known(word)
            || with(ALEF_HAMZA_ABOVE)
            || with(ALEF_HAMZA_BELOW)
            || is_joined_verb(word))
}

/// Whether the word is an imperfect behind ف or ل, however rare (`فيتوازن`, `ليستعن`).
fn is_joined_verb(word: &str) -> bool {
    let verb = word.strip_prefix([FEH, LAM]);
    let verb = verb.filter(|verb| verb.starts_with([YEH, TEH]));
    let form = verb.and_then(lexicon::form);
    form.is_some_and(|form| form.valid() && form.is(Pos::ImperfectVerb))
}

/// Whether a letter that only ends words stands inside.
fn ends_early(word: &str) -> bool {
    let letters = word.as_bytes();
    let inside = letters.len().saturating_sub(LAM.len_utf8());
    let pairs = letters[..inside].iter().zip(letters.iter().skip(1));
    // Hardly any word has one: all its letters are compared at once.
    let some = pairs.fold(0, |some, (&one, &next)| {
        some | u8::from([one, next] == MARBUTA) | u8::from([one, next] == MAQSURA)
    });
    some != 0
        && (1..letters.len()).any(|at| {
            let rest = || word.get(at + 1..).unwrap_or_default();
            match [letters[at - 1], letters[at]] {
                MARBUTA => !rest().is_empty(),
                MAQSURA => !rest().is_empty() && !rest().starts_with(HAMZA),
                _ => false,
            }
        })
}

const MARBUTA: [u8; 2] = bytes(TEH_MARBUTA);
const MAQSURA: [u8; 2] = bytes(ALEF_MAQSURA);

/// The words that tell where two may be divided.
struct Lists<'a> {
    /// Function words: each is a half often.
    heads: &'a WordList,
    /// Words that are no half.
    never: &'a WordList,
}

impl Lists<'_> {
    /// Whether a look at the letters leaves it open that the word is two: most words are refused here,
    /// before the lexicon is asked.
    fn leave_open(&self, word: &str) -> bool {
        let rest = word.strip_prefix([WAW, FEH]).unwrap_or(word);
        let negated = rest
            .strip_prefix(LAM)
            .and_then(|rest| rest.strip_prefix(ALEF));
        word.len() > 4 * LONG
            || ends_early(word)
            || negated.is_some_and(|verb| verb.starts_with([YEH, TEH]))
            || word.char_indices().skip(2).any(|(at, _)| {
                let (first, second) = word.split_at(at);
                is_definite(second) || self.heads.has(first) || self.heads.has(second)
            })
    }

    /// The bytes at which the word may be divided into two.
    fn places(&self, word: &str) -> impl Iterator<Item = usize> {
        let early = ends_early(word);
        let all = word.chars().count();
        let places = word.char_indices().enumerate().skip(1);
        places.filter_map(move |(letters, (at, _))| {
            let halves = word.split_at(at);
            let divides = self.divide(halves, [letters, all - letters], early);
            divides.then_some(at)
        })
    }

    /// Whether a word may be two of so many letters; `early` where a letter that only ends words stands
    /// inside it.
    fn divide(&self, (first, second): (&str, &str), letters: [usize; 2], early: bool) -> bool {
        let used = |band: u8| lexicon::is_used(first, band) && lexicon::is_used(second, band);
        if first.ends_with([TEH_MARBUTA, ALEF_MAQSURA]) {
            return letters[1] >= 2 && used(IN_USE);
        }
        if early || self.never.has(first) || self.never.has(second) {
            return false;
        }
        if is_negation(first) {
            let is_imperfect =
                || lexicon::form(second).is_some_and(|form| form.is(Pos::ImperfectVerb));
            // Foreign names end in syllables that are rare jussives (`لايون`).
            let band = if letters[1] >= LONG { IN_USE } else { USUAL };
            return second.starts_with([YEH, TEH])
                && lexicon::is_used(second, band)
                && is_imperfect();
        }
        let joint = letters[0] >= SHORT && is_definite(second)
            || letters[0] >= LONG && self.heads.has(second)
            || self.heads.has(first) && (letters[1] > LONG || self.heads.has(second));
        let long = first.len() + second.len() > 4 * LONG;
        let both = long && letters.iter().all(|&half| half >= LONG);
        let band = if joint { COMMON } else { FREQUENT };
        (joint || both) && used(band)
    }
}

/// Whether it is لا, after a conjunction or without one.
fn is_negation(half: &str) -> bool {
    let bare = half.strip_prefix([WAW, FEH]).unwrap_or(half);
    bare.chars().eq([LAM, ALEF])
}

/// Whether the article stands first in what may be a word.
fn is_definite(half: &str) -> bool {
    half.strip_prefix(ARTICLE)
        .is_some_and(|stem| !stem.is_empty())
}

/// Alef and lam.
const ARTICLE: &str = "\u{0627}\u{0644}";
