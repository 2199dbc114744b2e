//! Findings that ask for one change in one place.

use super::{Finding, Fix};

/// Leaves out a finding where another of its level or a higher one makes the same of the same letters
/// and points to where the story has it so: the reader is told once, by who knows more.
///
/// `findings` are sorted by place. Linear in their number, but for those that begin in one word.
pub(super) fn leave_out(text: &str, findings: &mut Vec<Finding>) {
    let mut gone = vec![false; findings.len()];
    for (at, finding) in findings.iter().enumerate() {
        if finding.related().is_empty() || gone[at] {
            continue;
        }
        for other in near(findings, at) {
            let is_weaker = findings[other].level <= finding.level;
            gone[other] |= is_weaker && says_same(text, finding, &findings[other]);
        }
    }
    let mut gone = gone.into_iter();
    findings.retain(|_| !gone.next().unwrap_or(false));
}

/// The findings that begin in the span of the one at `at`, or so little before it that no more than
/// proclitics stand between.
fn near(findings: &[Finding], at: usize) -> impl Iterator<Item = usize> {
    let span = findings[at].span;
    let start = span.start.saturating_sub(PROCLITICS);
    let before = (0..at)
        .rev()
        .take_while(move |&other| findings[other].span.start >= start);
    let after =
        (at + 1..findings.len()).take_while(move |&other| findings[other].span.start < span.end);
    before.chain(after)
}

/// Bytes of the proclitics that may stand before a name.
const PROCLITICS: u32 = 12;

/// Whether another rule's finding offers what `finding` does, alone or as a choice.
fn says_same(text: &str, finding: &Finding, other: &Finding) -> bool {
    let [fix] = &*finding.fixes else {
        return false;
    };
    let around = finding.span.cover(other.span);
    let around = fix.over(text, around).span();
    let whole = |fix: &Fix| {
        let whole = fix.over(text, around);
        (whole.span(), whole.written())
    };
    let becomes = whole(fix);
    let does_no_more = |it: &Fix| it.safety <= fix.safety && whole(it) == becomes;
    other.rule != finding.rule
        && other.span.overlaps(finding.span)
        && other.fixes.iter().any(does_no_more)
}
