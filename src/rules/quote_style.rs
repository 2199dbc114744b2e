//! `quote-style`: one shape of quotation marks in a file, or the house's.

use compact_str::ToCompactString;

use crate::arabic::letters::{GUILLEMET_CLOSE, GUILLEMET_OPEN, is_space};
use crate::arabic::marks::{is_closer, is_end, is_undirected_quote};
use crate::lint::{Check, Conclusion, Count, Fact, Verdict, judge};
use crate::rules::DocumentCode;
use crate::story::quotes::{Quote, Shape, are_paired};
use crate::story::{Prose, Role};
use crate::text::{Edit, Span};

/// Notes the two marks of every outer quotation; a quotation inside one keeps another shape.
pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// The groups of facts: marks that open, marks that close, and marks that close a quotation whose
/// own quotations have the shape it would get.
const OPENS: u16 = 0;
const CLOSES: u16 = 1;
const CLOSES_NESTED: u16 = 2;

const CONSISTENT: &str = "consistent";

const SHAPES: [Shape; 3] = [Shape::Guillemets, Shape::Straight, Shape::Curly];

fn gather(check: &mut Check<'_, '_>) {
    let quotes = check.prose.quotes();
    let apart = is_heading(check.prose) && check.style() == CONSISTENT;
    if quotes.is_empty() || apart || !are_paired(check.prose) {
        return;
    }
    for (index, quote) in quotes.iter().enumerate() {
        let Some(side) = SHAPES.iter().position(|&shape| shape == quote.shape) else {
            continue;
        };
        if quote.depth > 0 || !quote.closed {
            continue;
        }
        let side = u8::try_from(side).unwrap_or_default();
        let nests = quotes
            .get(index + 1)
            .is_some_and(|inner| holds(quote, inner));
        let closes = if nests { CLOSES_NESTED } else { CLOSES };
        check.note(quote.outer.start..quote.inner.start, OPENS, side, None);
        check.note(quote.inner.end..quote.outer.end, closes, side, None);
    }
}

/// Whether the block is a headline, or a short line without an end that is set like one: many papers
/// give those another shape than their text, on purpose.
fn is_heading(prose: &Prose<'_>) -> bool {
    let text = prose.text();
    let bare = text.trim_end_matches(|c| is_space(c) || is_closer(c) || is_undirected_quote(c));
    let role = prose.block().role;
    let short = prose.words().len() < LONGEST_HEADING && !bare.ends_with(is_end);
    role == Role::Headline || short && matches!(role, Role::Lead | Role::Paragraph)
}

/// A line with more words is a paragraph that lost its stop.
const LONGEST_HEADING: usize = 20;

fn holds(quote: &Quote, inner: &Quote) -> bool {
    inner.outer.start < quote.inner.end
}

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    let opens: Vec<&Fact> = facts.iter().filter(|fact| fact.group == OPENS).collect();
    let count = |side: u8| opens.iter().filter(|fact| fact.side == side).count();
    let counts = [count(0), count(1), count(2)];
    match conclusion.style() {
        "guillemets" => enforce(conclusion, 0),
        "straight" => enforce(conclusion, 1),
        CONSISTENT => {
            // The shape a file uses most; on a tie the guillemets, then straight marks.
            let most = (0..3).rev().max_by_key(|&side| counts[side]).unwrap_or(0);
            let others = counts.iter().sum::<usize>() - counts[most];
            match judge(counts[most], others) {
                Count::Minority(1) => mixed(conclusion, most, false),
                Count::Even => mixed(conclusion, most, true),
                Count::Minority(_) | Count::Settled => {}
            }
        }
        _ => {}
    }
}

/// Reports every quotation that has not the house's shape.
fn enforce(conclusion: &mut Conclusion<'_, '_>, house: u8) {
    let facts = conclusion.facts;
    for open in of_other_shapes(facts, house) {
        report(
            conclusion,
            open,
            house,
            Verdict {
                say: "house",
                ..Verdict::default()
            },
        );
    }
}

/// Reports the quotations that have not the file's shape: the first of them only if it is `even`.
fn mixed(conclusion: &mut Conclusion<'_, '_>, most: usize, even: bool) {
    let facts = conclusion.facts;
    let most = u8::try_from(most).unwrap_or_default();
    let usual = facts
        .iter()
        .find(|fact| fact.group == OPENS && fact.side == most);
    let shown = if even { 1 } else { usize::MAX };
    for open in of_other_shapes(facts, most).take(shown) {
        let verdict = Verdict {
            ask: even,
            related: usual.map(|fact| fact.span),
            ..Verdict::default()
        };
        report(conclusion, open, most, verdict);
    }
}

fn of_other_shapes(facts: &[Fact], side: u8) -> impl Iterator<Item = &Fact> {
    facts
        .iter()
        .filter(move |fact| fact.group == OPENS && fact.side != side)
}

fn report(conclusion: &mut Conclusion<'_, '_>, open: &Fact, side: u8, verdict: Verdict) {
    let Some(close) = partner(conclusion.facts, open) else {
        return;
    };
    let right = marks(side);
    let edits = if close.group == CLOSES_NESTED {
        Vec::new()
    } else {
        vec![edit(open.span, right.0), edit(close.span, right.1)]
    };
    let arguments = vec![format!("{}\u{2026}{}", right.0, right.1)];
    let span = Span::new(open.span.start, close.span.end);
    conclusion.report(
        span,
        Verdict {
            arguments,
            edits,
            ..verdict
        },
    );
}

/// The mark that closes what `open` opens: the first after it, if no other opens before that.
fn partner<'a>(facts: &'a [Fact], open: &Fact) -> Option<&'a Fact> {
    // Facts are sorted by group, then place.
    let after = |group: u16| {
        let is_before = |fact: &Fact| (fact.group, fact.span.start) <= (group, open.span.start);
        let next = facts.get(facts.partition_point(is_before));
        next.filter(|fact| fact.group == group)
    };
    let plain = after(CLOSES);
    let nested = after(CLOSES_NESTED);
    let close = [plain, nested]
        .into_iter()
        .flatten()
        .min_by_key(|fact| fact.span)?;
    let next = after(OPENS);
    (close.side == open.side && next.is_none_or(|next| next.span.start > close.span.start))
        .then_some(close)
}

fn edit(span: Span, mark: char) -> Edit {
    Edit {
        span,
        replacement: mark.to_compact_string(),
    }
}

const fn marks(side: u8) -> (char, char) {
    match side {
        0 => (GUILLEMET_OPEN, GUILLEMET_CLOSE),
        1 => ('"', '"'),
        _ => ('\u{201C}', '\u{201D}'),
    }
}
