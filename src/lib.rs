//! Tadqiq (تدقيق): a linter for Arabic news copy.

pub mod arabic;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod lexicon;
pub mod lint;
pub mod rules;
pub mod story;
pub mod text;
