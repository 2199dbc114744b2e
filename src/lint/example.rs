use std::fmt;
use std::sync::Arc;

use super::{Context, Finding, Newsroom, Ruleset, Trust, check, fix, spellings};
use crate::catalog::card::Example;
use crate::catalog::{Catalog, RuleId};
use crate::story::{self, Format};

/// An example of a card that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFailure {
    /// The text the rule was run on.
    pub text: String,
    /// What was asked of it.
    pub asked: Asked,
    /// What came instead: the texts of the findings, or the text after fixing.
    pub came: String,
}

/// What an example asks of its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// To speak.
    Speak,
    /// To be silent.
    Silence,
    /// To fix the text to this.
    Become(String),
    /// To leave its own fix alone.
    Rest,
    /// To have a format that exists, and `bad` or `ok`.
    Form,
}

impl fmt::Display for ExampleFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, asked, came } = self;
        match asked {
            Asked::Speak => write!(formatter, "the rule must speak of `{text}` and is silent"),
            Asked::Silence => write!(
                formatter,
                "the rule must be silent about `{text}` and speaks of `{came}`"
            ),
            Asked::Become(good) => write!(
                formatter,
                "fixing `{text}` must give `{good}` and gives `{came}`"
            ),
            Asked::Rest => write!(
                formatter,
                "fixing `{text}` a second time must change nothing and gives `{came}`"
            ),
            Asked::Form => write!(
                formatter,
                "an example has `bad` (and `good`) or `ok`, and a format plain, markdown or html: `{text}`"
            ),
        }
    }
}

/// Runs one example of a card with that rule alone and says what does not hold.
///
/// A `bad`/`good` pair is four assertions: the rule speaks of `bad`, its fix gives `good`, it is
/// silent about `good`, fixing again changes nothing.
pub fn hold(catalog: &Arc<Catalog>, rule: RuleId, example: &Example) -> Vec<ExampleFailure> {
    let rules = Ruleset::only(Arc::clone(catalog), rule, example.style.as_deref());
    let format = match example.format.as_deref() {
        None | Some("plain") => Some(Format::Plain),
        Some("markdown") => Some(Format::Markdown),
        Some("html") => Some(Format::Html),
        Some(_) => None,
    };
    let text = example.bad.as_ref().or(example.ok.as_ref());
    let text = text.map(|text| &**text).unwrap_or_default();
    let newsroom = example
        .beside
        .as_deref()
        .map(|stories| newsroom(stories, text, &rules));
    let others = newsroom.as_ref().map(|newsroom| newsroom.beside(JUDGED));
    let context = Context::among(&rules, others);
    match (format, &example.bad, &example.good, &example.ok) {
        (Some(format), Some(bad), good, None) => mistake(context, format, bad, good.as_deref()),
        (Some(format), None, None, Some(ok)) => silence(context, format, ok),
        _ => vec![ExampleFailure {
            text: text.to_owned(),
            asked: Asked::Form,
            came: String::new(),
        }],
    }
}

/// What the story of an example is called among those beside it.
const JUDGED: &str = "example";

/// The newsroom of an example: the stories beside it, one a line, and its own.
fn newsroom(stories: &str, text: &str, rules: &Ruleset) -> Newsroom {
    let mut newsroom = Newsroom::default();
    let mut add = |name: &str, text: &str| {
        let story = story::read(text, Format::Plain);
        newsroom.add(&Arc::from(name), &spellings(&story, rules));
    };
    add(JUDGED, text);
    for (number, story) in stories.lines().enumerate() {
        add(&(number + 1).to_string(), story);
    }
    newsroom
}

fn mistake(
    context: Context<'_>,
    format: Format,
    bad: &str,
    good: Option<&str>,
) -> Vec<ExampleFailure> {
    let mut failures = Vec::new();
    let mut fail = |text: &str, asked: Asked, came: &str| {
        failures.push(ExampleFailure {
            text: text.to_owned(),
            asked,
            came: came.to_owned(),
        });
    };
    if findings(context, format, bad).is_empty() {
        fail(bad, Asked::Speak, "");
    }
    if let Some(good) = good {
        let fixed = fix(bad, format, context, Trust::FirstChoice).text;
        if fixed != good {
            fail(bad, Asked::Become(good.to_owned()), &fixed);
        }
        let again = fix(&fixed, format, context, Trust::FirstChoice).text;
        if again != fixed {
            fail(bad, Asked::Rest, &again);
        }
        failures.extend(silence(context, format, good));
    }
    failures
}

fn silence(context: Context<'_>, format: Format, text: &str) -> Vec<ExampleFailure> {
    let found = findings(context, format, text);
    if found.is_empty() {
        return Vec::new();
    }
    let came: Vec<&str> = found.iter().map(|finding| finding.span.of(text)).collect();
    vec![ExampleFailure {
        text: text.to_owned(),
        asked: Asked::Silence,
        came: came.join("`, `"),
    }]
}

fn findings(context: Context<'_>, format: Format, text: &str) -> Vec<Finding> {
    check(&story::read(text, format), context)
}
