//! What a pattern cannot say: one file per rule, named as its card.
//!
//! The words are on the card; the code finds places. Adding a coded rule is its file and two lines
//! here: `mod` and the row in [`TABLE`].

use crate::lint::{Check, Conclusion, Found};

mod alef_maqsura_ala;
mod alef_maqsura_ila;
mod alef_maqsura_particle;
mod alef_maqsura_verb;
mod final_ya_convention;
mod first_person;
mod ta_marbuta_ha;
mod waw_alif;

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
    ("alef-maqsura-ala", Code::Word(alef_maqsura_ala::check)),
    ("alef-maqsura-ila", Code::Word(alef_maqsura_ila::check)),
    (
        "alef-maqsura-particle",
        Code::Word(alef_maqsura_particle::check),
    ),
    ("alef-maqsura-verb", Code::Word(alef_maqsura_verb::check)),
    (
        "final-ya-convention",
        Code::Document(DocumentCode {
            gather: final_ya_convention::gather,
            conclude: final_ya_convention::conclude,
        }),
    ),
    ("ta-marbuta-ha", Code::Block(ta_marbuta_ha::check)),
    ("waw-alif", Code::Block(waw_alif::check)),
];
