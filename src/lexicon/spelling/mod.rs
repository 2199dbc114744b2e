//! The orthography model: which spelling of a skeleton is meant, given the words beside it.
//!
//! Words that differ only in the hamza of an alef, the dots of a final yeh and the dots of a final
//! teh marbuta share a *skeleton*. Of the spellings that share one, the model asks how often each
//! stands in clean copy, how often it stands beside these neighbours, and how often people type
//! what stands here when they mean it; `lexicon/spelling.bin` holds the answers as logarithms, in
//! eighths of a nat. The method is noisy-channel: for a spelling c of the word t between p and n,
//! log P(c) + log P(p|c)/P(p) + log P(n|c)/P(n) + log P(t|c).
//! `lexicon/PROVENANCE.md` names what it was counted on, `lexicon/spelling-report.md` how right it is.

mod beside;
mod data;
mod peeled;
mod skeleton;

pub use beside::Beside;
pub use data::{Doubt, Row, Side, pack};
use skeleton::each_likely;
pub(super) use skeleton::with_skeleton;
pub use skeleton::{Change, changed, choices, code, skeleton, spelled};

use super::{
    Form, HamzaClass, Hash, LIKELY, Pos, form, form_hashed, hamza, is_held_form, is_known,
    is_likelier, likely_form, may_be_likely, may_be_respelt,
};
use crate::arabic::Word;
use crate::arabic::clitics::{Analysis, Proclitics, after_article, analyses, beginnings};
use crate::arabic::letters::{ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA};
use crate::text::Span;

/// Log-odds in eighths of a nat.
pub type Eighths = i32;

/// A word that is probably another one, misspelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What is probably meant.
    pub right: String,
    /// What is meant otherwise, where two are likely.
    pub other: Option<String>,
    /// What happened to the first letter that differs.
    pub change: Change,
    /// By how much what is meant is likelier than what stands there.
    pub margin: Eighths,
    /// Whether the dictionary accepts what stands there.
    pub is_word: bool,
    /// Whether the model was taught the word; else its letters alone tell.
    pub is_learnt: bool,
}

impl Slip {
    /// Whether the slip is so likely, and the word meant so clear, that it may be mended unasked.
    ///
    /// On articles that the model never saw, at least 995 of 1,000 such corrections are right
    /// (`lexicon/spelling-report.md`).
    pub fn is_sure(&self) -> bool {
        let is_hamza = self.change <= Change::InnerHamzaLost;
        let least = match self.is_word {
            true if is_hamza => SURE_OF_A_HAMZA,
            true => SURE_OF_A_WORD,
            false => SURE,
        };
        self.other.is_none() && self.margin >= least
    }
}

impl Slip {
    /// Whether it is the hamza of a first alef that is missing.
    pub(crate) fn lacks_hamza(&self) -> bool {
        self.change <= Change::HamzaBelowLost
    }

    /// The slip, to be mended only when asked where what stands there may be a command (`اذكر`).
    fn doubted_as_command(self, word: &str, left: Beside<'_>) -> Self {
        let imperative = || form(word).is_some_and(|form| form.is(Pos::Imperative));
        let may_be = opens_clause(left) && imperative();
        Self {
            margin: if may_be {
                self.margin.min(SPEAKS)
            } else {
                self.margin
            },
            ..self
        }
    }
}

/// Returns what is probably meant by the word at `index` of `words`, which were read from `text` (a
/// folded view), if that is not what stands there.
///
/// `None` for a word that is right, or that the model knows nothing of. Knows no names: a caller
/// masks them. Costs one look-up for most words; a few more for one in ten.
pub fn slip(text: &str, words: &[Word], index: usize) -> Option<Slip> {
    let word = words.get(index)?.of(text);
    if word.len() < SHORTEST && word != AM {
        return None;
    }
    let hash = Hash::of(word);
    let known = form_hashed(hash);
    if known.is_some_and(|form| !form.is_doubtful()) {
        return None;
    }
    let is_word = known.is_some_and(Form::valid);
    if let Some(doubt) = Doubt::of_hashed(hash) {
        let beside = Beside::both(text, words, index);
        let slip = weigh(word, &doubt, beside, is_word)?;
        if !slip.lacks_hamza() {
            return Some(slip);
        }
        let is_used = doubt.own.is_some();
        return (!is_command(word, beside[0], is_used))
            .then(|| slip.doubted_as_command(word, beside[0]));
    }
    let slip = alone(word, known)?;
    let [left, _] = Beside::both(text, words, index);
    let commands = slip.lacks_hamza() && !is_word && is_command(word, left, true);
    (!commands).then_some(slip)
}

/// What the letters of a word tell of its spelling, whatever stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Whether a dictionary or the list of proper names holds it.
    pub(crate) held: bool,
    /// Whether the spelling dictionary does.
    pub(crate) accepted: bool,
    /// Whether [`slip`] may find anything in it.
    pub(crate) doubtful: bool,
}

impl Standing {
    /// That of a word that has this hash, and that the lexicon has as this form. Costs what [`slip`] does
    /// for one that it does not have.
    pub(crate) fn of(word: &str, hash: Hash, form: Option<Form>) -> Self {
        Self {
            held: form.is_some_and(is_held_form),
            accepted: form.is_some_and(Form::valid),
            doubtful: form.map_or_else(|| is_doubtful(word, hash, None), Form::is_doubtful),
        }
    }
}

/// Whether [`slip`] may find anything in a word, read from its letters: of a form of the lexicon that is
/// in its entry.
pub(super) fn is_doubtful(word: &str, hash: Hash, form: Option<Form>) -> bool {
    let long = word.len() >= SHORTEST || word == AM;
    long && (Doubt::of_hashed(hash).is_some() || alone(word, form).is_some())
}

/// What is probably meant by a word that the model was not taught, by its letters alone.
fn alone(word: &str, known: Option<Form>) -> Option<Slip> {
    if word.len() < SHORTEST_UNLEARNT {
        return None;
    }
    if let Some(form) = known.filter(|form| form.valid()) {
        let rare = form.band() < RARE;
        return rare.then(|| drowned(word, form)).flatten();
    }
    unlisted(word, known).or_else(|| peeled::slip(word))
}

/// Whether a word may be an imperative, with a conjunction before it and a pronoun after it.
fn is_imperative(word: &str) -> bool {
    let imperative = |word| form(word).is_some_and(|form| form.is(Pos::Imperative));
    let conjoined = |reading: &&Analysis| CONJUNCTIONS.contains(&reading.proclitics);
    let readings = analyses(word);
    let mut readings = readings.iter().filter(conjoined);
    readings.any(|reading| imperative(reading.stem(word)))
}

/// Whether a word that may be an imperative opens a clause as commands do: rare in stories, but not
/// in advice and in what is quoted. A word that is hardly used must have its pronoun (`اكتبه`).
fn is_command(word: &str, left: Beside<'_>, is_used: bool) -> bool {
    let opens = opens_clause(left);
    let with_pronoun = || {
        let readings = analyses(word);
        let mut readings = readings.iter().filter(|reading| reading.end < word.len());
        readings
            .any(|reading| form(reading.stem(word)).is_some_and(|form| form.is(Pos::Imperative)))
    };
    let conjoined = beginnings(word).nth(1).is_some_and(|reading| {
        CONJUNCTIONS.contains(&reading.proclitics)
            && form(reading.stem(word)).is_some_and(|form| form.is(Pos::Imperative))
    });
    let enough = if is_used {
        opens || conjoined
    } else {
        opens && with_pronoun()
    };
    enough && is_imperative(word)
}

/// Whether a clause begins after what stands before a word.
fn opens_clause(left: Beside<'_>) -> bool {
    !matches!(left, Beside::Word(_) | Beside::Number)
}

const HAMZAS: [char; 3] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];
const CONJUNCTIONS: [Proclitics; 3] = [Proclitics::NONE, Proclitics::WAW, Proclitics::FEH];

/// The spelling with a hamza of a rare word in a plain alef: a dictionary accepts imperatives that
/// nobody writes.
fn drowned(word: &str, form: Form) -> Option<Slip> {
    let lacks = |reading: Analysis| reading.stem(word).starts_with(ALEF);
    if !word.contains(HAMZAS) && !beginnings(word).any(lacks) {
        return None;
    }
    // Where a hamza stands before a masdar the dictionary reads the interrogative.
    let slip = unlisted(word, Some(form))?;
    let initial = slip.lacks_hamza() || slip.change == Change::HamzaAdded;
    (initial && !is_imperative(word)).then_some(slip)
}

/// How much likelier another spelling must be before anything is said: of a word that is none, and
/// of one that is a word too.
const SPEAKS: Eighths = 12;
const SPEAKS_OF_A_WORD: Eighths = 24;
/// The same, where the other spelling makes another good word oftener than it mends one: a hamza
/// moved, a teh marbuta for a pronoun.
const SPEAKS_OF_A_PRONOUN: Eighths = 48;
const SPEAKS_OF_A_RARE_TWIN: Eighths = 48;
const SPEAKS_OF_A_TWIN: Eighths = 72;
/// How much likelier before it is mended unasked.
const SURE: Eighths = 24;
const SURE_OF_A_HAMZA: Eighths = 48;
const SURE_OF_A_WORD: Eighths = 72;
/// A second spelling that is nearer to the best than this is offered beside it.
const CLOSE: Eighths = 40;
/// Bytes of the shortest word that is looked at, and of the shortest that is looked at though
/// nothing was learnt of it: syllables of foreign names are shorter.
const SHORTEST: usize = 6;
const SHORTEST_UNLEARNT: usize = 8;
/// `ام`: the only word so short whose hamza is lost oftener than it is a foreign syllable.
const AM: &str = "\u{0627}\u{0645}";
/// The frequency band from which a spelling is a candidate for the rarer slips though nothing was
/// learnt of its neighbours: thirty times in the corpora; [`LIKELY`] for the others.
const LIKELY_ENOUGH: u8 = 83;
/// Below this band a word in a plain alef may be an imperative that nobody writes: five times.
const RARE: u8 = 64;
/// A hamza moved must make a common word: once in a hundred thousand.
const COMMON: u8 = 100;
/// How many bands more frequent than what stands there: fifteen times; two and a half times, where
/// what stands there is no word and lacks a hamza only.
const LIKELIER: u8 = 29;
const LIKELIER_THAN_NO_WORD: u8 = 10;
/// How many bands apart two candidates must be for the second not to be offered: ten times.
const APART: u8 = 25;

fn weigh(word: &str, doubt: &Doubt, beside: [Beside<'_>; 2], is_word: bool) -> Option<Slip> {
    let own_rank = doubt.own.unwrap_or(Row::OTHER);
    let favour = |row: Row| {
        let scores = doubt.choices().map(|(rank, _, base)| base + row.0[rank]);
        Some(scores.max()? - doubt.own_base - row.0[own_rank])
    };
    let row = |side: Side| Row::of(doubt.set, side, beside[side as usize]);
    // Most words are so much likelier than their rivals that one neighbour settles it.
    let first = doubt.first_side();
    let second = first.other();
    let said = row(first);
    if favour(said)? + doubt.swing[second as usize] < SPEAKS {
        return None;
    }
    let said = said.with(row(second));
    favour(said).filter(|margin| *margin >= SPEAKS)?;
    let own = doubt.own_base + said.0[own_rank];
    let choices = doubt.choices();
    let scored = choices.map(|(rank, code, base)| (base + said.0[rank], code));
    let (first, second) = best_two(scored, |&(score, code)| (-score, code));
    let (best, code) = first?;
    let right = spelled(word, code)?;
    let change = changed(word, &right).filter(|change| may_be(*change, word, &right))?;
    let margin = best - own;
    let is_letter = || is_behind_preposition(word, &right) && !is_likelier(&right, word);
    if margin < least(change, is_word, doubt.own.is_some())
        || change <= Change::HamzaBelowLost && is_letter()
    {
        return None;
    }
    let other = second.filter(|(score, _)| best - score < CLOSE);
    Some(Slip {
        other: other.and_then(|(_, code)| spelled(word, code)),
        right,
        change,
        margin,
        is_word,
        is_learnt: true,
    })
}

/// The first and the second of `items` by `key`.
fn best_two<T: Copy, K: Ord>(
    items: impl Iterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> (Option<T>, Option<T>) {
    let mut best = (None, None);
    for item in items {
        let is_before = |other: &T| key(&item) < key(other);
        if best.0.as_ref().is_none_or(is_before) {
            best = (Some(item), best.0);
        } else if best.1.as_ref().is_none_or(is_before) {
            best.1 = Some(item);
        }
    }
    best
}

/// The margin from which a slip is spoken of, at least [`SPEAKS`]: of a word that the dictionary
/// accepts, and that is seen to be `used`. A hamza left out is the commonest slip of all.
pub fn least(change: Change, is_word: bool, used: bool) -> Eighths {
    match change {
        Change::HamzaMoved | Change::HamzaAdded if used => SPEAKS_OF_A_TWIN,
        Change::HamzaMoved if is_word => SPEAKS_OF_A_RARE_TWIN,
        Change::HehDotted | Change::MarbutaUndotted if is_word => SPEAKS_OF_A_PRONOUN,
        Change::HamzaMoved => SPEAKS_OF_A_WORD,
        Change::MaddaLost | Change::InnerHamzaLost if used => SPEAKS_OF_A_WORD,
        _ => SPEAKS,
    }
}

/// The spelling of a word that no dictionary holds which is a word in use.
fn unlisted(word: &str, known: Option<Form>) -> Option<Slip> {
    if !may_be_respelt(word) {
        return None;
    }
    let own = known.map_or(0, Form::band);
    let is_word = known.is_some_and(Form::valid);
    let mut found: Vec<(u8, String)> = Vec::new();
    each_likely(word, may_be_likely, |right, hash| {
        if let Some(band) = likely_form(hash).map(Form::band)
            && is_likely(word, right, band, (own, is_word))
        {
            found.push((band, right.to_owned()));
        }
    });
    found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut found = found.into_iter();
    let (band, right) = found.next()?;
    let other = found.next().filter(|(second, _)| band - second < APART);
    Some(Slip {
        change: changed(word, &right)?,
        other: other.map(|(_, other)| other),
        margin: if is_plain(word, &right) { SURE } else { SPEAKS },
        right,
        is_word: false,
        is_learnt: false,
    })
}

/// Whether a slip that nothing was learnt of may be mended unasked: in one letter, since two make
/// another word of a foreign name (`اغري`).
fn is_plain(word: &str, right: &str) -> bool {
    let changed = word.chars().zip(right.chars()).filter(|(a, b)| a != b);
    changed.count() == 1
}

/// Whether a word of this band may be meant by one that stands `own` often, and is a word or not.
fn is_likely(word: &str, right: &str, band: u8, (own, is_word): (u8, bool)) -> bool {
    let Some(change) = changed(word, right).filter(|change| may_be(*change, word, right)) else {
        return false;
    };
    if change <= Change::HamzaAdded && !ends_alike(word, right) && is_known(word) {
        // `إلهامه` is inspiration with a pronoun, not an adjective with two slips.
        return false;
    }
    let (likely, likelier) = match change {
        _ if is_behind_preposition(word, right) => (LIKELY_ENOUGH, LIKELIER),
        Change::HamzaAboveLost | Change::HamzaBelowLost if is_word => (LIKELY, LIKELIER),
        Change::HamzaAboveLost | Change::HamzaBelowLost => (LIKELY, LIKELIER_THAN_NO_WORD),
        Change::HamzaMoved => (COMMON, LIKELIER),
        _ => (LIKELY_ENOUGH, LIKELIER),
    };
    band >= likely && band >= own.saturating_add(likelier)
}

fn ends_alike(word: &str, right: &str) -> bool {
    word.chars().next_back() == right.chars().next_back()
}

/// Whether people slip so.
///
/// A first hamza above is a verb's in the first person more often than one too many (أستقبل), so it
/// is one too many only behind an article, as in `الأنتقادات`; a madda at the end is a tanween's.
/// `لاغير` is two words run together, no lost hamza.
fn may_be(change: Change, word: &str, right: &str) -> bool {
    let mut letters = word.chars().zip(right.chars());
    let wrong = letters.find(|(a, b)| a != b).map(|(a, _)| a);
    match change {
        Change::HamzaAdded => match wrong {
            Some(ALEF_HAMZA_BELOW) => true,
            Some(ALEF_MADDA) => letters.next().is_none(),
            _ => after_article(word).is_some() || is_masdar(right),
        },
        Change::HamzaAboveLost | Change::HamzaBelowLost => !is_fused_negation(word, right),
        Change::HamzaMoved => word.len() >= SHORTEST_UNLEARNT,
        _ => true,
    }
}

/// Whether the letter that would change follows ب ف ك ل without an article: those may be letters of
/// the word, of a foreign name mostly (`فابيان`).
fn is_behind_preposition(word: &str, right: &str) -> bool {
    let mut letters = word.char_indices().zip(right.chars());
    let at = letters
        .find(|((_, a), b)| a != b)
        .map_or(0, |((at, _), _)| at);
    let before = Proclitics::read(Span::from_range(0..at).of(word)).unwrap_or_default();
    before != Proclitics::NONE && before != Proclitics::WAW && !before.has(Proclitics::ARTICLE)
}

/// Whether a word in a plain alef is a masdar that has no other reading.
fn is_masdar(word: &str) -> bool {
    beginnings(word).any(|reading| {
        hamza(reading.stem(word))
            .is_some_and(|known| known.class() == HamzaClass::WaslMasdar && !known.above_is_word())
    })
}

/// Whether a word is `لا` and a word far commoner than the spelling with a hamza.
fn is_fused_negation(word: &str, right: &str) -> bool {
    let band = |word: &str| form(word).filter(|form| form.valid()).map_or(0, Form::band);
    let rest = word.strip_prefix(NOT);
    rest.is_some_and(|rest| band(rest) > band(right).saturating_add(APART))
}

/// `لا`.
const NOT: &str = "\u{0644}\u{0627}";
