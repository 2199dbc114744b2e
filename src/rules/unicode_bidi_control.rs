use std::ops::Range;

use crate::arabic::invisible::{self, Control, Direction};
use crate::arabic::letters::{is_direction_mark, is_letter};
use crate::lint::{Check, Hit};

/// Finds bidi controls that do nothing: not beside or around a run of the other direction.
pub(super) fn check(check: &mut Check<'_, '_>) {
    if !check.prose.has_dropped() {
        return;
    }
    let controls = invisible::controls(check.prose.flat().text());
    let mut verdicts = Vec::with_capacity(controls.len());
    for index in 0..controls.len() {
        let written = check.prose.is_written(controls[index].range());
        verdicts.push(if written {
            judge(&controls, &verdicts, index)
        } else {
            Verdict::Keep
        });
    }
    let mut index = 0;
    while index < controls.len() {
        let run = index..run_end(&controls, &verdicts, index);
        if matches!(verdicts[index], Verdict::Drop | Verdict::Ask) {
            let found = hit(&controls, run.clone(), verdicts[index]);
            let place = controls[run.start].at..controls[run.end - 1].range().end;
            let joins = joins_letters(check.prose.flat().text(), place);
            check.report(if joins { found.asks() } else { found });
        }
        index = run.end;
    }
}

/// Whether letters touch the controls on both sides: one may stand for a space that was lost.
fn joins_letters(text: &str, place: Range<usize>) -> bool {
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    before.ends_with(is_letter) && after.starts_with(is_letter)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It has a purpose, or is a reference that can be seen, or another rule's.
    Keep,
    /// It does nothing.
    Drop,
    /// It may do something.
    Ask,
    /// It goes with the control it closes.
    Closed,
}

fn judge(controls: &[Control], verdicts: &[Verdict], index: usize) -> Verdict {
    let control = controls[index];
    let partner = control.partner.map(|partner| controls[partner]);
    match (control, partner) {
        _ if control.is_override() => Verdict::Keep,
        _ if is_direction_mark(control.sign) => mark(controls, index),
        (_, Some(opener)) if control.closes() => {
            let kept = control
                .partner
                .is_some_and(|opener| verdicts[opener] == Verdict::Keep);
            if kept || opener.is_override() {
                Verdict::Keep
            } else {
                Verdict::Closed
            }
        }
        (_, None) if control.closes() => Verdict::Drop,
        (_, Some(closer)) => around(control, closer),
        (_, None) if matches!(control.after, None | Some(Direction::Right)) => Verdict::Drop,
        (_, None) => Verdict::Ask,
    }
}

/// One mark beside a run of the other direction has a purpose; those after it have none, unless
/// they point the other way.
fn mark(controls: &[Control], index: usize) -> Verdict {
    let control = controls[index];
    let differ = !matches!(
        (control.before, control.after),
        (None | Some(Direction::Right), None | Some(Direction::Right))
    );
    let beside = index.checked_sub(1).map(|before| controls[before]);
    let beside =
        beside.filter(|before| before.range().end == control.at && is_direction_mark(before.sign));
    match beside {
        _ if !differ => Verdict::Drop,
        None => Verdict::Keep,
        Some(before) if before.sign == control.sign => Verdict::Drop,
        Some(_) => Verdict::Ask,
    }
}

/// A pair has a purpose around what runs the other way: not around Arabic in Arabic.
fn around(opener: Control, closer: Control) -> Verdict {
    let other = |side| matches!(side, Some(Direction::Left | Direction::Number));
    let empty = opener.stretches == closer.stretches;
    let inside = other(opener.after) || other(closer.before);
    let outside = |side| side == Some(Direction::Left);
    let for_right = !matches!(opener.sign, '\u{202A}' | '\u{2066}');
    let among_latin = for_right && (outside(opener.before) || outside(closer.after));
    if !empty && (inside || among_latin) {
        Verdict::Keep
    } else {
        Verdict::Drop
    }
}

/// Where the controls end that stand side by side and share a verdict.
fn run_end(controls: &[Control], verdicts: &[Verdict], first: usize) -> usize {
    let mut end = first + 1;
    while end < controls.len()
        && verdicts[end] == verdicts[first]
        && controls[end - 1].range().end == controls[end].at
    {
        end += 1;
    }
    end
}

fn hit(controls: &[Control], run: Range<usize>, verdict: Verdict) -> Hit {
    let range = controls[run.start].at..controls[run.end - 1].range().end;
    let mut names = Vec::new();
    let mut edits = vec![(range.clone(), String::new())];
    for control in &controls[run.clone()] {
        let name = invisible::name(control.sign);
        if !names.contains(&name) {
            names.push(name);
        }
        let closer = control.partner.filter(|closer| !run.contains(closer));
        edits.extend(closer.map(|closer| (controls[closer].range(), String::new())));
    }
    let hit = Hit::flat(range).with(names.join(", ")).flat_edits(edits);
    if verdict == Verdict::Ask {
        hit.asks()
    } else {
        hit
    }
}
