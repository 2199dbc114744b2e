use std::fmt::Write as _;

use similar::TextDiff;

use crate::cli::terminal::{BOLD, GREEN, RED, paint};

/// Lines shown around a change.
const CONTEXT: usize = 3;

/// The unified diff from `old` to `new`, as `patch -p0` takes it; empty where they are equal.
///
/// Lines are what `patch` takes for lines: they end with U+000A. A text whose lines end with U+000D
/// alone is one.
pub(super) fn unified(shown: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let [before, after] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let diff = TextDiff::from_slices(&before, &after);
    let mut written = format!("--- {shown}\n+++ {shown}\n");
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        let _ = writeln!(written, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let _ = write!(written, "{}{}", change.tag(), change.value());
            if !change.value().ends_with('\n') {
                written.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    written
}

/// The diff with what goes in red and what comes in green.
pub(super) fn painted(diff: &str) -> String {
    let mut painted = String::with_capacity(diff.len());
    for line in diff.split_inclusive('\n') {
        let style = match line.as_bytes() {
            [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => BOLD,
            [b'-', ..] => RED,
            [b'+', ..] => GREEN,
            _ => anstyle::Style::new(),
        };
        let text = line.trim_end_matches('\n');
        let _ = writeln!(painted, "{}", paint(style, text));
    }
    painted
}
