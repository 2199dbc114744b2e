//! How right the orthography rules are: on copy that the model never saw, as it was printed and
//! with slips put into it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use tadqiq::arabic::Kind;
use tadqiq::arabic::clitics::beginnings;
use tadqiq::catalog::Catalog;
use tadqiq::lexicon::spelling::{Change, changed};
use tadqiq::lint::{self, Finding, Fix, Ruleset, Safety};
use tadqiq::story::{self, Format, Prose};
use tadqiq::text::Span;

use super::corpus::text_of;
use super::inject::{Dice, misspelled, possible};
use crate::lexicon::Result;
use crate::lexicon::held_out::HeldOut;

/// The group whose rules speak of slips within a skeleton, and its rules that speak of other things:
/// tanween, the seat of a medial hamza, words that no list holds.
const GROUP: &str = "orthography";
const APART: [&str; 10] = [
    "compound-abd",
    "compound-la-nafiya",
    "fused-words",
    "hamza-medial-variant",
    "keyboard-layout",
    "split-word",
    "tanween-consistency",
    "tanween-hamza-alif",
    "tanween-position",
    "unknown-word",
];
/// The seed of the slips: any number would do, this one is kept.
const SEED: u64 = 20_151_125;

/// What happened to the slips of one kind.
#[derive(Default)]
struct Tally {
    /// Words that could suffer it, and findings of it, in the copy as printed.
    could: usize,
    printed: usize,
    made: usize,
    found: usize,
    mended: usize,
    /// Found, and no correction offered is the right one.
    wrong: usize,
    sure: usize,
    sure_right: usize,
}

/// The scores of all articles.
#[derive(Default)]
pub(crate) struct Score {
    by_change: BTreeMap<Change, Tally>,
    words: usize,
    /// Findings on the copy as it was printed.
    printed: usize,
    /// Findings that slips elsewhere caused on words that have none.
    stray: usize,
    articles: usize,
    /// Slips that nothing was said of, with the words around; and what was said of printed copy.
    pub(crate) missed: Vec<String>,
    pub(crate) said: Vec<String>,
}

/// Scores the held-out articles of the newspapers.
pub(crate) fn run(news: &[u8]) -> Result<Score> {
    let catalog = Catalog::embedded();
    let rules = ruleset(&catalog)?;
    let held_out = HeldOut::read()?;
    let mut score = Score::default();
    let mut dice = Dice(SEED);
    let lines = std::str::from_utf8(news)?.lines().enumerate();
    for (_, line) in lines.filter(|(line, _)| held_out.contains(*line)) {
        score.add(&text_of(line)?, &rules, &mut dice);
    }
    Ok(score)
}

fn ruleset(catalog: &Arc<Catalog>) -> Result<Ruleset> {
    let mut layers = Vec::new();
    let mut name = Some("gulf-levant".to_owned());
    while let Some(pack) = name.take() {
        let layer = catalog.pack(&pack).ok_or("a pack is missing")?;
        layers.insert(0, layer);
        name = layer.extends.first().map(ToString::to_string);
    }
    let mut rules =
        Ruleset::new(Arc::clone(catalog), &layers).map_err(|errors| format!("{errors:?}"))?;
    rules.retain(|card| card.group == GROUP && !APART.contains(&&*card.id));
    Ok(rules)
}

/// A slip put into a text: where, what, and what stood there.
struct Slip {
    span: Span,
    change: Change,
    right: String,
}

impl Score {
    fn add(&mut self, text: &str, rules: &Ruleset, dice: &mut Dice) {
        let printed = lint::check(&story::read(text, Format::Plain), rules);
        let (misspelled, slips) = self.misspell(text, rules, dice, &printed);
        let found = lint::check(&story::read(&misspelled, Format::Plain), rules);
        self.articles += 1;
        self.printed += printed.len();
        for finding in &printed {
            let typed = finding.span.of(text);
            let right = finding
                .fixes
                .first()
                .map(|fix| mended(text, finding.span, fix));
            if let Some(change) = right.and_then(|right| changed(typed, &right)) {
                self.by_change.entry(change).or_default().printed += 1;
            }
        }
        let catalog = rules.catalog();
        self.said.extend(
            printed
                .iter()
                .map(|finding| said(text, finding, &catalog.card(finding.rule).id)),
        );
        for slip in &slips {
            let finding = found
                .iter()
                .find(|finding| finding.span.overlaps(slip.span));
            self.judge(slip, finding, &misspelled);
        }
        let known = |finding: &Finding| {
            slips.iter().any(|slip| slip.span.overlaps(finding.span))
                || printed
                    .iter()
                    .any(|other| other.span.overlaps(finding.span))
        };
        self.stray += found.iter().filter(|finding| !known(finding)).count();
    }

    /// The text with slips, in words that are no names and that nothing was said of.
    fn misspell(
        &mut self,
        text: &str,
        rules: &Ruleset,
        dice: &mut Dice,
        printed: &[Finding],
    ) -> (String, Vec<Slip>) {
        let story = story::read(text, Format::Plain);
        let mut misspelled_text = text.to_owned();
        let mut slips = Vec::new();
        for block in &story.blocks {
            let prose = Prose::new(&story, block, rules.catalog());
            for (index, word) in prose.words().iter().enumerate() {
                let span = prose.raw(word.range());
                let right = prose.word(index);
                let plain = span.of(text) == right && word.kind == Kind::Arabic;
                self.words += usize::from(word.kind == Kind::Arabic);
                let said = printed.iter().any(|finding| finding.span.overlaps(span));
                if !plain || said || is_left_alone(&prose, rules, index) {
                    continue;
                }
                for change in possible(right) {
                    self.by_change.entry(change).or_default().could += 1;
                }
                if let Some((wrong, change)) = misspelled(right, dice) {
                    misspelled_text.replace_range(span.range(), &wrong);
                    slips.push(Slip {
                        span,
                        change,
                        right: right.to_owned(),
                    });
                }
            }
        }
        (misspelled_text, slips)
    }

    fn judge(&mut self, slip: &Slip, finding: Option<&Finding>, text: &str) {
        let tally = self.by_change.entry(slip.change).or_default();
        tally.made += 1;
        let Some(finding) = finding else {
            self.missed.push(format!(
                "{:?}\t{} for {}",
                slip.change,
                around(text, slip.span),
                slip.right
            ));
            return;
        };
        tally.found += 1;
        let mends = |fix: &Fix| mended(text, slip.span, fix) == slip.right;
        let right = finding.fixes.iter().any(mends);
        tally.mended += usize::from(right);
        tally.wrong += usize::from(!right && !finding.fixes.is_empty());
        if let Some(fix) = finding.fixes.iter().find(|fix| fix.safety == Safety::Safe) {
            tally.sure += 1;
            tally.sure_right += usize::from(mends(fix));
        }
    }
}

/// A finding with the words around it and what is offered, on one line.
fn said(text: &str, finding: &Finding, rule: &str) -> String {
    let offers: Vec<String> = finding
        .fixes
        .iter()
        .map(|fix| mended(text, finding.span, fix))
        .collect();
    let safe = finding.fixes.iter().any(|fix| fix.safety == Safety::Safe);
    format!(
        "{rule}\t{}\t{}\t{safe}",
        around(text, finding.span),
        offers.join(" | ")
    )
}

/// A place with ninety bytes of text before and after.
fn around(text: &str, span: Span) -> String {
    let before = Span::new(span.start.saturating_sub(90), span.start).of(text);
    let after = Span::new(span.end, span.end.saturating_add(90)).of(text);
    format!("{before}⟦{}⟧{after}", span.of(text)).replace('\n', "␤")
}

/// Whether the word at `index` is a name, follows a given name or a word that opens a name, or is one
/// that houses spell in two ways: no slip of it would be one.
fn is_left_alone(prose: &Prose<'_>, rules: &Ruleset, index: usize) -> bool {
    let list = |name| rules.catalog().list(name);
    let (word, previous) = (prose.word(index), prose.previous(index));
    let variants = list("hamza-variants");
    prose.is_name(index..index + 1)
        || list("given-names").has(previous)
        || list("name-openers").has(previous)
        || beginnings(word).any(|reading| variants.has(reading.stem(word)))
}

/// The word at `span` after a fix.
fn mended(text: &str, span: Span, fix: &Fix) -> String {
    let mut word = span.of(text).to_owned();
    for edit in fix
        .edits
        .iter()
        .rev()
        .filter(|edit| span.contains(edit.span))
    {
        let start = (edit.span.start - span.start) as usize;
        word.replace_range(start..start + edit.span.len() as usize, &edit.replacement);
    }
    word
}

impl Score {
    /// The report, in Markdown. `read` of the findings on printed copy were read, `right` of them
    /// were right.
    pub(crate) fn page(&self, read: usize, right: usize) -> String {
        let all = self
            .by_change
            .values()
            .fold(Tally::default(), |all, one| Tally {
                could: all.could + one.could,
                printed: all.printed + one.printed,
                made: all.made + one.made,
                found: all.found + one.found,
                mended: all.mended + one.mended,
                wrong: all.wrong + one.wrong,
                sure: all.sure + one.sure,
                sure_right: all.sure_right + one.sure_right,
            });
        let mut page = String::from(HEAD);
        for (change, tally) in &self.by_change {
            row(&mut page, &format!("{change:?}"), tally);
        }
        row(&mut page, "**all**", &all);
        let false_share = share(read - right, read);
        let doubtful = number(self.printed) * false_share;
        let precision = number(all.found) / (number(all.found + self.stray));
        let strict = number(all.found) / (number(all.found + self.stray) + doubtful);
        let lines = [
            format!("Articles: {}; words: {}.", self.articles, self.words),
            format!(
                "Findings on the copy as printed: {} ({:.2} per 1,000 words); of {read} drawn at random and read in context {right} were true faults.",
                self.printed,
                number(self.printed) * 1000.0 / number(self.words)
            ),
            format!(
                "Findings on words without a slip that slips elsewhere caused: {}.",
                self.stray
            ),
            format!(
                "Detection precision, slips against stray findings: {precision:.4}; with the false share of the printed findings counted against it too: {strict:.4}."
            ),
            format!(
                "Recall: {:.4}. Wrong corrections: {:.4} of what was found. Safe fixes: {:.4} right of {}.",
                share(all.found, all.made),
                share(all.wrong, all.found),
                share(all.sure_right, all.sure),
                all.sure
            ),
        ];
        for line in lines {
            let _ = write!(page, "\n* {line}");
        }
        page.push('\n');
        page
    }
}

const HEAD: &str = "# How right the orthography model is

Generated by `cargo run --release -p xtask -- spelling-report`; never edited by hand.

The 2,000 newspaper articles of `held-out.txt`, which nothing was counted on, are checked by the
orthography rules as they were printed, and again with slips put into them: each kind at the rate
at which the rules find it in these newspapers, in words that are no names and of which nothing was
said. A slip is *found* when a rule speaks of the word, *wrong* when no correction that is offered
is what stood there, *safe* when `--fix` mends it unasked.

| slip | could | printed | made | found | recall | wrong | safe | safe right |
|---|---|---|---|---|---|---|---|---|
";

fn row(page: &mut String, name: &str, tally: &Tally) {
    let _ = writeln!(
        page,
        "| {name} | {} | {} | {} | {} | {:.3} | {} | {} | {:.4} |",
        tally.could,
        tally.printed,
        tally.made,
        tally.found,
        share(tally.found, tally.made),
        tally.wrong,
        tally.sure,
        share(tally.sure_right, tally.sure),
    );
}

fn share(part: usize, whole: usize) -> f64 {
    number(part) / number(whole.max(1))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
