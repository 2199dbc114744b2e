use std::ops::Range;

use super::stems::{Sought, Vocabulary, mention};
use crate::arabic::Kind;
use crate::arabic::clitics::Opening;
use crate::arabic::letters::{ALEF, LAM};
use crate::catalog::Catalog;
use crate::lexicon;
use crate::lexicon::join;
use crate::story::{Prose, Story};
use crate::text::{Edit, Span};

/// What a person points at: a word, or all the words of a name, without what is written onto the
/// first.
pub(super) struct Written {
    /// The words, folded.
    words: Vec<String>,
    /// Whether it may be a name.
    pub(super) is_name: bool,
    /// Whether it may be a common noun, whose article is none of its letters.
    is_noun: bool,
    /// Where it stands, in the original.
    pub(super) span: Span,
}

/// A place where a target is named.
pub(super) struct Mention {
    /// The words without what is written onto the first, in the original.
    pub(super) span: Span,
    /// What is written onto the first, folded.
    prefix: String,
    /// Whether nothing but letters stands there: no markup.
    is_plain: bool,
}

impl Written {
    /// What stands at a byte of a document, or ends there.
    pub(super) fn at(document: &[Prose<'_>], catalog: &Catalog, offset: u32) -> Option<Self> {
        let here = Span::at(offset);
        let prose = document
            .iter()
            .find(|prose| prose.block().span.contains(here))?;
        let touching =
            (0..prose.words().len()).filter(|&index| word_span(prose, index).contains(here));
        let index = touching.max()?;
        let kind = prose.words().get(index)?.kind;
        let vocabulary = Vocabulary::new(catalog, document);
        match kind {
            Kind::Arabic => Some(Self::of(prose, run(prose, &vocabulary, index), &vocabulary)),
            Kind::Latin => Some(Self {
                words: vec![prose.word(index).to_owned()],
                is_name: false,
                is_noun: false,
                span: word_span(prose, index),
            }),
            _ => None,
        }
    }

    fn of(prose: &Prose<'_>, words: Range<usize>, vocabulary: &Vocabulary<'_>) -> Self {
        let first = prose.word(words.start);
        let cut = vocabulary.cut(first);
        let rest = (words.start + 1..words.end).map(|index| prose.word(index).to_owned());
        let is_masked = prose.is_name(words.clone());
        let is_name = is_masked || may_be_name(prose.catalog(), &cut.stem);
        let is_noun = !is_masked && may_be_noun(&cut.stem);
        let span = document_span(prose, &words, cut.at);
        Self {
            words: std::iter::once(cut.stem.into_owned()).chain(rest).collect(),
            is_name,
            is_noun,
            span,
        }
    }

    /// Every mention in a document, in order. What stands in addresses, handles, tags and code is
    /// none.
    pub(super) fn mentions(&self, document: &[Prose<'_>]) -> Vec<Mention> {
        let mut found = Vec::new();
        for prose in document {
            let mut index = 0;
            while index < prose.words().len() {
                if let Some(mention) = self.mention(prose, index) {
                    found.push(mention);
                    index += self.words.len();
                } else {
                    index += 1;
                }
            }
        }
        found
    }

    fn mention(&self, prose: &Prose<'_>, index: usize) -> Option<Mention> {
        let (first, rest) = self.words.split_first()?;
        let word = prose.words().get(index)?;
        if !matches!(word.kind, Kind::Arabic | Kind::Latin) {
            return None;
        }
        let text = prose.word(index);
        let sought = match (rest, self.is_noun) {
            ([_, ..], _) => Sought::FirstOfMany,
            ([], true) => Sought::Noun,
            ([], false) => Sought::Name,
        };
        let cut = mention(prose.catalog(), text, first, sought)?;
        let follows = |(place, word): (usize, &String)| {
            prose.is_spaced(index + place) && prose.word(index + place + 1) == word
        };
        if !rest.iter().enumerate().all(follows) {
            return None;
        }
        let words = index..index + self.words.len();
        Some(Mention::new(prose, &words, cut.at))
    }
}

impl Mention {
    /// That of some words, of which the first has `at` bytes written onto it.
    pub(super) fn new(prose: &Prose<'_>, words: &Range<usize>, at: usize) -> Self {
        let span = document_span(prose, words, at);
        let written = span.of(prose.story().text);
        Self {
            span,
            prefix: Span::from_range(0..at)
                .of(prose.word(words.start))
                .to_owned(),
            is_plain: !written.contains(['<', '>', '&', '*', '_', '[', ']']),
        }
    }

    /// The edit that puts `name` here, joined to what is written onto it (`للسيسي`); nothing where
    /// markup stands among the letters.
    pub(super) fn rename(&self, name: &str) -> Option<Edit> {
        let joined = join(&self.prefix, name, "", Opening::Alef);
        let replacement = joined.strip_prefix(&self.prefix)?.into();
        let span = self.span;
        self.is_plain.then_some(Edit { span, replacement })
    }
}

/// The blocks of a story, read.
pub(in super::super) fn document<'s>(story: &'s Story<'s>, catalog: &'s Catalog) -> Vec<Prose<'s>> {
    let blocks = story.blocks.iter();
    blocks
        .map(|block| Prose::new(story, block, catalog))
        .collect()
}

/// The words of the name that the word at `index` belongs to; that word alone if it is in none.
fn run(prose: &Prose<'_>, vocabulary: &Vocabulary<'_>, index: usize) -> Range<usize> {
    let is_name = |index: usize| {
        prose.is_name(index..index + 1) || vocabulary.listed(prose.word(index)).is_some()
    };
    let joins = |index: usize| {
        prose.is_spaced(index)
            && is_name(index)
            && is_name(index + 1)
            && !vocabulary.opens(prose.word(index + 1))
    };
    let mut words = index..index + 1;
    while words.start > 0 && joins(words.start - 1) {
        words.start -= 1;
    }
    while joins(words.end - 1) {
        words.end += 1;
    }
    words
}

/// A given name, a listed proper name, or a word that no dictionary has.
fn may_be_name(catalog: &Catalog, stem: &str) -> bool {
    let listed = catalog.list("given-names").has(stem);
    listed || lexicon::form(stem).is_none_or(|form| form.proper_name() || !form.valid())
}

/// A word that the dictionary has, and that takes the article if it is a listed proper name.
fn may_be_noun(stem: &str) -> bool {
    let definite: String = [ALEF, LAM].into_iter().chain(stem.chars()).collect();
    lexicon::form(stem).is_some_and(|form| {
        form.valid() && (!form.proper_name() || lexicon::form(&definite).is_some())
    })
}

fn word_span(prose: &Prose<'_>, index: usize) -> Span {
    let word = prose.words().get(index);
    word.map_or(Span::at(0), |word| prose.raw(word.range()))
}

/// The original bytes of some words without the first `at` bytes of the first.
pub(super) fn document_span(prose: &Prose<'_>, words: &Range<usize>, at: usize) -> Span {
    let whole = word_span(prose, words.start).cover(word_span(prose, words.end - 1));
    let Some(first) = prose.words().get(words.start).filter(|_| at > 0) else {
        return whole;
    };
    let stem = prose
        .folded()
        .raw(first.start as usize + at..first.end as usize);
    Span::new(stem.start, whole.end)
}
