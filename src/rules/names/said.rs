use std::collections::BTreeMap;

use crate::lint::Conclusion;
use crate::text::Span;

/// Places of which a rule says no more: it has spoken of them, or another rule does.
#[derive(Default)]
pub(in crate::rules) struct Said {
    /// Where they begin, and how far those that begin there reach.
    reach: BTreeMap<u32, u32>,
    /// Bytes of the longest.
    longest: u32,
    /// How many findings of the rule are among them.
    heard: usize,
}

impl Said {
    /// Adds what the rule has reported since it was last heard.
    pub(in crate::rules) fn hear(&mut self, conclusion: &Conclusion<'_, '_>) {
        let new = conclusion.reported_after(self.heard);
        self.heard += new.len();
        for span in new {
            self.add(span);
        }
    }

    /// Adds a place.
    pub(in crate::rules) fn add(&mut self, place: Span) {
        let reach = self.reach.entry(place.start).or_default();
        *reach = place.end.max(*reach);
        self.longest = place.len().max(self.longest);
    }

    /// Whether any of them overlaps the place. Looks at those alone that begin no farther before it than
    /// the longest reaches.
    pub(in crate::rules) fn overlaps(&self, place: Span) -> bool {
        let first = place.start.saturating_sub(self.longest);
        let mut near = self.reach.range(first..place.end.max(first));
        near.any(|(_, reach)| place.start < *reach)
    }

    /// Whether nothing has been said of any part of the place; from now on it has.
    pub(super) fn is_new(&mut self, place: Span) -> bool {
        let is_new = !self.overlaps(place);
        if is_new {
            self.add(place);
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, Span};

    #[test]
    fn a_long_place_is_found_behind_short_ones() {
        let mut said = Said::default();
        for (start, end) in [(10, 40), (12, 14), (20, 22)] {
            said.add(Span::new(start, end));
        }
        for (start, end, expected) in [
            (0, 10, false),
            (9, 11, true),
            (30, 31, true),
            (39, 50, true),
            (40, 41, false),
        ] {
            let place = Span::new(start, end);
            assert_eq!(said.overlaps(place), expected, "{start} to {end}");
        }
        assert!(said.is_new(Span::new(40, 41)));
        assert!(!said.is_new(Span::new(40, 41)));
    }
}
