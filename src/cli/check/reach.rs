use std::collections::HashSet;

use crate::catalog::RuleId;
use crate::lint::{self, Finding};
use crate::text::Span;

/// Where findings are wanted and fixes are made: in what is touched, but for what a baseline accepts.
///
/// What is accepted lies outside of all places in which fixes are made, and so does not change.
pub(super) struct Reach {
    wanted: Vec<Span>,
    accepted: Vec<(RuleId, Span)>,
    /// Where fixes are made: as it was, and as fixes have moved it.
    before: Vec<Span>,
    places: Vec<Span>,
}

impl Reach {
    /// `wanted` is sorted, disjoint and not adjacent; `accepted` is in order.
    pub(super) fn new(wanted: Vec<Span>, accepted: &[Finding]) -> Self {
        let stay: Vec<Span> = accepted
            .iter()
            .map(|finding| around(finding.span))
            .collect();
        let places = without(&wanted, &stay);
        Self {
            wanted,
            accepted: accepted.iter().map(|it| (it.rule, it.span)).collect(),
            before: places.clone(),
            places,
        }
    }

    /// The places in which fixes are made, for `fix_within` to move.
    pub(super) fn places(&mut self) -> &mut [Span] {
        &mut self.places
    }

    /// Leaves what is wanted and not accepted of the findings in the text as it is now.
    pub(super) fn retain(&self, findings: &mut Vec<Finding>) {
        let moved = |span: Span| Span::new(self.moved(span.start), self.moved(span.end));
        let wanted: Vec<Span> = self.wanted.iter().map(|span| moved(*span)).collect();
        let accepted = self.accepted.iter();
        let accepted: HashSet<(RuleId, Span)> =
            accepted.map(|(rule, span)| (*rule, moved(*span))).collect();
        findings.retain(|finding| {
            let is_accepted = accepted.contains(&(finding.rule, finding.span));
            lint::lies_within(finding.span, &wanted) && !is_accepted
        });
    }

    /// Where an offset is now that lay inside none of the places, but may have been an end of one.
    fn moved(&self, offset: u32) -> u32 {
        let next = self.before.partition_point(|place| place.end < offset);
        let ends = |index: usize| Some((*self.before.get(index)?, *self.places.get(index)?));
        match (ends(next), next.checked_sub(1).and_then(ends)) {
            (Some((before, now)), _) if before.start == offset => now.start,
            (Some((before, now)), _) if before.end == offset => now.end,
            (_, Some((before, now))) => offset - before.end + now.end,
            (_, None) => offset,
        }
    }
}

/// The bytes that no fix of a finding may touch: where it is of no byte, those beside it.
fn around(span: Span) -> Span {
    if span.is_empty() {
        Span::new(span.start.saturating_sub(1), span.end.saturating_add(1))
    } else {
        span
    }
}

/// The wanted places without those that are to stay, both in order.
fn without(wanted: &[Span], stay: &[Span]) -> Vec<Span> {
    let mut places = Vec::with_capacity(wanted.len());
    let mut rest = stay;
    for place in wanted {
        let past = rest.iter().take_while(|span| span.end <= place.start);
        rest = rest.get(past.count()..).unwrap_or_default();
        let mut start = place.start;
        let here = rest.iter().take_while(|span| span.start < place.end);
        for span in here.filter(|span| span.overlaps(*place)) {
            if start < span.start {
                places.push(Span::new(start, span.start));
            }
            start = start.max(span.end);
        }
        if start < place.end || place.is_empty() {
            places.push(Span::new(start, place.end));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(wanted: &[(u32, u32)], stay: &[(u32, u32)]) -> Reach {
        let spans = |ends: &[(u32, u32)]| ends.iter().map(|it| Span::new(it.0, it.1)).collect();
        let (wanted, stay): (Vec<Span>, Vec<Span>) = (spans(wanted), spans(stay));
        let places = without(&wanted, &stay);
        Reach {
            wanted,
            accepted: Vec::new(),
            before: places.clone(),
            places,
        }
    }

    #[test]
    fn what_is_accepted_is_left_out_of_the_places() {
        let places = reach(&[(0, 10), (20, 30)], &[(0, 2), (4, 6), (5, 7), (25, 40)]).places;
        let ends: Vec<_> = places.iter().map(|it| (it.start, it.end)).collect();
        assert_eq!(ends, [(2, 4), (7, 10), (20, 25)]);
    }

    #[test]
    fn offsets_outside_of_the_places_move_with_them() {
        let mut reach = reach(&[(0, 10), (20, 30)], &[(0, 2), (4, 7), (28, 30)]);
        // The places (2, 4), (7, 10), (20, 28) grow by 1, 2 and 3 bytes.
        reach
            .places
            .clone_from(&vec![Span::new(2, 5), Span::new(8, 13), Span::new(23, 34)]);
        let moved = [0, 1, 2, 4, 5, 7, 10, 15, 20, 28, 29, 30].map(|it| reach.moved(it));
        assert_eq!(moved, [0, 1, 2, 5, 6, 8, 13, 18, 23, 34, 35, 36]);
    }
}
