//! The engine: checks a story and settles fixes.
//!
//! Pure, total, sorted and deterministic: the same story and rules give the same findings.

mod accepted;
mod attribution;
mod baseline;
mod check;
mod conclude;
mod dispute;
mod example;
mod finding;
mod fix;
mod hit;
mod incremental;
mod measure;
mod newsroom;
mod phrase;
mod phrase_feature;
mod phrase_fix;
mod regexes;
mod reporting;
mod ruleset;
mod sink;
mod spelling;
mod suppress;
mod twice;
mod variants;

pub use accepted::accepted_words;
pub use baseline::{Baseline, Stale, fingerprint};
pub use check::{BlockReport, Matcher, check};
pub use conclude::{Conclusion, Verdict};
pub use dispute::Dispute;
pub use example::{Asked, ExampleFailure, hold};
pub use finding::{Elsewhere, Finding, Fix, Rare, Safety};
pub use fix::{Fixed, MOST_ROUNDS, Trust, fix, fix_within, lies_within, settle};
pub use hit::Hit;
pub use incremental::Incremental;
pub use newsroom::{Context, Newsroom, Others, Spelling, Vote, Written, spellings};
pub use reporting::{Check, Found};
pub use ruleset::{Ruleset, SettingError, nearest};
pub use sink::{Fact, Facts};
pub use variants::{Count, judge};
