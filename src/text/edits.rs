use std::fmt;

use compact_str::CompactString;

use super::Span;

/// A replacement of some bytes of a text by others: an insertion where the span is empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// The bytes replaced, on character boundaries of the text the edit is for.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: CompactString,
}

/// A stretch of a text with edits made in it, put together only where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Rewritten<'a> {
    text: &'a str,
    span: Span,
    edits: &'a [Edit],
}

impl<'a> Rewritten<'a> {
    /// `span` of `text` with `edits` made: they lie in it, are sorted and do not overlap.
    pub const fn new(text: &'a str, span: Span, edits: &'a [Edit]) -> Self {
        Self { text, span, edits }
    }

    /// Where it stands.
    pub const fn span(self) -> Span {
        self.span
    }

    /// Whether nothing stands there any more.
    pub fn is_empty(self) -> bool {
        let mut empty = true;
        self.each_part(|part| empty &= part.is_empty());
        empty
    }

    /// It as a text of its own.
    pub fn written(self) -> String {
        let mut written = String::new();
        self.push(&mut written);
        written
    }

    /// Appends it. Linear in its length.
    pub fn push(self, out: &mut String) {
        self.each_part(|part| out.push_str(part));
    }

    fn each_part(self, mut take: impl FnMut(&'a str)) {
        let mut kept = self.span.start;
        for edit in self.edits {
            take(Span::new(kept, edit.span.start).of(self.text));
            take(&edit.replacement);
            kept = edit.span.end;
        }
        take(Span::new(kept, self.span.end).of(self.text));
    }
}

/// Two edits of one list that cannot both be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The bytes replaced by the edit that begins first.
    pub first: Span,
    /// The bytes replaced by the other.
    pub second: Span,
}

impl fmt::Display for Overlap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, second } = self;
        write!(
            f,
            "edits of bytes {}..{} and {}..{} overlap",
            first.start, first.end, second.start, second.end
        )
    }
}

impl std::error::Error for Overlap {}

/// Makes all edits at once; every span is in bytes of `text` as it is given.
///
/// The edits may come in any order and may be adjacent. Insertions at one place are made in the
/// order given, and before a replacement that begins there. Equal edits are made once. Edits that
/// share a byte, or of which one inserts strictly inside the other, are an [`Overlap`].
///
/// A span is clamped to the text and widened to character boundaries; an insertion inside a
/// character comes before it.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Overlap> {
    let changes = ordered(edits.iter().map(|edit| Change {
        span: on_boundaries(edit.span, text),
        replacement: &edit.replacement,
    }));
    if let Some(clash) = clash(&changes) {
        return Err(clash);
    }
    let mut result = String::with_capacity(text.len());
    let mut kept = 0;
    for change in changes {
        result.push_str(Span::new(kept, change.span.start).of(text));
        result.push_str(change.replacement);
        kept = change.span.end;
    }
    result.push_str(Span::new(kept, u32::MAX).of(text));
    Ok(result)
}

/// Whether two edits of different origin get in each other's way.
///
/// They do when they share a byte, when both insert at one offset (the order would be arbitrary),
/// or when one inserts strictly inside the other. Adjacent edits do not, nor does an insertion at
/// either end of a replacement. Stricter than [`apply`], which takes insertions at one place in
/// the order of the list.
pub fn overlap(a: &Edit, b: &Edit) -> bool {
    let both_insert_here = a.span.is_empty() && a.span == b.span;
    both_insert_here || a.span.overlaps(b.span)
}

/// The edits of the original text that equal making `first`, then `second` on the result.
///
/// Each list is one that [`apply`] takes. The answer is sorted, and at least one untouched byte
/// stands between any two of its edits. Linear in the edits, but for sorting them.
pub fn compose(first: &[Edit], second: &[Edit]) -> Vec<Edit> {
    let mut composer = Composer {
        first: steps(first).into_iter().rev().collect(),
        read: 0,
        pending: None,
        edits: Vec::new(),
    };
    for step in steps(second) {
        match step {
            Step::Keep(bytes) => composer.pass(bytes, true),
            Step::Delete(bytes) => composer.pass(bytes, false),
            Step::Insert(text) => composer.replace(0, text),
        }
    }
    composer.pass(u32::MAX, true);
    composer.flush();
    composer.edits
}

#[derive(Clone, Copy, PartialEq)]
struct Change<'a> {
    span: Span,
    replacement: &'a str,
}

/// Sorts changes by place, keeping the order of those at one place, and drops repetitions.
fn ordered<'a>(changes: impl Iterator<Item = Change<'a>>) -> Vec<Change<'a>> {
    let mut sorted: Vec<_> = changes.collect();
    sorted.sort_by_key(|change| change.span);
    let mut kept: Vec<Change<'a>> = Vec::with_capacity(sorted.len());
    for change in sorted {
        let mut here = kept.iter().rev().take_while(|it| it.span == change.span);
        if !here.any(|earlier| *earlier == change) {
            kept.push(change);
        }
    }
    kept
}

/// The first two neighbours that overlap; where no neighbours do, no changes do.
fn clash(sorted: &[Change<'_>]) -> Option<Overlap> {
    sorted.windows(2).find_map(|pair| match pair {
        [first, second] if first.span.overlaps(second.span) => Some(Overlap {
            first: first.span,
            second: second.span,
        }),
        _ => None,
    })
}

fn on_boundaries(span: Span, text: &str) -> Span {
    let start = text.floor_char_boundary(span.start as usize);
    let end = if span.is_empty() {
        start
    } else {
        text.ceil_char_boundary((span.end as usize).min(text.len()))
    };
    Span::from_range(start..end)
}

/// One step of reading a text and writing another.
#[derive(Clone, Copy)]
enum Step<'a> {
    Keep(u32),
    Delete(u32),
    Insert(&'a str),
}

fn steps(edits: &[Edit]) -> Vec<Step<'_>> {
    let changes = ordered(edits.iter().map(|edit| Change {
        span: edit.span,
        replacement: &edit.replacement,
    }));
    let mut steps = Vec::with_capacity(changes.len() * 3);
    let mut read = 0;
    for Change { span, replacement } in changes {
        let start = span.start.max(read);
        steps.push(Step::Keep(start - read));
        steps.push(Step::Insert(replacement));
        steps.push(Step::Delete(span.end.saturating_sub(start)));
        read = start.max(span.end);
    }
    steps
}

struct Composer<'a> {
    /// What is left of the first list's steps, the next one last.
    first: Vec<Step<'a>>,
    /// How much of the original was read.
    read: u32,
    /// The edit that ends at `read` and may still grow.
    pending: Option<Edit>,
    edits: Vec<Edit>,
}

impl Composer<'_> {
    /// Reads `bytes` of what the first list wrote, and keeps or drops them.
    fn pass(&mut self, mut bytes: u32, keep: bool) {
        while bytes > 0 {
            match self.first.pop() {
                Some(Step::Delete(deleted)) => self.replace(deleted, ""),
                Some(Step::Insert(text)) => {
                    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
                    let here = Span::new(0, length.min(bytes));
                    if here.end < length {
                        let rest = Span::new(here.end, length);
                        self.first.push(Step::Insert(rest.of(text)));
                    }
                    if keep {
                        self.replace(0, here.of(text));
                    }
                    bytes -= here.end;
                }
                Some(Step::Keep(kept)) => {
                    if kept > bytes {
                        self.first.push(Step::Keep(kept - bytes));
                    }
                    bytes -= self.pass_original(kept.min(bytes), keep);
                }
                None => bytes -= self.pass_original(bytes, keep),
            }
        }
    }

    fn pass_original(&mut self, bytes: u32, keep: bool) -> u32 {
        if !keep {
            self.replace(bytes, "");
        } else if bytes > 0 {
            self.flush();
            self.read = self.read.saturating_add(bytes);
        }
        bytes
    }

    /// Reads `bytes` of the original and writes `text` instead.
    fn replace(&mut self, bytes: u32, text: &str) {
        let read = self.read;
        self.read = read.saturating_add(bytes);
        let edit = self.pending.get_or_insert_with(|| Edit {
            span: Span::at(read),
            replacement: CompactString::default(),
        });
        edit.span.end = self.read;
        edit.replacement.push_str(text);
    }

    fn flush(&mut self) {
        let changes = |edit: &Edit| !edit.span.is_empty() || !edit.replacement.is_empty();
        self.edits.extend(self.pending.take().filter(changes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(start: u32, end: u32, replacement: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            replacement: replacement.into(),
        }
    }

    #[test]
    fn edits_are_made_at_once_in_any_order() {
        let cases: [(&[Edit], &str); 9] = [
            (&[], "abcdef"),
            (&[edit(4, 5, "E"), edit(0, 2, "")], "cdEf"),
            (&[edit(2, 4, "x"), edit(0, 2, "y")], "yxef"),
            (&[edit(3, 3, "1"), edit(3, 3, "2")], "abc12def"),
            (
                &[edit(3, 3, "1"), edit(3, 3, "2"), edit(3, 3, "1")],
                "abc12def",
            ),
            (&[edit(2, 4, "x"), edit(2, 4, "x")], "abxef"),
            (
                &[edit(2, 4, "x"), edit(2, 2, "<"), edit(4, 4, ">")],
                "ab<x>ef",
            ),
            (&[edit(6, 6, "!")], "abcdef!"),
            (&[edit(5, 99, ""), edit(99, 99, ".")], "abcde."),
        ];
        for (edits, expected) in cases {
            assert_eq!(apply("abcdef", edits).as_deref(), Ok(expected), "{edits:?}");
        }
    }

    #[test]
    fn edits_that_overlap_are_refused() {
        let cases = [
            [edit(0, 3, "x"), edit(2, 4, "x")],
            [edit(0, 3, "x"), edit(0, 3, "y")],
            [edit(0, 6, "x"), edit(2, 3, "x")],
            [edit(1, 4, "x"), edit(2, 2, "y")],
        ];
        for [a, b] in cases {
            let expected = Overlap {
                first: a.span,
                second: b.span,
            };
            assert_eq!(apply("abcdef", &[b, a]), Err(expected));
        }
    }

    #[test]
    fn spans_off_boundaries_are_widened_and_insertions_moved_down() {
        assert_eq!(apply("أب", &[edit(1, 3, "x")]).as_deref(), Ok("x"));
        assert_eq!(apply("أب", &[edit(3, 3, "x")]).as_deref(), Ok("أxب"));
    }

    #[test]
    fn overlap_is_symmetric_and_stricter_than_apply() {
        let cases = [
            (edit(0, 2, ""), edit(2, 4, ""), false),
            (edit(0, 3, ""), edit(2, 4, ""), true),
            (edit(2, 2, "a"), edit(2, 2, "b"), true),
            (edit(2, 2, "a"), edit(2, 2, "a"), true),
            (edit(2, 2, "a"), edit(2, 4, ""), false),
            (edit(4, 4, "a"), edit(2, 4, ""), false),
            (edit(3, 3, "a"), edit(2, 4, ""), true),
        ];
        for (a, b, expected) in cases {
            assert_eq!(overlap(&a, &b), expected, "{a:?} {b:?}");
            assert_eq!(overlap(&b, &a), expected, "{b:?} {a:?}");
        }
    }

    #[test]
    fn composed_edits_are_edits_of_the_original() {
        let cases: [(&[Edit], &[Edit], &[Edit]); 6] = [
            (
                &[edit(2, 2, "xy")],
                &[edit(0, 1, "")],
                &[edit(0, 1, ""), edit(2, 2, "xy")],
            ),
            (&[edit(2, 2, "x")], &[edit(3, 3, "x")], &[edit(2, 2, "xx")]),
            (&[edit(2, 4, "xyz")], &[edit(3, 6, "")], &[edit(2, 5, "x")]),
            (&[edit(1, 3, "")], &[edit(1, 1, "n")], &[edit(1, 3, "n")]),
            (&[edit(2, 2, "x")], &[edit(2, 3, "")], &[]),
            (&[], &[edit(5, 6, "F")], &[edit(5, 6, "F")]),
        ];
        for (first, second, expected) in cases {
            assert_eq!(compose(first, second), expected);
        }
    }

    /// Edits of `text` that [`apply`] takes: its boundaries paired up, some of them doubled.
    fn edits_of(text: &str, cuts: &[(prop::sample::Index, bool, String)]) -> Vec<Edit> {
        let places: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let mut ends: Vec<_> = cuts.iter().map(|(index, ..)| *index.get(&places)).collect();
        ends.sort_unstable();
        let mut edits = Vec::new();
        for (pair, (_, insert, new)) in ends.chunks(2).zip(cuts) {
            let (Some(&start), Some(&end)) = (pair.first(), pair.last()) else {
                continue;
            };
            let span = Span::from_range(start..if *insert { start } else { end });
            edits.push(Edit {
                span,
                replacement: new.as_str().into(),
            });
        }
        edits
    }

    fn cuts() -> impl Strategy<Value = Vec<(prop::sample::Index, bool, String)>> {
        prop::collection::vec(
            (
                any::<prop::sample::Index>(),
                any::<bool>(),
                "[ab\u{646}😀]{0,3}",
            ),
            0..10,
        )
    }

    fn any_edits() -> impl Strategy<Value = Vec<Edit>> {
        let any_edit = (0_u32..=10, 0_u32..=10, "[a😀]{0,2}");
        let any_edit = any_edit.prop_map(|(start, end, new)| edit(start, end, &new));
        prop::collection::vec(any_edit, 0..5)
    }

    proptest! {
        #[test]
        fn composing_is_applying_one_after_the_other(
            text in "[xyz\u{627}\u{651}😀]{0,12}",
            first in cuts(),
            second in cuts(),
        ) {
            let first = edits_of(&text, &first);
            let between = apply(&text, &first).expect("edits that do not overlap");
            let second = edits_of(&between, &second);
            let after = apply(&between, &second).expect("edits that do not overlap");
            let composed = compose(&first, &second);
            prop_assert_eq!(apply(&text, &composed), Ok(after));
            let apart = |pair: &[Edit]| {
                matches!(pair, [a, b] if a.span.end < b.span.start)
            };
            prop_assert!(composed.windows(2).all(apart));
        }

        #[test]
        fn edits_are_refused_where_two_of_them_overlap(edits in any_edits()) {
            let clash = edits.iter().any(|a| {
                edits.iter().any(|b| a != b && a.span.overlaps(b.span))
            });
            prop_assert_eq!(apply("0123456789", &edits).is_err(), clash);
        }

        #[test]
        fn no_edits_are_a_panic(text in "[x\u{627}😀]{0,6}", edits in any_edits()) {
            drop(apply(&text, &edits));
            compose(&edits, &edits);
        }
    }
}
