use std::cmp::Reverse;

use compact_str::{CompactString, ToCompactString};

use super::carry::{self, Mentions};
use super::genre::Genre;
use super::rules::{Card, of_claim, of_remark, weight_of};
use crate::catalog::FixPolicy;
use crate::lint::finding::{Finding, Fix, Safety};
use crate::lint::reporting::say_index;
use crate::lint::ruleset::Ruleset;
use crate::story::Story;
use crate::story::attribution::{Claim, Kind, Paragraph, Place, Remark, Says, Statement};
use crate::text::{Edit, Span};

/// The most findings of the family in a paragraph (catalogue 4.6).
const MOST: usize = 3;
/// The message of the claims' card that counts the others.
const MORE: &str = "more";

/// Adds what is to be said of a paragraph, given who was spoken of before it; adds whom it speaks of.
pub(super) fn paragraph(
    (rules, story): (&Ruleset, &Story<'_>),
    (paragraphs, mentions): (&[Paragraph], &mut Mentions),
    (block, genre): (usize, Genre),
    findings: &mut Vec<Finding>,
) {
    let mut judge = Judge {
        rules,
        story,
        paragraphs,
        mentions,
        genre,
        leaning: paragraphs[block]
            .statements
            .iter()
            .position(|it| it.is_sourced() || it.introduces),
        found: Vec::new(),
    };
    for index in 0..paragraphs[block].statements.len() {
        judge.statement((block, index));
        // The body does not go on with whom a headline names.
        if paragraphs[block].place != Place::Outside {
            let statement = &paragraphs[block].statements[index];
            judge.mentions.add(statement, rules.catalog());
        }
    }
    let more = judge.cap();
    findings.extend(judge.found.into_iter().map(|found| found.told(paragraphs)));
    findings.extend(more);
}

struct Judge<'a> {
    rules: &'a Ruleset,
    story: &'a Story<'a>,
    paragraphs: &'a [Paragraph],
    mentions: &'a mut Mentions,
    genre: Genre,
    /// The first statement of the paragraph on which those after it may lean.
    leaning: Option<usize>,
    found: Vec<Found>,
}

/// A finding, and the statement that it is of.
struct Found {
    finding: Finding,
    place: (usize, usize),
}

impl Found {
    /// The finding with the speaker named nearest to it.
    fn told(mut self, paragraphs: &[Paragraph]) -> Finding {
        let speaker = carry::nearest(paragraphs, self.place);
        let other = speaker.filter(|span| !span.overlaps(self.finding.span));
        if let Some(other) = other {
            self.finding.rare_mut().related.push(other);
        }
        self.finding
    }
}

/// What is said of a place.
struct Speech<'a> {
    card: Card,
    say: &'static str,
    span: Span,
    opening: Option<Span>,
    lowered: bool,
    fix: Option<Edit>,
    place: &'a (usize, usize),
}

impl Judge<'_> {
    /// Keeps the gravest findings of the paragraph; returns what says how many more there would be.
    fn cap(&mut self) -> Option<Finding> {
        let more = self.found.len().saturating_sub(MOST);
        if more == 0 {
            return None;
        }
        self.found.sort_by_key(|it| Reverse(it.finding.level));
        let span = self.found.drain(MOST..).map(|it| it.finding.span).min()?;
        let rule = self.rules.plan.sourcing.rule(Card::Claim)?;
        let level = self.rules.level(rule)?;
        let card = self.rules.catalog().card(rule);
        let say = say_index(card, MORE);
        Some(Finding {
            rule,
            level: card.level_of(say, level),
            span,
            say,
            quoted: false,
            arguments: [more.to_compact_string()].into(),
            fixes: Box::default(),
            rare: None,
        })
    }

    fn statement(&mut self, place: (usize, usize)) {
        let paragraph = &self.paragraphs[place.0];
        let statement = &paragraph.statements[place.1];
        for remark in statement.remarks() {
            self.remark(place, remark);
        }
        if let Some(span) = carry::lost(self.paragraphs, place)
            && paragraph.place != Place::Outside
            && self.genre.is_news()
        {
            self.say(plain(Card::Carry, span, &place));
        }
        if paragraph.place == Place::Outside {
            return;
        }
        self.claims(place);
        self.quotations(place);
    }

    fn remark(&mut self, place: (usize, usize), remark: &Remark) {
        let headline = self.paragraphs[place.0].place == Place::Outside;
        if headline && !matches!(remark.says, Says::Loaded | Says::Admitted | Says::Vague) {
            return;
        }
        let spoken = match self.genre {
            Genre::News | Genre::Mixed => true,
            Genre::Essay => matches!(
                remark.says,
                Says::Filler | Says::Vague | Says::Anonymous | Says::Again | Says::Withheld
            ),
            _ => remark.says == Says::Filler,
        };
        let catalog = self.rules.catalog();
        let named = remark.says == Says::Again && !self.mentions.is_nameless(remark.noun, catalog);
        if !spoken || named {
            return;
        }
        // An outlet that is nobody in particular is spoken of once.
        let vague = |it: &Found| {
            Some(it.finding.rule) == self.rules.plan.sourcing.rule(Card::Vague)
                && it.finding.span.overlaps(remark.span)
        };
        let mut own = self.found.iter().rev().take_while(|it| it.place == place);
        if remark.says == Says::Secondhand && own.any(vague) {
            return;
        }
        let (card, say) = of_remark(remark.says);
        let fix = remark.removable.map(|span| Edit {
            span,
            replacement: CompactString::default(),
        });
        self.say(Speech {
            say,
            fix,
            lowered: self.genre == Genre::Essay && remark.says != Says::Filler,
            ..plain(card, remark.span, &place)
        });
    }

    fn claims(&mut self, place: (usize, usize)) {
        let statement = &self.paragraphs[place.0].statements[place.1];
        let remarked = statement.remarks().iter().any(|remark| {
            matches!(
                remark.says,
                Says::Impersonal | Says::Vague | Says::Withheld | Says::Rumour | Says::Unclear
            )
        });
        if remarked || statement.introduces && statement.claims().is_empty() {
            return;
        }
        let mut segments: Vec<Span> = statement.claims().iter().map(|claim| claim.span).collect();
        segments.dedup();
        for segment in segments {
            // The gravest of a segment speaks for it.
            let mut of_segment = statement.claims().iter().filter(|it| it.span == segment);
            let score: i64 = of_segment
                .clone()
                .map(|claim| self.weight(claim.kind))
                .sum();
            let gravest = of_segment
                .by_ref()
                .min_by_key(|claim| (claim.weak, claim.kind))
                .copied();
            if let Some(claim) = gravest {
                self.claim(place, claim, score);
            }
        }
    }

    fn weight(&self, kind: Kind) -> i64 {
        let claims = self.rules.catalog().find("attrib-unattributed-claim");
        match (kind, claims) {
            (Kind::Statistic | Kind::Motive, _) => 1,
            (Kind::Casualty, _) | (_, None) => 3,
            (_, Some(rule)) => self.rules.option(rule, weight_of(kind)),
        }
    }

    fn claim(&mut self, place: (usize, usize), claim: Claim, score: i64) {
        if !self.genre.asks_for_source(claim) {
            return;
        }
        let paragraph = &self.paragraphs[place.0];
        let statement = &paragraph.statements[place.1];
        let leans = self.leaning.is_some_and(|first| first < place.1);
        // A figure after a sourced one is of the same issue.
        if leans && claim.kind == Kind::Statistic {
            return;
        }
        let flagged = self.found.len() >= 2;
        let doubtful = claim.weak || self.genre == Genre::Essay && paragraph.place != Place::Lead;
        // Casualties doubted twice over are recalled, or of the speaker before.
        if claim.kind == Kind::Casualty
            && doubtful
            && (leans || self.genre == Genre::Essay)
            && claim.weak
        {
            return;
        }
        let own_card = matches!(claim.kind, Kind::Casualty | Kind::Statistic | Kind::Motive);
        if !own_card && score - i64::from(flagged) < 2 {
            return;
        }
        let (card, say) = of_claim(claim.kind);
        if paragraph.place == Place::Lead && claim.kind < Kind::Statistic && !statement.is_sourced()
        {
            self.lead(place, claim);
        }
        // Many leads give the toll, and the very next sentence who counted it; others go on from
        // whoever has just spoken.
        let beside =
            claim.kind == Kind::Casualty && carry::stands_beside_source(self.paragraphs, place);
        self.say(Speech {
            say,
            opening: Some(claim.opening),
            lowered: leans || doubtful || beside,
            ..plain(card, claim.span, &place)
        });
    }

    /// A lead that names no source while a later paragraph does.
    fn lead(&mut self, place: (usize, usize), claim: Claim) {
        let own = self.paragraphs[place.0].statements.iter().take(2);
        let mut later = self.paragraphs[place.0 + 1..]
            .iter()
            .flat_map(|it| &it.statements);
        if !own.clone().any(Statement::is_sourced) && later.any(Statement::is_sourced) {
            self.say(Speech {
                opening: Some(claim.opening),
                ..plain(Card::Lead, claim.span, &place)
            });
        }
    }

    fn quotations(&mut self, place: (usize, usize)) {
        let statement = &self.paragraphs[place.0].statements[place.1];
        if statement.is_sourced() || !self.genre.is_news() {
            return;
        }
        let whole = statement
            .quotations()
            .iter()
            .find(|quotation| quotation.whole);
        // A column may open with a motto.
        let paragraph = &self.paragraphs[place.0];
        let is_motto = |start: u32| paragraph.place == Place::Lead && start == paragraph.span.start;
        let whole = whole.filter(|it| !is_motto(it.span.start));
        let led = || carry::leads_to_quotation(self.paragraphs, place);
        let followed = || carry::is_told_next(self.paragraphs, place);
        if let Some(quotation) = whole.filter(|_| !led() && !followed()) {
            self.say(plain(Card::Quotation, quotation.span, &place));
        }
    }

    /// The first words, on one line.
    fn opening(&self, span: Span) -> CompactString {
        let text = self.story.visible(span);
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").into()
    }

    fn say(&mut self, speech: Speech<'_>) {
        let Some(rule) = self.rules.plan.sourcing.rule(speech.card) else {
            return;
        };
        let (card, Some(level)) = (self.rules.catalog().card(rule), self.rules.level(rule)) else {
            return;
        };
        let say = say_index(card, speech.say);
        let level = card.level_of(say, level);
        let fix = speech
            .fix
            .filter(|edit| card.fix != FixPolicy::Never && self.story.is_unbroken(edit.span));
        let finding = Finding {
            rule,
            level: if speech.lowered {
                level.lowered()
            } else {
                level
            },
            span: speech.span,
            say,
            quoted: false,
            arguments: [self.opening(speech.opening.unwrap_or(speech.span))].into(),
            fixes: fix
                .map(|edit| Fix {
                    safety: Safety::Ask,
                    edits: [edit].into(),
                })
                .into_iter()
                .collect(),
            rare: None,
        };
        let place = *speech.place;
        self.found.push(Found { finding, place });
    }
}

const fn plain(card: Card, span: Span, place: &(usize, usize)) -> Speech<'_> {
    Speech {
        card,
        say: "",
        span,
        opening: None,
        lowered: false,
        fix: None,
        place,
    }
}
