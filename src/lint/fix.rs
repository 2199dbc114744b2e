use std::hash::{DefaultHasher, Hash, Hasher};

use super::dispute::{self, Change, Dispute};
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
    /// Whether nothing was left to change; otherwise there are disputes.
    pub settled: bool,
    /// Where fixes undo each other or never end: those places of the text are as they were.
    pub disputes: Vec<Dispute>,
}

/// How often a text is checked and changed before it is said not to settle.
pub const MOST_ROUNDS: usize = 100;
/// Rounds that hardly a text needs: from then on it is watched for having been the same before.
const USUAL_ROUNDS: usize = 6;
/// How often fixing begins anew, each time with more places left alone.
const MOST_ATTEMPTS: usize = 12;
/// Bytes by which fixes may lengthen the shortest text.
const MOST_GROWTH: usize = 4096;

/// Fixes a text until nothing changes.
///
/// Of overlapping fixes the one with the higher level is applied, then the longer, then the
/// earlier; the next round sees what is left. Places whose fixes undo each other or never end stay
/// as they are, so that fixing the result again changes nothing.
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
    let how = Fixer {
        format: story.format,
        context: context.into(),
        trust,
    };
    let before = places.to_vec();
    let mut fixed = how.fix(story.text, places);
    // What is in dispute may no longer be once the rest is mended: only a text that stays as it is
    // when it is fixed again is done.
    for _ in 0..MOST_ATTEMPTS {
        if fixed.settled {
            return fixed;
        }
        let mut moved = places.to_vec();
        let again = how.fix(&fixed.text, &mut moved);
        let done = again.text == fixed.text;
        fixed = Fixed {
            applied: fixed.applied + again.applied,
            rounds: fixed.rounds + again.rounds,
            ..again
        };
        places.copy_from_slice(&moved);
        if done {
            return fixed;
        }
    }
    places.copy_from_slice(&before);
    Fixed::unchanged(story.text, fixed.disputes)
}

impl Fixed {
    fn unchanged(text: &str, disputes: Vec<Dispute>) -> Self {
        Self {
            text: text.to_owned(),
            applied: 0,
            rounds: 0,
            settled: false,
            disputes,
        }
    }
}

/// How texts are fixed.
#[derive(Clone, Copy)]
struct Fixer<'a> {
    format: Format,
    context: Context<'a>,
    trust: Trust,
}

/// One change of a text, of many edits.
type Round = Vec<Change>;

impl Fixer<'_> {
    /// Fixes a text but for what is in dispute.
    fn fix(self, text: &str, places: &mut [Span]) -> Fixed {
        let mut disputes = Vec::new();
        for _ in 0..MOST_ATTEMPTS {
            let mut moved = places.to_vec();
            match self.attempt(text, &mut moved, &disputes) {
                Ok(fixed) => {
                    places.copy_from_slice(&moved);
                    let settled = disputes.is_empty();
                    return Fixed {
                        settled,
                        disputes,
                        ..fixed
                    };
                }
                Err((rounds, from)) => dispute::add(&mut disputes, &rounds, from),
            }
        }
        Fixed::unchanged(text, disputes)
    }

    /// Fixes a text until nothing changes, places in dispute left alone.
    ///
    /// # Errors
    /// The rounds, and from which on they come to nothing.
    fn attempt(
        self,
        text: &str,
        places: &mut [Span],
        disputes: &[Dispute],
    ) -> Result<Fixed, (Vec<Round>, usize)> {
        let mut fixed = Fixed::unchanged(text, Vec::new());
        let mut kept: Vec<Span> = disputes.iter().map(|it| it.place).collect();
        let (mut rounds, mut known) = (Vec::new(), Vec::new());
        let longest = text.len() * 2 + MOST_GROWTH;
        while fixed.rounds < MOST_ROUNDS && fixed.text.len() <= longest {
            let round = self.round(&fixed.text, places, &kept);
            let edits: Vec<Edit> = round.iter().map(|change| change.edit.clone()).collect();
            let changed = text::apply(&fixed.text, &edits).unwrap_or_else(|_| fixed.text.clone());
            if changed == fixed.text {
                return Ok(fixed);
            }
            carry(places, &edits);
            dispute::carry(&mut kept, &edits);
            fixed.applied += round.iter().filter(|change| change.first).count();
            fixed.rounds += 1;
            fixed.text = changed;
            rounds.push(round);
            if fixed.rounds >= USUAL_ROUNDS {
                let text = number(&fixed.text);
                if let Some(before) = known.iter().position(|it| *it == text) {
                    return Err((rounds, USUAL_ROUNDS + before));
                }
                known.push(text);
            }
        }
        let half = rounds.len() / 2;
        Err((rounds, half))
    }

    /// What a text is changed by next.
    fn round(self, text: &str, places: &[Span], kept: &[Span]) -> Round {
        let mut findings = check(&story::read(text, self.format), self.context);
        findings.retain(|finding| is_mended_within(finding, self.trust, places));
        if !kept.is_empty() {
            let touches = |edit: &Edit| dispute::touches(kept, edit.span);
            findings.retain(|finding| {
                choice(finding, self.trust).is_some_and(|fix| !fix.edits.iter().any(touches))
            });
        }
        let chosen = chosen(&findings, self.trust).into_iter();
        chosen
            .flat_map(|(finding, fix)| Change::of(finding, fix))
            .collect()
    }
}

/// A number that hardly two texts share.
fn number(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
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
    let chosen = chosen(findings, trust);
    chosen.into_iter().map(|(_, fix)| fix).collect()
}

fn chosen(findings: &[Finding], trust: Trust) -> Vec<(&Finding, &Fix)> {
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
    let mut taken: Vec<&Edit> = Vec::new();
    candidates.retain(|(_, fix)| {
        let free = fix.edits.iter().all(|edit| is_free(&taken, edit));
        for edit in fix.edits.iter().filter(|_| free) {
            let place = taken.partition_point(|known| known.span.start <= edit.span.start);
            taken.insert(place, edit);
        }
        free
    });
    candidates
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
