use std::ops::Range;

use crate::arabic::Sentence;
use crate::catalog::senses::{Before, Senses, push_normal};
use crate::story::Prose;

/// The most words a phrase of the lists has.
const LONGEST: u8 = 5;
/// Of so many words one is a sign.
const WORDS: usize = 3;

/// A word or phrase that means something to the sourcing of its sentence. Paragraphs have many: it
/// is kept small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// What it may be.
    pub(super) senses: Senses,
    first: u32,
    count: u8,
    before: u8,
    quoted: bool,
}

impl Sign {
    /// Its first word.
    pub(super) const fn word(self) -> usize {
        self.first as usize
    }

    /// How many words it has.
    pub(super) const fn words(self) -> usize {
        self.count as usize
    }

    /// One past its last word.
    pub(super) const fn end(self) -> usize {
        self.word() + self.words()
    }

    /// Bytes of the proclitics on its first word.
    pub(super) const fn prefix(self) -> usize {
        self.before as usize
    }

    /// Whether it stands in a quotation.
    pub(super) const fn is_quoted(self) -> bool {
        self.quoted
    }
}

/// The signs of a block, in order, none inside another, and its outer quotations.
pub(super) struct Signs {
    found: Vec<Sign>,
    /// Of each word, the place from 1 of the sign that begins with it; 0 where none does.
    places: Vec<u32>,
    quoted: Vec<Quoted>,
}

/// The words of an outer quotation.
pub(super) struct Quoted {
    pub(super) words: Range<usize>,
    /// Which of the block's quotations it is.
    pub(super) quote: usize,
}

/// The part of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) sentence: Sentence,
    pub(super) signs: &'a [Sign],
    /// Where those begin among the signs of the block.
    pub(super) first: usize,
    /// Of each word of the block, the place from 1 of the sign that begins with it; 0 where none does.
    pub(super) places: &'a [u32],
    /// What any of those outside quotations may be.
    pub(super) any: Senses,
    /// The quotations that share words with it.
    pub(super) quoted: &'a [Quoted],
}

impl Signs {
    pub(super) fn of(prose: &Prose<'_>) -> Self {
        let mut found = Vec::with_capacity(prose.words().len() / WORDS);
        let mut places = vec![0; prose.words().len()];
        let mut text = Vec::new();
        let table = prose.catalog().senses();
        let quoted = outer_quotations(prose);
        let mut quotations = quoted.as_slice();
        let mut next = 0;
        for (word, traits) in prose.with_sense() {
            if word < next {
                continue;
            }
            let mut senses = table.senses(traits.sense());
            let mut count = 1;
            if senses.any(Senses::OPENS)
                && let Some(phrase) = phrase(prose, (word, traits.sense_prefix()), &mut text)
            {
                (senses, count) = phrase;
            }
            let senses = senses.after(traits.before_sense());
            if senses == Senses::NONE {
                continue;
            }
            next = word + usize::from(count);
            found.push(Sign {
                senses,
                first: u32::try_from(word).unwrap_or(u32::MAX),
                count,
                before: traits.sense_prefix(),
                quoted: is_in_next(&mut quotations, word),
            });
            places[word] = u32::try_from(found.len()).unwrap_or(0);
        }
        Self {
            found,
            places,
            quoted,
        }
    }

    pub(super) fn all(&self) -> &[Sign] {
        &self.found
    }

    /// What each of the sentences has of them.
    pub(super) fn parts<'a>(
        &'a self,
        sentences: &'a [Sentence],
    ) -> impl Iterator<Item = Part<'a>> + 'a {
        let mut end = 0;
        sentences.iter().map(move |sentence| {
            let first = end;
            let mut any = Senses::NONE;
            let rest = self.found[first..].iter();
            for sign in rest.take_while(|sign| sign.first < sentence.last) {
                end += 1;
                if !sign.quoted {
                    any = any.with(sign.senses);
                }
            }
            Part {
                sentence: *sentence,
                signs: &self.found[first..end],
                first,
                places: &self.places,
                any,
                quoted: self.quoted_in(sentence.words()),
            }
        })
    }

    fn quoted_in(&self, words: Range<usize>) -> &[Quoted] {
        let quoted = &self.quoted;
        let first = quoted.partition_point(|quote| quote.words.end <= words.start);
        let after = quoted.partition_point(|quote| quote.words.start < words.end);
        quoted.get(first..after).unwrap_or_default()
    }
}

fn outer_quotations(prose: &Prose<'_>) -> Vec<Quoted> {
    let quoted = prose.quotes().iter().enumerate();
    let quoted = quoted.filter(|(_, quote)| quote.depth == 0);
    let quoted = quoted.map(|(place, quote)| Quoted {
        words: prose.word_at(quote.inner.start)..prose.word_at(quote.inner.end),
        quote: place,
    });
    quoted.collect()
}

/// Whether the word at `index` stands in one of the quotations, which are in order and disjoint.
pub(super) fn is_quoted(quoted: &[Quoted], index: usize) -> bool {
    let place = quoted.partition_point(|quote| quote.words.end <= index);
    let quote = quoted.get(place);
    quote.is_some_and(|quote| quote.words.contains(&index))
}

/// As [`is_quoted`], for words asked about in order: leaves out the quotations that end before.
fn is_in_next(quoted: &mut &[Quoted], index: usize) -> bool {
    while let [quote, after @ ..] = *quoted
        && quote.words.end <= index
    {
        *quoted = after;
    }
    let next = quoted.first();
    next.is_some_and(|quote| quote.words.contains(&index))
}

/// The longest phrase of the lists that begins with the word at `index` after its proclitics, written
/// into `text`.
fn phrase(
    prose: &Prose<'_>,
    (index, prefix): (usize, u8),
    text: &mut Vec<u8>,
) -> Option<(Senses, u8)> {
    let table = prose.catalog().senses();
    let places = [index, index + 1].map(|index| prose.sense(index));
    // Of a second word nothing is taken off.
    let is_second = prose.sense_prefix(index + 1) == 0;
    if !is_second || !table.may_begin(places) || !prose.is_spaced(index) {
        return None;
    }
    text.clear();
    let first = prose.word(index).get(usize::from(prefix)..);
    push_normal(text, first.unwrap_or_default());
    let mut found = None;
    for count in 2..=LONGEST {
        let last = index + usize::from(count) - 1;
        if !prose.is_spaced(last - 1) {
            break;
        }
        text.push(b' ');
        push_normal(text, prose.word(last));
        let senses = table.phrase(text);
        if senses.after(Before::Conjunction) != Senses::NONE {
            let shorter = found.map_or(Senses::NONE, |(shorter, _)| shorter);
            found = Some((senses.with(shorter), count));
        }
        if !senses.any(Senses::OPENS) {
            break;
        }
    }
    found
}
