//! Places whose fixes undo each other, or of which each calls for the next.

use super::{Finding, Fix};
use crate::catalog::RuleId;
use crate::text::{self, Edit, Span};

/// A place that is left as it is, for fixing it would never end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Where, in the text as it was left.
    pub place: Span,
    /// The rules whose fixes it were, sorted.
    pub rules: Vec<RuleId>,
}

/// An edit and the rule that asked for it.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) edit: Edit,
    pub(super) rule: RuleId,
    /// Whether it is the first of its fix.
    pub(super) first: bool,
}

impl Change {
    /// The edits of a finding's fix.
    pub(super) fn of(finding: &Finding, fix: &Fix) -> impl Iterator<Item = Self> {
        let edits = fix.edits.iter().enumerate();
        edits.map(|(place, edit)| Self {
            edit: edit.clone(),
            rule: finding.rule,
            first: place == 0,
        })
    }
}

/// Adds what `rounds` of changes, one after the other, dispute from the round `from` on. The places
/// are of the text before the first.
pub(super) fn add(disputes: &mut Vec<Dispute>, rounds: &[Vec<Change>], from: usize) {
    let mut before: Vec<Edit> = Vec::new();
    for (number, round) in rounds.iter().enumerate() {
        if number >= from {
            disputes.extend(round.iter().map(|change| Dispute {
                place: original(change.edit.span, &before),
                rules: vec![change.rule],
            }));
        }
        let edits: Vec<Edit> = round.iter().map(|change| change.edit.clone()).collect();
        before = text::compose(&before, &edits);
    }
    disputes.sort_by_key(|dispute| dispute.place);
    disputes.dedup_by(|next, kept| {
        let one = touches(&[kept.place], next.place);
        if one {
            kept.place = kept.place.cover(next.place);
            kept.rules.append(&mut next.rules);
            kept.rules.sort_unstable();
            kept.rules.dedup();
        }
        one
    });
}

/// Whether a span shares a byte with one of the places, or one of both is empty and the other holds
/// it.
pub(super) fn touches(places: &[Span], span: Span) -> bool {
    let holds = |place: &Span| span.is_empty() && place.contains(span);
    let mut places = places.iter();
    places.any(|place| {
        place.overlaps(span) || holds(place) || place.is_empty() && span.contains(*place)
    })
}

/// Moves places, sorted and disjoint, to where they are after edits that touch none of them.
pub(super) fn carry(places: &mut [Span], edits: &[Edit]) {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    let mut moved = 0;
    let mut edits = edits.into_iter().peekable();
    for place in places {
        while let Some(edit) = edits.next_if(|edit| edit.span.end <= place.start) {
            moved += growth(edit);
        }
        *place = place.shift(moved);
    }
}

fn growth(edit: &Edit) -> i64 {
    i64::try_from(edit.replacement.len()).unwrap_or(i64::MAX) - i64::from(edit.span.len())
}

/// The place of the text before `edits`, which are sorted, that a span of the text after them comes
/// from: of what they wrote, all that they replaced.
fn original(span: Span, edits: &[Edit]) -> Span {
    let (mut before, mut inside) = (0, 0);
    let mut written: Option<(Span, Span)> = None;
    for edit in edits {
        let length = u32::try_from(edit.replacement.len()).unwrap_or(u32::MAX);
        let new = Span::new(0, length).shift(i64::from(edit.span.start) + before + inside);
        let meets = new.overlaps(span) || span.is_empty() && new.contains(span);
        if !meets && new.start >= span.end {
            break;
        }
        if !meets {
            before += growth(edit);
            continue;
        }
        inside += growth(edit);
        written = Some(written.map_or((new, edit.span), |(first, old)| {
            (first.cover(new), old.cover(edit.span))
        }));
    }
    let Some((new, old)) = written else {
        return span.shift(-before);
    };
    let start = span.shift(-before).start.min(old.start);
    let end = if span.end > new.end {
        span.shift(-before - inside).end
    } else {
        old.end
    };
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::{original, touches};
    use crate::text::{Edit, Span};

    fn edit(start: u32, end: u32, replacement: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            replacement: replacement.into(),
        }
    }

    #[test]
    fn a_place_is_found_again_in_the_text_before_the_edits() {
        let edits = [edit(2, 4, "abcde"), edit(6, 6, "xy"), edit(10, 12, "")];
        for ((start, end), (from, to)) in [
            ((0, 1), (0, 1)),
            ((3, 4), (2, 4)),
            ((1, 4), (1, 4)),
            ((6, 8), (2, 5)),
            ((10, 11), (6, 6)),
            ((12, 13), (7, 8)),
            ((15, 16), (12, 13)),
            ((20, 22), (17, 19)),
        ] {
            let found = original(Span::new(start, end), &edits);
            assert_eq!(found, Span::new(from, to), "{start}..{end}");
        }
    }

    #[test]
    fn neighbours_do_not_touch_unless_one_is_empty() {
        let places = [Span::new(2, 4), Span::at(8)];
        for (start, end, expected) in [
            (0, 2, false),
            (0, 3, true),
            (4, 6, false),
            (4, 4, true),
            (6, 8, true),
            (8, 8, true),
            (5, 5, false),
        ] {
            assert_eq!(
                touches(&places, Span::new(start, end)),
                expected,
                "{start}..{end}"
            );
        }
    }
}
