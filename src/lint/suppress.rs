use super::{Finding, Ruleset};
use crate::catalog::RuleId;
use crate::story::{Directive, DirectiveKind, Story};
use crate::text::Span;

/// The rule that reports suppressions which suppress nothing.
const UNUSED: &str = "unused-suppression";

/// Takes out what the story's own comments suppress, and reports comments that suppress nothing.
pub(super) fn apply(story: &Story<'_>, rules: &Ruleset, findings: &mut Vec<Finding>) {
    if story.directives.is_empty() {
        return;
    }
    let regions: Vec<Region<'_>> = regions(story, rules);
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
    let Some(rule) = rules.catalog().find(UNUSED) else {
        return;
    };
    let Some(level) = rules.level(rule) else {
        return;
    };
    for (region, used) in regions.iter().zip(used) {
        let say = u8::from(region.unknown);
        if !used || region.unknown {
            findings.push(Finding {
                rule,
                level,
                span: region.place,
                say,
                quoted: false,
                arguments: Box::new([region.name.into()]),
                fixes: Box::default(),
                related: Box::default(),
                seen: None,
                elsewhere: None,
            });
        }
    }
}

/// Where one rule (or all) is suppressed, and by what.
struct Region<'a> {
    covered: Span,
    rule: Option<RuleId>,
    unknown: bool,
    name: &'a str,
    place: Span,
}

impl Region<'_> {
    fn covers(&self, finding: &Finding) -> bool {
        let inside = self.covered.contains(finding.span);
        inside && !self.unknown && self.rule.is_none_or(|rule| rule == finding.rule)
    }
}

fn regions<'a>(story: &'a Story<'_>, rules: &Ruleset) -> Vec<Region<'a>> {
    let mut found = Vec::new();
    for (index, directive) in story.directives.iter().enumerate() {
        let Some(covered) = covered(story, index, directive) else {
            continue;
        };
        if directive.rules.is_empty() {
            found.push(Region {
                covered,
                rule: None,
                unknown: false,
                name: "",
                place: directive.span,
            });
        }
        for (name, place) in &directive.rules {
            let rule = rules.catalog().find(name);
            let place = if place.is_empty() {
                directive.span
            } else {
                *place
            };
            found.push(Region {
                covered,
                rule,
                unknown: rule.is_none(),
                name,
                place,
            });
        }
    }
    found
}

/// The part of the story that the directive at `index` speaks of; nothing for an end.
fn covered(story: &Story<'_>, index: usize, directive: &Directive) -> Option<Span> {
    let end = Span::from_range(0..story.text.len()).end;
    match directive.kind {
        DirectiveKind::File => Some(Span::new(0, end)),
        DirectiveKind::Next => {
            let next = story
                .blocks
                .iter()
                .find(|block| block.span.start >= directive.span.end);
            Some(next.map_or(Span::at(directive.span.end), |block| block.span))
        }
        DirectiveKind::Start => {
            let closes = |later: &&Directive| {
                later.kind == DirectiveKind::End && names_match(directive, later)
            };
            let close = story.directives[index + 1..].iter().find(closes);
            Some(Span::new(
                directive.span.end,
                close.map_or(end, |close| close.span.start),
            ))
        }
        DirectiveKind::End => None,
    }
}

/// Whether an end without names, or with one of the start's, closes it.
fn names_match(start: &Directive, end: &Directive) -> bool {
    end.rules.is_empty()
        || end
            .rules
            .iter()
            .any(|(name, _)| start.rules.iter().any(|(known, _)| known == name))
}
