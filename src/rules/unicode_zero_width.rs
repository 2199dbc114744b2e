use std::ops::Range;

use compact_str::ToCompactString;
use memchr::memchr3_iter;

use crate::arabic::letters::{
    FARSI_YEH, HEH, JOINER, KEHEH, NON_JOINER, TATWEEL, is_letter, is_persian_letter, is_zero_width,
};
use crate::arabic::{invisible, is_dropped};
use crate::lexicon;
use crate::lint::{Check, Hit};
use crate::story::Prose;
use crate::text::Span;

/// Finds characters without width, except where scripts and emoji need them.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    if !prose.has_dropped() {
        return;
    }
    let text = prose.flat().text();
    let mut read = 0;
    for at in memchr3_iter(0xC2, 0xE2, 0xEF, text.as_bytes()) {
        if at < read {
            continue;
        }
        let found = text.get(at..).unwrap_or_default();
        let length = found.find(|c| !is_zero_width(c)).unwrap_or(found.len());
        if length == 0 {
            continue;
        }
        read = at + length;
        let place = Place::new(text, at..read);
        if prose.is_written(at..read) && !place.is_needed() && !place.is_persian(prose) {
            check.report(place.hit(prose));
        }
    }
}

/// How many invisible characters are looked past, so that texts made of them cost no more.
const REACH: usize = 32;

/// A run of characters without width and what stands beside it.
struct Place<'t> {
    text: &'t str,
    range: Range<usize>,
    run: &'t str,
    before: Option<char>,
    after: Option<char>,
}

impl<'t> Place<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Self {
        let shown = |&c: &char| c == TATWEEL || !is_dropped(c);
        Self {
            text,
            run: Span::from_range(range.clone()).of(text),
            before: before(text, range.start).rev().take(REACH).find(shown),
            after: text
                .get(range.end..)
                .and_then(|rest| rest.chars().take(REACH).find(shown)),
            range,
        }
    }

    /// Whether it joins an emoji, or letters of a script that writes with joiners.
    fn is_needed(&self) -> bool {
        let joiner = self.run.chars().all(|c| matches!(c, JOINER | NON_JOINER));
        let (Some(before), Some(after)) = (self.before, self.after) else {
            return false;
        };
        let needs = |c: char| is_pictorial(c) || c.is_alphabetic() && !is_letter(c) && !is_latin(c);
        joiner && needs(before) && needs(after)
    }

    /// Whether it stands in a word of Persian or Urdu, which keep letters apart with U+200C.
    fn is_persian(&self, prose: &Prose<'_>) -> bool {
        let marked = |c| matches!(c, KEHEH | FARSI_YEH) || is_persian_letter(c);
        self.run.chars().all(|c| c == NON_JOINER)
            && self.is_inside()
            && self.word(prose).contains(marked)
    }

    /// Whether letters of the Arabic script stand on both sides.
    fn is_inside(&self) -> bool {
        self.before.is_some_and(is_letter) && self.after.is_some_and(is_letter)
    }

    /// The word that is left without it.
    fn word<'p>(&self, prose: &'p Prose<'_>) -> &'p str {
        let raw = prose.flat().raw(self.range.clone());
        let place = prose.folded().offset_of(raw.start);
        let after = prose
            .words()
            .partition_point(|word| word.start as usize <= place);
        after.checked_sub(1).map_or("", |index| prose.word(index))
    }

    fn hit(&self, prose: &Prose<'_>) -> Hit {
        let mut names: Vec<String> = Vec::new();
        for name in self.run.chars().map(invisible::name) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let hit = Hit::flat(self.range.clone()).with(names.join(", "));
        if self.shapes_heh() {
            return hit.say("heh").becomes(TATWEEL.to_compact_string());
        }
        let hit = hit.becomes("");
        if self.is_inside() && lexicon::form(self.word(prose)).is_none() {
            hit.asks()
        } else {
            hit
        }
    }

    /// Whether it gives a lone heh (of the Hijri year) the shape that tatweel gives it.
    fn shapes_heh(&self) -> bool {
        let alone = before(self.text, self.range.start)
            .rev()
            .take(REACH)
            .filter(|&c| !is_dropped(c))
            .nth(1)
            .is_none_or(|c| !is_letter(c));
        let ends = self.after.is_none_or(|c| !is_letter(c) && c != TATWEEL);
        self.run.contains(JOINER) && self.before == Some(HEH) && alone && ends
    }
}

fn before(text: &str, at: usize) -> std::str::Chars<'_> {
    text.get(..at).unwrap_or_default().chars()
}

/// Whether `c` is a symbol such as emoji are made of, or the selector after one.
const fn is_pictorial(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0020}'..='\u{E007F}')
}

const fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{024F}')
}
