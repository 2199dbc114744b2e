use super::DocumentCode;
use super::names::{self, Departure, House, agree};
use crate::catalog::names::Name;
use crate::lint::{Conclusion, Verdict};

pub(super) const CODE: DocumentCode = DocumentCode {
    gather: |check| names::gather_if(check, |mention| !mention.doubtful && mention.is_country()),
    conclude,
};

/// The rule that speaks where a story spells an adjective in two ways.
const VARIANTS: &str = "name-variant-document";

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let house = House::of(conclusion);
    let variants = conclusion.runs(VARIANTS);
    let facts = conclusion.facts;
    for of_name in facts.chunk_by(|a, b| a.group == b.group) {
        let name = conclusion.catalog().names().get(of_name[0].group);
        let country = name.is_some_and(Name::is_country);
        if !country {
            continue;
        }
        let sure = names::sure(of_name);
        if house.is_open() && !names::vary(&sure) {
            continue;
        }
        let seen = names::read(conclusion, &sure);
        for seen in &seen {
            if let Some(right) = house.right(seen) {
                let verdict = Verdict {
                    say: "house",
                    ..Verdict::default()
                };
                seen.report(conclusion, &right, &verdict);
            }
        }
        agree(conclusion, &seen, house, Departure::Country);
        if !variants {
            agree(conclusion, &seen, house, Departure::Adjectives);
        }
    }
}
