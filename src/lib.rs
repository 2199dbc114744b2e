//! Tadqiq (تدقيق): a linter for Arabic news copy.

pub mod lexicon;
pub mod text;
