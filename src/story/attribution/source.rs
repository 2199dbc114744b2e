use super::signs::{Sign, View};
use crate::arabic::letters::{ALEF, COMMA, GUILLEMET_OPEN, LAM, SEMICOLON};
use crate::catalog::senses::Senses;
use crate::lexicon::{self, Form};
use crate::story::Traits;
use crate::text::Span;

/// Who is named for what a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// How far a reader knows who it is.
    pub rank: Rank,
    /// Where it is named.
    pub span: Span,
    /// Whether it is told by a title, an office, a body or a name, and not by its place alone.
    pub known: bool,
}

/// How far a reader knows who a source is, the best known first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A person by name, or a body, or anything not told apart from them.
    Named,
    /// A body without a person.
    Body,
    /// Somebody without a name, and the reason is given.
    Excused,
    /// Somebody without a name.
    Anonymous,
    /// Nobody in particular.
    Vague,
}

/// Words after a noun within which it may be told who is meant (catalogue 4.2 C).
const RESCUE: usize = 4;
/// The longest description of a source.
const LONGEST: usize = 11;

/// The source whose description begins with the word at `index`.
pub(super) fn at(view: &View<'_, '_>, index: usize) -> Source {
    let end = extent(view, index);
    let span = view.raw(index..end);
    let rank = match view.at(index) {
        // With the article it is one who was spoken of before.
        Some(sign) if sign.prefix > 0 && view.has_article(sign) => Rank::Named,
        Some(sign) if sign.senses.any(Senses::VAGUE) => vague(view, sign, end),
        Some(sign) if sign.senses.any(Senses::ANONYMOUS) => anonymous(view, sign),
        Some(sign) if sign.senses.any(Senses::BODY) && !names_someone(view, index, end) => {
            Rank::Body
        }
        _ => Rank::Named,
    };
    // Nobody in particular is described by adjectives alone.
    let span = if rank == Rank::Vague {
        view.raw(index..adjectives_end(view, index, end))
    } else {
        span
    };
    let known = rank < Rank::Anonymous && (index..end).any(|word| tells(view, word));
    Source { rank, span, known }
}

/// One past the last word of the description: it ends where what was said begins.
fn extent(view: &View<'_, '_>, index: usize) -> usize {
    let limit = view.words().end.min(index + LONGEST);
    let goes_on = |&last: &usize| {
        let next = last + 1;
        next < limit
            && !view.is_followed_by(last, &STOPS)
            && !view.is_quoted(next)
            && !view
                .senses(next)
                .any(Senses::COMPLEMENT.with(Senses::SAY).with(Senses::ACCORDING))
            && !view.listed("attrib-ends-of-sources", next)
    };
    let mut last = index + view.at(index).map_or(1, |sign| sign.words) - 1;
    while goes_on(&last) {
        last += 1;
    }
    (last + 1).min(view.words().end)
}

/// One past the last adjective after the noun: «مصادر عسكرية وأمنية»، «وكالات الأنباء الروسية».
fn adjectives_end(view: &View<'_, '_>, index: usize, end: usize) -> usize {
    let start = index + view.at(index).map_or(1, |sign| sign.words);
    let describes = |word: &usize| {
        let definite = view.word(*word).strip_prefix(ALEF);
        view.senses(*word).any(Senses::OF_SOURCE)
            || definite.is_some_and(|rest| rest.starts_with(LAM))
    };
    start + (start..end).take_while(describes).count()
}

/// Marks that end a description.
const STOPS: [char; 6] = [COMMA, ',', SEMICOLON, ':', '"', GUILLEMET_OPEN];

fn vague(view: &View<'_, '_>, sign: Sign, end: usize) -> Rank {
    let next = view.senses(sign.end());
    if next.any(Senses::NO_SOURCE) || is_counted(view, sign.word) {
        return Rank::Named;
    }
    if sign.senses.any(Senses::ROLE) && names_someone(view, sign.word, end) {
        return Rank::Named;
    }
    if view.has(Senses::REASON) {
        return Rank::Excused;
    }
    let window = sign.end()..view.words().end.min(sign.end() + RESCUE);
    let rescued = window
        .take_while(|&index| !closes(view, index))
        .any(|index| tells(view, index));
    let document = sign.senses.any(Senses::DOCUMENT);
    match rescued {
        true if document => Rank::Body,
        true => Rank::Anonymous,
        false => Rank::Vague,
    }
}

/// Whether what was said begins with the word at `index`, or another source.
fn closes(view: &View<'_, '_>, index: usize) -> bool {
    let said = Senses::COMPLEMENT.with(Senses::SAY).with(Senses::ACCORDING);
    view.senses(index).any(said)
        || view.is_quoted(index)
        || view.is_followed_by(index - 1, &STOPS)
        || view.listed("attrib-from", index)
}

/// Whether the word at `index` tells whose the source is: a body, a name, a title.
fn tells(view: &View<'_, '_>, index: usize) -> bool {
    let senses = view.senses(index);
    if senses.any(Senses::OF_SOURCE) && !senses.any(Senses::BODY) {
        return false;
    }
    senses.any(Senses::BODY.with(Senses::ROLE))
        || view.prose.is(index, Traits::TITLE.with(Traits::GIVEN_NAME))
        || is_proper(view.word(index))
}

fn is_proper(word: &str) -> bool {
    lexicon::form(word).is_some_and(|form| Form::proper_name(form) && form.band() < COMMON)
}

/// The frequency band from which a listed name is another word more often.
const COMMON: u8 = 110;

/// Whether a number stands before it: «ثلاثة شهود».
fn is_counted(view: &View<'_, '_>, index: usize) -> bool {
    let before = index.checked_sub(1);
    before.is_some_and(|before| {
        view.words().contains(&before)
            && (view.is_number(before) || view.senses(before).any(Senses::QUANTITY))
    })
}

fn anonymous(view: &View<'_, '_>, sign: Sign) -> Rank {
    let limit = view.words().end.min(sign.end() + LONGEST);
    let end = (sign.end()..limit).find(|&index| view.senses(index).any(Senses::COMPLEMENT));
    let end = end.unwrap_or(limit);
    if names_someone(view, sign.word, end) {
        return Rank::Named;
    }
    if view.has(Senses::REASON) {
        return Rank::Excused;
    }
    Rank::Anonymous
}

/// Whether a person's name stands in the description after its first word.
fn names_someone(view: &View<'_, '_>, index: usize, end: usize) -> bool {
    (index + 1..end).any(|word| {
        view.prose.is(word, Traits::GIVEN_NAME)
            || view.prose.is_name(word..word + 1) && !view.senses(word).any(Senses::OF_SOURCE)
    })
}
