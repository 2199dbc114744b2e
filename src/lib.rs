//! Tadqiq (تدقيق): a linter for Arabic news copy.

pub mod story;
pub mod text;
