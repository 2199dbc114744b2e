//! Compares the adjectives of a country with each other and with its name.

use super::{Counts, House, Seen, is_bare, is_respelling, skeleton};
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
    let is_open =
        |it: &&Seen<'_>| it.spelling.form() == 0 && !it.doubtful && house.right(it).is_none();
    let seen: Vec<&Seen<'_>> = seen.iter().filter(is_open).collect();
    let stems: Vec<&str> = seen.iter().map(|seen| stem(seen)).collect();
    if departs(&seen, &stems) != Some(departure) {
        return;
    }
    let often = seen.iter().map(|seen| seen.spans.len());
    let counts = Counts::of(stems.iter().copied().zip(often));
    let votes = |stem: &str| counts.like(stem, loosely_alike);
    let exact = |stem: &str| counts.like(stem, alike);
    // Of stems that differ by a hamza alone the one that has it, whatever the count.
    let rank = |at: usize| {
        let stem = stems[at];
        (
            votes(stem),
            !is_bare(stem),
            exact(stem),
            std::cmp::Reverse(at),
        )
    };
    let Some(best) = (0..stems.len()).max_by_key(|&at| rank(at)) else {
        return;
    };
    let related = seen[best].first();
    for (seen, stem) in seen.iter().zip(&stems) {
        let spelt_alike = seen.part != Part::Nisba || alike(stem, stems[best]);
        if spelt_alike || !is_respelling(stem, stems[best]) {
            continue;
        }
        // Of two ways to derive it (`poland`) either may stand.
        if departure == Departure::Adjectives && skeleton(stem) != skeleton(stems[best]) {
            continue;
        }
        let (article, _, ending) = seen.adjective();
        let right = format!("{article}{}{ending}", stems[best]);
        let verdict = Verdict {
            ask: !loosely_alike(stem, stems[best]) && exact(stem) * 3 > exact(stems[best]),
            related,
            ..Verdict::default()
        };
        seen.report(conclusion, &right, &verdict);
    }
}

/// What the adjectives depart from, if from anything.
fn departs(seen: &[&Seen<'_>], stems: &[&str]) -> Option<Departure> {
    let of = |part: fn(Part) -> bool| {
        let both = seen.iter().zip(stems);
        both.filter(move |(seen, _)| part(seen.part))
            .map(|(_, stem)| *stem)
    };
    let first = of(|part| part == Part::Nisba).next()?;
    if of(|part| part == Part::Nisba).any(|stem| !alike(stem, first)) {
        return Some(Departure::Adjectives);
    }
    let country = of(|part| part != Part::Nisba).any(|stem| !alike(stem, first));
    country.then_some(Departure::Country)
}

/// The adjective that a mention is, or that goes with it.
fn stem<'s>(seen: &'s Seen<'_>) -> &'s str {
    if seen.part == Part::Nisba {
        seen.adjective().1
    } else {
        seen.spelling.nisba()
    }
}
