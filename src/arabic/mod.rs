//! The Arabic language without rules: letters, folding, words and clitics, sentences, numerals.
//!
//! Pure and total. Knows no story, no card and no finding.

pub mod clitics;
mod fold;
pub mod letters;
pub mod marks;
mod sentences;
mod words;

pub use fold::{fold, folded, is_dropped};
pub use sentences::{Sentence, sentences};
pub use words::{Kind, Mark, Tokens, Word, tokenize};
