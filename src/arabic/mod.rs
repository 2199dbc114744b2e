//! The Arabic language without rules: letters, folding, words and clitics, sentences, numerals.
//!
//! Pure and total. Knows no story, no card and no finding.

mod amount;
pub mod clitics;
mod fold;
pub mod invisible;
pub mod joints;
pub mod keyboard;
pub mod letters;
pub mod marks;
mod numerals;
mod runs;
mod sentences;
mod words;

#[cfg(test)]
mod tests;

pub use amount::Amount;
pub(crate) use fold::{compose, presentation};
pub use fold::{fold, folded, is_dropped};
pub use numerals::{NumberWords, Numeral, Written, numerals};
pub use sentences::{Sentence, sentences};
pub use words::{Kind, Mark, Tokens, Word, tokenize};
