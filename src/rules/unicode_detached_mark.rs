use std::ops::Range;

use crate::arabic::letters::{
    ALEF, ALEF_MAQSURA, FATHATAN, HAMZA, TATWEEL, TEH_MARBUTA, is_letter, is_mark, is_tanween,
};
use crate::lint::{Check, Hit};
use crate::story::Prose;

/// Finds marks that a space parts from their letter.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    if prose.has_dropped() {
        let found = detached(prose).filter_map(|start| Detached::at(prose, start));
        found.for_each(|found| check.report(found.hit()));
    }
}

/// Where marks begin after a space, as offsets of the flat view: the folded one has a gap there, or ends
/// there.
fn detached<'p>(prose: &'p Prose<'_>) -> impl Iterator<Item = usize> + 'p {
    let (folded, flat) = (prose.folded(), prose.flat());
    let end = folded.text().len();
    let gaps = folded.gaps().map(|gap| gap as usize);
    let gaps = gaps.filter(move |gap| *gap < end).chain([end]);
    gaps.filter_map(move |gap| {
        let space = gap.checked_sub(1)?;
        let is_space = folded.text().as_bytes().get(space) == Some(&b' ');
        let start = is_space.then(|| flat.offset_of(folded.raw(space..gap).end))?;
        flat.text()
            .get(start..)?
            .starts_with(is_mark)
            .then_some(start)
    })
}

/// Marks with no letter, and the words on either side.
struct Detached<'t> {
    marks: &'t str,
    /// Where they stand in the flat view.
    start: usize,
    /// Where the spaces before them begin.
    spaces: usize,
    before: &'t str,
    after: &'t str,
}

impl<'t> Detached<'t> {
    /// Those at a place; nothing where no word is beside them, or markup stands between.
    fn at(prose: &'t Prose<'_>, start: usize) -> Option<Self> {
        let text = prose.flat().text();
        let (left, right) = text.split_at_checked(start)?;
        let spaces = left.trim_end_matches(' ').len();
        let is_other = |c: char| !is_of_word(c);
        let word = |part: Option<&'t str>| part.filter(|it| it.contains(is_letter));
        let rest = right.trim_start_matches(is_mark);
        let found = Self {
            marks: right.strip_suffix(rest)?,
            start,
            spaces,
            before: word(left.get(..spaces)?.rsplit(is_other).next()).unwrap_or_default(),
            after: word(rest.split(is_other).next()).unwrap_or_default(),
        };
        let has_word = !found.before.is_empty() || !found.after.is_empty();
        let is_written = prose.is_written(spaces..start + found.marks.len());
        (has_word && is_written).then_some(found)
    }

    fn hit(&self) -> Hit {
        let end = self.start + self.marks.len();
        let first = match self.before {
            "" => self.start,
            before => self.spaces - before.len(),
        };
        let marks = if self.is_twice() { "" } else { self.marks };
        let on_last = [self.before, marks].concat();
        let space = if self.after.is_empty() { "" } else { " " };
        let moved_back = (self.spaces..end, [marks, space].concat());
        if self.after.is_empty() || !self.before.is_empty() && !self.may_be_of_next() {
            let hit = Hit::flat(first..end).with(on_last).flat_edits([moved_back]);
            return if self.fits_last() { hit } else { hit.asks() };
        }
        let (on_first, moved_on) = self.on_first();
        let hit = Hit::flat(first..end + self.after.len());
        if self.before.is_empty() {
            return hit.with(on_first).flat_edits([moved_on]).asks();
        }
        hit.say("either")
            .with(on_last)
            .with(on_first)
            .flat_edits([moved_back])
            .flat_edits([moved_on])
    }

    /// Whether the word before has its tanween, which stands here once more.
    fn is_twice(&self) -> bool {
        self.before.contains(is_tanween) && self.marks.contains(is_tanween)
    }

    /// Whether the last letter of the word before may have the marks: tanween of the accusative stands on or
    /// before few.
    fn fits_last(&self) -> bool {
        !self.marks.contains(FATHATAN)
            || self.before.trim_end_matches(is_mark).ends_with(ACCUSATIVE)
    }

    /// Whether the marks may be of the word after them: none begins with tanween, and on the alef of the
    /// article no mark is written.
    fn may_be_of_next(&self) -> bool {
        !self.marks.contains(is_tanween) && !self.after.starts_with(ALEF)
    }

    /// The word after the marks with them on its first letter, and the edit that puts them there.
    fn on_first(&self) -> (String, (Range<usize>, String)) {
        let letter = self.after.chars().next().map_or(0, char::len_utf8);
        let (first, rest) = self.after.split_at(letter);
        let marked = [first, self.marks].concat();
        let edit = (self.start..self.start + marked.len(), marked.clone());
        (marked + rest, edit)
    }
}

/// The letters that an accusative with tanween ends in.
const ACCUSATIVE: [char; 4] = [ALEF, TEH_MARBUTA, HAMZA, ALEF_MAQSURA];

/// Whether a character may stand in a word.
fn is_of_word(c: char) -> bool {
    is_letter(c) || is_mark(c) || c == TATWEEL
}
