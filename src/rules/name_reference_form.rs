//! `name-reference-form`: the whole name at the first mention, the family name from then on.

use super::DocumentCode;
use crate::catalog::names::{Name, Part, Spelling};
use crate::lexicon::{self, Form, Pos};
use crate::lint::{Check, Conclusion, Fact, Verdict};
use crate::story::{Mention, Prose, Role};

pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// The sides of a mention.
const WHOLE: u8 = 0;
const FAMILY: u8 = 1;

/// Words of the shortest paragraph: fewer are a heading inside the story.
const SHORTEST: usize = 12;
/// Which whole mention is one too many.
const TOO_MANY: usize = 4;

/// Notes the mentions of persons in paragraphs; headlines and captions stand for themselves. A mention
/// that may be of two persons tells nothing.
fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let is_text = matches!(prose.block().role, Role::Lead | Role::Paragraph);
    if !is_text || prose.words().len() < SHORTEST {
        return;
    }
    let start = |mention: &Mention| mention.words.start;
    for here in prose.mentions().chunk_by(|a, b| start(a) == start(b)) {
        let [mention] = here else { continue };
        let family = mention.part == Part::Family;
        if mention.doubtful
            || !mention.is_person()
            || family && !stands_alone(prose, mention.words.start)
        {
            continue;
        }
        let side = if mention.part == Part::Whole {
            WHOLE
        } else {
            FAMILY
        };
        let words = prose.words();
        let first = words[mention.words.start].start as usize + mention.prefix;
        let last = words[mention.words.end - 1].end as usize;
        check.note(first..last, mention.name, side, None);
    }
}

/// Whether the word at `index` stands by itself: after a title, a verb or a particle, or first. After
/// any other word it may be the end of somebody else's name.
fn stands_alone(prose: &Prose<'_>, index: usize) -> bool {
    let before = prose.previous(index);
    let parts = [Pos::PerfectVerb, Pos::ImperfectVerb, Pos::Particle];
    let common =
        |form: Form| form.valid() && !form.proper_name() && parts.iter().any(|part| form.is(*part));
    before.is_empty()
        || prose.catalog().list("titles").has(before)
        || lexicon::form(before).is_some_and(common)
}

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    for of_name in facts.chunk_by(|a, b| a.group == b.group) {
        let name = conclusion.catalog().names().get(of_name[0].group);
        if let Some(name) = name.filter(|name| tells(*name)) {
            first(conclusion, of_name);
            again(conclusion, of_name, name);
        }
    }
}

/// Whether the family name stands alone, and is this person's only.
fn tells(name: Name<'_>) -> bool {
    let alone = |spelling: &Spelling<'_>| !spelling.family().is_empty();
    name.spellings().any(|it| alone(&it)) && !name.spellings().any(Spelling::is_family_shared)
}

/// Reports a family name that comes before the whole.
fn first(conclusion: &mut Conclusion<'_, '_>, facts: &[Fact]) {
    let whole = facts.iter().find(|fact| fact.side == WHOLE);
    if let Some(whole) = whole.filter(|_| facts[0].side == FAMILY) {
        let text = conclusion.story.visible(whole.span).into_owned();
        let verdict = Verdict {
            arguments: vec![text],
            related: Some(whole.span),
            ..Verdict::default()
        };
        conclusion.report(facts[0].span, verdict);
    }
}

/// Reports the whole name where it stands once too often.
fn again(conclusion: &mut Conclusion<'_, '_>, facts: &[Fact], name: Name<'_>) {
    let mut wholes = facts.iter().filter(|fact| fact.side == WHOLE);
    let (Some(first), Some(late)) = (wholes.next(), wholes.nth(TOO_MANY - 2)) else {
        return;
    };
    let text = conclusion.story.visible(late.span);
    let mut families = name.spellings().map(Spelling::family);
    let family = families.find(|family| !family.is_empty() && text.contains(family));
    if let Some(family) = family.filter(|family| *family != text) {
        let verdict = Verdict {
            say: "again",
            arguments: vec![family.to_owned()],
            related: Some(first.span),
            ..Verdict::default()
        };
        conclusion.report(late.span, verdict);
    }
}
