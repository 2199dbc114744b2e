//! What a story is judged by when it stands among others: how they spell names.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use super::check::gathered;
use super::{Conclusion, Elsewhere, Finding, Ruleset};
use crate::catalog::{Level, RuleId};
use crate::story::Story;
use crate::text::{Lines, Span, Stretch};

/// How the stories of a newsroom spell names, each story counted once for a spelling.
///
/// What it says does not depend on the order in which stories are added. Of a story nothing is kept
/// but its name and the spellings that are new in it.
#[derive(Debug, Default)]
pub struct Newsroom {
    names: HashMap<u64, Vec<Usage>>,
}

/// A spelling and the stories that have it.
#[derive(Clone, Debug)]
struct Usage {
    text: Box<str>,
    stories: u32,
    /// The first two stories by their names: one may be the story that is judged.
    witnesses: Vec<(Arc<str>, Stretch)>,
}

/// A spelling of a name that a story has, and where it stands first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// A number of the name, the same in all stories.
    pub name: u64,
    /// As written, without clitics.
    pub text: Box<str>,
    /// Where.
    pub place: Stretch,
}

/// A spelling as a rule finds it in a story.
#[derive(Clone, Debug)]
pub struct Written {
    /// A number of the name, the same in all stories.
    pub name: u64,
    /// As written, without clitics.
    pub text: String,
    /// Where it stands first.
    pub span: Span,
}

/// The other stories, as one of them sees them.
#[derive(Clone, Copy, Debug)]
pub struct Others<'a> {
    newsroom: &'a Newsroom,
    story: &'a str,
    counted: Option<&'a [Spelling]>,
}

/// How many other stories have a spelling, and one of them.
#[derive(Clone, Debug)]
pub struct Vote<'a> {
    /// The spelling.
    pub text: &'a str,
    /// How many other stories have it: at least one.
    pub stories: u32,
    witness: Option<&'a (Arc<str>, Stretch)>,
}

/// The rules of a check and, where a story stands among others, those.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub(super) rules: &'a Ruleset,
    pub(super) others: Option<Others<'a>>,
    least: Level,
}

/// Stories that are kept as witnesses of a spelling.
const WITNESSES: usize = 2;

impl Newsroom {
    /// Counts a story, which is called `story` and was not counted before.
    pub fn add(&mut self, story: &Arc<str>, spellings: &[Spelling]) {
        for spelling in spellings {
            let known = self.names.entry(spelling.name).or_default();
            let place = known.iter().position(|it| it.text == spelling.text);
            let place = place.unwrap_or_else(|| {
                known.push(Usage::of(&spelling.text));
                known.len() - 1
            });
            known[place].count(story, spelling.place);
        }
    }

    /// The others for the story that was counted as `story` with the text it has now.
    pub fn beside<'a>(&'a self, story: &'a str) -> Others<'a> {
        Others {
            newsroom: self,
            story,
            counted: None,
        }
    }

    /// The others for a story that was counted with these spellings and may have others by now.
    pub fn beside_changed<'a>(&'a self, story: &'a str, counted: &'a [Spelling]) -> Others<'a> {
        Others {
            counted: Some(counted),
            ..self.beside(story)
        }
    }
}

impl Usage {
    fn of(text: &str) -> Self {
        Self {
            text: text.into(),
            stories: 0,
            witnesses: Vec::new(),
        }
    }

    fn count(&mut self, story: &Arc<str>, place: Stretch) {
        self.stories += 1;
        let at = self.witnesses.partition_point(|(known, _)| known < story);
        if at < WITNESSES {
            self.witnesses.insert(at, (Arc::clone(story), place));
            self.witnesses.truncate(WITNESSES);
        }
    }
}

impl<'a> Others<'a> {
    /// How the others spell a name that this story spells so; sorted by spelling.
    pub fn votes(&self, name: u64, here: &[&str]) -> Vec<Vote<'a>> {
        let is_own = |text: &str| match self.counted {
            Some(counted) => counted
                .iter()
                .any(|it| it.name == name && &*it.text == text),
            None => here.contains(&text),
        };
        let vote = |usage: &'a Usage| Vote {
            text: &usage.text,
            stories: usage.stories - u32::from(is_own(&usage.text)),
            witness: usage
                .witnesses
                .iter()
                .find(|(story, _)| **story != *self.story),
        };
        let usages = self.newsroom.names.get(&name).into_iter().flatten();
        let mut votes: Vec<Vote<'_>> = usages.map(vote).filter(|it| it.stories > 0).collect();
        votes.sort_by_key(|vote| vote.text);
        votes
    }
}

impl Vote<'_> {
    /// One of the stories that have it: the first by name.
    pub fn elsewhere(&self) -> Option<Elsewhere> {
        self.witness.map(|(story, place)| Elsewhere {
            story: Arc::clone(story),
            place: *place,
            text: self.text.into(),
        })
    }
}

impl<'a> Context<'a> {
    /// Rules for a story that stands among others.
    pub const fn among(rules: &'a Ruleset, others: Option<Others<'a>>) -> Self {
        Self {
            rules,
            others,
            least: Level::Hint,
        }
    }

    /// The same without findings below a level, which are neither reported nor fixed.
    #[must_use]
    pub const fn at_least(self, least: Level) -> Self {
        Self { least, ..self }
    }

    /// Whether a finding is grave enough to be spoken of.
    pub(super) fn speaks_of(&self, finding: &Finding) -> bool {
        finding.level >= self.least
    }

    /// Whether `rule` looks at the story: it is on, and has other stories if it asks for them.
    pub(super) fn runs(self, rule: RuleId) -> bool {
        let mut among = self.rules.plan.newsroom.iter();
        let is_on = self.rules.level(rule).is_some();
        is_on && (self.others.is_some() || !among.any(|(asks, _)| *asks == rule))
    }
}

impl<'a> From<&'a Ruleset> for Context<'a> {
    fn from(rules: &'a Ruleset) -> Self {
        Self::among(rules, None)
    }
}

impl<'a, R: Deref<Target = Ruleset>> From<&'a R> for Context<'a> {
    fn from(rules: &'a R) -> Self {
        Self::among(rules, None)
    }
}

/// What a story gives to a [`Newsroom`]: nothing where no rule that runs asks for it.
///
/// Linear in the length of the story.
pub fn spellings(story: &Story<'_>, rules: &Ruleset) -> Vec<Spelling> {
    let mut written = Vec::new();
    for (rule, code) in &rules.plan.newsroom {
        let facts = gathered(story, rules, (*rule, code.document.gather));
        written.extend((code.written)(&Conclusion {
            first: 0,
            story,
            facts: &facts,
            context: rules.into(),
            rule: *rule,
            findings: &mut Vec::new(),
        }));
    }
    if written.is_empty() {
        return Vec::new();
    }
    let lines = Lines::new(story.text);
    let spelling = |it: Written| Spelling {
        name: it.name,
        text: it.text.into(),
        place: Stretch::of(story.text, &lines, it.span),
    };
    written.into_iter().map(spelling).collect()
}
