//! Findings that ask for one change in one place.

use super::conclude::NAMES;
use super::{Finding, Fix};
use crate::arabic::letters::{ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW};
use crate::catalog::Catalog;

/// Leaves out a finding where another of its level or a higher one makes the same of the same letters
/// and points to where the story has it so: the reader is told once, by who knows more. Of two that
/// agree on the letters but not on a hamza («أشبيلية», «إشبيلية») the one that points to the story
/// stands, whatever the level: a story is asked for one spelling. But what another rule of names asks
/// for is what the house has chosen, and stands before it.
///
/// `findings` are sorted by place. Linear in their number, but for those that begin in one word.
pub(super) fn leave_out(text: &str, catalog: &Catalog, findings: &mut Vec<Finding>) {
    let is_of_names = |rule| catalog.card(rule).group == NAMES;
    let mut gone = vec![false; findings.len()];
    for (at, finding) in findings.iter().enumerate() {
        if finding.related().is_empty() || gone[at] {
            continue;
        }
        for other in near(findings, at) {
            if gone[other] {
                continue;
            }
            match offers(text, finding, &findings[other]) {
                Some(Offer::Same) => gone[other] = findings[other].level <= finding.level,
                Some(Offer::OtherHamza) if is_of_names(findings[other].rule) => gone[at] = true,
                Some(Offer::OtherHamza) => gone[other] = true,
                None => {}
            }
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

/// What another finding offers beside one that points to the story.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
    /// The same, alone or as a choice.
    Same,
    /// The same letters, a hamza above an alef that the other has below or the other way round.
    OtherHamza,
}

/// What another rule's finding of the same letters offers, if it is like what `finding` does.
fn offers(text: &str, finding: &Finding, other: &Finding) -> Option<Offer> {
    let [fix] = &*finding.fixes else {
        return None;
    };
    if other.rule == finding.rule || !other.span.overlaps(finding.span) {
        return None;
    }
    let around = finding.span.cover(other.span);
    let around = fix.over(text, around).span();
    let whole = |fix: &Fix| {
        let whole = fix.over(text, around);
        (whole.span(), whole.written())
    };
    let becomes = whole(fix);
    let is_same = |it: &Fix| it.safety <= fix.safety && whole(it) == becomes;
    if other.fixes.iter().any(is_same) {
        return Some(Offer::Same);
    }
    let [only] = &*other.fixes else {
        return None;
    };
    let (span, written) = whole(only);
    (span == becomes.0 && differ_in_hamza(&written, &becomes.1)).then_some(Offer::OtherHamza)
}

/// Whether two texts differ in nothing but the side of an alef that a hamza is on, one alef or more.
fn differ_in_hamza(one: &str, other: &str) -> bool {
    let is_hamza = |letter| matches!(letter, ALEF_HAMZA_ABOVE | ALEF_HAMZA_BELOW);
    let differs = |(one, other): &(char, char)| one != other;
    let mut differences = one.chars().zip(other.chars()).filter(differs).peekable();
    let any = differences.peek().is_some();
    any && one.len() == other.len()
        && differences.all(|(one, other)| is_hamza(one) && is_hamza(other))
}
