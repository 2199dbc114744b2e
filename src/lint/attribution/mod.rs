//! Speaks of sources: judges, over a whole story, what its paragraphs claim and whom they name
//! (catalogue, Part 4).
//!
//! A block gives one [`Paragraph`], which depends on its own text alone; who spoke before it, what
//! kind of text the story is and how often a paragraph was spoken of are worked out from all of them.

mod carry;
mod genre;
mod judge;
mod rules;

use std::mem;

use super::sink::Sink;
use super::{Finding, Ruleset};
use crate::story::attribution::{self, Paragraph, Statement};
use crate::story::{Prose, Protection, Story};

use carry::Mentions;
pub(super) use rules::Sourcing;

/// Adds what a block says and who says it.
pub(super) fn gather(prose: &Prose<'_>, rules: &Ruleset, sink: &mut Sink) {
    if !rules.plan.sourcing.is_on() {
        return;
    }
    let mut paragraph = attribution::read(prose);
    if paragraph.statements.is_empty() && paragraph.words == 0 {
        return;
    }
    protect(prose, &mut paragraph);
    sink.paragraphs.push(paragraph);
}

/// Takes out what stands in scripture, verse, code and speech.
fn protect(prose: &Prose<'_>, paragraph: &mut Paragraph) {
    let open = |span: crate::text::Span, closed: Protection| {
        let view = prose.folded();
        let range = view.offset_of(span.start)..view.offset_of(span.end);
        !prose.protection(range).any(closed)
    };
    let machine = Protection::SCRIPTURE
        .with(Protection::POETRY)
        .with(Protection::MACHINE);
    let speech = machine.with(Protection::QUOTATION);
    for statement in &mut paragraph.statements {
        let at_start = |span: crate::text::Span| crate::text::Span::new(span.start, span.start + 1);
        let Some(mut matter) = statement.matter.take() else {
            continue;
        };
        retain(&mut matter.claims, |claim| {
            open(at_start(claim.opening), speech)
        });
        retain(&mut matter.remarks, |remark| {
            open(at_start(remark.span), machine)
        });
        retain(&mut matter.quotations, |quotation| {
            open(at_start(quotation.span), machine)
        });
        statement.matter = Some(matter).filter(|matter| !matter.is_empty());
    }
}

/// Keeps those for which `is_kept` holds.
fn retain<T>(all: &mut Box<[T]>, is_kept: impl FnMut(&T) -> bool) {
    let mut kept = mem::take(all).into_vec();
    kept.retain(is_kept);
    *all = kept.into();
}

/// Judges the paragraphs of a story, in order.
pub(super) fn conclude(
    (rules, story): (&Ruleset, &Story<'_>),
    paragraphs: &[Paragraph],
    findings: &mut Vec<Finding>,
) {
    if paragraphs.is_empty() {
        return;
    }
    let genre = genre::of(paragraphs);
    let mut mentions = Mentions::default();
    for index in 0..paragraphs.len() {
        let place = (index, genre);
        judge::paragraph((rules, story), (paragraphs, &mut mentions), place, findings);
    }
}

/// The statements before one, the nearest first, within `blocks` paragraphs.
fn before(
    paragraphs: &[Paragraph],
    (block, index): (usize, usize),
    blocks: usize,
) -> impl Iterator<Item = &Statement> {
    let own = paragraphs[block].statements[..index].iter().rev();
    let body = paragraphs[..block].iter().rev();
    let body = body.filter(|paragraph| paragraph.place != attribution::Place::Outside);
    own.chain(
        body.take(blocks)
            .flat_map(|paragraph| paragraph.statements.iter().rev()),
    )
}
