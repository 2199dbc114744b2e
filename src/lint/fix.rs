use super::{Context, Finding, Fix, Safety, check};
use crate::story::{self, Format, Story};
use crate::text::{self, Edit, Span};

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
pub fn fix<'a>(text: &str, format: Format, context: impl Into<Context<'a>>, trust: Trust) -> Fixed {
    let mut whole = [Span::from_range(0..text.len())];
    fix_within(&story::read(text, format), context, trust, &mut whole)
}

/// Fixes what lies in `places`, as [`fix`] does, and moves them to where they are afterwards.
///
/// The places are sorted, disjoint and not adjacent. A finding is fixed if it [`lies_within`] them
/// and every edit of its fix lies inside one of them.
pub fn fix_within<'a>(
    story: &Story<'_>,
    context: impl Into<Context<'a>>,
    trust: Trust,
    places: &mut [Span],
) -> Fixed {
    let context = context.into();
    let mut fixed = Fixed {
        text: story.text.to_owned(),
        applied: 0,
        rounds: 0,
        settled: false,
    };
    while fixed.rounds < MOST_ROUNDS {
        let mut findings = check(&story::read(&fixed.text, story.format), context);
        findings.retain(|finding| is_mended_within(finding, trust, places));
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
        carry(places, &edits);
        fixed.applied += chosen.len();
        fixed.rounds += 1;
        fixed.text = changed;
    }
    fixed
}

/// Whether a span shares a byte with one of `places`, or is empty and touches one.
///
/// The places are sorted and disjoint. Logarithmic in their number.
pub fn lies_within(span: Span, places: &[Span]) -> bool {
    let next = places.partition_point(|place| place.end < span.start);
    let at = |index: usize| places.get(index);
    let meets = |place: &Span| place.overlaps(span) || place.contains(span);
    at(next).is_some_and(meets) || at(next + 1).is_some_and(meets)
}

fn is_mended_within(finding: &Finding, trust: Trust, places: &[Span]) -> bool {
    let inside = |edit: &Edit| places.iter().any(|place| place.contains(edit.span));
    choice(finding, trust).is_some_and(|fix| fix.edits.iter().all(inside))
        && lies_within(finding.span, places)
}

/// Moves places to where they are after the edits, each of which lies inside one of them.
fn carry(places: &mut [Span], edits: &[Edit]) {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    let mut moved = 0_i64;
    let mut edits = edits.into_iter().peekable();
    for place in places {
        let start = place.shift(moved).start;
        while let Some(edit) = edits.next_if(|edit| edit.span.end <= place.end) {
            moved += i64::try_from(edit.replacement.len()).unwrap_or(i64::MAX)
                - i64::from(edit.span.len());
        }
        *place = Span::new(start, place.shift(moved).end);
    }
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
