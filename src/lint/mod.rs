//! The engine: checks a story and settles fixes.
//!
//! Pure, total, sorted and deterministic: the same story and rules give the same findings.

mod check;
mod finding;
mod hit;
mod ruleset;

pub use check::{Conclusion, check};
pub use finding::{Finding, Fix, Safety};
pub use hit::{Check, Fact, Found, Hit};
pub use ruleset::{Ruleset, SettingError, nearest};
