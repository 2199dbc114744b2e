//! What a pattern cannot say: one file per rule, named as its card.
//!
//! The words are on the card; the code finds places. Adding a coded rule is its file and two lines
//! here: `mod` and the row in [`TABLE`].

mod comma_before_inna;
mod comma_splits_clause;
mod latin_punctuation;
mod paired_marks_balance;
mod paragraph_final_stop;
mod quote_introducer;
mod quote_scare;
mod quote_stop_inside;
mod quote_style;
mod repeated_punctuation;
mod space_after_punctuation;
mod space_before_punctuation;
mod waw_detached;

use crate::lint::{Check, Conclusion, Found};

/// Called at each place where one of the card's own words stands.
pub type WordCode = fn(&mut Check<'_, '_>, &Found<'_>);
/// Called once for each block.
pub type BlockCode = fn(&mut Check<'_, '_>);

/// A rule about the whole document: facts are gathered block by block, then judged together.
#[derive(Clone, Copy)]
pub struct DocumentCode {
    /// Gathers the facts of a block. Depends on nothing but the block.
    pub gather: BlockCode,
    /// Judges the facts of the whole document.
    pub conclude: fn(&mut Conclusion<'_, '_>),
}

/// The three shapes a coded rule may have.
#[derive(Clone, Copy)]
pub enum Code {
    /// See [`WordCode`].
    Word(WordCode),
    /// See [`BlockCode`].
    Block(BlockCode),
    /// See [`DocumentCode`].
    Document(DocumentCode),
}

/// The code of the rule called `id`.
pub fn code(id: &str) -> Option<Code> {
    TABLE
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, code)| *code)
}

/// The ids of all coded rules.
pub fn coded() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(id, _)| *id)
}

const TABLE: &[(&str, Code)] = &[
    ("comma-before-inna", Code::Document(comma_before_inna::CODE)),
    (
        "comma-splits-clause",
        Code::Word(comma_splits_clause::check),
    ),
    ("latin-punctuation", Code::Block(latin_punctuation::check)),
    (
        "paired-marks-balance",
        Code::Document(paired_marks_balance::CODE),
    ),
    (
        "paragraph-final-stop",
        Code::Document(paragraph_final_stop::CODE),
    ),
    ("quote-introducer", Code::Word(quote_introducer::check)),
    ("quote-scare", Code::Block(quote_scare::check)),
    ("quote-stop-inside", Code::Block(quote_stop_inside::check)),
    ("quote-style", Code::Document(quote_style::CODE)),
    (
        "repeated-punctuation",
        Code::Block(repeated_punctuation::check),
    ),
    (
        "space-after-punctuation",
        Code::Block(space_after_punctuation::check),
    ),
    (
        "space-before-punctuation",
        Code::Block(space_before_punctuation::check),
    ),
    ("waw-detached", Code::Word(waw_detached::check)),
];
