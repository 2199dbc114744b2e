use std::fmt::Write as _;

use similar::TextDiff;

use crate::cli::terminal::{BOLD, GREEN, RED, paint};

/// Lines shown around a change.
const CONTEXT: usize = 3;

/// The unified diff from `old` to `new`, as `patch -p0` takes it; empty where they are equal.
pub(super) fn unified(shown: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff()
        .context_radius(CONTEXT)
        .header(shown, shown)
        .to_string()
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
