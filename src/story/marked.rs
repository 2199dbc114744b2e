//! Words with the marks on them, which folding drops.

use super::Prose;
use crate::arabic::letters::{TATWEEL, is_letter, is_mark, is_tanween};
use crate::text::Span;

impl Prose<'_> {
    /// The word at `index` as a reader sees it, with the marks and tatweels that folding drops, those
    /// on its last letter too; without markup, references decoded.
    pub fn marked_word(&self, index: usize) -> &str {
        let word = self.words().get(index);
        let Some(word) = word.filter(|_| self.has_dropped()) else {
            return self.word(index);
        };
        let (flat, span) = (self.flat(), self.folded().raw(word.range()));
        let (start, end) = (flat.offset_of(span.start), flat.offset_of(span.end));
        let rest = flat.text().get(end..).unwrap_or_default();
        let on_it = |c: &char| *c == TATWEEL || is_mark(*c);
        let marks: usize = rest.chars().take_while(on_it).map(char::len_utf8).sum();
        Span::from_range(start..end + marks).of(flat.text())
    }

    /// Whether the word at `index` carries vowel signs other than tanween.
    pub fn is_vowelled(&self, index: usize) -> bool {
        self.may_be_marked(index) && self.marked_word(index).chars().any(is_vowel)
    }

    /// Whether folding dropped or changed anything in or right after the word at `index`: most words
    /// have no mark, and what is dropped at the end of a block leaves no gap.
    pub(crate) fn may_be_marked(&self, index: usize) -> bool {
        let word = self.words().get(index).filter(|_| self.has_dropped());
        word.is_some_and(|word| {
            let is_edge = word.start == 0 || word.range().end == self.text().len();
            is_edge || self.folded().has_gap(word.range())
        })
    }

    /// The words in or right after which folding dropped or changed anything, by index; not the last of
    /// a block for what is dropped at its end.
    pub(crate) fn marked_words(&self) -> Vec<usize> {
        let holding = |gap: u32| {
            let index = self.word_at(gap as usize).checked_sub(1)?;
            (gap <= self.words()[index].end).then_some(index)
        };
        let mut found: Vec<_> = self.folded().gaps().filter_map(holding).collect();
        found.dedup();
        found
    }

    /// Whether the word at `index` has a vowel sign on at least two letters of five: nobody writes so
    /// many by mistake.
    pub fn is_fully_vowelled(&self, index: usize) -> bool {
        self.may_be_marked(index) && is_fully_vowelled(self.marked_word(index))
    }
}

/// Whether a word, with its marks, has a vowel sign on at least two letters of five.
pub(super) fn is_fully_vowelled(marked: &str) -> bool {
    let count = |is: fn(char) -> bool| marked.chars().filter(|&c| is(c)).count();
    let signs = count(is_vowel);
    signs > 0 && signs * 5 >= count(is_letter) * 2
}

/// Whether `c` is a mark of Arabic writing other than tanween.
fn is_vowel(c: char) -> bool {
    is_mark(c) && !is_tanween(c)
}
