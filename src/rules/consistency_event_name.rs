//! `consistency-event-name`: two names for one conflict or uprising (catalogue 120).

use super::DocumentCode;
use crate::arabic::clitics::{Analysis, Proclitics, after_article, beginnings};
use crate::arabic::letters::{ALEF, COMMA, GUILLEMET_CLOSE, GUILLEMET_OPEN, TEH_MARBUTA, YEH};
use crate::catalog::names::key;
use crate::lint::{Check, Conclusion, Fact, Verdict};
use crate::story::{Mention, Traits};
use crate::text::Span;

pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// The sides of a fact: what kind of event its name is of.
const CONFLICT: u8 = 0;
const UPRISING: u8 = 1;
/// The bit of a side that says that the country is one for sure.
const SURE: u8 = 2;

/// How many names are too many.
const MANY: usize = 2;
/// Words after the name within which its country stands.
const REACH: usize = 3;

/// A word that names an event.
struct EventName {
    /// Its place in the text, with its article and without other proclitics.
    start: usize,
    /// What it shares with its other mentions.
    key: u32,
    kind: u8,
    /// One past its last word.
    end: usize,
}

/// Notes the names of events that go with a country or with an adjective that may be of one: the
/// country is the fact's group, the name its key.
fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for index in 0..prose.words().len() {
        let Some(event) = event_name(check, index) else {
            continue;
        };
        let mut groups: Vec<u16> = Vec::new();
        for country in countries(check, event.end) {
            let end = prose.words()[country.word].range().end;
            let sure = if country.sure { SURE } else { 0 };
            let written = prose.word(country.word).get(country.prefix..);
            let group = group(written.unwrap_or_default());
            if !groups.contains(&group) {
                groups.push(group);
                check.note_keyed(event.start..end, group, event.kind | sure, event.key);
            }
        }
    }
}

/// The event that the word at `index` names, alone or with an adjective.
fn event_name(check: &Check<'_, '_>, index: usize) -> Option<EventName> {
    let named = |list, kind, words| {
        let (word, reading) = (check.prose.word(index), reading(check, list, index)?);
        Some(EventName {
            start: check.prose.words()[index].range().start + own_start(reading),
            key: key(reading.stem(word)),
            kind,
            end: index + words,
        })
    };
    let military = || {
        let next = check.prose.is_spaced(index)
            && reading(check, "event-military-adjectives", index + 1).is_some();
        let operation = || named("event-operations", CONFLICT, 2);
        next.then(operation).flatten()
    };
    named("event-conflicts", CONFLICT, 1)
        .or_else(|| named("event-uprisings", UPRISING, 1))
        .or_else(military)
}

/// The first way to read the word at `index` as proclitics and a word of the list.
fn reading(check: &Check<'_, '_>, list: &str, index: usize) -> Option<Analysis> {
    let (word, list) = (check.prose.word(index), check.list(list));
    beginnings(word).find(|reading| list.has(reading.stem(word)))
}

/// Where a word begins without proclitics other than an article that is written whole.
fn own_start(reading: Analysis) -> usize {
    let swallowed = reading.proclitics.has(Proclitics::LAM);
    if reading.proclitics.has(Proclitics::ARTICLE) && !swallowed {
        reading.start - ARTICLE
    } else {
        reading.start
    }
}

/// Bytes of the article.
const ARTICLE: usize = 4;

/// A word that tells the country of an event.
struct Country {
    /// The word, by index.
    word: usize,
    /// Bytes of its prepositions.
    prefix: usize,
    /// Whether it is one: an adjective of relation may be of anything.
    sure: bool,
}

/// The words from `start` on that tell the country. What is an adjective of another event has none
/// (`الأزمة المالية`).
fn countries(check: &Check<'_, '_>, start: usize) -> Vec<Country> {
    let prose = check.prose;
    let mut found = Vec::new();
    for index in start..(start + REACH).min(prose.words().len()) {
        if !prose.is_spaced(index - 1) || reading(check, "event-other-adjectives", index).is_some()
        {
            break;
        }
        let mentions = prose.mentions();
        let first = mentions.partition_point(|it| it.words.start < index);
        let mut here = mentions[first..].iter();
        let mut here = here.by_ref().take_while(|it| it.words.start == index);
        let is_country = |it: &&Mention| it.words.len() == 1 && it.is_country() && !it.doubtful;
        let mention = here.find(is_country);
        if mention.is_some() || is_relation(prose.word(index)) {
            found.push(Country {
                word: index,
                prefix: mention.map_or(0, |it| it.prefix),
                sure: mention.is_some(),
            });
        } else if !prose.is(index, Traits::FUNCTION) {
            break;
        }
    }
    found
}

/// Whether the word may be an adjective of relation with the article.
fn is_relation(word: &str) -> bool {
    let ends = |stem: &str| stem.trim_end_matches(TEH_MARBUTA).ends_with(YEH);
    after_article(word).is_some_and(ends)
}

/// A number that a country and its adjectives share.
fn group(word: &str) -> u16 {
    let stem = after_article(word).unwrap_or(word);
    let stem = stem
        .trim_end_matches([ALEF, TEH_MARBUTA])
        .trim_end_matches(YEH);
    u16::try_from(key(stem) >> 16).unwrap_or(0)
}

/// Reports the first mention of the second name.
fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    for of_country in facts.chunk_by(|a, b| a.group == b.group) {
        if !of_country.iter().any(|fact| fact.side & SURE != 0) {
            continue;
        }
        for kind in [CONFLICT, UPRISING] {
            let mut firsts: Vec<&Fact> = Vec::new();
            for fact in of_country.iter().filter(|fact| fact.side & !SURE == kind) {
                if firsts.iter().all(|first| first.key != fact.key) {
                    firsts.push(fact);
                }
            }
            if let Some(firsts) = firsts.get(..MANY) {
                report(conclusion, firsts);
            }
        }
    }
}

fn report(conclusion: &mut Conclusion<'_, '_>, firsts: &[&Fact]) {
    let span = |fact: &&Fact| fact.span;
    let Some(last) = firsts.last().map(span) else {
        return;
    };
    let spoken = conclusion.reported().any(|other| other.overlaps(last));
    if spoken {
        return;
    }
    let quoted = |span: Span| {
        let text = conclusion.story.visible(span);
        format!("{GUILLEMET_OPEN}{text}{GUILLEMET_CLOSE}")
    };
    let names: Vec<String> = firsts.iter().map(span).map(quoted).collect();
    let verdict = Verdict {
        arguments: vec![names.join(&format!("{COMMA} "))],
        related: firsts.first().map(span),
        ..Verdict::default()
    };
    conclusion.report(last, verdict);
}
