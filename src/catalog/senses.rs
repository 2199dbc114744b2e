//! What a word or a fixed phrase may be to the sourcing of a sentence: all the lists about it as one
//! table, so that a word is looked up once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::card::List;
use super::list::WordList;
use super::word_sets::WordSets;
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, BEH, FEH, KAF, LAM, SEEN,
    TEH, WAW, YEH, bytes,
};

/// A set of what a word may be: one bit for each list, and two for phrases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Senses(pub u64);

/// The words and phrases of the lists, without hamzas on alef, and what each may be.
#[derive(Clone, Debug, Default)]
pub struct SenseTable {
    /// Each with its [`Senses`].
    pub words: WordSets,
    /// A bit for the first two words of each phrase: most words that stand together have none.
    pub pairs: List<u64>,
}

macro_rules! senses {
    ($($name:ident $list:literal $clitics:ident,)*) => {
        #[allow(missing_docs, reason = "the list of the same name says what it holds")]
        impl Senses {
            $(pub const $name: Self = Self(1 << Place::$name as u64);)*
        }
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place { $($name,)* Opens, Second }
        /// The lists, each with its sense and the proclitics that its words may have.
        const LISTS: &[(&str, Senses, Proclitics)] = &[
            $(($list, Senses::$name, $clitics),)*
        ];
    };
}

const CONJUNCTION: Proclitics = Proclitics::WAW.with(Proclitics::FEH);
const VERB: Proclitics = CONJUNCTION.with(Proclitics::SEEN);
const NOUN: Proclitics = CONJUNCTION
    .with(Proclitics::BEH)
    .with(Proclitics::LAM)
    .with(Proclitics::KAF)
    .with(Proclitics::ARTICLE);

senses! {
    SAY "attrib-say" VERB,
    CARRY "attrib-carry" CONJUNCTION,
    ACT "attrib-act" VERB,
    RELAY "attrib-relay" VERB,
    SHOW "attrib-show" VERB,
    LOADED "attrib-loaded" VERB,
    ADMIT "attrib-admit" VERB,
    ACCORDING "attrib-according" CONJUNCTION,
    IMPERSONAL "attrib-impersonal" CONJUNCTION,
    FILLER "attrib-filler" CONJUNCTION,
    WITHHELD "attrib-withheld" CONJUNCTION,
    RUMOUR "attrib-rumour" NOUN,
    BODY "attrib-body" NOUN,
    ROLE "attrib-role" NOUN,
    VAGUE "attrib-vague" NOUN,
    OF_SOURCE "attrib-adjective-of-source" CONJUNCTION,
    NO_SOURCE "attrib-not-a-source" CONJUNCTION,
    ANONYMOUS "attrib-anonymous" NOUN,
    REASON "attrib-reason" CONJUNCTION,
    MEDIA "attrib-media" NOUN,
    DOCUMENT "attrib-document" NOUN,
    CASUALTY_VERB "attrib-casualty-verbs" CONJUNCTION,
    CASUALTY_NOUN "attrib-casualty-nouns" NOUN,
    DEATH "attrib-death" CONJUNCTION,
    PERSONS "attrib-persons" NOUN,
    QUANTITY "attrib-quantities" NOUN,
    ACCUSATION "attrib-accusation" CONJUNCTION,
    WRONG "attrib-wrongs" NOUN,
    EXECUTION "attrib-executions" CONJUNCTION,
    CLASH "attrib-clashes" NOUN,
    VERDICT "attrib-verdicts" CONJUNCTION,
    PREDICTION "attrib-predictions" VERB,
    WEAK_PREDICTION "attrib-weak-predictions" VERB,
    PREDICTION_PHRASE "attrib-prediction-phrases" CONJUNCTION,
    FUTURE "attrib-future" CONJUNCTION,
    SUPERLATIVE "attrib-superlatives" CONJUNCTION,
    EVALUATION "attrib-evaluations" CONJUNCTION,
    EFFECT "attrib-effects" CONJUNCTION,
    ABSTRACT "attrib-abstracts" NOUN,
    STATISTIC "attrib-statistics" CONJUNCTION,
    MEASURE "attrib-measures" NOUN,
    PERCENT "attrib-percents" CONJUNCTION,
    MOTIVE "attrib-motives" CONJUNCTION,
    SIDE_LABEL "attrib-side-labels" NOUN,
    NEGATIVE "attrib-negative-reporting" CONJUNCTION,
    WITNESSED "attrib-witnessed" CONJUNCTION,
    DEFINITION "attrib-definitions" CONJUNCTION,
    SCHEDULE "attrib-schedule" CONJUNCTION,
    YEAR "attrib-years" NOUN,
    SCOPE_BREAK "attrib-scope-breaks" CONJUNCTION,
    SOFT_OPENER "attrib-soft-openers" CONJUNCTION,
    THING "attrib-things" NOUN,
    PAIR "attrib-pairs-of-people" CONJUNCTION,
    COMPLEMENT "attrib-complements" CONJUNCTION,
    COURT "attrib-courts" NOUN,
    SPORT "attrib-sport" NOUN,
    SERVICE "attrib-service" CONJUNCTION,
    OPINION "attrib-opinion" CONJUNCTION,
    MOURNING "attrib-mourning" NOUN,
    MARKET "attrib-market" NOUN,
    NEEDS_COMPLEMENT "attrib-needs-complement" VERB,
}

impl Senses {
    /// A phrase may begin with the word or words.
    pub const OPENS: Self = Self(1 << Place::Opens as u64);
    /// It may be the second word of a phrase.
    pub const SECOND: Self = Self(1 << Place::Second as u64);
    /// Nothing.
    pub const NONE: Self = Self(0);

    /// Whether any of `other` is in this set.
    #[inline]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that a word may be with such proclitics before it, without what it is to phrases.
    #[inline]
    #[must_use]
    pub(crate) const fn after(self, before: Before) -> Self {
        let phrases = Self::OPENS.with(Self::SECOND).0;
        let lost = match before {
            Before::Conjunction => 0,
            Before::Future => !PREFIXED.0,
            Before::Other => CONJOINED.0 | PREFIXED.0,
        };
        Self(self.0 & !phrases & !lost)
    }

    fn proclitics(self) -> Proclitics {
        let own = LISTS.iter().filter(|(_, sense, _)| self.any(*sense));
        let opens = if self.any(Self::OPENS) {
            CONJUNCTION
        } else {
            Proclitics::NONE
        };
        own.fold(opens, |all, (_, _, allowed)| all.with(*allowed))
    }
}

/// What proclitics before a word leave of what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// None, or a conjunction: all of it.
    Conjunction,
    /// The particle of the future.
    Future,
    /// A preposition or the article: what is no verb.
    Other,
}

impl Before {
    /// What kind these are.
    pub(crate) fn of(proclitics: &str) -> Self {
        match Proclitics::read(proclitics) {
            Some(found) if CONJUNCTION.has(found) => Self::Conjunction,
            Some(found) if VERB.has(found) => Self::Future,
            _ => Self::Other,
        }
    }

    /// The one that stands at this place among them.
    #[inline]
    pub(crate) const fn at(place: u8) -> Self {
        match place {
            0 => Self::Conjunction,
            1 => Self::Future,
            _ => Self::Other,
        }
    }
}

/// The senses that take a conjunction alone, and those that take the future particle too.
const CONJOINED: Senses = taking(CONJUNCTION);
const PREFIXED: Senses = taking(VERB);

const fn taking(proclitics: Proclitics) -> Senses {
    let mut found = 0;
    let mut place = 0;
    while place < LISTS.len() {
        if LISTS[place].2.0 == proclitics.0 {
            found |= LISTS[place].1.0;
        }
        place += 1;
    }
    Senses(found)
}

impl SenseTable {
    /// Makes the table of the lists there are.
    pub fn of(lists: &[WordList]) -> Self {
        let mut table: BTreeMap<String, u64> = BTreeMap::new();
        for (name, sense, _) in LISTS {
            let words = lists.iter().filter(|list| list.name == *name);
            for word in words.flat_map(|list| list.words.iter()) {
                let word = normal(word);
                let mut parts = word.split(' ');
                if let (Some(first), Some(second)) = (parts.next(), parts.next()) {
                    *table.entry(first.to_owned()).or_default() |= Senses::OPENS.0;
                    *table.entry(second.to_owned()).or_default() |= Senses::SECOND.0;
                }
                let spaces = word.match_indices(' ').skip(1);
                for beginning in spaces.filter_map(|(at, _)| word.get(..at)) {
                    *table.entry(beginning.to_owned()).or_default() |= Senses::OPENS.0;
                }
                *table.entry(word.into_owned()).or_default() |= sense.0;
            }
        }
        let words = WordSets::of(table);
        Self {
            pairs: pairs(&words).into(),
            words,
        }
    }

    /// Whether a phrase may begin with the words at these two places: a "no" is certain.
    #[inline]
    pub(crate) fn may_begin(&self, [first, second]: [u16; 2]) -> bool {
        let (at, bit) = pair([first, second]);
        self.pairs.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// The place, from 1, of what `word` (folded) may be, with or without proclitics that such a
    /// word has; 0 where it is nothing.
    pub(crate) fn place(&self, word: &str) -> u16 {
        let found = with_normal(word, |plain| self.find_stem(plain));
        found.map_or(0, |place| u16::try_from(place + 1).unwrap_or(0))
    }

    fn find_stem(&self, plain: &[u8]) -> Option<usize> {
        readings(plain).find_map(|(start, proclitics)| {
            let stem = plain.get(start..)?;
            let place = self.words.find(stem)?;
            let future = proclitics.has(Proclitics::SEEN);
            let allowed = start == 0
                || self.at(place).proclitics().has(proclitics)
                    && (!future || begins(stem, 0, YEH) || begins(stem, 0, TEH));
            allowed.then_some(place)
        })
    }

    /// What the word or phrase at `place`, from 1, may be.
    #[inline]
    pub(crate) fn senses(&self, place: u16) -> Senses {
        self.at(usize::from(place).wrapping_sub(1))
    }

    /// The word at `place`, from 1; empty where there is none.
    pub(crate) fn word(&self, place: u16) -> &str {
        let place = usize::from(place).wrapping_sub(1);
        self.words.words.get(place).map_or("", |word| word)
    }

    /// What a phrase may be; it is given as [`push_normal`] makes its words, with one space between two.
    pub(crate) fn phrase(&self, phrase: &[u8]) -> Senses {
        let place = self.words.find(phrase);
        place.map_or(Senses::NONE, |place| self.at(place))
    }

    fn at(&self, place: usize) -> Senses {
        Senses(self.words.at(place))
    }
}

/// The bits of the first two words of each phrase.
fn pairs(words: &WordSets) -> Vec<u64> {
    let place = |word: &str| Some(u16::try_from(words.find(word.as_bytes())? + 1).unwrap_or(0));
    let mut pairs = vec![0; PAIRS];
    for phrase in words.words.iter() {
        let mut parts = phrase.split(' ').filter_map(place);
        if let (Some(first), Some(second)) = (parts.next(), parts.next()) {
            let (at, bit) = pair([first, second]);
            pairs[at] |= bit;
        }
    }
    pairs
}

/// Where the bit of two words stands.
#[inline]
fn pair([first, second]: [u16; 2]) -> (usize, u64) {
    let both = u32::from(first) << 16 | u32::from(second);
    let place = (both.wrapping_mul(0x9E37_79B1) >> 16) as usize;
    (place / 64 % PAIRS, 1 << (place % 64))
}

/// For some six hundred phrases: of other pairs one in twenty-five is taken for one of theirs.
const PAIRS: usize = 256;

/// The ways to read a word as proclitics and a stem of the lists, the whole word first: where the
/// stem begins, and the proclitics.
fn readings(word: &[u8]) -> impl Iterator<Item = (usize, Proclitics)> {
    const LETTER: usize = 2;
    let begins = |at: usize, letter: char| begins(word, at, letter);
    let (start, joined) = match () {
        () if begins(0, WAW) => (LETTER, Proclitics::WAW),
        () if begins(0, FEH) => (LETTER, Proclitics::FEH),
        () => (0, Proclitics::NONE),
    };
    let bare = (start > 0).then_some((start, joined));
    let next = start + LETTER;
    let one = match () {
        () if begins(start, SEEN) => Some(Proclitics::SEEN),
        () if begins(start, BEH) => Some(Proclitics::BEH),
        () if begins(start, KAF) => Some(Proclitics::KAF),
        () if begins(start, LAM) => Some(Proclitics::LAM),
        () => None,
    };
    let single = one.map(|one| (next, joined.with(one)));
    let definite = |at: usize, with: Proclitics| {
        (begins(at, ALEF) && begins(at + LETTER, LAM))
            .then_some((at + 2 * LETTER, with.with(Proclitics::ARTICLE)))
    };
    let article = definite(start, joined);
    let after = single.and_then(|(at, with)| {
        let doubled = with.has(Proclitics::LAM) && begins(at, LAM);
        let swallowed = doubled.then_some((at + LETTER, with.with(Proclitics::ARTICLE)));
        swallowed.or_else(|| definite(at, with))
    });
    let whole = Some((0, Proclitics::NONE));
    [whole, bare, single, article, after].into_iter().flatten()
}

/// Whether `letter`, of the Arabic block, stands at byte `at` of a word.
#[inline]
fn begins(word: &[u8], at: usize, letter: char) -> bool {
    let rest = word.get(at..).unwrap_or_default();
    rest.first_chunk() == Some(&bytes(letter))
}

/// Calls `read` with the bytes of the word as [`normal`] makes it, written on the stack: every word
/// that is met for the first time is asked for.
fn with_normal<T>(word: &str, read: impl FnOnce(&[u8]) -> T) -> T {
    let mut buffer = [0; LONGEST];
    let Some(plain) = buffer.get_mut(..word.len()) else {
        return read(normal(word).as_bytes());
    };
    plain.copy_from_slice(word.as_bytes());
    normalise(plain);
    read(plain)
}

/// Writes the bytes of a word as [`normal`] makes it after others.
pub(crate) fn push_normal(text: &mut Vec<u8>, word: &str) {
    let start = text.len();
    text.extend_from_slice(word.as_bytes());
    normalise(text.get_mut(start..).unwrap_or_default());
}

/// Makes of the bytes of a word what [`normal`] makes of it.
fn normalise(plain: &mut [u8]) {
    for at in 1..plain.len() {
        match [plain[at - 1], plain[at]] {
            ABOVE | BELOW | MADDA => [plain[at - 1], plain[at]] = const { bytes(ALEF) },
            MAQSURA => [plain[at - 1], plain[at]] = const { bytes(YEH) },
            _ => {}
        }
    }
}

const ABOVE: [u8; 2] = bytes(ALEF_HAMZA_ABOVE);
const BELOW: [u8; 2] = bytes(ALEF_HAMZA_BELOW);
const MADDA: [u8; 2] = bytes(ALEF_MADDA);
const MAQSURA: [u8; 2] = bytes(ALEF_MAQSURA);
/// Bytes of the longest word that is written on the stack.
const LONGEST: usize = 64;

/// A word without the hamza on its alefs and with dotted final ya: papers leave both out. It has as
/// many bytes as before.
pub(crate) fn normal(word: &str) -> Cow<'_, str> {
    let has = |c| {
        matches!(
            c,
            ALEF_HAMZA_ABOVE | ALEF_HAMZA_BELOW | ALEF_MADDA | ALEF_MAQSURA
        )
    };
    if !word.contains(has) {
        return Cow::Borrowed(word);
    }
    let plain = |c| match c {
        ALEF_HAMZA_ABOVE | ALEF_HAMZA_BELOW | ALEF_MADDA => ALEF,
        ALEF_MAQSURA => YEH,
        other => other,
    };
    Cow::Owned(word.chars().map(plain).collect())
}
