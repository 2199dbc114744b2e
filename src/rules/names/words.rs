//! Compares words that listed names share: «الأمن» in one body's name is no other word in another's.

use super::judge::number;
use super::loose::HAMZAS;
use super::{DOUBTFUL, PART_SHIFT, seen, without_article};
use crate::arabic::folded;
use crate::arabic::letters::ALEF;
use crate::lint::{Conclusion, Fact, Verdict};
use crate::text::Span;

/// A word of a mention that begins with an alef, after the article too.
struct Word<'f> {
    /// What it shares with its like, whatever the hamza.
    key: u32,
    bare: bool,
    span: Span,
    fact: &'f Fact,
}

/// Reports words of listed names that lack the hamza which they have in another mention, of whatever
/// name, that is written as the registry has it.
pub(in crate::rules) fn hamzas(conclusion: &mut Conclusion<'_, '_>, known: &[Fact]) {
    let story = conclusion.story.text;
    let sure = |fact: &&Fact| fact.side >> PART_SHIFT < DOUBTFUL;
    let mut words: Vec<Word<'_>> = Vec::new();
    for fact in known.iter().filter(sure) {
        words.extend(of_mention(story, fact));
    }
    words.sort_by_key(|word| (word.key, word.bare, word.span.start));
    for alike in words.chunk_by(|a, b| a.key == b.key) {
        let bare = alike.partition_point(|word| !word.bare);
        let (right, wrong) = alike.split_at(bare);
        if wrong.is_empty() {
            continue;
        }
        let Some(witness) = right.iter().find(|word| is_listed(conclusion, word.fact)) else {
            continue;
        };
        for word in wrong.iter().filter(|word| !word.fact.quoted) {
            let said = conclusion.reported().any(|it| it.overlaps(word.span));
            if !said {
                report(conclusion, word.span, witness.span);
            }
        }
    }
}

/// The words of a mention that begin with an alef and are long enough to tell.
fn of_mention<'f>(story: &'f str, fact: &'f Fact) -> impl Iterator<Item = Word<'f>> {
    let text = fact.span.of(story);
    text.split([' ', '-']).filter_map(move |word| {
        let stem = without_article(word);
        let rest = stem.strip_prefix(ALEF);
        let bare = rest.is_some();
        let rest = rest.or_else(|| stem.strip_prefix(HAMZAS))?;
        let article = word.strip_suffix(stem)?;
        let letters = article.chars().chain([ALEF]).chain(rest.chars());
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::from_range(at..at + word.len());
        (rest.len() >= SHORTEST).then(|| Word {
            key: number(letters),
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
    let right = folded(witness.of(conclusion.story.text)).into_owned();
    let verdict = Verdict {
        arguments: vec![right.clone()],
        becomes: Some(right),
        related: Some(witness),
        ..Verdict::default()
    };
    conclusion.report(span, verdict);
}
