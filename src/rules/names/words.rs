//! Compares words that listed names share: «الأمن» in one body's name is no other word in another's.

use std::borrow::Cow;

use super::judge::number;
use super::loose::HAMZAS;
use super::{DOUBTFUL, PART_SHIFT, Said, seen, without_article};
use crate::arabic::folded;
use crate::arabic::letters::ALEF;
use crate::lint::{Conclusion, Fact, Verdict};
use crate::story::Story;
use crate::text::Span;

/// A word of a mention that begins with an alef, after the article too.
#[derive(Clone, Copy)]
struct Word<'f> {
    /// What it shares with its like, whatever the hamza.
    key: u32,
    bare: bool,
    span: Span,
    fact: &'f Fact,
}

/// Reports words of listed names that lack the hamza which they have in another mention, of whatever
/// name, that is written as the registry has it.
///
/// Each text of a name is read once, and the other mentions that write it are known by its key. Nothing
/// is said of places that are `said`.
pub(in crate::rules) fn hamzas(
    conclusion: &mut Conclusion<'_, '_>,
    known: &[Fact],
    said: &mut Said,
) {
    let story = conclusion.story;
    let mut words = words(story, known);
    radsort::sort_by_key(&mut words, |word| {
        u64::from(word.key) << 32 | u64::from(word.span.start)
    });
    let witnesses = witnesses(conclusion, &words);
    let mut lacking: Vec<(u16, u32)> = words
        .iter()
        .filter(|word| word.bare && witness(&witnesses, word.key).is_some())
        .map(|word| (word.fact.group, word.fact.key))
        .collect();
    if lacking.is_empty() {
        return;
    }
    lacking.sort_unstable();
    for of_name in lacking.chunk_by(|a, b| a.0 == b.0) {
        let lacks = |fact: &&Fact| of_name.contains(&(fact.group, fact.key));
        let facts = of_group(known, of_name[0].0).iter();
        let facts = facts.filter(|it| is_sure(it) && !it.quoted).filter(lacks);
        for word in facts.flat_map(|fact| of_mention(story, fact)) {
            let witness = witness(&witnesses, word.key).filter(|_| word.bare);
            if let Some(witness) = witness.filter(|_| said.is_new(word.span)) {
                report(conclusion, word.span, witness.span);
            }
        }
    }
}

/// Those of a group.
fn of_group(facts: &[Fact], group: u16) -> &[Fact] {
    let first = facts.partition_point(|fact| fact.group < group);
    let rest = &facts[first..];
    &rest[..rest.partition_point(|fact| fact.group == group)]
}

/// The words of each text that a name is written as, in the first mention that is read as it is
/// written.
fn words<'f>(story: &Story<'_>, known: &'f [Fact]) -> Vec<Word<'f>> {
    let mut words: Vec<Word<'f>> = Vec::new();
    for of_name in known.chunk_by(|a, b| a.group == b.group) {
        let mut read: Vec<u32> = Vec::new();
        for fact in of_name.iter().filter(|fact| is_sure(fact)) {
            let is_written = || matches!(story.visible(fact.span), Cow::Borrowed(_));
            if !read.contains(&fact.key) && is_written() {
                read.push(fact.key);
                words.extend(of_mention(story, fact));
            }
        }
    }
    words
}

/// Of `words`, sorted by key, the first of each key that has a hamza where another lacks it, and that
/// stands in a mention written as the registry has it.
fn witnesses<'f>(conclusion: &Conclusion<'_, '_>, words: &[Word<'f>]) -> Vec<Word<'f>> {
    let alike = words.chunk_by(|a, b| a.key == b.key);
    let vary = alike.filter(|words| words.iter().any(|it| it.bare != words[0].bare));
    vary.filter_map(|words| {
        let mut right = words.iter().filter(|word| !word.bare);
        right.find(|word| is_listed(conclusion, word.fact)).copied()
    })
    .collect()
}

/// The one of a key.
fn witness<'w, 'f>(witnesses: &'w [Word<'f>], key: u32) -> Option<&'w Word<'f>> {
    let place = witnesses.binary_search_by_key(&key, |word| word.key);
    place.ok().map(|place| &witnesses[place])
}

const fn is_sure(fact: &Fact) -> bool {
    fact.side >> PART_SHIFT < DOUBTFUL
}

/// The words of a mention that begin with an alef and are long enough to tell; none of one that is not
/// read as it is written.
fn of_mention<'f>(story: &Story<'_>, fact: &'f Fact) -> impl Iterator<Item = Word<'f>> {
    let text = match story.visible(fact.span) {
        Cow::Borrowed(text) => text,
        Cow::Owned(_) => "",
    };
    text.split(' ').filter_map(move |word| {
        let stem = without_article(word);
        let (bare, rest) = match stem.strip_prefix(ALEF) {
            Some(rest) => (true, rest),
            None => (false, stem.strip_prefix(HAMZAS)?),
        };
        if rest.len() < SHORTEST {
            return None;
        }
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::from_range(at..at + word.len());
        // The length tells one with the article from one without.
        let length = u32::try_from(word.len()).unwrap_or(0);
        Some(Word {
            key: number(rest.chars()).wrapping_add(length),
            bare,
            span: span.shift(i64::from(fact.span.start)),
            fact,
        })
    })
}

/// Bytes of the shortest rest of a word after its alef.
const SHORTEST: usize = 4;

/// Whether a mention is written as the registry has it.
fn is_listed(conclusion: &Conclusion<'_, '_>, fact: &Fact) -> bool {
    let seen = seen(conclusion, fact);
    seen.is_some_and(|it| !it.spelling.is_wrong() && it.written == it.spelling.part(it.part))
}

fn report(conclusion: &mut Conclusion<'_, '_>, span: Span, witness: Span) {
    let right = folded(&conclusion.story.visible(witness)).into_owned();
    let verdict = Verdict {
        arguments: vec![right.clone()],
        becomes: Some(right),
        related: Some(witness),
        ..Verdict::default()
    };
    conclusion.report(span, verdict);
}
