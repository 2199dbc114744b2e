use std::borrow::Cow;
use std::mem;
use std::ops::Range;
use std::sync::Arc;

use super::conclude;
use super::reporting::{Check, Found};
use super::ruleset::DocumentRule;
use super::sink::{Fact, Facts, Sink};
use super::spelling::{self, Owned};
use super::{Context, Finding, Ruleset, attribution, measure, phrase, regexes, suppress, twice};
use crate::arabic::Kind;
use crate::arabic::clitics::{Proclitics, is_pronoun};
use crate::arabic::joints::closed;
use crate::arabic::letters::{ALEF, LAM};
use crate::catalog::patterns::{Entry, Joint, Role};
use crate::catalog::{Catalog, RuleId};
use crate::lexicon;
use crate::rules::BlockCode;
use crate::story::attribution::Paragraph;
use crate::story::{Block, Kept, Prose, Story, Traits};
use crate::text::Span;

/// Checks a story: all findings, sorted by place, then rule.
///
/// Total and deterministic. Linear in the length of the story for a fixed set of rules.
pub fn check<'a>(story: &Story<'_>, context: impl Into<Context<'a>>) -> Vec<Finding> {
    let context = context.into();
    let sink = Matcher::default().blocks(story, context.rules);
    finish(story, context, sink.findings, (sink.facts, sink.paragraphs))
}

/// The facts that one rule notes, in the order in which it is to judge them.
pub(super) fn gathered(
    story: &Story<'_>,
    rules: &Ruleset,
    (rule, gather): (RuleId, BlockCode),
) -> Vec<Fact> {
    let mut sink = Sink::default();
    let mut kept = Kept::default();
    for block in &story.blocks {
        let prose = Prose::with(kept, story, block, rules.catalog());
        gather(&mut Check {
            prose: &prose,
            rules,
            rule,
            sink: &mut sink,
        });
        kept = prose.into_kept();
    }
    sink.facts.sort();
    mem::take(sink.facts.of_mut(rule))
}

/// Judges the document by what its blocks gave, obeys its suppressions, and sorts.
pub(super) fn finish(
    story: &Story<'_>,
    context: Context<'_>,
    mut findings: Vec<Finding>,
    (mut facts, paragraphs): (Facts, Vec<Paragraph>),
) -> Vec<Finding> {
    let rules = context.rules;
    facts.sort();
    conclude::all(story, context, &facts, &mut findings);
    drop(facts);
    attribution::conclude((rules, story), &paragraphs, &mut findings);
    drop(paragraphs);
    suppress::apply(story, context, &mut findings);
    findings.retain(|finding| context.speaks_of(finding));
    findings.sort_by_key(order);
    findings.dedup();
    twice::leave_out(story.text, rules.catalog(), &mut findings);
    for finding in &mut findings {
        if let Some(seen) = story.seen(finding.span) {
            finding.rare_mut().seen = Some(seen.into_boxed_str());
        }
    }
    findings
}

/// By place, then rule, as one number: comparing the parts one by one takes longer.
fn order(finding: &Finding) -> u128 {
    let rule = u128::from(finding.rule.0) << 8 | u128::from(finding.say);
    u128::from(place(finding.span)) << 24 | rule
}

fn place(span: Span) -> u64 {
    u64::from(span.start) << 32 | u64::from(span.end)
}

/// What one block gave: depends on its text, role and the rules alone.
#[derive(Debug, Default)]
pub struct BlockReport {
    /// What its own rules found.
    pub findings: Vec<Finding>,
    /// What document rules need of it.
    pub facts: Facts,
    /// What it says and whom it names for it.
    pub paragraph: Option<Paragraph>,
}

/// Stands for a word of another script in what the automaton reads.
const NO_WORD: &str = "\u{1}";

/// Runs every rule over blocks, keeping its buffers from block to block.
#[derive(Default)]
pub struct Matcher {
    catalog: Option<Arc<Catalog>>,
    kept: Kept,
    text: String,
    starts: Vec<u32>,
    indices: Vec<u32>,
    owned: Vec<Owned>,
}

impl Matcher {
    /// Checks a story as [`check`] does, sooner for what was learnt of words in other stories.
    pub fn check<'a>(
        &mut self,
        story: &Story<'_>,
        context: impl Into<Context<'a>>,
    ) -> Vec<Finding> {
        let context = context.into();
        let sink = self.blocks(story, context.rules);
        finish(story, context, sink.findings, (sink.facts, sink.paragraphs))
    }

    /// Gathers what all blocks give.
    fn blocks(&mut self, story: &Story<'_>, rules: &Ruleset) -> Sink {
        let mut sink = Sink::for_story(story);
        for block in &story.blocks {
            self.gather(story, block, rules, &mut sink);
        }
        sink
    }

    /// Checks one block.
    pub fn block(&mut self, story: &Story<'_>, block: &Block, rules: &Ruleset) -> BlockReport {
        let mut sink = Sink::default();
        self.gather(story, block, rules, &mut sink);
        BlockReport {
            findings: sink.findings,
            facts: sink.facts,
            paragraph: sink.paragraphs.pop(),
        }
    }

    /// Adds what a block gives to what others gave.
    fn gather(&mut self, story: &Story<'_>, block: &Block, rules: &Ruleset, sink: &mut Sink) {
        sink.block = sink.findings.len();
        let catalog = rules.catalog();
        if !self
            .catalog
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, catalog))
        {
            self.kept = Kept::default();
            self.catalog = Some(Arc::clone(catalog));
        }
        let prose = Prose::with(mem::take(&mut self.kept), story, block, catalog);
        self.words(&prose, rules, sink);
        for &(rule, code) in &rules.plan.blocks {
            code(&mut Check {
                prose: &prose,
                rules,
                rule,
                sink,
            });
        }
        let noting = |it: &DocumentRule| it.noted_by == it.rule;
        for document in rules.plan.of_documents().filter(noting) {
            (document.code.gather)(&mut Check {
                prose: &prose,
                rules,
                rule: document.rule,
                sink,
            });
        }
        for &rule in &rules.plan.regexes {
            regexes::check(&mut Check {
                prose: &prose,
                rules,
                rule,
                sink,
            });
        }
        for &rule in &rules.plan.measures {
            measure::check(&mut Check {
                prose: &prose,
                rules,
                rule,
                sink,
            });
        }
        spelling::check(&prose, rules, &self.owned, sink);
        attribution::gather(&prose, rules, sink);
        self.kept = prose.into_kept();
        // The findings of all blocks are then nearly in order, which makes sorting them cheap.
        sink.findings[sink.block..].sort_by_key(order);
    }

    /// The one pass of the automaton over the block's words.
    fn words(&mut self, prose: &Prose<'_>, rules: &Ruleset, sink: &mut Sink) {
        let catalog = rules.catalog();
        self.read(prose, catalog);
        self.owned.clear();
        for found in catalog.automaton().find_overlapping_iter(&self.text) {
            for entry in catalog.entries(found.value()) {
                let rule = RuleId(entry.card);
                let is_on = rules.level(rule).is_some();
                let owns = rules.plan.owns_words(rule);
                if !is_on && !owns {
                    continue;
                }
                if let Some(place) = self.place(prose, entry, found.start()..found.end()) {
                    if owns && place.words.len() == 1 {
                        let word = place.words.start;
                        self.owned.push(Owned { word, rule });
                    }
                    if !is_on {
                        continue;
                    }
                    dispatch(
                        &mut Check {
                            prose,
                            rules,
                            rule,
                            sink,
                        },
                        &place,
                    );
                }
            }
        }
    }

    /// Writes the words that may begin a pattern, and those a pattern may reach from them, with one
    /// space around each.
    fn read(&mut self, prose: &Prose<'_>, catalog: &Catalog) {
        self.text.clear();
        self.starts.clear();
        self.indices.clear();
        let words = prose.words();
        let mut next = 0;
        let phrases = (Traits::OPENS_PHRASE, Traits::SECOND);
        for index in prose.words_opening(Traits::OPENS_WORD, phrases) {
            let is_phrase = prose.is(index, phrases.0) && prose.is(index + 1, phrases.1);
            let longest = || catalog.openers().longest(prose.word(index));
            let end = index + if is_phrase { longest().max(1) } else { 1 };
            let reached = next.max(index)..end.min(words.len());
            next = next.max(end);
            for index in reached {
                self.push(prose, index);
            }
        }
        self.text.push(' ');
    }

    fn push(&mut self, prose: &Prose<'_>, index: usize) {
        let word = prose.words()[index];
        self.text.push(' ');
        self.starts
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.indices.push(u32::try_from(index).unwrap_or(u32::MAX));
        self.text.push_str(match word.kind {
            Kind::Arabic => word.of(prose.text()),
            _ => NO_WORD,
        });
    }

    /// The words a pattern was found in, if its clitics are licensed and only space divides them.
    fn place<'a>(
        &self,
        prose: &Prose<'_>,
        entry: &'a Entry,
        range: Range<usize>,
    ) -> Option<Found<'a>> {
        let stem_start = if entry.before == 0 {
            range.start + 1
        } else {
            range.start
        };
        let stem_end = if entry.after {
            range.end
        } else {
            range.end - 1
        };
        let first = self
            .starts
            .partition_point(|&start| start as usize <= stem_start)
            .checked_sub(1)?;
        let last = first + usize::from(entry.words) - 1;
        let start = self.starts[first] as usize;
        let end = self
            .starts
            .get(last + 1)
            .map_or(self.text.len(), |&next| next as usize)
            - 1;
        let (prefix, suffix) = (
            self.text.get(start..stem_start)?,
            self.text.get(stem_end..end)?,
        );
        let index = self.indices[first] as usize;
        let words = index..index + usize::from(entry.words);
        let licensed = prefix.is_empty()
            || Proclitics::read(prefix).is_some_and(|found| Proclitics(entry.before).has(found));
        let stem = self.text.get(stem_start..stem_end)?;
        let spaced = licensed
            && (suffix.is_empty() || is_pronoun(suffix))
            && joins(entry.joint, prefix, stem, suffix)
            && self.indices.get(last)? - self.indices[first] == u32::from(entry.words) - 1
            && (words.start..words.end - 1).all(|index| prose.is_spaced(index));
        if !spaced
            || !prefix.is_empty()
                && is_own_word(self.text.get(start..end)?, &alone(stem, entry.joint))
        {
            return None;
        }
        Some(Found {
            entry,
            words,
            prefix: prefix.len(),
            suffix: suffix.len(),
        })
    }
}

/// Whether a stem may be written so between a prefix and a pronoun.
fn joins(joint: Joint, prefix: &str, stem: &str, pronoun: &str) -> bool {
    match joint {
        Joint::Plain => true,
        Joint::Opened => !pronoun.is_empty(),
        Joint::Elided => prefix.ends_with(LAM) && !is_in_use(stem),
    }
}

/// The stem as it stands without clitics.
fn alone(stem: &str, joint: Joint) -> Cow<'_, str> {
    match joint {
        Joint::Plain => Cow::Borrowed(stem),
        Joint::Opened => closed(stem).map_or(Cow::Borrowed(stem), Cow::Owned),
        Joint::Elided => Cow::Owned(format!("{ALEF}{stem}")),
    }
}

/// Whether a word is one that newspapers use.
pub(super) fn is_in_use(word: &str) -> bool {
    lexicon::in_use(word).is_some_and(|form| form.valid() && form.band() >= IN_USE)
}

/// Whether the word with its letters left on is a word of its own, so that nothing may be peeled
/// (catalogue 3.2, 1). A stem that is itself accepted was listed on purpose and is peeled.
fn is_own_word(word: &str, stem: &str) -> bool {
    is_in_use(word) && !lexicon::form(stem).is_some_and(lexicon::Form::valid)
}

/// The frequency band from which a word is one that newspapers use: twice in a million words. A
/// dictionary alone accepts too many rare forms.
const IN_USE: u8 = 82;

fn dispatch(check: &mut Check<'_, '_>, found: &Found<'_>) {
    if is_foreign(check, found) {
        return;
    }
    match found.entry.role {
        Role::Word => word(check, found),
        Role::Pair => pair(check, found),
        Role::Phrase => phrase::check(check, found),
        Role::Trigger => {
            let plan = &check.rules.plan.words;
            if let Some((_, code)) = plan.iter().find(|(rule, _)| *rule == check.rule) {
                code(check, found);
            }
        }
    }
}

/// Whether the word is the first of two that are one foreign word (`واي فاي`), with its letters or
/// without those taken for proclitics.
fn is_foreign(check: &Check<'_, '_>, found: &Found<'_>) -> bool {
    let (prose, first) = (check.prose, found.words.start);
    let next = prose.next(first);
    if found.words.len() > 1 || next.is_empty() {
        return false;
    }
    let word = prose.word(first);
    let stem = word.get(found.prefix..).unwrap_or_default();
    // There are few, and looking one up would take putting it together.
    let mut phrases = check.list("foreign-phrases").words.iter();
    phrases.any(|phrase| {
        let one = phrase.strip_suffix(next);
        let one = one.and_then(|one| one.strip_suffix(' '));
        one.is_some_and(|one| one == word || one == stem)
    })
}

fn word(check: &mut Check<'_, '_>, found: &Found<'_>) {
    if found
        .words
        .clone()
        .any(|index| check.prose.is_fully_vowelled(index))
    {
        return;
    }
    check.report(check.correction(found));
}

fn pair(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let (prose, words) = (check.prose, check.prose.words());
    let pair = &check.card().matcher.pair[usize::from(found.entry.index)];
    let (own, other) = if found.entry.side == 0 {
        (&pair.first, &pair.second)
    } else {
        (&pair.second, &pair.first)
    };
    let own = crate::arabic::folded(own);
    let range = words[found.words.start].start as usize..words[found.words.end - 1].end as usize;
    let stem = range.start + found.prefix;
    let written = prose.text().get(stem..);
    let ending_at = stem + written.map_or(0, |written| written.len().min(own.len()));
    debug_assert!(range.len() >= found.suffix);
    let ending = prose.text().get(ending_at..range.end - found.suffix);
    let right = [other, ending.unwrap_or_default()].concat();
    // One word, read with the article or without, becomes two.
    if check.definite(found, &right).is_some() {
        return;
    }
    let becomes = check.rebuilt(found, &right);
    check.note(range, found.entry.index, found.entry.side, Some(becomes));
}
