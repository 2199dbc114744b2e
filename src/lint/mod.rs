//! The engine: checks a story and settles fixes.
//!
//! Pure, total, sorted and deterministic: the same story and rules give the same findings.

mod finding;

pub use finding::{Finding, Fix, Safety};
