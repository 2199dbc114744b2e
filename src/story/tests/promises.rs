use proptest::prelude::*;

use crate::story::{Format, Pieces, Story, read};
use crate::text::Span;

/// What [`Story`] and [`crate::story::Block`] promise of spans.
pub(super) fn hold(story: &Story<'_>) {
    let on_boundaries = |span: Span| story.text.get(span.range()).is_some();
    let mut end = 0;
    for block in &story.blocks {
        assert!(on_boundaries(block.span), "{block:?} in {:?}", story.text);
        assert!(
            end <= block.span.start,
            "{:?} in {:?}",
            story.blocks,
            story.text
        );
        let mut floor = block.span.start;
        for piece in block.pieces.iter() {
            assert!(on_boundaries(piece.span()), "{block:?} in {:?}", story.text);
            assert!(floor <= piece.span().start, "{block:?} in {:?}", story.text);
            assert!(
                block.span.contains(piece.span()),
                "{block:?} in {:?}",
                story.text
            );
            floor = piece.span().end;
        }
        assert!(!matches!(&block.pieces, Pieces::Many(none) if none.is_empty()));
        assert!(!block.visible(story.text).trim().is_empty());
        if let Some(dateline) = block.dateline {
            assert!(on_boundaries(dateline) && block.span.contains(dateline));
        }
        end = block.span.end;
    }
    for directive in &story.directives {
        assert!(on_boundaries(directive.span));
        for (name, span) in &directive.rules {
            assert_eq!(span.of(story.text), name);
        }
    }
}

fn hold_for_all(text: &str) {
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        hold(&read(text, format));
    }
}

/// Bits that readers act on, to be put together at random.
const BITS: [&str; 72] = [
    "القاهرة",
    "رئيس",
    "ال",
    "واس",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " - ",
    "– ",
    "(",
    ")",
    ":",
    "«",
    "»",
    "\"",
    "،",
    ".",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<q>",
    "</q>",
    "<br>",
    "<li>",
    "<ul>",
    "</ul>",
    "<td>",
    "</td>",
    "<table>",
    "</table>",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    "<blockquote>",
    "</blockquote>",
    "<code>",
    "</code>",
    "<pre>",
    "</pre>",
    "<script>",
    "</script",
    "<svg/>",
    "<img alt='",
    "'>",
    "<!--",
    "-->",
    "--!>",
    "tadqiq-ignore-next x",
    "&amp;",
    "&nbsp",
    "&#x6",
    "&#1575;",
    "&ngE;",
    "&",
    "<",
    ">",
    "{{",
    "}}",
    "*",
    "**",
    "`",
    "# ",
    "> ",
    "- ",
    "| ",
    "\\",
    "---\n",
];

proptest! {
    #[test]
    fn hold_for_any_text(text in any::<String>()) {
        hold_for_all(&text);
    }

    #[test]
    fn hold_for_any_soup(bits in prop::collection::vec(prop::sample::select(&BITS[..]), 0..40)) {
        hold_for_all(&bits.concat());
    }

    #[test]
    fn hold_after_any_front_matter(
        value in "[ -~]{0,12}",
        bits in prop::collection::vec(prop::sample::select(&BITS[..]), 0..10),
    ) {
        let body = bits.concat();
        hold_for_all(&format!("---\ntitle: {value}\n---\n{body}"));
        hold_for_all(&format!("\u{FEFF}+++\ntitle = \"{value}\n+++\n{body}"));
    }
}
