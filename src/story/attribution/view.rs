use std::cell::OnceCell;
use std::ops::Range;

use super::casualties::{self, Recalled};
use super::signs::{Part, Quoted, Sign, is_quoted};
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{QUESTION, SEMICOLON, is_digit, is_space};
use crate::arabic::{Kind, Sentence};
use crate::catalog::asked::Asked;
use crate::catalog::senses::Senses;
use crate::story::Prose;
use crate::text::Span;

/// A sentence with its signs.
pub(super) struct View<'a, 's> {
    pub(super) prose: &'a Prose<'s>,
    pub(super) sentence: Sentence,
    signs: &'a [Sign],
    /// Where those begin among the signs of the block.
    first: usize,
    /// Of each word of the block, the place from 1 of its sign; 0 where it has none.
    places: &'a [u32],
    /// What any of those outside quotations may be.
    any: Senses,
    /// Its outer quotations.
    pub(super) quoted: &'a [Quoted],
    /// The words that a mark which divides follows.
    dividers: OnceCell<Vec<usize>>,
    recalled: OnceCell<Recalled>,
    results: OnceCell<Vec<usize>>,
}

impl<'a, 's> View<'a, 's> {
    pub(super) fn new(prose: &'a Prose<'s>, part: Part<'a>) -> Self {
        Self {
            prose,
            sentence: part.sentence,
            signs: part.signs,
            first: part.first,
            places: part.places,
            any: part.any,
            quoted: part.quoted,
            dividers: OnceCell::new(),
            recalled: OnceCell::new(),
            results: OnceCell::new(),
        }
    }
}

impl View<'_, '_> {
    /// The signs outside quotations that may be any of `senses`.
    pub(super) fn with(
        &self,
        senses: Senses,
    ) -> impl DoubleEndedIterator<Item = Sign> + Clone + '_ {
        let signs = if self.has(senses) { self.signs } else { &[] };
        let wanted = move |sign: &&Sign| sign.senses.any(senses) && !sign.is_quoted();
        signs.iter().filter(wanted).copied()
    }

    pub(super) fn has(&self, senses: Senses) -> bool {
        self.any.any(senses)
    }

    /// The sign that begins with the word at `index`.
    pub(super) fn at(&self, index: usize) -> Option<Sign> {
        let place = *self.places.get(index)? as usize;
        // That of a word of another sentence is past either end.
        self.signs.get(place.wrapping_sub(self.first + 1)).copied()
    }

    /// What the word at `index` may be.
    pub(super) fn senses(&self, index: usize) -> Senses {
        self.at(index).map_or(Senses::NONE, |sign| sign.senses)
    }

    /// What the word at `index` may be by itself, whatever phrase it stands in.
    pub(super) fn alone(&self, index: usize) -> Senses {
        self.prose
            .catalog()
            .senses()
            .senses(self.prose.sense(index))
    }

    /// Whether the article stands on the first word of the sign.
    pub(super) fn has_article(&self, sign: Sign) -> bool {
        let prefix = self
            .word(sign.word())
            .get(..sign.prefix())
            .unwrap_or_default();
        Proclitics::read(prefix).is_some_and(|found| found.has(Proclitics::ARTICLE))
    }

    /// Whether the conjunction و or ف stands on the first word of the sign.
    pub(super) fn is_joined(&self, sign: Sign) -> bool {
        let prefix = self
            .word(sign.word())
            .get(..sign.prefix())
            .unwrap_or_default();
        let found = Proclitics::read(prefix);
        found.is_some_and(|found| found.has(Proclitics::WAW) || found.has(Proclitics::FEH))
    }

    pub(super) fn is_quoted(&self, index: usize) -> bool {
        is_quoted(self.quoted, index)
    }

    pub(super) fn words(&self) -> Range<usize> {
        self.sentence.words()
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.prose.word(index)
    }

    pub(super) fn is_number(&self, index: usize) -> bool {
        let word = self.prose.words().get(index);
        word.is_some_and(|word| word.kind == Kind::Number)
    }

    /// Whether the word at `index` is a year: four digits that count nobody, or three after a word
    /// for a year.
    pub(super) fn is_year(&self, index: usize) -> bool {
        if !self.is_number(index) {
            return false;
        }
        let word = self.word(index);
        let digits = word.chars().filter(|&c| is_digit(c)).count();
        let all = word.chars().count();
        let named = index > 0 && self.senses(index - 1).any(Senses::YEAR);
        let counts = self
            .senses(index + 1)
            .any(Senses::PERSONS.with(Senses::QUANTITY));
        all == digits && (named && digits >= 3 || digits == 4 && !counts)
    }

    /// Whether the word at `index` is in any of the lists, with or without proclitics.
    pub(super) fn listed(&self, lists: Asked, index: usize) -> bool {
        self.prose.listed(index).any.any(lists)
    }

    /// Whether the word at `index` is in any of the lists as it stands.
    pub(super) fn is_word_of(&self, lists: Asked, index: usize) -> bool {
        self.prose.listed(index).own.any(lists)
    }

    /// Whether the sentence opens with one of `senses`.
    pub(super) fn opens_with(&self, senses: Senses) -> bool {
        self.senses(self.words().start).any(senses)
    }

    /// Whether one of the signs stands right after the word at `index`, before the next.
    pub(super) fn is_followed_by(&self, index: usize, signs: &[char]) -> bool {
        !self.prose.has_one_space(index) && self.prose.gap(index).contains(signs)
    }

    /// The words around `index` that no comma or semicolon divides. Logarithmic after the first call
    /// for the sentence.
    pub(super) fn segment(&self, index: usize) -> Range<usize> {
        let words = self.words();
        let dividers = self.dividers.get_or_init(|| self.dividers());
        let after = dividers.partition_point(|&left| left < index);
        let start = after.checked_sub(1).and_then(|place| dividers.get(place));
        let end = dividers.get(after);
        start.map_or(words.start, |left| left + 1)..end.map_or(words.end, |left| left + 1)
    }

    /// The words of the sentence that a mark which divides follows before the next.
    fn dividers(&self) -> Vec<usize> {
        let (words, marks) = (self.words(), self.prose.marks());
        let first = marks.partition_point(|mark| mark.next as usize <= words.start);
        let marks = marks.get(first..).unwrap_or_default().iter();
        let own = marks.take_while(|mark| mark.next as usize <= words.end);
        let dividing = own.filter(|mark| DIVIDERS.contains(&mark.sign));
        let mut found: Vec<_> = dividing.map(|mark| mark.next as usize - 1).collect();
        found.dedup();
        found
    }

    /// What in the sentence recalls what is past. Worked out when first asked for.
    pub(super) fn recalled(&self) -> &Recalled {
        self.recalled.get_or_init(|| Recalled::of(self))
    }

    /// The nouns of casualties that tell what happened, by word. Worked out when first asked for.
    pub(super) fn results(&self) -> &[usize] {
        self.results.get_or_init(|| casualties::results(self))
    }

    /// The signs outside quotations that begin before the word at `index` and may be any of `senses`,
    /// the nearest first.
    pub(super) fn before(&self, index: usize, senses: Senses) -> impl Iterator<Item = Sign> + '_ {
        let count = self.signs.partition_point(|sign| sign.word() < index);
        let before = self.signs.get(..count).unwrap_or_default();
        let wanted = move |sign: &&Sign| sign.senses.any(senses) && !sign.is_quoted();
        before.iter().rev().filter(wanted).copied()
    }

    /// Whether a sign of `senses` begins with any of the words, quoted or not.
    pub(super) fn is_among(&self, words: Range<usize>, senses: Senses) -> bool {
        let before = self.signs.partition_point(|sign| sign.word() < words.start);
        let signs = self.signs.get(before..).unwrap_or_default().iter();
        let mut signs = signs.take_while(|sign| sign.word() < words.end);
        signs.any(|sign| sign.senses.any(senses))
    }

    /// Where words stand in the original.
    pub(super) fn raw(&self, words: Range<usize>) -> Span {
        self.raw_after(0, words)
    }

    /// Where words stand in the original, without so many bytes of proclitics on the first.
    pub(super) fn raw_after(&self, prefix: usize, words: Range<usize>) -> Span {
        let all = self.prose.words();
        let start = all.get(words.start);
        let start = start.map_or(0, |word| word.start as usize + prefix);
        let last = words.end.checked_sub(1).and_then(|last| all.get(last));
        self.prose
            .raw(start..last.map_or(start, |word| word.end as usize))
    }

    /// Where the sentence's words and closing quotation marks end in the original, before its stop.
    pub(super) fn stop(&self) -> u32 {
        let start = self.sentence.start as usize;
        let text = self.prose.text().get(start..self.sentence.end as usize);
        let text = text.unwrap_or_default().trim_end_matches(|c: char| {
            is_space(c) || matches!(c, '.' | '!' | '?' | '\u{061F}' | '\u{2026}' | ':')
        });
        let end = start + text.len();
        self.prose.raw(start..end.max(start)).end
    }

    /// Whether the sentence asks.
    pub(super) fn asks(&self) -> bool {
        let range = self.sentence.start as usize..self.sentence.end as usize;
        let text = self.prose.text().get(range).unwrap_or_default();
        text.trim_end_matches(is_space).ends_with(['?', QUESTION])
    }
}

/// Marks that divide a sentence into segments.
const DIVIDERS: [char; 5] = ['\u{060C}', ',', SEMICOLON, ';', ':'];
