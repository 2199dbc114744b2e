use super::DocumentCode;
use super::names::{self, House, KEYS};
use crate::catalog::names::{Part, Spelling, loosely_alike};
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
    let open = !conclusion.chooses(KEYS);
    let house = House::of(conclusion);
    let facts = conclusion.facts;
    for of_name in facts.chunk_by(|a, b| a.group == b.group) {
        let Some(name) = conclusion.catalog().names().get(of_name[0].group) else {
            continue;
        };
        if name.is_country() || open && !name.spellings().any(Spelling::is_wrong) {
            continue;
        }
        let mut sure = names::sure(of_name);
        sure.retain(|fact| !open || names::spelling(name, fact).is_some_and(Spelling::is_wrong));
        let seen = names::read(conclusion, &sure);
        let whole = seen.iter().any(|seen| seen.part == Part::Whole);
        for seen in seen {
            if !names::is_sure(&seen, whole) || seen.part == Part::Nisba {
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
