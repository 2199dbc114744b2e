use super::{Finding, Fix, Ruleset, Safety, check};
use crate::story::{self, Format};
use crate::text::{self, Edit};

/// Which fixes to apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Those that never change meaning.
    Safe,
    /// Those that ask, too, where there is one way only.
    Unsafe,
    /// The first way of every finding: how examples are tested.
    FirstChoice,
}

/// A text after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
    /// How many times the text was checked and changed.
    pub rounds: usize,
    /// Whether nothing was left to change; otherwise the rounds ran out.
    pub settled: bool,
}

/// How often a text is checked and changed before giving up.
pub const MOST_ROUNDS: usize = 100;

/// Fixes a text until nothing changes.
///
/// Of overlapping fixes the one with the higher level is applied, then the longer, then the
/// earlier; the next round sees what is left.
pub fn fix(text: &str, format: Format, rules: &Ruleset, trust: Trust) -> Fixed {
    let mut fixed = Fixed {
        text: text.to_owned(),
        applied: 0,
        rounds: 0,
        settled: false,
    };
    while fixed.rounds < MOST_ROUNDS {
        let findings = check(&story::read(&fixed.text, format), rules);
        let chosen = settle(&findings, trust);
        let edits: Vec<Edit> = chosen
            .iter()
            .flat_map(|fix| fix.edits.iter().cloned())
            .collect();
        let Ok(changed) = text::apply(&fixed.text, &edits) else {
            break;
        };
        if changed == fixed.text {
            fixed.settled = true;
            break;
        }
        fixed.applied += chosen.len();
        fixed.rounds += 1;
        fixed.text = changed;
    }
    fixed
}

/// The fixes of `findings` that `trust` allows and that do not overlap each other.
pub fn settle(findings: &[Finding], trust: Trust) -> Vec<&Fix> {
    let mut candidates: Vec<(&Finding, &Fix)> = findings
        .iter()
        .filter_map(|finding| Some((finding, choice(finding, trust)?)))
        .collect();
    candidates.sort_by_key(|(finding, _)| {
        (
            std::cmp::Reverse(finding.level),
            std::cmp::Reverse(finding.span.len()),
            finding.span.start,
        )
    });
    let mut chosen: Vec<&Fix> = Vec::new();
    let mut taken: Vec<&Edit> = Vec::new();
    for (_, fix) in candidates {
        let free = fix.edits.iter().all(|edit| is_free(&taken, edit));
        if free {
            for edit in &fix.edits {
                let place = taken.partition_point(|known| known.span.start <= edit.span.start);
                taken.insert(place, edit);
            }
            chosen.push(fix);
        }
    }
    chosen
}

fn choice(finding: &Finding, trust: Trust) -> Option<&Fix> {
    let fix = finding.fixes.first()?;
    let allowed = match trust {
        Trust::Safe => fix.safety == Safety::Safe,
        Trust::Unsafe => fix.safety >= Safety::Ask && finding.fixes.len() == 1,
        Trust::FirstChoice => fix.safety >= Safety::Ask,
    };
    allowed.then_some(fix)
}

/// Whether `edit` overlaps none of `taken`, which is sorted and free of overlaps itself.
fn is_free(taken: &[&Edit], edit: &Edit) -> bool {
    let place = taken.partition_point(|known| known.span.start <= edit.span.start);
    let around = place.saturating_sub(2)..(place + 2).min(taken.len());
    taken[around]
        .iter()
        .all(|known| !text::overlap(known, edit))
}
