//! Tadqiq (تدقيق): a linter for Arabic news copy.

pub mod arabic;
pub mod text;
