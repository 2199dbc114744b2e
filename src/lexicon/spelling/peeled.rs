//! Words too rare to be listed, as their clitics and what is left.

use super::data::Doubt;
use super::{
    COMMON, Change, SHORTEST_UNLEARNT, SPEAKS, SURE, Slip, changed, is_behind_preposition, may_be,
    spelled, unlisted,
};
use crate::arabic::clitics::{Analysis, Proclitics, analyses, beginnings};
use crate::arabic::letters::{ALEF, LAM};
use crate::lexicon::initial::is_declined;
use crate::lexicon::{Form, form};

/// What is known of a word without its clitics.
enum Inner {
    /// It is a word, or may be.
    Word,
    /// Nothing.
    Unknown,
    /// It is a slip.
    Slip(Slip),
}

/// Returns what is meant by an unlisted word that is no word however its clitics are taken off, and
/// is one with another spelling: one that lost the hamza of a first alef. The fewest letters are taken
/// off first; none of a participle (`واصفون`).
pub(super) fn slip(word: &str) -> Option<Slip> {
    let lacks_hamza = |reading: Analysis| reading.stem(word).starts_with(ALEF);
    if !beginnings(word).any(lacks_hamza) || is_declined(word) {
        return None;
    }
    let readings = analyses(word);
    for reading in readings.iter().filter(|reading| may_be_noun(word, reading)) {
        match judge(&inner(word, *reading)) {
            Inner::Word => return None,
            Inner::Unknown => {}
            Inner::Slip(slip) => return put_back(word, *reading, &slip),
        }
    }
    None
}

/// Whether a reading may be of a noun that lost a hamza: the future and the interrogative are left
/// on, since what follows is a verb; so is a pronoun of one letter, or behind a proclitic.
fn may_be_noun(word: &str, reading: &Analysis) -> bool {
    let verbal = Proclitics::SEEN.with(Proclitics::HAMZA);
    let pronoun = reading.pronoun(word);
    let peels = reading.start > 0 || !pronoun.is_empty();
    let short = !pronoun.is_empty() && (pronoun.len() < LONG_PRONOUN || reading.start > 0);
    let stem = reading.stem(word);
    peels && !short && reading.proclitics.0 & verbal.0 == 0 && stem.len() >= SHORTEST_UNLEARNT
}

/// The frequency band from which a word is written so again and again: five times in the corpora.
const SEEN: u8 = 64;

/// Bytes of a pronoun that is not taken for the end of a foreign name: two letters.
const LONG_PRONOUN: usize = 4;

/// The stem, with its article as it stands without a preposition.
fn inner(word: &str, reading: Analysis) -> String {
    let stem = reading.stem(word);
    if reading.proclitics.has(Proclitics::ARTICLE) {
        [ALEF, LAM].into_iter().chain(stem.chars()).collect()
    } else {
        stem.to_owned()
    }
}

fn judge(inner: &str) -> Inner {
    if let Some(doubt) = Doubt::of(inner) {
        return match likeliest(inner, &doubt).filter(|_| doubt.own.is_none()) {
            Some(slip) => Inner::Slip(slip),
            None => Inner::Word,
        };
    }
    let known = form(inner);
    if known.is_some_and(Form::valid) {
        return Inner::Word;
    }
    unlisted(inner, known).map_or(Inner::Unknown, Inner::Slip)
}

/// The rival that is likeliest whatever stands beside it.
fn likeliest(inner: &str, doubt: &Doubt) -> Option<Slip> {
    let mut rivals: Vec<_> = doubt
        .choices()
        .map(|(_, code, base)| (base, code))
        .collect();
    rivals.sort_unstable_by_key(|&(base, code)| (-base, code));
    let &(base, code) = rivals.first()?;
    let right = spelled(inner, code)?;
    let other = rivals.get(1).filter(|(second, _)| base - second < SURE);
    (base - doubt.own_base >= SPEAKS).then_some(Slip {
        change: changed(inner, &right)?,
        other: other.and_then(|&(_, code)| spelled(inner, code)),
        right,
        margin: SURE,
        is_word: false,
        is_learnt: false,
    })
}

/// The slip of the whole word, given that of what is left without the clitics.
///
/// Only a lost hamza is mended so: the last letters change before a pronoun. Behind ب ف ك ل and
/// before a pronoun the word meant must be a common one, since foreign names look so.
fn put_back(word: &str, reading: Analysis, slip: &Slip) -> Option<Slip> {
    let article = reading.proclitics.has(Proclitics::ARTICLE);
    let whole = |right: &str| {
        let bare = if article { right.get(4..) } else { Some(right) };
        bare.map(|bare| format!("{}{bare}{}", reading.prefix(word), reading.pronoun(word)))
    };
    let right = whole(&slip.right)?;
    let change = changed(word, &right)
        .filter(|change| *change <= Change::HamzaBelowLost && may_be(*change, word, &right))?;
    let guarded = is_behind_preposition(word, &right) || reading.end < word.len();
    let common = form(&slip.right).is_some_and(|form| form.band() >= COMMON);
    // What is written so again and again, and never with a hamza, is a name (`بالاس`).
    let is_name = form(word).is_some_and(|form| form.band() >= SEEN) && form(&right).is_none();
    (!is_name && (common || !guarded)).then(|| Slip {
        change,
        other: slip.other.as_deref().and_then(whole),
        right,
        margin: slip.margin,
        is_word: false,
        is_learnt: false,
    })
}
