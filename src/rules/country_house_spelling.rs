use super::DocumentCode;
use super::names::{self, House, Seen};
use crate::catalog::names::{Part, alike};
use crate::lint::{Conclusion, Verdict};

pub(super) const CODE: DocumentCode = DocumentCode {
    gather: names::gather,
    conclude,
};

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let house = House::of(conclusion);
    let facts = conclusion.facts;
    for of_name in facts.chunk_by(|a, b| a.group == b.group) {
        let mut seen = names::read(conclusion, of_name);
        seen.retain(|seen| seen.name.is_country());
        let mut open = Vec::new();
        for seen in &seen {
            match house.right(seen) {
                Some(right) => {
                    let verdict = Verdict {
                        say: "house",
                        ..Verdict::default()
                    };
                    seen.report(conclusion, &right, verdict);
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
    let stems: Vec<&str> = seen.iter().map(|seen| stem(seen)).collect();
    let votes = |stem: &str| stems.iter().filter(|other| alike(other, stem)).count();
    let adjectives = seen.iter().any(|seen| seen.part == Part::Nisba);
    let places = 0..stems.len();
    let Some(best) = places.max_by_key(|&at| (votes(stems[at]), std::cmp::Reverse(at))) else {
        return;
    };
    let seen_span = seen.get(best).map(|seen| seen.span);
    for (seen, stem) in seen.iter().zip(&stems) {
        if !adjectives || alike(stem, stems[best]) || seen.part != Part::Nisba {
            continue;
        }
        let (article, _, ending) = seen.adjective();
        let right = format!("{article}{}{ending}", stems[best]);
        let verdict = Verdict {
            ask: votes(stem) * 3 > votes(stems[best]),
            related: seen_span,
            ..Verdict::default()
        };
        seen.report(conclusion, &right, verdict);
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
