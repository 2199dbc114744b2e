use super::DocumentCode;
use super::names::{self, House, KEYS};
use crate::catalog::names::{Part, loosely_alike};
use crate::lint::{Check, Conclusion, Verdict};

pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// Where the house has decided nothing, only what is always wrong is noted.
fn gather(check: &mut Check<'_, '_>) {
    let open = !check.chooses(KEYS);
    names::gather_if(check, |mention| {
        !mention.doubtful && !mention.is_country() && (!open || mention.is_wrong())
    });
}

/// Reports every mention that the house writes otherwise; countries have a rule of their own.
fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    if conclusion.facts.is_empty() {
        return;
    }
    let house = House::of(conclusion);
    let facts = conclusion.facts;
    for of_name in facts.chunk_by(|a, b| a.group == b.group) {
        let seen = names::read(conclusion, of_name);
        let whole = seen.iter().any(|seen| seen.part == Part::Whole);
        for seen in seen {
            if !names::is_sure(&seen, whole) || seen.name.is_country() || seen.part == Part::Nisba {
                continue;
            }
            if let Some(right) = house.right(&seen) {
                // A word by itself may be another person, or no name: a person decides. Where the
                // story has the whole name, the family name is written as that is.
                let one_word = !seen.written.contains(' ') && !loosely_alike(&seen.written, &right);
                let alone = one_word && !(whole && seen.part == Part::Family);
                let verdict = Verdict {
                    ask: alone,
                    ..Verdict::default()
                };
                seen.report(conclusion, &right, &verdict);
            }
        }
    }
}
