use super::{Context, Finding};
use crate::catalog::RuleId;
use crate::story::{Directive, DirectiveKind, Story};
use crate::text::Span;

/// The rule that reports suppressions which suppress nothing.
const UNUSED: &str = "unused-suppression";

/// What is wrong with a suppression, by the place of its message on the card.
#[derive(Clone, Copy)]
enum Wrong {
    Unused,
    UnknownRule,
    Unclosed,
    StrayEnd,
    Misspelt,
}

/// Takes out what the story's own comments suppress, and reports comments that suppress nothing.
///
/// A comment is judged by the rules that ran: of one that did not, nothing is known.
pub(super) fn apply(story: &Story<'_>, context: Context<'_>, findings: &mut Vec<Finding>) {
    if story.directives.is_empty() {
        return;
    }
    let regions: Vec<Region<'_>> = regions(story, context);
    let mut used = vec![false; regions.len()];
    findings.retain(|finding| {
        let mut kept = true;
        for (region, used) in regions.iter().zip(&mut used) {
            if region.covers(finding) {
                *used = true;
                kept = false;
            }
        }
        kept
    });
    let rules = context.rules;
    let Some(rule) = rules.catalog().find(UNUSED) else {
        return;
    };
    let Some(level) = rules.level(rule) else {
        return;
    };
    for (region, used) in regions.iter().zip(used) {
        let unused = (!used && region.ran(context)).then_some(Wrong::Unused);
        let Some(wrong) = region.wrong.or(unused) else {
            continue;
        };
        findings.push(Finding {
            rule,
            level,
            span: region.place,
            say: wrong as u8,
            quoted: false,
            arguments: [region.name.into()].into(),
            fixes: Box::default(),
            rare: None,
        });
    }
}

/// Where one rule (or all) is suppressed, and by what.
struct Region<'a> {
    covered: Option<Span>,
    rule: Option<RuleId>,
    wrong: Option<Wrong>,
    name: &'a str,
    place: Span,
}

impl Region<'_> {
    fn covers(&self, finding: &Finding) -> bool {
        let inside = self.covered.is_some_and(|it| it.contains(finding.span));
        inside && self.rule.is_none_or(|rule| rule == finding.rule)
    }

    /// Whether what it suppresses was looked for.
    fn ran(&self, context: Context<'_>) -> bool {
        match self.rule {
            Some(rule) => context.runs(rule),
            None => !context.rules.is_partial(),
        }
    }
}

fn regions<'a>(story: &'a Story<'_>, context: Context<'_>) -> Vec<Region<'a>> {
    let mut found = Vec::new();
    for (index, directive) in story.directives.iter().enumerate() {
        let whole = Region {
            covered: None,
            rule: None,
            wrong: None,
            name: "",
            place: directive.span,
        };
        match directive.kind {
            DirectiveKind::Unknown => {
                found.extend(directive.rules.iter().map(|(name, _)| Region {
                    wrong: Some(Wrong::Misspelt),
                    name,
                    ..whole
                }));
            }
            DirectiveKind::End if is_stray(story, index, directive) => found.push(Region {
                wrong: Some(Wrong::StrayEnd),
                ..whole
            }),
            DirectiveKind::End => {}
            DirectiveKind::Next | DirectiveKind::Start | DirectiveKind::File => {
                let (covered, wrong) = covered(story, index, directive);
                let whole = Region {
                    covered: Some(covered),
                    wrong,
                    ..whole
                };
                found.extend(each_rule(directive, context, whole));
            }
        }
    }
    found
}

/// What a directive says of each rule it names, or of all.
fn each_rule<'a>(
    directive: &'a Directive,
    context: Context<'_>,
    whole: Region<'a>,
) -> Vec<Region<'a>> {
    if directive.rules.is_empty() {
        return vec![whole];
    }
    let named = directive.rules.iter().map(|(name, place)| {
        let rule = context.rules.catalog().find(name);
        Region {
            covered: whole.covered.filter(|_| rule.is_some()),
            rule,
            wrong: rule.map_or(Some(Wrong::UnknownRule), |_| whole.wrong),
            name,
            place: match whole.wrong {
                Some(_) if rule.is_some() => whole.place,
                _ if place.is_empty() => whole.place,
                _ => *place,
            },
        }
    });
    named.collect()
}

/// The part of the story that the directive at `index` speaks of, and whether its end is missing.
fn covered(story: &Story<'_>, index: usize, directive: &Directive) -> (Span, Option<Wrong>) {
    let end = Span::from_range(0..story.text.len()).end;
    let after = directive.span.end;
    match directive.kind {
        DirectiveKind::Next => {
            let mut blocks = story.blocks.iter();
            let next = blocks.find(|block| block.span.start >= after);
            (next.map_or(Span::at(after), |block| block.span), None)
        }
        DirectiveKind::Start => match closing(story, index, directive) {
            Some(close) => (Span::new(after, close.span.start), None),
            None => (Span::new(after, end), Some(Wrong::Unclosed)),
        },
        DirectiveKind::File | DirectiveKind::End | DirectiveKind::Unknown => {
            (Span::new(0, end), None)
        }
    }
}

/// The end that closes the start at `index`.
fn closing<'a>(story: &'a Story<'_>, index: usize, start: &Directive) -> Option<&'a Directive> {
    let mut later = story.directives[index + 1..].iter();
    later.find(|later| later.kind == DirectiveKind::End && names_match(start, later))
}

/// Whether no start before the end at `index` is closed by it.
fn is_stray(story: &Story<'_>, index: usize, end: &Directive) -> bool {
    let mut earlier = story.directives[..index].iter().enumerate();
    !earlier.any(|(place, start)| {
        let closed = || closing(story, place, start).is_some_and(|it| it.span == end.span);
        start.kind == DirectiveKind::Start && closed()
    })
}

/// Whether an end without names, or with one of the start's, closes it.
fn names_match(start: &Directive, end: &Directive) -> bool {
    end.rules.is_empty()
        || end
            .rules
            .iter()
            .any(|(name, _)| start.rules.iter().any(|(known, _)| known == name))
}
