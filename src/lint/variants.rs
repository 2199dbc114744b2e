//! Conventions of which a file should follow one: the `variants` cards, and the counting that every
//! consistency rule shares (catalogue 3.7 l).

use super::conclude::{Conclusion, Told, Verdict};
use super::sink::Fact;

/// What the counts of a convention say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// One side only, or too mixed to call: nothing to say.
    Settled,
    /// This side is the minority: report each of its places.
    Minority(u8),
    /// Even: report once.
    Even,
}

/// Judges a convention by its counts: the minority must be at most 34 in 100 of at least three.
///
/// Two places that differ are even. A minority that is larger than a third is left alone, except
/// where the sides are equal.
pub fn judge(first: usize, second: usize) -> Count {
    let (small, large) = (first.min(second), first.max(second));
    match (small, large) {
        (0, _) => Count::Settled,
        (small, large) if small == large => Count::Even,
        (small, large) if small * 100 <= (small + large) * 34 => {
            Count::Minority(u8::from(second < first))
        }
        _ => Count::Settled,
    }
}

/// The house map's values that name no side.
const IGNORE: &str = "ignore";
const CONSISTENT: &str = "consistent";

/// Judges the facts of a `variants` card; what is `told` of names is found out where it matters.
pub(super) fn conclude(conclusion: &mut Conclusion<'_, '_>, told: &mut Option<Told>) {
    let matcher = &conclusion.card().matcher;
    let style = conclusion.style();
    if style == IGNORE {
        return;
    }
    if let Some(side) = matcher.sides.iter().position(|side| side == style) {
        enforce(conclusion, u8::from(side == 0));
        return;
    }
    debug_assert!(style == CONSISTENT || style.is_empty());
    let facts = conclusion.facts;
    if matcher.together {
        compare(conclusion, told, facts);
    } else {
        for group in facts.chunk_by(|a, b| a.group == b.group) {
            compare(conclusion, told, group);
        }
    }
}

/// Reports every place of the side that the house does not use.
fn enforce(conclusion: &mut Conclusion<'_, '_>, wrong: u8) {
    for fact in conclusion.facts.iter().filter(|fact| fact.side == wrong) {
        report(conclusion, fact, None, "house", false);
    }
}

/// Judges facts of which one side should do.
fn compare(conclusion: &mut Conclusion<'_, '_>, told: &mut Option<Told>, facts: &[Fact]) {
    let of = |side: u8| facts.iter().filter(move |fact| fact.side == side);
    let count = judge(of(0).count(), of(1).count());
    if count == Count::Settled {
        return;
    }
    // Of a name it is told by the rules of names, and two majorities would never agree.
    let told = told.get_or_insert_with(|| conclusion.told_of_names());
    if facts.iter().any(|fact| told.overlaps(fact.span)) {
        return;
    }
    match count {
        Count::Settled => {}
        Count::Minority(side) => {
            let other = of(1 - side).next();
            for fact in of(side) {
                report(conclusion, fact, other, "", false);
            }
        }
        // The card's first form is the commoner in newspapers: the other is the one to look at.
        Count::Even => {
            if let Some(fact) = of(1).next() {
                report(conclusion, fact, of(0).next(), "", true);
            }
        }
    }
}

fn report(
    conclusion: &mut Conclusion<'_, '_>,
    fact: &Fact,
    other: Option<&Fact>,
    say: &'static str,
    ask: bool,
) {
    let story = conclusion.story;
    let becomes = fact.becomes.as_deref().map(ToString::to_string);
    let other_text = other.map(|other| story.visible(other.span).into_owned());
    let arguments = becomes.iter().cloned().chain(other_text).collect();
    let related = other.map(|other| other.span);
    let pair = conclusion.card().matcher.pair.get(usize::from(fact.group));
    let ask = ask || pair.is_some_and(|pair| pair.ask);
    conclusion.report(
        fact.span,
        Verdict {
            say,
            arguments,
            becomes,
            ask,
            related,
            ..Verdict::default()
        },
    );
}
