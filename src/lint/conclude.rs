use super::reporting::say_index;
use super::sink::{Fact, Facts};
use super::{Context, Elsewhere, Finding, Fix, Others, Rare, Safety, variants};
use crate::catalog::card::{Card, FixPolicy};
use crate::catalog::{Catalog, RuleId};
use crate::story::Story;
use crate::text::{Edit, Span};

/// What a document rule gets: the facts its `gather` noted, and where to report.
pub struct Conclusion<'a, 's> {
    /// The story.
    pub story: &'a Story<'s>,
    /// The rule's facts, sorted by group, then place.
    pub facts: &'a [Fact],
    pub(super) context: Context<'a>,
    pub(super) rule: RuleId,
    pub(super) findings: &'a mut Vec<Finding>,
    /// How many findings there were before the rule's own.
    pub(super) first: usize,
}

/// The group of the rules of names.
pub(super) const NAMES: &str = "naming";

/// What a document rule says of a place.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// The id of the card's `[[say]]`, or empty.
    pub say: &'static str,
    /// What fills `{1}` and on.
    pub arguments: Vec<String>,
    /// What the place becomes.
    pub becomes: Option<String>,
    /// What the place may become, for a person to choose from: instead of `becomes`.
    pub choices: Vec<String>,
    /// Edits instead of `becomes`, together.
    pub edits: Vec<Edit>,
    /// Whether only a person may choose the fix.
    pub ask: bool,
    /// Another place that belongs to it.
    pub related: Option<Span>,
    /// A place in another story that belongs to it.
    pub elsewhere: Option<Elsewhere>,
}

/// Places of a story, which may overlap each other.
pub(super) struct Told {
    /// Where each begins, and how far it and those before it reach; in order.
    reach: Vec<(u32, u32)>,
}

impl Told {
    fn of(places: impl Iterator<Item = Span>) -> Self {
        let mut reach: Vec<(u32, u32)> = places.map(|place| (place.start, place.end)).collect();
        reach.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut reach {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { reach }
    }

    /// Whether one of them overlaps the place. Logarithmic in their number.
    pub(super) fn overlaps(&self, place: Span) -> bool {
        let count = self.reach.partition_point(|(start, _)| *start < place.end);
        let last = self.reach[..count].last();
        last.is_some_and(|(_, reach)| place.start < *reach)
    }
}

/// Judges the facts of every active document rule.
pub(super) fn all(
    story: &Story<'_>,
    context: Context<'_>,
    facts: &Facts,
    findings: &mut Vec<Finding>,
) {
    for document in context.rules.plan.of_documents() {
        let first = findings.len();
        (document.code.conclude)(&mut Conclusion {
            story,
            facts: facts.of(document.noted_by),
            context,
            rule: document.rule,
            findings,
            first,
        });
    }
    // None of these is a rule of names: what those have told is the same for all.
    let mut told = None;
    for &rule in &context.rules.plan.variants {
        let mut conclusion = Conclusion {
            first: findings.len(),
            story,
            facts: facts.of(rule),
            context,
            rule,
            findings,
        };
        variants::conclude(&mut conclusion, &mut told);
    }
}

impl<'a> Conclusion<'a, '_> {
    /// The rule's card.
    pub fn card(&self) -> &'a Card {
        self.context.rules.catalog().card(self.rule)
    }

    /// The catalog the rules come from.
    pub fn catalog(&self) -> &'a Catalog {
        self.context.rules.catalog()
    }

    /// Whether the house map sets a key that begins with `beginning`.
    pub fn chooses(&self, beginning: &str) -> bool {
        let mut keys = self.context.rules.house_map().range(beginning.to_owned()..);
        keys.next()
            .is_some_and(|(key, _)| key.starts_with(beginning))
    }

    /// The house map as set: the value of `key`.
    pub fn choice(&self, key: &str) -> Option<&'a str> {
        self.context.rules.house_map().get(key).map(String::as_str)
    }

    /// Whether the rule called `id` runs too.
    pub fn runs(&self, id: &str) -> bool {
        let rule = self.catalog().find(id);
        rule.is_some_and(|rule| self.context.rules.level(rule).is_some())
    }

    /// The house map's value for the card's key.
    pub fn style(&self) -> &'a str {
        self.context.rules.style(self.rule)
    }

    /// The number of the card's option `name`.
    pub fn option(&self, name: &str) -> i64 {
        self.context.rules.option(self.rule, name)
    }

    /// Where the rule has spoken so far, in the order in which it has.
    pub fn reported(&self) -> impl Iterator<Item = Span> + '_ {
        self.reported_after(0)
    }

    /// Where the rule has spoken since it had so many findings, in the order in which it has.
    pub fn reported_after(&self, count: usize) -> impl ExactSizeIterator<Item = Span> + '_ {
        let own = self.findings.get(self.first + count..);
        own.unwrap_or_default().iter().map(|finding| finding.span)
    }

    /// The other stories, where this one stands among some.
    pub fn others(&self) -> Option<Others<'a>> {
        self.context.others
    }

    /// Whether the rule called `id` has spoken of one of the places, or pointed at it.
    pub fn is_told(&self, id: &str, places: &[Span]) -> bool {
        let rule = self.catalog().find(id);
        let of_rule = self.findings.iter().filter(|it| Some(it.rule) == rule);
        let mut spans = of_rule.flat_map(|it| it.related().iter().chain([&it.span]));
        spans.any(|span| places.iter().any(|place| place.overlaps(*span)))
    }

    /// The places of which rules of names have spoken, or at which they pointed.
    pub(super) fn told_of_names(&self) -> Told {
        let catalog = self.catalog();
        let told = self.findings[..self.first].iter();
        let told = told.filter(|it| catalog.card(it.rule).group == NAMES);
        Told::of(
            told.flat_map(|it| it.related().iter().chain([&it.span]))
                .copied(),
        )
    }

    /// Reports a verdict at a place of the original.
    pub fn report(&mut self, span: Span, verdict: Verdict) {
        let card = self.card();
        let Some(level) = self.context.rules.level(self.rule) else {
            return;
        };
        let mut edits = verdict.edits;
        edits.extend(verdict.becomes.map(|text| Edit {
            span,
            replacement: self.story.written(text.into()),
        }));
        let safety = if verdict.ask || card.fix == FixPolicy::Ask {
            Safety::Ask
        } else {
            Safety::Safe
        };
        let story = self.story;
        let choices = verdict.choices.into_iter().map(|text| Fix {
            safety: Safety::Ask,
            edits: [Edit {
                span,
                replacement: story.written(text.into()),
            }]
            .into(),
        });
        let fix = (!edits.is_empty()).then(|| Fix {
            safety,
            edits: edits.into_iter().collect(),
        });
        let say = say_index(card, verdict.say);
        // A tag inside a name would be lost with it.
        let whole = |fix: &Fix| {
            let mut edits = fix.edits.iter();
            edits.all(|edit| self.story.is_unbroken(edit.span))
        };
        let fixable = card.fix != FixPolicy::Never;
        let fixes = fix.into_iter().chain(choices);
        let fixes = fixes.filter(|fix| fixable && whole(fix)).collect();
        self.findings.push(Finding {
            rule: self.rule,
            level: card.level_of(say, level),
            span,
            say,
            quoted: false,
            arguments: verdict.arguments.into_iter().map(Into::into).collect(),
            fixes,
            rare: Rare {
                seen: None,
                related: verdict.related.into_iter().collect(),
                elsewhere: verdict.elsewhere.map(Box::new),
            }
            .boxed(),
        });
    }
}
