use crate::arabic::letters::{HEH, TATWEEL, is_zero_width};
use crate::arabic::{Kind, is_dropped};
use crate::lint::Check;
use crate::story::{Prose, Traits};

/// Finds the heh of a Hijri date that lacks the tatweel after it.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for index in prose.words_of(Traits::PIECE) {
        if ends_date(prose, index) && !is_shaped(prose, index) {
            let shaped = String::from_iter([HEH, TATWEEL]);
            let end = prose.words()[index].range().end;
            let hit = check.words(index - 1..index + 1);
            let hit = hit.with([prose.word(index - 1), &shaped].concat());
            check.report(hit.edits([(end..end, TATWEEL.to_string())]));
        }
    }
}

/// Whether the word at `index` is a heh alone after digits.
fn ends_date(prose: &Prose<'_>, index: usize) -> bool {
    let words = prose.words();
    let is_number = |before: usize| words[before].kind == Kind::Number;
    let follows = |before: usize| words[index].joined || prose.has_one_space(before);
    let before = index.checked_sub(1);
    prose.word(index).chars().eq([HEH]) && before.is_some_and(|it| is_number(it) && follows(it))
}

/// Whether it has the shape of a letter that goes on: by a tatweel, or by a joiner, of which another rule
/// speaks.
fn is_shaped(prose: &Prose<'_>, index: usize) -> bool {
    let flat = prose.flat();
    let raw = prose.folded().raw(prose.words()[index].range());
    let rest = flat.text().get(flat.offset_of(raw.end)..);
    // Marks of the heh may stand before either.
    let shapes = |c: char| c == TATWEEL || is_zero_width(c);
    let mut rest = rest.unwrap_or_default().chars();
    rest.find(|c| shapes(*c) || !is_dropped(*c))
        .is_some_and(shapes)
}
