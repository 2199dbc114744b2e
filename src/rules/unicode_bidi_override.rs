use compact_str::CompactString;
use memchr::{memchr_iter, memchr2, memrchr2};

use super::DocumentCode;
use crate::arabic::invisible::{self, Control, Direction};
use crate::lint::{Check, Conclusion, Verdict};
use crate::text::{Edit, Span};

/// Finds overrides in the whole text: in code, addresses and front matter, too, where they hide
/// most.
pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

fn gather(_: &mut Check<'_, '_>) {}

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let bytes = conclusion.story.text.as_bytes();
    let mut read = 0;
    for at in memchr_iter(0xE2, bytes) {
        let found = matches!(bytes.get(at..at + 3), Some([_, 0x80, 0xAD | 0xAE]));
        if found && at >= read {
            let start = memrchr2(b'\n', b'\r', &bytes[..at]).map_or(0, |end| end + 1);
            read = memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |end| at + end);
            paragraph(conclusion, Span::from_range(start..read));
        }
    }
}

/// Reports the overrides of one line: those side by side together, each with what closes it.
fn paragraph(conclusion: &mut Conclusion<'_, '_>, line: Span) {
    let controls = invisible::controls(line.of(conclusion.story.text));
    let place = |control: Control| {
        let range = control.range();
        let start = line.range().start;
        Span::from_range(range.start + start..range.end + start)
    };
    let overrides = |index: usize| {
        controls
            .get(index)
            .is_some_and(|control| control.is_override())
    };
    let mut index = 0;
    while index < controls.len() {
        let mut run = index..index;
        while overrides(run.end)
            && (run.is_empty() || controls[run.end - 1].range().end == controls[run.end].at)
        {
            run.end += 1;
        }
        if run.is_empty() {
            index += 1;
            continue;
        }
        index = run.end;
        let span = place(controls[run.start]).cover(place(controls[run.end - 1]));
        let closers = controls[run.clone()]
            .iter()
            .filter_map(|control| control.partner);
        let mut edits = vec![Edit {
            span,
            replacement: CompactString::default(),
        }];
        edits.extend(closers.map(|closer| Edit {
            span: place(controls[closer]),
            replacement: CompactString::default(),
        }));
        edits.sort_by_key(|edit| edit.span.start);
        let last = controls[run.end - 1];
        // Around a number or Latin letters it may be what puts them in order.
        let orders = last.partner.is_some()
            && matches!(last.after, Some(Direction::Left | Direction::Number));
        let verdict = Verdict {
            ask: orders,
            arguments: vec![invisible::name(controls[run.start].sign)],
            edits,
            ..Verdict::default()
        };
        conclusion.report(span, verdict);
    }
}
