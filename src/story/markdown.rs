use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::collect::Collector;
use super::html::Reader;
use super::{Piece, Reading, Role, front};
use crate::text::Span;

/// Reads Markdown: `CommonMark` with tables, strikethrough, footnotes, task lists and front matter.
pub(super) fn read(text: &str) -> Reading {
    let mut collector = Collector::new(text);
    let body = front::read(&mut collector);
    let mut reader = MarkdownReader {
        text,
        html: Reader::new(collector),
        roles: Vec::new(),
        hidden: 0,
        headline: None,
    };
    // Front matter is not left to the parser: it would take any text between two rules for it.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    let markdown = text.get(body..).unwrap_or_default();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        let span = Span::from_range(range.start + body..range.end + body);
        reader.event(&event, span);
    }
    let headline = reader.headline;
    let (collector, after_html_headline) = reader.html.finish();
    let lead = headline.map(|at| at + 1).or(after_html_headline);
    (collector.blocks, collector.directives, lead.unwrap_or(0))
}

struct MarkdownReader<'t> {
    text: &'t str,
    html: Reader<'t>,
    /// What the open blocks make of a paragraph.
    roles: Vec<Role>,
    /// How many open elements hide what is inside: code blocks, images, autolinks.
    hidden: usize,
    /// The block of the first heading of the first level.
    headline: Option<usize>,
}

impl MarkdownReader<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            _ if self.hidden > 0 => {}
            Event::Text(read) => self.prose(read, span),
            Event::SoftBreak | Event::HardBreak => self.html.push(Piece::Break(span)),
            Event::InlineHtml(_) => self.html.html(span),
            Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_) => self.html.push(Piece::Opaque(span)),
            Event::Rule => self.close(),
            // Block-level HTML is read whole, from the start of its block.
            Event::Html(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.close();
                self.hidden += 1;
            }
            Tag::Image { .. } => {
                if self.hidden == 0 {
                    self.html.push(Piece::Opaque(span));
                }
                self.hidden += 1;
            }
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            } if self.hidden == 0 => self.html.push(Piece::Opaque(span)),
            Tag::HtmlBlock => {
                self.close();
                self.html.html(span);
                self.close();
            }
            Tag::Heading { .. } => self.open(Role::Headline),
            Tag::Item => self.open(Role::ListItem),
            Tag::BlockQuote(_) => self.open(Role::Quote),
            Tag::TableCell => self.open(Role::Cell),
            Tag::FootnoteDefinition(_) => self.open(Role::Paragraph),
            Tag::Paragraph | Tag::List(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow => {
                self.close();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Image => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::Heading(level) => {
                let at = self.html.collector.blocks.len();
                self.close();
                self.roles.pop();
                let found = level == HeadingLevel::H1 && at < self.html.collector.blocks.len();
                self.headline = self.headline.or(found.then_some(at));
            }
            TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::TableCell
            | TagEnd::FootnoteDefinition => {
                self.close();
                self.roles.pop();
            }
            TagEnd::Paragraph | TagEnd::List(_) => self.close(),
            _ => {}
        }
    }

    /// Ends the open block and gives those that follow a role.
    fn open(&mut self, role: Role) {
        self.close();
        self.roles.push(role);
    }

    fn close(&mut self) {
        let outer = self.html.role();
        let role = self.roles.last().copied().or(outer);
        self.html.close(role.unwrap_or(Role::Paragraph));
    }

    /// Adds text; where it does not read as it is written, it is an escape or a reference.
    fn prose(&mut self, read: &str, span: Span) {
        if span.of(self.text) != read {
            return self.decoded(read, span);
        }
        let escape = span
            .start
            .checked_sub(1)
            .filter(|_| read.starts_with(is_escapable));
        let escape = escape.map(|at| Span::new(at, span.start));
        match (escape, read.chars().next()) {
            (Some(escape), Some(first)) if self.is_escape(escape) => {
                let middle = span.start + u32::from(first.is_ascii());
                self.html
                    .push(Piece::Char(Span::new(escape.start, middle), first));
                self.html.push(Piece::Text(Span::new(middle, span.end)));
            }
            _ => self.html.push(Piece::Text(span)),
        }
    }

    /// Whether the byte before a text is a backslash that no piece holds.
    fn is_escape(&self, before: Span) -> bool {
        before.of(self.text) == "\\" && self.html.collector.floor() <= before.start
    }

    fn decoded(&mut self, read: &str, span: Span) {
        let mut chars = read.chars();
        match (chars.next(), chars.next(), chars.next()) {
            (Some(first), None, _) => self.html.push(Piece::Char(span, first)),
            (Some(first), Some(second), None) => {
                self.html.push(Piece::Char(span, first));
                self.html.push(Piece::Char(Span::at(span.end), second));
            }
            _ => self.html.push(Piece::Opaque(span)),
        }
    }
}

/// What a backslash may stand before.
const fn is_escapable(c: char) -> bool {
    c.is_ascii_punctuation()
}
