//! Clitics: the one-letter words written onto the next word, and the pronouns written onto the last.
//!
//! Grammar (catalogue 3.2): `(و|ف)? أ? س? (ب|ك|ل)? (ال|ل+ال)? stem pronoun?`. Analysis here is by
//! form alone: a caller accepts an analysis only if its lexicon or card licenses the stem.

use std::iter;

use super::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_MAQSURA, BEH, FEH, KAF, LAM, SEEN, TEH, TEH_MARBUTA, WAW, YEH,
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
        let chain = prefix.chars().try_fold(Chain::default(), Chain::and)?;
        chain.read()
    }

    /// Every chain that this set allows, as written before a stem: the empty one first.
    pub fn chains(self) -> Vec<String> {
        let choices = |letters: &[(Self, char)]| {
            let allowed = letters.iter().filter(|(set, _)| self.has(*set));
            let written = allowed.map(|(_, letter)| letter.to_string());
            iter::once(String::new()).chain(written).collect::<Vec<_>>()
        };
        let mut chains = vec![String::new()];
        for letters in [
            choices(&[(Self::WAW, WAW), (Self::FEH, FEH)]),
            choices(&[(Self::HAMZA, ALEF_HAMZA_ABOVE)]),
            choices(&[(Self::SEEN, SEEN)]),
            choices(&[(Self::BEH, BEH), (Self::KAF, KAF), (Self::LAM, LAM)]),
        ] {
            let longer = |chain: &String| {
                letters
                    .iter()
                    .map(|letter| format!("{chain}{letter}"))
                    .collect::<Vec<_>>()
            };
            chains = chains.iter().flat_map(longer).collect();
        }
        if self.has(Self::ARTICLE) {
            let articled = |chain: &String| {
                let article = if chain.ends_with(LAM) {
                    "\u{0644}"
                } else {
                    ARTICLE
                };
                format!("{chain}{article}")
            };
            let articled: Vec<String> = chains.iter().map(articled).collect();
            chains.extend(articled);
        }
        chains
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
    let mut chain = Some(Chain::default());
    let mut letters = word.char_indices();
    iter::from_fn(move || {
        loop {
            let before = chain?;
            let (start, letter) = letters.next()?;
            chain = before.and(letter);
            if let Some(proclitics) = before.read() {
                return Some(Analysis {
                    proclitics,
                    start,
                    end: word.len(),
                });
            }
        }
    })
}

/// Letters that begin a word and may be a chain of proclitics, read one by one.
#[derive(Clone, Copy, Default)]
struct Chain {
    found: Proclitics,
    last: Link,
}

/// What the last letter of a chain is, in the order in which they stand.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    #[default]
    None,
    Conjunction,
    Interrogative,
    Future,
    Preposition,
    /// Half an article.
    Alef,
    Article,
}

impl Chain {
    /// The chain with a letter after it, if that is one or may become one.
    #[inline]
    fn and(self, letter: char) -> Option<Self> {
        let elides = self.found.has(Proclitics::LAM);
        let (link, proclitic) = match letter {
            WAW => (Link::Conjunction, Proclitics::WAW),
            FEH => (Link::Conjunction, Proclitics::FEH),
            ALEF_HAMZA_ABOVE => (Link::Interrogative, Proclitics::HAMZA),
            SEEN => (Link::Future, Proclitics::SEEN),
            BEH => (Link::Preposition, Proclitics::BEH),
            KAF => (Link::Preposition, Proclitics::KAF),
            LAM if self.last == Link::Alef || elides => (Link::Article, Proclitics::ARTICLE),
            LAM => (Link::Preposition, Proclitics::LAM),
            ALEF if !elides => (Link::Alef, Proclitics::NONE),
            _ => return None,
        };
        (self.last < link).then(|| Self {
            found: self.found.with(proclitic),
            last: link,
        })
    }

    /// The proclitics of the chain, if it ends where one does.
    #[inline]
    fn read(self) -> Option<Proclitics> {
        (self.last != Link::Alef).then_some(self.found)
    }
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
        let whole = analysis.start == 0 && analysis.end == word.len();
        whole || analysis.end - analysis.start >= SHORTEST_STEM
    });
    found.sort_by_key(|analysis| (word.len() - (analysis.end - analysis.start), analysis.start));
    found
}

/// Whether `suffix` is a pronoun that can be written onto a word.
pub fn is_pronoun(suffix: &str) -> bool {
    PRONOUNS.contains(&suffix)
}

/// What a final ى becomes before a pronoun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// ا, as in all nouns and verbs (`مستشفاه`).
    #[default]
    Alef,
    /// ي, in three prepositions (`rules/lists/yeh-before-pronouns.toml`: `إليه`).
    Yeh,
}

/// Writes `stem` with `prefix` before it and `pronoun` after it, as Arabic joins them.
///
/// ل before the article elides its alef, and of three lams one goes (`للإعلان`, `للجنة`); an initial
/// الت is taken for letters of the word (`لالتزام`). Before a pronoun a final ة opens to ت, ى to what
/// `opening` says, and وا loses its alef.
pub fn join(prefix: &str, stem: &str, pronoun: &str, opening: Opening) -> String {
    let mut word = String::with_capacity(prefix.len() + stem.len() + pronoun.len());
    word.push_str(prefix);
    let elides = prefix.ends_with(LAM) && !prefix.ends_with(ARTICLE) && !prefix.ends_with(LAM_LAM);
    let noun = stem
        .strip_prefix(ARTICLE)
        .filter(|rest| elides && !rest.starts_with(TEH));
    word.extend(noun.map(|_| LAM));
    let noun = noun.unwrap_or(stem);
    let doubled = prefix.ends_with(LAM_LAM) || word.len() > prefix.len();
    word.push_str(noun.strip_prefix(LAM).filter(|_| doubled).unwrap_or(noun));
    if !pronoun.is_empty() {
        open(&mut word, opening);
        let said = word.ends_with(YEH) && pronoun.starts_with(YEH) && opening == Opening::Yeh;
        word.push_str(if said { "" } else { pronoun });
    }
    word
}

/// Makes the end of `word` ready for a pronoun.
fn open(word: &mut String, opening: Opening) {
    let last = match word.pop() {
        Some(TEH_MARBUTA) => Some(TEH),
        Some(ALEF_MAQSURA) if opening == Opening::Yeh => Some(YEH),
        Some(ALEF_MAQSURA) => Some(ALEF),
        Some(ALEF) if word.ends_with(WAW) => None,
        last => last,
    };
    word.extend(last);
}

/// Two letters of two bytes.
const SHORTEST_STEM: usize = 4;

const ARTICLE: &str = "\u{0627}\u{0644}";
const LAM_LAM: &str = "\u{0644}\u{0644}";

/// The attached pronouns.
pub const PRONOUNS: [&str; 12] = [
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

#[cfg(test)]
mod tests {
    use super::{Opening, Proclitics, analyses, beginnings, is_pronoun, join};

    /// The analyses of a word as `prefix+stem+pronoun`.
    fn parts(word: &str) -> Vec<String> {
        let show = |one: &super::Analysis| {
            let (prefix, stem, pronoun) = (one.prefix(word), one.stem(word), one.pronoun(word));
            format!("{prefix}+{stem}+{pronoun}")
        };
        analyses(word).iter().map(show).collect()
    }

    #[test]
    fn chains_of_proclitics_are_read_in_their_order() {
        let sets = [
            ("", Proclitics::NONE),
            ("و", Proclitics::WAW),
            ("ف", Proclitics::FEH),
            ("وب", Proclitics::WAW.with(Proclitics::BEH)),
            ("ال", Proclitics::ARTICLE),
            ("وال", Proclitics::WAW.with(Proclitics::ARTICLE)),
            (
                "فبال",
                Proclitics::FEH
                    .with(Proclitics::BEH)
                    .with(Proclitics::ARTICLE),
            ),
            ("كال", Proclitics::KAF.with(Proclitics::ARTICLE)),
            ("لل", Proclitics::LAM.with(Proclitics::ARTICLE)),
            (
                "ولل",
                Proclitics::WAW
                    .with(Proclitics::LAM)
                    .with(Proclitics::ARTICLE),
            ),
            ("س", Proclitics::SEEN),
            ("وس", Proclitics::WAW.with(Proclitics::SEEN)),
            ("أ", Proclitics::HAMZA),
        ];
        for (prefix, set) in sets {
            assert_eq!(Proclitics::read(prefix), Some(set), "{prefix}");
        }
        for none in [
            "ا", "وو", "فو", "بو", "الو", "لال", "للل", "بل", "بك", "الب", "ن", "x", "سو",
        ] {
            assert_eq!(Proclitics::read(none), None, "{none}");
        }
        assert_eq!(Proclitics::parse("و ف ال"), Ok(Proclitics(1 | 2 | 32)));
        assert_eq!(Proclitics::parse("و ن"), Err("ن".to_owned()));
    }

    #[test]
    fn the_whole_word_comes_first() {
        for word in [
            "",
            "و",
            "وب",
            "والمسؤولين",
            "بكين",
            "كتابهما",
            "ها",
            "لل",
            "GDP",
            "ءءء",
        ] {
            let found = analyses(word);
            let whole = found.first().map(|one| (one.start, one.end));
            assert_eq!(
                whole,
                (!word.is_empty()).then_some((0, word.len())),
                "{word}"
            );
            for one in found.iter().skip(1) {
                assert!(one.stem(word).chars().count() >= 2, "{word}: {one:?}");
            }
        }
        assert_eq!(beginnings("").count(), 0);
    }

    #[test]
    fn every_licensed_analysis_is_kept() {
        assert_eq!(parts("وب"), ["+وب+"]);
        assert_eq!(parts("بيان"), ["+بيان+", "ب+يان+"]);
        assert_eq!(
            parts("كتابهم"),
            ["+كتابهم+", "ك+تابهم+", "+كتاب+هم", "ك+تاب+هم"]
        );
        assert_eq!(parts("للجنة"), ["+للجنة+", "ل+لجنة+", "لل+جنة+"]);
        assert_eq!(parts("والكتاب"), ["+والكتاب+", "و+الكتاب+", "وال+كتاب+"]);
        assert_eq!(
            parts("مدرستها"),
            ["+مدرستها+", "+مدرست+ها"],
            "the stem as written"
        );
    }

    #[test]
    fn clitics_are_written_back_as_arabic_joins_them() {
        for (prefix, stem, pronoun, word) in [
            ("", "مدرسة", "هم", "مدرستهم"),
            ("", "مستشفى", "ه", "مستشفاه"),
            ("و", "المسؤولين", "", "والمسؤولين"),
            ("وال", "مسؤولين", "", "والمسؤولين"),
            ("لل", "إعلان", "", "للإعلان"),
            ("ل", "الإعلان", "", "للإعلان"),
            ("ول", "الإعلان", "", "وللإعلان"),
            ("ب", "الإعلان", "", "بالإعلان"),
            ("ل", "اللجنة", "", "للجنة"),
            ("لل", "لجنة", "", "للجنة"),
            ("ل", "الله", "", "لله"),
            ("ل", "لجنة", "", "للجنة"),
            ("ل", "التزام", "", "لالتزام"),
            ("", "أعطوا", "ها", "أعطوها"),
            ("", "كتاب", "ي", "كتابي"),
            ("وب", "مسؤولية", "نا", "وبمسؤوليتنا"),
            ("", "بينغ", "", "بينغ"),
            ("", "", "", ""),
        ] {
            assert_eq!(join(prefix, stem, pronoun, Opening::Alef), word);
        }
        for (stem, pronoun, word) in [
            ("إلى", "ه", "إليه"),
            ("على", "هم", "عليهم"),
            ("لدى", "نا", "لدينا"),
            ("إلى", "ي", "إلي"),
            ("إلى", "", "إلى"),
        ] {
            assert_eq!(join("", stem, pronoun, Opening::Yeh), word);
        }
    }

    #[test]
    fn pronouns_are_known() {
        for pronoun in [
            "ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا",
        ] {
            assert!(is_pronoun(pronoun), "{pronoun}");
        }
        for other in ["", "ة", "ت", "وا", "ين", "هاا"] {
            assert!(!is_pronoun(other), "{other}");
        }
    }
}
