//! What a reader sees of a span of the original.

use std::borrow::Cow;

use compact_str::CompactString;

use super::{Block, Format, Piece, Pieces, Story};
use crate::text::Span;

impl<'t> Story<'t> {
    /// The text of `span` as the story's reader sees it: references decoded, markup absent. Borrowed
    /// where that is what is written.
    ///
    /// Logarithmic in the number of blocks and of the pieces of one; linear in what is read.
    pub fn visible(&self, span: Span) -> Cow<'t, str> {
        let seen = self.seen(span);
        seen.map_or_else(|| Cow::Borrowed(span.of(self.text)), Cow::Owned)
    }

    /// What [`Self::visible`] gives where that is not what is written.
    pub(crate) fn seen(&self, span: Span) -> Option<String> {
        // Plain text has no markup, and this is asked for every name.
        if self.format == Format::Plain {
            return None;
        }
        let pieces = self.block_at(span).and_then(many)?;
        if is_written(pieces, span) {
            return None;
        }
        let mut seen = String::with_capacity(span.len() as usize);
        for piece in within(pieces, span) {
            match *piece {
                Piece::Text(text) => seen.push_str(shared(text, span).of(self.text)),
                other => seen.extend(other.char()),
            }
        }
        Some(seen)
    }

    /// `text` as it must be written to be read so: in HTML no `<` or `&` of a text may make markup.
    pub fn written(&self, text: CompactString) -> CompactString {
        if self.format != Format::Html || !text.contains(['<', '&']) {
            return text;
        }
        text.replace('&', "&amp;").replace('<', "&lt;").into()
    }

    /// Whether another text may take the place of `span`: no markup stands in it, so that none is
    /// lost and none is left without its other half.
    ///
    /// What lies outside all blocks is no markup of theirs. As costly as [`Self::visible`].
    pub fn is_unbroken(&self, span: Span) -> bool {
        if self.format == Format::Plain {
            return true;
        }
        let first = self.blocks.partition_point(|it| it.span.end <= span.start);
        let blocks = self.blocks[first..].iter();
        let mut blocks = blocks.take_while(|block| block.span.start < span.end);
        blocks.all(|block| {
            let inside = shared(block.span, span);
            many(block).is_none_or(|pieces| self.is_one_stretch(pieces, inside))
        })
    }

    fn block_at(&self, span: Span) -> Option<&Block> {
        let place = self.blocks.partition_point(|it| it.span.end <= span.start);
        let block = self.blocks.get(place);
        block.filter(|block| block.span.start <= span.start)
    }

    /// Whether the pieces in `span` are text, references and white space, one right after the other.
    fn is_one_stretch(&self, pieces: &[Piece], span: Span) -> bool {
        let mut end = span.start;
        for piece in within(pieces, span) {
            let place = piece.span();
            let read = match piece {
                Piece::Text(_) | Piece::Char(..) => true,
                Piece::Break(_) => place.of(self.text).trim().is_empty(),
                // A character of code is no markup by itself.
                Piece::Opaque(_) => place.start < span.start && span.end < place.end,
                Piece::Quote(..) => false,
            };
            if !read || place.start > end {
                return false;
            }
            end = place.end;
        }
        end >= span.end
    }
}

/// The pieces of a block that is not one stretch of text.
fn many(block: &Block) -> Option<&[Piece]> {
    match &block.pieces {
        Pieces::One(_) => None,
        Pieces::Many(pieces) => Some(pieces),
    }
}

/// Whether one piece of text holds all of the span.
fn is_written(pieces: &[Piece], span: Span) -> bool {
    match within(pieces, span) {
        [Piece::Text(text)] => text.start <= span.start && span.end <= text.end,
        _ => false,
    }
}

/// The pieces that share anything with a span. The second character of a reference stands at its end
/// and belongs to it.
fn within(pieces: &[Piece], span: Span) -> &[Piece] {
    let first = pieces.partition_point(|piece| piece.span().end <= span.start);
    let end = pieces.partition_point(|piece| {
        let place = piece.span();
        place.start < span.end || place.is_empty() && place.start == span.end
    });
    pieces.get(first..end).unwrap_or_default()
}

/// What two spans have in common, given that they overlap.
fn shared(one: Span, other: Span) -> Span {
    Span::new(one.start.max(other.start), one.end.min(other.end))
}

#[cfg(test)]
mod tests {
    use crate::story::{Format, read};
    use crate::text::Span;

    #[test]
    fn a_span_is_seen_without_its_markup_and_is_broken_by_it() {
        for (text, format, part, seen, unbroken) in [
            (
                "<p>a <b>b</b>&amp;c d</p>",
                Format::Html,
                "a <b>b",
                "a b",
                false,
            ),
            (
                "<p>a <b>b</b>&amp;c d</p>",
                Format::Html,
                "b</b>&amp;c",
                "b&c",
                false,
            ),
            (
                "<p>a <b>b</b>&amp;c d</p>",
                Format::Html,
                "&amp;c d",
                "&c d",
                true,
            ),
            (
                "<p>a <b>b</b>&amp;c d</p>",
                Format::Html,
                "c d",
                "c d",
                true,
            ),
            ("<p>a<br>b</p>", Format::Html, "a<br>b", "a\nb", false),
            (
                "a *b* [c](http://x.y/z) d",
                Format::Markdown,
                "a *b",
                "a b",
                false,
            ),
            (
                "a *b* [c](http://x.y/z) d",
                Format::Markdown,
                "c](http://x.y/z) d",
                "c d",
                false,
            ),
            (
                "a *b* [c](http://x.y/z) d",
                Format::Markdown,
                "c",
                "c",
                true,
            ),
            ("a `bc` d", Format::Markdown, "b", "\u{FFFC}", true),
            ("a `bc` d", Format::Markdown, "a `bc`", "a \u{FFFC}", false),
            ("a *b*\nc d", Format::Markdown, "\nc d", "\nc d", true),
            ("a <b> c", Format::Plain, "a <b>", "a <b>", true),
        ] {
            let story = read(text, format);
            let at = text.find(part).expect("it is there");
            let span = Span::from_range(at..at + part.len());
            assert_eq!(story.visible(span), seen, "{part}");
            assert_eq!(story.is_unbroken(span), unbroken, "{part}");
        }
    }

    #[test]
    fn no_text_makes_markup_where_it_is_written() {
        let text = || compact_str::CompactString::from("a<b & c");
        let story = read("", Format::Html);
        assert_eq!(story.written(text()), "a&lt;b &amp; c");
        assert_eq!(read("", Format::Markdown).written(text()), text());
    }

    #[test]
    fn what_lies_between_blocks_is_as_it_is_written() {
        let story = read("<p>a</p>\n<p>b</p>", Format::Html);
        let between = Span::new(4, 12);
        assert_eq!(story.visible(between), "</p>\n<p>");
        assert!(story.is_unbroken(between));
        assert!(story.is_unbroken(Span::at(3)), "an insertion");
    }
}
