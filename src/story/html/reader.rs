use std::ops::ControlFlow;

use super::element::{Element, RAW};
use super::token::{Token, Tokens};
use crate::story::collect::Collector;
use crate::story::{Piece, QuoteMark, Reading, Role, directive};
use crate::text::Span;

/// No story nests deeper; what does is read without the roles of the deeper elements.
const DEEPEST: usize = 256;
/// No name of an element that means something here is longer.
const LONGEST_NAME: usize = 10;

/// Reads HTML.
pub(in crate::story) fn read(text: &str) -> Reading {
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut reader = Reader::new(Collector::new(text));
    reader.html(Span::from_range(start..text.len()));
    reader.close(reader.role().unwrap_or(Role::Paragraph));
    let (title, paragraph) = (reader.title, reader.first_paragraph);
    let (mut collector, after_headline) = reader.finish();
    let mut lead = paragraph.or(after_headline).unwrap_or(0);
    // A title is a block only where nothing else is the headline.
    if after_headline.is_some()
        && let Some(title) = title
    {
        collector.blocks.remove(title);
        lead -= usize::from(lead > title);
    }
    (collector.blocks, collector.directives, lead)
}

/// Reads stretches of HTML into blocks; Markdown uses it for the HTML inside.
pub(in crate::story) struct Reader<'t> {
    pub(in crate::story) collector: Collector<'t>,
    /// The open elements that give a role or bound one.
    open: Vec<Element>,
    skipped: Option<Skipped>,
    title: Option<usize>,
    headline: Option<usize>,
    in_paragraph: bool,
    first_paragraph: Option<usize>,
}

/// An element whose content is not read.
struct Skipped {
    /// The name as written in its start tag.
    name: Span,
    /// From the start tag on.
    start: u32,
    depth: usize,
    element: Element,
}

impl<'t> Reader<'t> {
    pub(in crate::story) const fn new(collector: Collector<'t>) -> Self {
        Self {
            collector,
            open: Vec::new(),
            skipped: None,
            title: None,
            headline: None,
            in_paragraph: false,
            first_paragraph: None,
        }
    }

    /// Reads a stretch of HTML into the open block and the blocks after it.
    pub(in crate::story) fn html(&mut self, span: Span) {
        let mut tokens = Tokens::new(self.collector.text, span);
        while let Some(token) = tokens.next() {
            if let ControlFlow::Break(raw) = self.token(token) {
                tokens.skip_raw(raw);
            }
        }
    }

    /// Adds a piece to the open block unless it stands in what is not read.
    pub(in crate::story) fn push(&mut self, piece: Piece) {
        if self.skipped.is_none() {
            self.collector.push(piece);
        }
    }

    /// The role of blocks here, if an open element gives one.
    pub(in crate::story) fn role(&self) -> Option<Role> {
        self.open.iter().rev().find_map(|element| element.role())
    }

    /// Ends the open block, and inline code that was never closed.
    pub(in crate::story) fn close(&mut self, role: Role) {
        let end = self.collector.floor();
        self.end_skipped(end);
        self.close_block(role);
    }

    /// Hands over the blocks and the index after the headline, if there is a headline.
    pub(in crate::story) fn finish(mut self) -> (Collector<'t>, Option<usize>) {
        self.close(self.role().unwrap_or(Role::Paragraph));
        (self.collector, self.headline.map(|at| at + 1))
    }

    fn close_block(&mut self, role: Role) {
        let at = self.collector.blocks.len();
        if !self.collector.close(role) {
            return;
        }
        match self.open.last() {
            Some(Element::Title) => self.title = self.title.or(Some(at)),
            Some(Element::Headline) if self.headline.is_none() => {
                self.headline = Some(at);
                self.first_paragraph = None;
            }
            _ if self.in_paragraph && role == Role::Paragraph => {
                self.first_paragraph = self.first_paragraph.or(Some(at));
            }
            _ => {}
        }
    }

    /// Takes one token; answers with a name where the content of the element is to be passed over.
    fn token(&mut self, token: Token) -> ControlFlow<&'static str> {
        match token {
            Token::Text(span) => self.push(Piece::Text(span)),
            Token::Char(span, chars) if self.skipped.is_none() => {
                self.collector.push_chars(span, chars);
            }
            Token::Char(..) => {}
            Token::Comment { span, body } => {
                let found = directive::read(self.collector.text, body, span);
                self.collector.directives.extend(found);
            }
            Token::Start { span, name, closed } => return self.start(span, name, closed),
            Token::End { span, name } => self.end(span, name),
        }
        ControlFlow::Continue(())
    }

    fn start(&mut self, span: Span, name: Span, closed: bool) -> ControlFlow<&'static str> {
        let element = self.element(name);
        self.end_code_at(element, span.start);
        if let Some(skipped) = &mut self.skipped {
            let text = self.collector.text;
            let same = name.of(text).eq_ignore_ascii_case(skipped.name.of(text));
            skipped.depth += usize::from(same && !closed);
            return self.pass_over(element, name);
        }
        if element.is_boundary() {
            self.close_block(self.role().unwrap_or(Role::Paragraph));
            self.end_implied(element);
            self.in_paragraph = element == Element::Paragraph;
        }
        match element {
            Element::Break => self.push(Piece::Break(span)),
            Element::Object => self.push(Piece::Opaque(span)),
            Element::Quote => self.push(Piece::Quote(span, QuoteMark::Open)),
            Element::Hidden | Element::Code | Element::Aside if !closed => {
                self.skipped = Some(Skipped {
                    name,
                    start: span.start,
                    depth: 1,
                    element,
                });
            }
            _ if element.nests() && self.open.len() < DEEPEST => self.open.push(element),
            _ => {}
        }
        self.pass_over(element, name)
    }

    /// Asks for the content of an element that holds no markup to be passed over.
    fn pass_over(&self, element: Element, name: Span) -> ControlFlow<&'static str> {
        let name = name.of(self.collector.text);
        let raw = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name));
        match raw {
            Some(raw) if element == Element::Raw => ControlFlow::Break(raw),
            _ => ControlFlow::Continue(()),
        }
    }

    fn end(&mut self, span: Span, name: Span) {
        let element = self.element(name);
        self.end_code_at(element, span.start);
        if let Some(skipped) = &mut self.skipped {
            let text = self.collector.text;
            let same = name.of(text).eq_ignore_ascii_case(skipped.name.of(text));
            skipped.depth -= usize::from(same);
            if skipped.depth == 0 {
                self.end_skipped(span.end);
            }
            return;
        }
        match element {
            Element::Break => self.push(Piece::Break(span)),
            Element::Quote => self.push(Piece::Quote(span, QuoteMark::Close)),
            _ if element.is_boundary() => {
                self.close_block(self.role().unwrap_or(Role::Paragraph));
                self.in_paragraph = false;
                self.end_open(element);
            }
            _ => {}
        }
    }

    /// Ends code that was never closed where a block starts or ends.
    fn end_code_at(&mut self, element: Element, at: u32) {
        let code = |skipped: &Skipped| skipped.element != Element::Hidden;
        if element.is_boundary() && self.skipped.as_ref().is_some_and(code) {
            self.end_skipped(at);
        }
    }

    fn end_skipped(&mut self, end: u32) {
        if let Some(skipped) = self.skipped.take()
            && skipped.element == Element::Code
        {
            let span = Span::new(skipped.start, end);
            self.collector.push(Piece::Opaque(span));
        }
    }

    /// Ends the elements whose end tags may be left out before a start tag: headings before any
    /// block, items before items and cells before cells and rows of the same list or table.
    fn end_implied(&mut self, element: Element) {
        while self.open.last().is_some_and(|open| open.is_heading()) {
            self.open.pop();
        }
        if matches!(element, Element::Context(Role::ListItem | Role::Cell)) {
            self.end_open(element);
        }
    }

    /// Ends the innermost open element that is alike, and those inside it; a list or a table ends
    /// only by its own end tag.
    fn end_open(&mut self, element: Element) {
        for (at, open) in self.open.iter().enumerate().rev() {
            if *open == element {
                self.open.truncate(at);
                return;
            }
            if open.bounds() && !element.bounds() {
                return;
            }
        }
    }

    fn element(&self, name: Span) -> Element {
        let name = name.of(self.collector.text).as_bytes();
        let mut lower = [0; LONGEST_NAME];
        let Some(lower) = lower.get_mut(..name.len()) else {
            return Element::Inline;
        };
        lower.copy_from_slice(name);
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).map_or(Element::Inline, Element::of)
    }
}
