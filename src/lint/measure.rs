use std::ops::Range;

use compact_str::ToCompactString;

use super::hit::Hit;
use super::reporting::Check;
use crate::arabic::Sentence;
use crate::arabic::letters::{COMMA, SEMICOLON};
use crate::catalog::card::Measure;
use crate::story::{Prose, Role};

/// Runs a `measure` card over a block: words of a lead, a sentence or a headline.
///
/// Numbers and words of other scripts count; what touches the word before it is part of that word.
pub(super) fn check(check: &mut Check<'_, '_>) {
    match (check.card().matcher.of, check.prose.block().role) {
        (Some(Measure::Lead), Role::Lead) => lead(check),
        (Some(Measure::Headline), Role::Headline) => {
            let all = 0..check.prose.words().len();
            let text = trimmed(check.prose.text());
            report(check, &Stretch { text, words: all });
        }
        (Some(Measure::Sentence), Role::Lead | Role::Paragraph | Role::ListItem) => {
            sentences(check);
        }
        _ => {}
    }
}

/// A part of a block: its bytes in the folded view, its words by index.
struct Stretch {
    text: Range<usize>,
    words: Range<usize>,
}

/// The lead is the first sentence of the story, without the dateline. What follows it in the same
/// paragraph is measured as any other sentence.
fn lead(check: &mut Check<'_, '_>) {
    if let Some(first) = after_dateline(check.prose).next() {
        report(check, &first);
    }
}

fn report(check: &mut Check<'_, '_>, stretch: &Stretch) {
    let (words, max) = (
        check.prose.count(stretch.words.clone()),
        limit(check, "max"),
    );
    if words > max {
        let hit = Hit::at(stretch.text.clone());
        check.report(
            hit.with(words.to_compact_string())
                .with(max.to_compact_string()),
        );
    }
}

/// Reports the long sentences of a paragraph; of a long paragraph without one, its longest.
///
/// The first sentence of a story is the lead, which has a rule of its own, and is never reported.
fn sentences(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let (max, most) = (limit(check, "max"), limit(check, "paragraph"));
    let all = after_dateline(prose);
    let own = usize::from(prose.block().role == Role::Lead);
    // A reader counts no more words than there are.
    let at_most = |sentence: &Stretch| sentence.words.len();
    let may_be_long = all.clone().map(|it| at_most(&it)).sum::<usize>() > most;
    if !may_be_long && all.clone().all(|it| at_most(&it) <= max) {
        return;
    }
    let mut divided = true;
    let mut total = 0;
    for (index, sentence) in all.clone().enumerate() {
        let counts = may_be_long && divided;
        if !counts && at_most(&sentence) <= max {
            continue;
        }
        let words = longest_part(prose, &sentence);
        total += words;
        if index >= own && words > max {
            divided = false;
            let hit = Hit::at(sentence.text);
            check.report(
                hit.with(words.to_compact_string())
                    .with(max.to_compact_string()),
            );
        }
    }
    if !divided || total <= most {
        return;
    }
    let size = |sentence: &Stretch| (longest_part(prose, sentence), sentence.text.end);
    if let Some(longest) = all.skip(own).max_by_key(size) {
        let hit = Hit::at(longest.text.clone()).say("paragraph");
        let words = longest_part(prose, &longest).to_compact_string();
        check.report(
            hit.with(words)
                .with(total.to_compact_string())
                .with(most.to_compact_string()),
        );
    }
}

/// The card's limit of that name; none where the card has no such option.
fn limit(check: &Check<'_, '_>, name: &str) -> usize {
    match check.card().default_option(name) {
        Some(_) => usize::try_from(check.option(name)).unwrap_or(0),
        None => usize::MAX,
    }
}

fn after_dateline<'a>(prose: &'a Prose<'_>) -> impl Iterator<Item = Stretch> + Clone + 'a {
    let dateline = prose.block().dateline;
    let (start, first) = dateline.map_or((0, 0), |dateline| {
        let start = prose.folded().offset_of(dateline.end);
        (start, prose.word_at(start))
    });
    let rest = move |sentence: &Sentence| {
        let words = sentence.words().start.max(first)..sentence.words().end;
        let text = (sentence.start as usize).max(start)..sentence.end as usize;
        (!words.is_empty()).then_some(Stretch { text, words })
    };
    prose.sentences().iter().filter_map(rest)
}

/// The words of the longest part between semicolons; none of a list, which is read item by item.
fn longest_part(prose: &Prose<'_>, sentence: &Stretch) -> usize {
    let marks = prose.marks();
    let inside = marks.partition_point(|mark| (mark.at as usize) < sentence.text.start)
        ..marks.partition_point(|mark| (mark.at as usize) < sentence.text.end);
    let marks = marks.get(inside).unwrap_or_default();
    let commas = marks.iter().filter(|mark| mark.sign == COMMA).count();
    let words = || prose.count(sentence.words.clone());
    if commas >= SHORTEST_LIST && words() <= (commas + 1) * LONGEST_ITEM {
        return 0;
    }
    let mut longest = 0;
    let mut from = sentence.words.start;
    for mark in marks.iter().filter(|mark| mark.sign == SEMICOLON) {
        longest = longest.max(prose.count(from..mark.next as usize));
        from = mark.next as usize;
    }
    longest.max(prose.count(from..sentence.words.end))
}

/// How many commas make a list, and how many words an item of it may have on average.
const SHORTEST_LIST: usize = 6;
const LONGEST_ITEM: usize = 4;

fn trimmed(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..text.trim_end().len().max(start)
}
