//! Compares the adjectives of a country with each other and with its name.

use super::{Counts, House, Seen, is_respelling, skeleton};
use crate::arabic::letters::ALEF;
use crate::catalog::names::{Part, alike, loosely_alike};
use crate::lint::{Conclusion, Verdict};

/// What an adjective may depart from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Departure {
    /// From other adjectives of the story.
    Adjectives,
    /// From the country's name alone: the adjectives are spelled one way.
    Country,
}

/// Reports adjectives that do not go with the country's name, or with most of the adjectives, if
/// that is the `departure` in question. Says nothing of what the house has decided.
pub(in crate::rules) fn agree(
    conclusion: &mut Conclusion<'_, '_>,
    seen: &[Seen<'_>],
    house: House,
    departure: Departure,
) {
    let usual = |it: &&Seen<'_>| it.spelling.form() == 0 && !it.doubtful;
    let mut seen: Vec<&Seen<'_>> = seen.iter().filter(usual).collect();
    if departs(&seen).is_none() {
        return;
    }
    seen.retain(|it| house.right(it).is_none());
    if departs(&seen) != Some(departure) {
        return;
    }
    let stems: Vec<&str> = seen.iter().map(|seen| stem(seen)).collect();
    let often = seen.iter().map(|seen| seen.spans.len());
    let counts = Counts::of(stems.iter().copied().zip(often));
    let Some(best) = best(&counts, &stems) else {
        return;
    };
    let related = seen[best].first();
    let (best, exact) = (stems[best], |stem: &str| counts.like(stem, alike));
    for (seen, stem) in seen.iter().zip(&stems) {
        let spelt_alike = seen.part != Part::Nisba || alike(stem, best);
        if spelt_alike || !is_respelling(stem, best) {
            continue;
        }
        // A name that is like one of two adjectives (`poland`) is neither.
        if departure == Departure::Adjectives && skeleton(stem) != skeleton(best) {
            continue;
        }
        let (article, _, ending) = seen.adjective();
        let right = format!("{article}{best}{ending}");
        let loses_hamza = best.starts_with(ALEF) && !stem.starts_with(ALEF);
        let verdict = Verdict {
            ask: loses_hamza || !loosely_alike(stem, best) && exact(stem) * 3 > exact(best),
            related,
            ..Verdict::default()
        };
        seen.report(conclusion, &right, &verdict);
    }
}

/// The place of the stem to keep: the most frequent, and of those that differ by a hamza alone the
/// one that has it, whatever the count.
fn best(counts: &Counts<'_>, stems: &[&str]) -> Option<usize> {
    let rank = |at: usize| {
        let stem = stems[at];
        (
            counts.like(stem, loosely_alike),
            !stem.starts_with(ALEF),
            counts.like(stem, alike),
            std::cmp::Reverse(at),
        )
    };
    (0..stems.len()).max_by_key(|&at| rank(at))
}

/// What the adjectives depart from, if from anything.
fn departs(seen: &[&Seen<'_>]) -> Option<Departure> {
    let is_adjective = |seen: &&&Seen<'_>| seen.part == Part::Nisba;
    let first = stem(seen.iter().find(is_adjective)?);
    let departs = |seen: &&&Seen<'_>| !alike(stem(seen), first);
    if seen.iter().filter(is_adjective).any(|it| departs(&it)) {
        return Some(Departure::Adjectives);
    }
    seen.iter()
        .any(|it| departs(&it))
        .then_some(Departure::Country)
}

/// The adjective that a mention is, or that goes with it.
fn stem<'s>(seen: &'s Seen<'_>) -> &'s str {
    if seen.part == Part::Nisba {
        seen.adjective().1
    } else {
        seen.spelling.nisba()
    }
}
