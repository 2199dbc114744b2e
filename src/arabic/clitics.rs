//! Clitics: the one-letter words written onto the next word, and the pronouns written onto the last.
//!
//! Grammar (catalogue 3.2): `(و|ف)? أ? س? (ب|ك|ل)? (ال|ل+ال)? stem pronoun?`. Analysis here is by
//! form alone: a caller accepts an analysis only if its lexicon or card licenses the stem.

use super::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_MAQSURA, BEH, FEH, KAF, LAM, SEEN, TEH, TEH_MARBUTA, WAW,
};
use crate::text::Span;

/// A set of proclitics, as found on a word or as allowed by a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proclitics(pub u8);

impl Proclitics {
    /// The conjunction و.
    pub const WAW: Self = Self(1);
    /// The conjunction ف.
    pub const FEH: Self = Self(2);
    /// The preposition ب.
    pub const BEH: Self = Self(4);
    /// The preposition ك.
    pub const KAF: Self = Self(8);
    /// The preposition ل.
    pub const LAM: Self = Self(16);
    /// The article ال.
    pub const ARTICLE: Self = Self(32);
    /// The future سـ.
    pub const SEEN: Self = Self(64);
    /// The interrogative أ.
    pub const HAMZA: Self = Self(128);
    /// None of them.
    pub const NONE: Self = Self(0);

    /// Whether all of `other` are in this set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Reads what stands before a stem as a chain of proclitics, if it is one.
    ///
    /// `لل` reads as ل and the article, whose alef is elided. The empty prefix is the empty set.
    pub fn read(prefix: &str) -> Option<Self> {
        let mut found = Self::NONE;
        let mut rest = prefix.chars().peekable();
        for (letter, proclitic) in [(WAW, Self::WAW), (FEH, Self::FEH)] {
            if found == Self::NONE && rest.next_if_eq(&letter).is_some() {
                found = proclitic;
            }
        }
        for (letter, proclitic) in [(ALEF_HAMZA_ABOVE, Self::HAMZA), (SEEN, Self::SEEN)] {
            if rest.next_if_eq(&letter).is_some() {
                found = found.with(proclitic);
            }
        }
        let preposition = [(BEH, Self::BEH), (KAF, Self::KAF), (LAM, Self::LAM)]
            .into_iter()
            .find(|(letter, _)| rest.next_if_eq(letter).is_some());
        if let Some((_, proclitic)) = preposition {
            found = found.with(proclitic);
        }
        let article = match rest.next() {
            None => return Some(found),
            Some(ALEF) if !found.has(Self::LAM) => rest.next() == Some(LAM),
            Some(LAM) => found.has(Self::LAM),
            Some(_) => false,
        };
        (article && rest.next().is_none()).then_some(found.with(Self::ARTICLE))
    }

    /// Reads a card's list of proclitics, written with spaces between («و ف ال»).
    ///
    /// # Errors
    /// The first item that is no proclitic.
    pub fn parse(list: &str) -> Result<Self, String> {
        list.split_whitespace()
            .try_fold(Self::NONE, |set, item| match Self::read(item) {
                Some(one) if one != Self::NONE => Ok(set.with(one)),
                _ => Err(item.to_owned()),
            })
    }
}

/// One reading of a word: proclitics, stem, pronoun. Ranges are bytes of the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// What stands before the stem.
    pub proclitics: Proclitics,
    /// First byte of the stem.
    pub start: usize,
    /// One past the last byte of the stem; a pronoun follows if this is not the word's length.
    pub end: usize,
}

impl Analysis {
    /// The stem as it is written in the word (before a pronoun ة stands as ت, ى as ا).
    pub fn stem(self, word: &str) -> &str {
        Span::from_range(self.start..self.end).of(word)
    }

    /// What stands before the stem, as written.
    pub fn prefix(self, word: &str) -> &str {
        Span::from_range(0..self.start).of(word)
    }

    /// The pronoun after the stem, or nothing.
    pub fn pronoun(self, word: &str) -> &str {
        Span::from_range(self.end..word.len()).of(word)
    }
}

/// All the ways to read the beginning of `word` as proclitics, the whole word first.
///
/// At least one letter is left for the stem. Takes no account of pronouns.
pub fn beginnings(word: &str) -> impl Iterator<Item = Analysis> + '_ {
    word.char_indices()
        .map(|(at, _)| at)
        .take_while(|&at| at <= LONGEST_PREFIX)
        .filter_map(|at| {
            let proclitics = Proclitics::read(Span::from_range(0..at).of(word))?;
            Some(Analysis {
                proclitics,
                start: at,
                end: word.len(),
            })
        })
}

/// What follows the article in `word`, where it may be read as having one.
pub fn after_article(word: &str) -> Option<&str> {
    let mut readings = beginnings(word);
    let definite = readings.find(|reading| reading.proclitics.has(Proclitics::ARTICLE))?;
    Some(definite.stem(word))
}

/// All the ways to read `word` as proclitics, stem and pronoun, the whole word first, then by
/// fewest letters taken off.
///
/// At least two letters are left for a stem that has anything taken off it.
pub fn analyses(word: &str) -> Vec<Analysis> {
    let mut found = Vec::new();
    for beginning in beginnings(word) {
        found.push(beginning);
        let article = beginning.proclitics.has(Proclitics::ARTICLE);
        for pronoun in PRONOUNS.iter().filter(|_| !article) {
            let Some(stem) = word.strip_suffix(pronoun) else {
                continue;
            };
            if stem.len() >= beginning.start + SHORTEST_STEM {
                found.push(Analysis {
                    end: stem.len(),
                    ..beginning
                });
            }
        }
    }
    found.retain(|analysis| {
        analysis.end - analysis.start >= SHORTEST_STEM || analysis.end == word.len()
    });
    found.sort_by_key(|analysis| (word.len() - (analysis.end - analysis.start), analysis.start));
    found
}

/// Whether `suffix` is a pronoun that can be written onto a word.
pub fn is_pronoun(suffix: &str) -> bool {
    PRONOUNS.contains(&suffix)
}

/// Writes `stem` with `prefix` before it and `pronoun` after it, as Arabic joins them.
///
/// ل before ال elides its alef (`للإعلان`); a final ة opens to ت and ى to ا before a pronoun.
pub fn join(prefix: &str, stem: &str, pronoun: &str) -> String {
    let mut word = String::with_capacity(prefix.len() + stem.len() + pronoun.len());
    word.push_str(prefix);
    let elides = prefix.ends_with(LAM) && !prefix.ends_with(ARTICLE);
    match stem.strip_prefix(ARTICLE) {
        Some(rest) if elides => {
            word.push(LAM);
            word.push_str(rest);
        }
        _ => word.push_str(stem),
    }
    if !pronoun.is_empty() {
        let open = match word.pop() {
            Some(TEH_MARBUTA) => Some(TEH),
            Some(ALEF_MAQSURA) => Some(ALEF),
            last => last,
        };
        word.extend(open);
        word.push_str(pronoun);
    }
    word
}

/// Bytes of the longest chain of proclitics (`وأسبال` is longer than any in use).
const LONGEST_PREFIX: usize = 12;
/// Two letters of two bytes.
const SHORTEST_STEM: usize = 4;

const ARTICLE: &str = "\u{0627}\u{0644}";

/// The attached pronouns.
const PRONOUNS: [&str; 12] = [
    "\u{0647}",
    "\u{0647}\u{0627}",
    "\u{0647}\u{0645}\u{0627}",
    "\u{0647}\u{0645}",
    "\u{0647}\u{0646}",
    "\u{0643}",
    "\u{0643}\u{0645}\u{0627}",
    "\u{0643}\u{0645}",
    "\u{0643}\u{0646}",
    "\u{064A}",
    "\u{0646}\u{064A}",
    "\u{0646}\u{0627}",
];
