use std::ops::Range;

use super::amount::Amount;
use super::clitics::{Proclitics, beginnings};
use super::letters::{ALEF, WAW, is_space};
use super::{Kind, Tokens};
use crate::catalog::list::WordList;
use crate::text::Span;

/// A number as a text writes it, of one word or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// What it counts.
    pub value: Amount,
    /// Its words, by index.
    pub words: Range<usize>,
    /// How it is written.
    pub written: Written,
    /// Whether it says a place in a row (`الثالث`) and not how many.
    pub ordinal: bool,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// `25`, `٢٥`
    Digits,
    /// `خمسة وعشرون`
    Words,
    /// `3 ملايين`, `3 ملايين و500 ألف`
    Mixed,
}

/// The words of numbers, which are data.
#[derive(Clone, Copy, Debug)]
pub struct NumberWords<'l> {
    /// `numerals`: words with the number each counts.
    pub cardinals: &'l WordList,
    /// `ordinals`: words with the place each says.
    pub ordinals: &'l WordList,
    /// `numeral-parts`: words that are a number only beside another (`آلاف`, `أحد`).
    pub parts: &'l WordList,
}

/// The numbers of a block, in digits and in words, in order.
///
/// A numeral is terms joined by و, each less than the scale of the one before:
/// `مئة وخمسة وعشرون ألفا وثلاثمئة` is 125 × 1000 + 300. Any gender and case is read, right or
/// wrong; the first word may carry و ف ب ك ل and the article. A hundred, a scale or a two alone with
/// the article is no numeral (`في المئة`, `يوم الاثنين`), nor are plural scales alone (`آلاف الأشخاص`), nor times,
/// dates and versions. `ألفا` and its kin are two thousand before a noun, one thousand else.
/// Fractions in words are not read. Names of months that hold an ordinal read as that ordinal.
/// Linear in the number of words.
pub fn numerals(folded: &str, tokens: &Tokens, lists: &NumberWords<'_>) -> Vec<Numeral> {
    let reader = Reader {
        folded,
        tokens,
        lists: *lists,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.words.len() {
        let numeral = reader.ordinal(at).or_else(|| reader.cardinal(at));
        at = numeral.as_ref().map_or(at + 1, |numeral| numeral.words.end);
        found.extend(numeral);
    }
    found
}

struct Reader<'a> {
    folded: &'a str,
    tokens: &'a Tokens,
    lists: NumberWords<'a>,
}

/// A word of a number.
#[derive(Clone, Copy)]
struct Element {
    value: Amount,
    /// 0 for digits.
    word: i128,
    proclitics: Proclitics,
    /// Whether it counts only beside another number word.
    part: bool,
    /// One past its last word; a و before digits is a word of its own.
    end: usize,
}

impl Element {
    fn is_digits(self) -> bool {
        self.word == 0
    }

    fn is_added(self) -> bool {
        self.proclitics.has(Proclitics::WAW)
    }

    /// 1000 and its powers, also doubled: what the word multiplies by.
    fn scale(self) -> Option<i128> {
        let scale = if is_scale(self.word) {
            self.word
        } else {
            self.word / 2
        };
        is_scale(scale).then_some(scale)
    }
}

fn is_scale(value: i128) -> bool {
    matches!(value, 1_000 | 1_000_000 | 1_000_000_000 | 1_000_000_000_000)
}

/// A part of a numeral: a number below a thousand, or in digits, times a scale.
struct Term {
    value: Amount,
    scale: i128,
    end: usize,
}

impl Reader<'_> {
    fn cardinal(&self, at: usize) -> Option<Numeral> {
        let first = self.element(at, true)?;
        let Term {
            mut value,
            mut scale,
            mut end,
        } = self.term(first)?;
        while let Some(next) = self.next(end).filter(|next| next.is_added()) {
            let Some(term) = self.term(next).filter(|term| term.value.is_below(scale)) else {
                break;
            };
            value = value.plus(term.value)?;
            (scale, end) = (term.scale, term.end);
        }
        let alone = end == at + 1;
        let definite =
            first.proclitics.has(Proclitics::ARTICLE) && (first.word >= 100 || first.word == 2);
        if alone && (first.part || definite) {
            return None;
        }
        Some(Numeral {
            value,
            words: at..end,
            written: self.written(at..end),
            ordinal: false,
        })
    }

    fn ordinal(&self, at: usize) -> Option<Numeral> {
        let (place, stem) = self.stems(at).find_map(|(proclitics, stem)| {
            let place = self.lists.ordinals.value(stem)?;
            proclitics
                .has(Proclitics::ARTICLE)
                .then_some((i128::from(place), stem))
        })?;
        let next = self.next(at + 1);
        let more = next.and_then(|next| match next.word {
            10 if next.proclitics == Proclitics::NONE && place < 10 => Some(10),
            tens @ 20..=90 if next.is_added() && place < 10 => Some(tens),
            _ => None,
        });
        if more.is_none() && self.lists.parts.has(stem) {
            return None;
        }
        let end = next
            .filter(|_| more.is_some())
            .map_or(at + 1, |next| next.end);
        Some(Numeral {
            value: Amount::whole(place + more.unwrap_or(0)),
            words: at..end,
            written: Written::Words,
            ordinal: true,
        })
    }

    /// The term that begins with the element `first`.
    fn term(&self, first: Element) -> Option<Term> {
        let (mut value, mut scale, mut end) = match first.scale() {
            Some(_) if first.part => return None,
            Some(scale) if self.is_single(first) => (Amount::whole(scale), scale, first.end),
            Some(scale) => (first.value, scale, first.end),
            None => {
                let (value, end) = self.group(first);
                (value, 1, end)
            }
        };
        while let Some((next, factor)) = self.multiplier(end) {
            value = value.times(factor)?;
            (scale, end) = (factor, next.end);
        }
        Some(Term { value, scale, end })
    }

    /// Whether a dual that ends in alef is the accusative singular instead: no noun follows it.
    fn is_single(&self, element: Element) -> bool {
        let last = element.end - 1;
        element.scale() != Some(element.word)
            && self.word(last).ends_with(ALEF)
            && (!self.is_spaced(last) || self.word(element.end).starts_with(WAW))
    }

    fn multiplier(&self, at: usize) -> Option<(Element, i128)> {
        let next = self
            .next(at)
            .filter(|next| next.proclitics == Proclitics::NONE)?;
        Some((next, next.scale()?))
    }

    /// A number below a thousand, or one in digits.
    fn group(&self, first: Element) -> (Amount, usize) {
        if first.is_digits() {
            return (first.value, first.end);
        }
        let hundreds = if first.word >= 100 {
            Some((first.word, first.end))
        } else {
            let next = self.next(first.end);
            next.filter(|next| {
                next.word == 100
                    && next.proclitics == Proclitics::NONE
                    && (3..=9).contains(&first.word)
            })
            .map(|next| (first.word * 100, next.end))
        };
        let Some((hundreds, end)) = hundreds else {
            return self.below_hundred(first);
        };
        let rest = self
            .next(end)
            .filter(|next| next.is_added() && next.value.is_below(100));
        let (rest, end) = rest.map_or((None, end), |next| {
            let (rest, end) = self.below_hundred(next);
            (rest.integer(), end)
        });
        (Amount::whole(hundreds + rest.unwrap_or(0)), end)
    }

    fn below_hundred(&self, first: Element) -> (Amount, usize) {
        let alone = (first.value, first.end);
        if !(1..=9).contains(&first.word) {
            return alone;
        }
        let Some(next) = self.next(first.end) else {
            return alone;
        };
        let ten = next.word == 10 && next.proclitics == Proclitics::NONE;
        let tens = next.is_added()
            && next
                .value
                .integer()
                .is_some_and(|tens| tens % 10 == 0 && (20..=90).contains(&tens));
        match first.value.plus(next.value) {
            Some(sum) if ten || tens => (sum, next.end),
            _ => alone,
        }
    }

    /// The element after a number word, if only space divides the two.
    fn next(&self, at: usize) -> Option<Element> {
        if at == 0 || !self.is_spaced(at - 1) {
            return None;
        }
        self.element(at, false)
    }

    fn element(&self, at: usize, first: bool) -> Option<Element> {
        let word = self.tokens.words.get(at)?;
        if word.kind == Kind::Number {
            return self.digits(at, Proclitics::NONE);
        }
        if !first && self.is_waw_before_digits(at) {
            return self.digits(at + 1, Proclitics::WAW);
        }
        let (value, stem, proclitics) = self.stems(at).find_map(|(proclitics, stem)| {
            let fits = first && may_carry(proclitics, stem)
                || Proclitics::WAW.with(Proclitics::ARTICLE).has(proclitics);
            let value = self.lists.cardinals.value(stem).filter(|_| fits)?;
            Some((i128::from(value), stem, proclitics))
        })?;
        Some(Element {
            value: Amount::whole(value),
            word: value,
            proclitics,
            part: self.lists.parts.has(stem),
            end: at + 1,
        })
    }

    fn digits(&self, at: usize, proclitics: Proclitics) -> Option<Element> {
        let after = self.word(at + 1);
        let scaled = self.is_spaced(at) && self.lists.cardinals.value(after).is_some();
        Some(Element {
            value: Amount::read(self.word(at), scaled)?,
            word: 0,
            proclitics,
            part: false,
            end: at + 1,
        })
    }

    fn is_waw_before_digits(&self, at: usize) -> bool {
        let number = self.tokens.words.get(at + 1);
        self.word(at).chars().eq([WAW])
            && number.is_some_and(|number| number.kind == Kind::Number && number.joined)
    }

    fn stems(&self, at: usize) -> impl Iterator<Item = (Proclitics, &str)> {
        let arabic = self
            .tokens
            .words
            .get(at)
            .filter(|word| word.kind == Kind::Arabic);
        let word = arabic.map_or("", |word| word.of(self.folded));
        beginnings(word).map(move |analysis| (analysis.proclitics, analysis.stem(word)))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens
            .words
            .get(at)
            .map_or("", |word| word.of(self.folded))
    }

    /// Whether nothing but white space stands between the word at `at` and the next.
    fn is_spaced(&self, at: usize) -> bool {
        let words = self.tokens.words.get(at).zip(self.tokens.words.get(at + 1));
        words.is_some_and(|(word, next)| {
            word.end < next.start
                && Span::new(word.end, next.start)
                    .of(self.folded)
                    .chars()
                    .all(is_space)
        })
    }

    fn written(&self, words: Range<usize>) -> Written {
        let mut words = self.tokens.words[words]
            .iter()
            .map(|word| word.kind == Kind::Number);
        let first = words.next();
        match first {
            Some(digits) if words.all(|other| other == digits) => {
                if digits {
                    Written::Digits
                } else {
                    Written::Words
                }
            }
            _ => Written::Mixed,
        }
    }
}

/// Whether the first word of a numeral may carry what stands before its stem. A stem of two letters
/// carries و and the article only: ل before ست is another word.
fn may_carry(proclitics: Proclitics, stem: &str) -> bool {
    let short = stem.chars().count() <= 2;
    let light = Proclitics::WAW.with(Proclitics::ARTICLE);
    let verbal = Proclitics::HAMZA.with(Proclitics::SEEN);
    if short {
        light.has(proclitics)
    } else {
        proclitics.0 & verbal.0 == 0
    }
}

#[cfg(test)]
#[path = "numerals_tests.rs"]
mod tests;
