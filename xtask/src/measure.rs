//! Runs rules over a corpus and prints counts, with findings in context to read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::sync::Arc;

use tadqiq::arabic::{Kind, tokenize};
use tadqiq::catalog::{Catalog, Language, RuleId};
use tadqiq::lint::{self, Finding, Ruleset};
use tadqiq::story::{self, Format};
use tadqiq::text::Span;

/// What to measure.
pub(crate) struct Plan {
    pub(crate) news: PathBuf,
    /// How many articles, spread evenly over the file: it is in the order it was gathered in, and
    /// its beginning is not like the rest.
    pub(crate) articles: usize,
    /// Which article is the first: another one gives a fresh sample.
    pub(crate) start: usize,
    /// Rules to show; none means all that are on.
    pub(crate) rules: Vec<String>,
    pub(crate) pack: String,
    /// How many findings to print for each rule.
    pub(crate) show: usize,
}

/// Prints the table and the samples.
pub(crate) fn run(plan: &Plan) -> Result<(), String> {
    let catalog = Catalog::embedded();
    let rules = chosen(&catalog, plan)?;
    let mut seen: BTreeMap<RuleId, Seen> = BTreeMap::new();
    let mut words = 0;
    each_article(plan, |index, article, text| {
        words += tokenize(text)
            .words
            .iter()
            .filter(|word| word.kind == Kind::Arabic)
            .count();
        let story = story::read(text, Format::Plain);
        for finding in lint::check(&story, &rules) {
            let entry = seen.entry(finding.rule).or_default();
            entry.count += 1;
            entry.stories += usize::from(entry.last != Some(index));
            entry.last = Some(index);
            let source = field(article, "source");
            entry.lines.push(context(&catalog, text, &finding, source));
        }
    })?;
    print(&catalog, plan, &seen, words).map_err(|error| error.to_string())
}

/// Visits the plan's articles: their numbers in the sample, as they stand in the corpus, as stories.
pub(crate) fn each_article(
    plan: &Plan,
    mut visit: impl FnMut(usize, &serde_json::Value, &str),
) -> Result<(), String> {
    let file =
        File::open(&plan.news).map_err(|error| format!("{}: {error}", plan.news.display()))?;
    let lines = BufReader::new(file).lines().collect::<io::Result<Vec<_>>>();
    let lines = lines.map_err(|error| error.to_string())?;
    let step = (lines.len() / plan.articles.max(1)).max(1);
    let sample = lines.iter().skip(plan.start).step_by(step);
    for (index, line) in sample.take(plan.articles).enumerate() {
        let article: serde_json::Value =
            serde_json::from_str(line).map_err(|error| error.to_string())?;
        visit(index, &article, &text_of(&article));
    }
    Ok(())
}

#[derive(Default)]
struct Seen {
    count: usize,
    /// In how many articles, and the last of them.
    stories: usize,
    last: Option<usize>,
    lines: Vec<String>,
}

/// An article of the corpus as a story: the title, an empty line, the body.
pub(crate) fn text_of(article: &serde_json::Value) -> String {
    format!(
        "{}\n\n{}\n",
        field(article, "title"),
        field(article, "body")
    )
}

fn field<'a>(article: &'a serde_json::Value, name: &str) -> &'a str {
    article[name].as_str().unwrap_or_default().trim()
}

/// The rules of a pack.
pub(crate) fn ruleset(catalog: &Arc<Catalog>, pack: &str) -> Result<Ruleset, String> {
    let mut layers = Vec::new();
    let mut name = Some(pack.to_owned());
    while let Some(pack) = name.take() {
        let layer = catalog
            .pack(&pack)
            .ok_or_else(|| format!("there is no pack `{pack}`"))?;
        layers.insert(0, layer);
        name = layer.extends.first().map(ToString::to_string);
    }
    Ruleset::new(catalog.clone(), &layers).map_err(|errors| format!("{errors:?}"))
}

/// The rules of the plan's pack that the plan names.
pub(crate) fn chosen(catalog: &Arc<Catalog>, plan: &Plan) -> Result<Ruleset, String> {
    let mut rules = ruleset(catalog, &plan.pack)?;
    if !plan.rules.is_empty() {
        rules.retain(|card| plan.rules.iter().any(|id| *id == card.id));
        for id in &plan.rules {
            rules.enable(
                catalog
                    .find(id)
                    .ok_or_else(|| format!("there is no rule `{id}`"))?,
            );
        }
    }
    Ok(rules)
}

fn context(catalog: &Catalog, text: &str, finding: &Finding, source: &str) -> String {
    let at = finding.span;
    let before = Span::new(at.start.saturating_sub(90), at.start).of(text);
    let after = Span::new(at.end, at.end.saturating_add(90)).of(text);
    let fault = at.of(text);
    let fixes: Vec<String> = finding
        .fixes
        .iter()
        .map(|fix| {
            let edits: Vec<String> = fix
                .edits
                .iter()
                .map(|edit| format!("{:?}→{:?}", edit.span.of(text), edit.replacement))
                .collect();
            format!("{:?} {}", fix.safety, edits.join(" + "))
        })
        .collect();
    let message = catalog.message(finding, fault, Language::English);
    let fault = if fault.len() > 200 {
        Span::new(at.start, at.start + 200).of(text)
    } else {
        fault
    };
    format!(
        "{source}\t{:?}\t{before}⟦{fault}⟧{after}\t{}\t{message}",
        finding.level,
        fixes.join(" | ")
    )
    .replace('\n', "␤")
}

fn print(
    catalog: &Catalog,
    plan: &Plan,
    seen: &BTreeMap<RuleId, Seen>,
    words: usize,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{} articles, {words} words", plan.articles)?;
    for (rule, found) in seen {
        let card = catalog.card(*rule);
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let rate = count(found.count) * 1000.0 / count(words.max(1));
        writeln!(
            out,
            "{:28} {:8} {:7} {rate:9.3} per 1,000 words, {} articles",
            card.id,
            format!("{:?}", card.level),
            found.count,
            found.stories
        )?;
    }
    for (rule, found) in seen {
        let step = (found.lines.len() / plan.show.max(1)).max(1);
        for line in found.lines.iter().step_by(step).take(plan.show) {
            writeln!(out, "{}\t{line}", catalog.card(*rule).id)?;
        }
    }
    Ok(())
}
