use super::DocumentCode;
use super::names::{self, Seen};
use crate::catalog::names::{Conventions, Part, Spelling, alike};
use crate::lint::{Conclusion, Count, Verdict, judge};

pub(super) const CODE: DocumentCode = DocumentCode {
    gather: names::gather,
    conclude,
};

/// The house map's key; where the house has chosen, `name-house-spelling` speaks.
const KEY: &str = "names-g";

/// Counts the letters that names with a hard g are written with, over all names of the story, and
/// reports those of the minority.
fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let chosen = conclusion.choice(KEY).is_some_and(|value| value != "any");
    if chosen {
        return;
    }
    let facts = conclusion.facts;
    let of_names = facts.chunk_by(|a, b| a.group == b.group);
    let seen: Vec<Seen<'_>> = of_names
        .flat_map(|of_name| steady(names::read(conclusion, of_name)))
        .collect();
    let Some(most) = seen
        .iter()
        .map(letter)
        .max_by_key(|one| (count(&seen, *one), one.0))
    else {
        return;
    };
    for other in &seen {
        let few = count(&seen, letter(other));
        let minority = judge(count(&seen, most), few) == Count::Minority(1);
        if letter(other) == most || !minority {
            continue;
        }
        let like = |it: &Spelling<'_>| {
            it.form() == other.spelling.form() && it.style().of_choice(KEY) == most
        };
        let right = other
            .name
            .spellings()
            .find(like)
            .map(|it| it.part(other.part).to_owned());
        let related = seen.iter().find(|it| letter(it) == most).map(|it| it.span);
        if let Some(right) = right.filter(|right| !right.is_empty()) {
            let verdict = Verdict {
                ask: true,
                related,
                ..Verdict::default()
            };
            other.report(conclusion, &right, verdict);
        }
    }
}

/// The mentions of a name that is written with one letter throughout, if it has a choice.
fn steady<'a>(mut seen: Vec<Seen<'a>>) -> Vec<Seen<'a>> {
    seen.retain(|seen| letter(seen) != Conventions::default());
    let one = seen
        .windows(2)
        .all(|pair| letter(&pair[0]) == letter(&pair[1]));
    if one { seen } else { Vec::new() }
}

/// The letter of a mention; none where spellings with different letters have its family name.
fn letter(seen: &Seen<'_>) -> Conventions {
    let of = |spelling: Spelling<'_>| spelling.style().of_choice(KEY);
    let own = of(seen.spelling);
    let mut sharing = seen.name.spellings().filter(|it| {
        seen.part != Part::Whole && alike(it.part(seen.part), seen.spelling.part(seen.part))
    });
    if sharing.all(|it| of(it) == own) {
        own
    } else {
        Conventions::default()
    }
}

fn count(seen: &[Seen<'_>], of: Conventions) -> usize {
    seen.iter().filter(|it| letter(it) == of).count()
}
