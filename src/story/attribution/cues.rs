use std::ops::Range;

use super::signs::Sign;
use super::source::{self, Source};
use super::view::View;
use crate::arabic::clitics::after_article;
use crate::arabic::letters::{ALEF, GUILLEMET_OPEN, MEEM, QUESTION, TEH_MARBUTA};
use crate::catalog::asked::Asked;
use crate::catalog::senses::Senses;
use crate::text::Span;

/// A place where a sentence says whose words it gives. Spans are of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The verb or phrase.
    pub span: Span,
    /// Who is named, if anybody is.
    pub source: Option<Source>,
    /// Whether the verb goes on with what a speaker before began: «وأضاف أن».
    pub carries: bool,
}

/// The cues of a sentence, in order.
pub type Cues = Vec<Found>;

/// A cue with its place among the words.
#[derive(Clone, Debug)]
pub struct Found {
    pub(super) sign: Sign,
    pub(super) source: Option<Source>,
    pub(super) subject: Subject,
    /// The words it answers for.
    pub(super) reach: Range<usize>,
}

/// What a verb of speech has for a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Words that follow or precede it.
    Named,
    /// Nobody: whoever spoke before goes on.
    Carried,
    /// Nobody after a relative pronoun.
    Relative,
}

impl Found {
    pub(super) fn told(self, view: &View<'_, '_>) -> Cue {
        Cue {
            span: view.raw(self.sign.word()..self.sign.end()),
            source: self.source,
            carries: self.subject == Subject::Carried
                && self.sign.senses.any(Senses::CARRY)
                && has_words(view, self.sign),
        }
    }
}

/// Verbs that may say whose words follow.
pub(super) const VERBS: Senses = Senses::SAY
    .with(Senses::ACT)
    .with(Senses::RELAY)
    .with(Senses::SHOW)
    .with(Senses::LOADED)
    .with(Senses::ADMIT)
    .with(Senses::CARRY);

/// What the signs are that may say whose words a sentence gives.
pub(super) const SIGNS: Senses = VERBS.with(Senses::ACCORDING);

/// How many words may stand between a verb and what was said.
const FARTHEST: usize = 16;

/// Finds the cues of a sentence (catalogue 4.2, 4.3).
pub(super) fn find(view: &View<'_, '_>) -> Cues {
    let mut found = Vec::new();
    for sign in view.with(SIGNS) {
        if source::is_in_name(view, sign.word()) {
            continue;
        }
        if sign.senses.any(Senses::ACCORDING) {
            found.push(according(view, sign));
        } else {
            found.extend(verb(view, sign));
        }
    }
    found
}

/// «بحسب …»: it answers for the whole sentence.
fn according(view: &View<'_, '_>, sign: Sign) -> Found {
    let mut named = sign.end();
    // «بحسب ما ذكرت وكالة …»
    while view.senses(named).any(VERBS) || view.listed(Asked::BETWEEN_CUE_AND_SOURCE, named) {
        named += 1;
    }
    // «في تصريحات صحفية لوكالة …»
    named += usize::from(view.listed(Asked::ADJECTIVES_OF_STATEMENTS, named));
    // «في بيان له»، «جاء ذلك خلال»، «في تصريح صحفي أن»: nobody is named there.
    let named_there = !view.listed(Asked::ENDS_OF_SOURCES, named)
        && !view.alone(named).any(Senses::COMPLEMENT)
        && !view.listed(Asked::COMPLEMENT_PREPOSITIONS, named);
    let inside = named < view.words().end && !view.is_quoted(named);
    let source = (inside && named_there).then(|| source::at(view, named));
    Found {
        sign,
        source,
        subject: Subject::Named,
        reach: view.words(),
    }
}

fn verb(view: &View<'_, '_>, sign: Sign) -> Option<Found> {
    if !governs(view, sign) {
        return None;
    }
    let (subject, named) = subject(view, sign);
    let source = named.map(|index| source::at(view, index));
    Some(Found {
        sign,
        source,
        subject,
        reach: reach(view, sign),
    })
}

/// Whether the verb is one of speech here: some are only with what was said after them.
fn governs(view: &View<'_, '_>, sign: Sign) -> bool {
    // «هنا» is no «هنأ»: the lists are read without hamzas.
    if view.listed(Asked::NOT_VERBS, sign.word()) {
        return false;
    }
    // «من بين المواقع»، «زيارات بين مسؤولين»
    let between = view.listed(Asked::ALSO_PREPOSITIONS, sign.word());
    if between && sign.word() > view.words().start && view.listed(Asked::OF, sign.word() - 1) {
        return false;
    }
    let needed = sign.senses.any(Senses::NEEDS_COMPLEMENT);
    !needed || has_complement(view, sign) || !between && is_of_somebody(view, sign)
}

/// Whether somebody without a name follows, who can only be the one who speaks: «كشف مصدر».
fn is_of_somebody(view: &View<'_, '_>, verb: Sign) -> bool {
    let next = view.at(verb.end()).filter(|next| next.prefix() == 0);
    next.is_some_and(|next| next.senses.any(Senses::ANONYMOUS) || source::is_one_source(view, next))
}

/// Whether what was said follows: «أن», a colon, a quotation.
pub(super) fn has_complement(view: &View<'_, '_>, sign: Sign) -> bool {
    let before = sign.word().checked_sub(1);
    // «…» بين الدولتين: a preposition says nothing.
    let particle = view.listed(Asked::COMPLEMENT_PREPOSITIONS, sign.word());
    if before.is_some_and(|before| view.is_quoted(before)) && !particle {
        return true;
    }
    let end = view.words().end;
    let last = end.min(sign.end() + FARTHEST);
    (sign.end()..=last).any(|index| {
        // «بعد أن» opens no speech.
        let dated = || view.listed(Asked::RECALLING, index - 1);
        let opens = index < last && view.senses(index).any(Senses::COMPLEMENT);
        let complement = opens && !dated();
        complement || !particle && opens_speech(view, index - 1)
    })
}

/// Whether what was said comes right after the verb.
fn has_words(view: &View<'_, '_>, sign: Sign) -> bool {
    view.senses(sign.end()).any(Senses::COMPLEMENT) || opens_speech(view, sign.end() - 1)
}

/// Whether a colon or a quotation follows the word at `index`.
pub(super) fn opens_speech(view: &View<'_, '_>, index: usize) -> bool {
    view.is_followed_by(index, &[':', '"', GUILLEMET_OPEN, '\u{201C}', '\u{201D}'])
}

/// Who speaks: the words after the verb, else those before it.
fn subject(view: &View<'_, '_>, sign: Sign) -> (Subject, Option<usize>) {
    let next = sign.end();
    // «أوضح ذلك رئيس النادي»
    let after = next + usize::from(view.listed(Asked::OBJECTS, next));
    if !is_participle(view, sign) {
        if !begins_complement(view, after) {
            return (Subject::Named, Some(after));
        }
        if let Some(named) = after_phrase(view, after) {
            return (Subject::Named, Some(named));
        }
    }
    let first = view.words().start;
    let before = sign.word().checked_sub(1).filter(|before| *before >= first);
    match before {
        None => (Subject::Carried, None),
        Some(before) if view.listed(Asked::RELATIVES, before) => (Subject::Relative, None),
        Some(before) if is_opening(view, before) => (Subject::Carried, None),
        Some(_) => match before_verb(view, sign) {
            Some(index) => (Subject::Named, Some(index)),
            None => (Subject::Carried, None),
        },
    }
}

/// Words between a verb and one who speaks, where they tell the place: «صرح بمقر الوزارة وزير …».
const PLACE: usize = 5;

/// Whoever is named by his office after such words.
fn after_phrase(view: &View<'_, '_>, index: usize) -> Option<usize> {
    let end = view.words().end.min(index + PLACE);
    let said =
        |index: usize| view.senses(index).any(Senses::COMPLEMENT) || opens_speech(view, index - 1);
    let mut window = (index..end).take_while(|&index| !said(index));
    window.find(|&index| {
        let office = view.at(index).filter(|sign| sign.prefix() == 0);
        let office = office.is_some_and(|sign| sign.senses.any(Senses::ROLE));
        // What stands after a noun without the article belongs to it.
        office && after_article(view.word(index - 1)).is_some()
    })
}

/// Whether what was said, to whom or where begins with the word at `index`, or nothing.
fn begins_complement(view: &View<'_, '_>, index: usize) -> bool {
    index >= view.words().end
        || view.is_quoted(index)
        || opens_speech(view, index - 1)
        || view.senses(index).any(Senses::COMPLEMENT)
        || view.listed(Asked::COMPLEMENT_PREPOSITIONS, index)
        || source::is_prepositional(view, index)
}

/// Whether the verb is a participle, whose object follows: «مثمنا الجهود»، «محذرة من».
fn is_participle(view: &View<'_, '_>, sign: Sign) -> bool {
    let word = view
        .word(sign.word())
        .get(sign.prefix()..)
        .unwrap_or_default();
    word.starts_with(MEEM) && word.ends_with([ALEF, TEH_MARBUTA])
}

/// Whether nothing but the sentence's opening words stand up to the word at `index`.
fn is_opening(view: &View<'_, '_>, index: usize) -> bool {
    (view.words().start..=index).all(|word| {
        view.senses(word).any(Senses::SOFT_OPENER)
            || view.listed(Asked::BETWEEN_CUE_AND_SOURCE, word)
    })
}

/// The noun before the verb that speaks: the last one of the clause that may.
fn before_verb(view: &View<'_, '_>, sign: Sign) -> Option<usize> {
    let speaks = Senses::VAGUE
        .with(Senses::ANONYMOUS)
        .with(Senses::ROLE)
        .with(Senses::BODY);
    let clause = view.segment(sign.word()).start;
    let mut before = view.with(speaks).filter(|other| other.word() < sign.word());
    let first = before.find(|other| other.word() >= clause).map(Sign::word);
    // «غير أن ناشطين يقولون»
    let opens = |noun: usize| noun > clause && view.senses(noun - 1).any(Senses::COMPLEMENT);
    first.filter(|&noun| noun <= clause + 1 || noun == clause + 2 && opens(noun))
}

/// What the verb answers for: all up to a clause that speech no longer reaches.
fn reach(view: &View<'_, '_>, sign: Sign) -> Range<usize> {
    let words = view.words();
    let breaks = view.with(Senses::SCOPE_BREAK);
    let mut after = breaks.filter(|other| {
        other.word() > sign.word()
            && view.is_followed_by(other.word() - 1, &['\u{060C}', ',', QUESTION])
    });
    words.start..after.next().map_or(words.end, Sign::word)
}
