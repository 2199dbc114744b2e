use super::DocumentCode;
use super::names::{self, Counts, House, Seen, is_respelling};
use crate::catalog::names::{Name, Part, alike, loosely_alike};
use crate::lint::{Conclusion, Verdict};

pub(super) const CODE: DocumentCode = DocumentCode {
    gather: |check| names::gather_if(check, |mention| !mention.doubtful && mention.is_country()),
    conclude,
};

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let house = House::of(conclusion);
    let facts = conclusion.facts;
    for of_name in facts.chunk_by(|a, b| a.group == b.group) {
        let name = conclusion.catalog().names().get(of_name[0].group);
        let country = name.is_some_and(Name::is_country);
        if !country || house.is_open() && !names::vary(of_name) {
            continue;
        }
        let seen = names::read(conclusion, of_name);
        let mut open = Vec::new();
        for seen in &seen {
            match house.right(seen) {
                Some(right) => {
                    let verdict = Verdict {
                        say: "house",
                        ..Verdict::default()
                    };
                    seen.report(conclusion, &right, &verdict);
                }
                None if seen.spelling.form() == 0 => open.push(seen),
                None => {}
            }
        }
        agree(conclusion, &open);
    }
}

/// Reports adjectives that do not go with the country's name, or with most of the adjectives.
fn agree(conclusion: &mut Conclusion<'_, '_>, seen: &[&Seen<'_>]) {
    if !seen.iter().any(|seen| seen.part == Part::Nisba) {
        return;
    }
    let stems: Vec<&str> = seen.iter().map(|seen| stem(seen)).collect();
    if stems.iter().all(|stem| *stem == stems[0]) {
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
            !names::is_bare(stem),
            exact(stem),
            std::cmp::Reverse(at),
        )
    };
    let Some(best) = (0..stems.len()).max_by_key(|&at| rank(at)) else {
        return;
    };
    let seen_span = seen.get(best).and_then(|seen| seen.first());
    for (seen, stem) in seen.iter().zip(&stems) {
        if alike(stem, stems[best]) || seen.part != Part::Nisba {
            continue;
        }
        if !is_respelling(stem, stems[best]) {
            continue;
        }
        let (article, _, ending) = seen.adjective();
        let right = format!("{article}{}{ending}", stems[best]);
        let verdict = Verdict {
            ask: !loosely_alike(stem, stems[best]) && exact(stem) * 3 > exact(stems[best]),
            related: seen_span,
            ..Verdict::default()
        };
        seen.report(conclusion, &right, &verdict);
    }
}

/// The adjective that a mention is, or that goes with it.
fn stem<'s>(seen: &'s Seen<'_>) -> &'s str {
    if seen.part == Part::Nisba {
        seen.adjective().1
    } else {
        seen.spelling.nisba()
    }
}
