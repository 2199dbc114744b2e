use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;

use super::by_trait::ByTrait;
use super::clauses;
use super::count;
use super::lone::LoneNames;
use super::masks::{self, Masks, Protection};
use super::memory::Memory;
use super::mentions::{self, Mention};
use super::names::Naming;
use super::quotes::{self, Quote};
use super::traits::Traits;
use super::{Block, Piece, Pieces, QuoteMark, Role, Story};
use crate::arabic::letters::{TATWEEL, is_letter, is_mark};
use crate::arabic::{self, Mark, NumberWords, Numeral, Sentence, Tokens, Word};
use crate::catalog::Catalog;
use crate::lexicon::{self, HamzaClass, Initial};
use crate::text::{Span, View, ViewBuilder};

/// A block read once for all rules: its views, words, sentences, quotations and masks.
///
/// Offsets here are bytes of the *folded* view ([`Prose::text`]) unless a name says `flat` (the
/// view with nothing dropped) or the type is [`Span`] (the original). What only few rules need is
/// worked out when first asked for.
pub struct Prose<'s> {
    story: &'s Story<'s>,
    block: &'s Block,
    catalog: &'s Catalog,
    flat: View<'s>,
    folded: Option<View<'s>>,
    shown_quotes: Vec<(usize, QuoteMark)>,
    pub(super) kept: Kept,
    sentences: OnceCell<Vec<Sentence>>,
    numerals: OnceCell<Vec<Numeral>>,
    continued: OnceCell<Vec<usize>>,
    quotes: OnceCell<Vec<Quote>>,
    masks: OnceCell<Masks>,
    initials: OnceCell<Vec<Initial>>,
    mentions: OnceCell<Vec<Mention>>,
    naming: OnceCell<Vec<Cell<Naming>>>,
    dialect: OnceCell<Vec<usize>>,
}

/// What is kept from one block to the next: buffers, and what was learnt of words. It changes no
/// answer.
#[derive(Debug, Default)]
pub struct Kept {
    tokens: Tokens,
    pub(super) traits: ByTrait,
    pub(super) may_repeat: bool,
    pub(super) memory: Memory,
    /// Room for mentions.
    pub(super) mentions: RefCell<Vec<Mention>>,
    pub(super) lone: RefCell<LoneNames>,
}

impl<'s> Prose<'s> {
    /// Reads a block of a story. Linear in its length.
    pub fn new(story: &'s Story<'s>, block: &'s Block, catalog: &'s Catalog) -> Self {
        Self::with(Kept::default(), story, block, catalog)
    }

    /// Reads a block of a story with what is kept of another, which was read for the same catalog.
    pub(crate) fn with(
        mut kept: Kept,
        story: &'s Story<'s>,
        block: &'s Block,
        catalog: &'s Catalog,
    ) -> Self {
        let (flat, shown_quotes) = flatten(story.text, block);
        let folded = arabic::fold(&flat, story.text);
        kept.read(folded.as_ref().unwrap_or(&flat).text(), catalog);
        Self {
            story,
            block,
            catalog,
            flat,
            folded,
            shown_quotes,
            kept,
            sentences: OnceCell::new(),
            numerals: OnceCell::new(),
            continued: OnceCell::new(),
            quotes: OnceCell::new(),
            masks: OnceCell::new(),
            initials: OnceCell::new(),
            mentions: OnceCell::new(),
            naming: OnceCell::new(),
            dialect: OnceCell::new(),
        }
    }

    /// Gives back what may be kept for another block.
    pub(crate) fn into_kept(mut self) -> Kept {
        if let Some(mut mentions) = self.mentions.into_inner() {
            mentions.clear();
            *self.kept.mentions.get_mut() = mentions;
        }
        self.kept
    }

    /// The story the block is of.
    pub fn story(&self) -> &'s Story<'s> {
        self.story
    }

    /// The block.
    pub fn block(&self) -> &'s Block {
        self.block
    }

    /// The catalog whose lists the masks use.
    pub fn catalog(&self) -> &'s Catalog {
        self.catalog
    }

    /// The block without what folding drops: what most matching runs on.
    pub fn text(&self) -> &str {
        self.folded().text()
    }

    /// The folded view.
    pub fn folded(&self) -> &View<'s> {
        self.folded.as_ref().unwrap_or(&self.flat)
    }

    /// The view with nothing dropped but markup.
    pub fn flat(&self) -> &View<'s> {
        &self.flat
    }

    /// Whether `range` of the flat view stands in the original as it reads: without a character
    /// reference, an escape or markup in it.
    pub fn is_written(&self, range: Range<usize>) -> bool {
        let read = Span::from_range(range.clone()).of(self.flat.text());
        self.flat.raw(range).of(self.story.text) == read
    }

    /// Whether folding dropped or changed anything.
    pub fn has_dropped(&self) -> bool {
        self.folded.is_some()
    }

    /// The words in order.
    pub fn words(&self) -> &[Word] {
        &self.kept.tokens.words
    }

    /// The punctuation marks and other signs in order.
    pub fn marks(&self) -> &[Mark] {
        &self.kept.tokens.marks
    }

    /// The word at `index`, folded; empty past the ends.
    pub fn word(&self, index: usize) -> &str {
        self.kept
            .tokens
            .words
            .get(index)
            .map_or("", |word| word.of(self.text()))
    }

    /// The word before `index` if nothing but space stands between, else the empty string.
    pub fn previous(&self, index: usize) -> &str {
        match index.checked_sub(1) {
            Some(before) if self.is_spaced(before) => self.word(before),
            _ => "",
        }
    }

    /// The word after `index` if nothing but space stands between, else the empty string.
    pub fn next(&self, index: usize) -> &str {
        if self.is_spaced(index) {
            self.word(index + 1)
        } else {
            ""
        }
    }

    /// Whether there is a word after `index` and nothing but white space between the two.
    pub fn is_spaced(&self, index: usize) -> bool {
        if self.has_one_space(index) {
            return true;
        }
        let gap = self.gap(index);
        index + 1 < self.kept.tokens.words.len()
            && !gap.is_empty()
            && gap.chars().all(arabic::letters::is_space)
    }

    /// Whether one space stands between the word at `index` and the next, as between most.
    #[inline]
    pub fn has_one_space(&self, index: usize) -> bool {
        let words = &self.kept.tokens.words;
        let (Some(word), Some(next)) = (words.get(index), words.get(index + 1)) else {
            return false;
        };
        next.start == word.end + 1 && self.text().as_bytes().get(word.end as usize) == Some(&b' ')
    }

    /// What stands between the word at `index` and the next one, or the end.
    pub fn gap(&self, index: usize) -> &str {
        let Some(word) = self.kept.tokens.words.get(index) else {
            return "";
        };
        let end = self
            .kept
            .tokens
            .words
            .get(index + 1)
            .map_or(self.text().len(), |next| next.start as usize);
        Span::from_range(word.end as usize..end).of(self.text())
    }

    /// The character that ends at byte `at`.
    pub fn char_before(&self, at: usize) -> Option<char> {
        self.text().get(..at)?.chars().next_back()
    }

    /// The character that starts at byte `at`.
    pub fn char_after(&self, at: usize) -> Option<char> {
        self.text().get(at..)?.chars().next()
    }

    /// The index of the first word that starts at or after byte `offset`.
    pub fn word_at(&self, offset: usize) -> usize {
        self.kept
            .tokens
            .words
            .partition_point(|word| (word.start as usize) < offset)
    }

    /// The index of the last word that starts at or before byte `offset`: the word that holds it.
    pub fn word_holding(&self, offset: usize) -> usize {
        self.word_at(offset + 1).saturating_sub(1)
    }

    /// The sentences in order.
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences
            .get_or_init(|| arabic::sentences(self.text(), &self.kept.tokens))
    }

    /// The sentence that holds the word at `index`.
    pub fn sentence_of(&self, index: usize) -> Option<Sentence> {
        let sentences = self.sentences();
        let place = sentences.partition_point(|sentence| sentence.last as usize <= index);
        sentences
            .get(place)
            .copied()
            .filter(|sentence| sentence.words().contains(&index))
    }

    /// The clauses of a sentence, as ranges of words (catalogue 4.1).
    pub fn clauses(&self, sentence: Sentence) -> Vec<Range<usize>> {
        clauses::split(self, sentence)
    }

    /// How many words a reader counts in a range of words: numbers and words of other scripts too, and
    /// what is joined to the word before it not. Logarithmic after the first call.
    pub fn count(&self, words: Range<usize>) -> usize {
        let end = words.end.min(self.words().len());
        let continued = self.continued.get_or_init(|| count::continued(self));
        let before = |index| continued.partition_point(|&word| word < index);
        let counted = |index| index - before(index);
        counted(end).saturating_sub(counted(words.start.min(end)))
    }

    /// The numbers in order, in digits and in words.
    pub fn numerals(&self) -> &[Numeral] {
        self.numerals.get_or_init(|| {
            let lists = NumberWords {
                cardinals: self.catalog.list("numerals"),
                ordinals: self.catalog.list("ordinals"),
                parts: self.catalog.list("numeral-parts"),
            };
            arabic::numerals(self.text(), &self.kept.tokens, &lists)
        })
    }

    /// The words that lost the hamza of their first alef, or have one too many, and whose stem is of
    /// `class`.
    pub fn initials(&self, class: HamzaClass) -> impl Iterator<Item = &Initial> {
        let found = self.initials.get_or_init(|| {
            let indices = self.words_of(Traits::INITIAL);
            lexicon::initials(self.text(), self.words(), indices)
        });
        let of_word = found.chunk_by(|a, b| a.word == b.word);
        of_word.filter_map(move |of_word| of_word.iter().find(|found| found.known.class() == class))
    }

    /// Whether the sentence of the word at `index` has words of a dialect. Logarithmic after the first
    /// call.
    pub fn is_dialect(&self, index: usize) -> bool {
        let found = || self.words_of(Traits::DIALECT).collect();
        let words = self.dialect.get_or_init(found);
        self.sentence_of(index).is_some_and(|sentence| {
            let first = words.partition_point(|&word| word < sentence.first as usize);
            let word = words.get(first);
            word.is_some_and(|word| sentence.words().contains(word))
        })
    }

    /// What was found out of the word at `index` as part of a name.
    pub(super) fn naming(&self, index: usize) -> Option<&Cell<Naming>> {
        let none = || vec![Cell::default(); self.words().len()];
        self.naming.get_or_init(none).get(index)
    }

    /// The mentions of known names, by place.
    pub fn mentions(&self) -> &[Mention] {
        self.mentions.get_or_init(|| mentions::find(self))
    }

    /// The direct quotations, outer before inner, by place.
    pub fn quotes(&self) -> &[Quote] {
        self.quotes
            .get_or_init(|| quotes::find(self, &self.shown_quotes))
    }

    /// Whether the block is a quotation by its role.
    pub fn is_block_quote(&self) -> bool {
        self.block.role == Role::Quote
    }

    /// What protects any part of `range`.
    #[inline]
    pub fn protection(&self, range: Range<usize>) -> Protection {
        let masks = self.masks.get_or_init(|| masks::find(self));
        let over = masks.over(&range);
        if self.kept.tokens.has_machine_text {
            over.with(self.machine_text(&range))
        } else {
            over
        }
    }

    /// Whether the words of `range` (indices) belong to a masked name.
    pub fn is_name(&self, words: Range<usize>) -> bool {
        words.clone().any(|index| masks::is_name(self, index))
    }

    /// The original bytes of a range of the folded view; of whole words, with the marks on the last
    /// letter. Part of a word goes without them: a rule may mend the letter and keep its mark.
    #[inline]
    pub fn raw(&self, range: Range<usize>) -> Span {
        let Some(folded) = &self.folded else {
            return self.flat.raw(range);
        };
        let span = folded.raw(range.clone());
        // Nearly every word stands before a space.
        let next = self.story.text.as_bytes().get(span.end as usize);
        if span.is_empty() || next.is_none_or(u8::is_ascii) {
            span
        } else {
            self.with_marks(span, range)
        }
    }

    /// The original bytes of a range of the folded view, given those up to its last letter.
    fn with_marks(&self, span: Span, range: Range<usize>) -> Span {
        let rest = Span::new(span.end, self.block.span.end).of(self.story.text);
        let on_it = |c: &char| *c == TATWEEL || is_mark(*c);
        let marks: usize = rest.chars().take_while(on_it).map(char::len_utf8).sum();
        if marks == 0 {
            return span;
        }
        let starts = self.kept.tokens.words.get(self.word_at(range.start));
        let whole = starts.is_some_and(|word| word.start as usize == range.start);
        let inside = self.text().get(range).unwrap_or_default();
        if !whole || !inside.ends_with(is_letter) {
            return span;
        }
        span.cover(Span::from_range(0..marks).shift(i64::from(span.end)))
    }

    /// Addresses, handles, tags and code in `range` are not prose.
    fn machine_text(&self, range: &Range<usize>) -> Protection {
        let words = &self.kept.tokens.words;
        let first = words.partition_point(|word| (word.end as usize) <= range.start);
        let within = |word: &&Word| (word.start as usize) < range.end;
        let mut words = words[first..].iter().take_while(within);
        if words.any(|word| word.kind.is_machine_text()) {
            Protection::MACHINE
        } else {
            Protection::NONE
        }
    }
}

impl Kept {
    fn read(&mut self, folded: &str, catalog: &Catalog) {
        self.tokens.read(folded);
        let words = &self.tokens.words;
        let memory = &mut self.memory;
        self.may_repeat = self
            .traits
            .read(|traits| memory.recall((words, folded), catalog, traits));
    }
}

/// The view of a block with markup left out, and where quotations that are shown but not written
/// (`<q>`) open and close in it.
fn flatten<'s>(text: &'s str, block: &Block) -> (View<'s>, Vec<(usize, QuoteMark)>) {
    let pieces = match &block.pieces {
        Pieces::One(span) => return (View::verbatim(text, *span), Vec::new()),
        Pieces::Many(pieces) => pieces,
    };
    let mut view = ViewBuilder::with_capacity(block.span.len() as usize);
    let mut quotes = Vec::new();
    for piece in pieces {
        match *piece {
            Piece::Text(span) => view.verbatim(text, span),
            Piece::Quote(_, mark) => quotes.push((view.offset() as usize, mark)),
            other => {
                if let Some(c) = other.char() {
                    view.replace(other.span(), c.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }
    (view.build(), quotes)
}
