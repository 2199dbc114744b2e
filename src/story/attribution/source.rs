use std::ops::Range;

use super::noun::Noun;
use super::signs::Sign;
use super::view::View;
use crate::arabic::clitics::after_article;
use crate::arabic::letters::{ALEF, BEH, COMMA, GUILLEMET_OPEN, LAM, NOON, SEMICOLON, WAW, YEH};
use crate::catalog::asked::Asked;
use crate::catalog::senses::Senses;
use crate::lexicon::{self, Form, Pos};
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
    /// The noun that describes it, where the lists know it.
    pub noun: Noun,
    /// Whether the article says that it was spoken of before, and no name says who it is.
    pub again: bool,
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
/// Words between «معلومات» and what it says.
const ADJECTIVES: usize = 2;
/// Words after «طلب عدم ذكر اسمه» within which the reason may stand.
const WHY: usize = 8;
/// The longest description of a source.
const LONGEST: usize = 11;

/// The source whose description begins with the word at `index`.
pub(super) fn at(view: &View<'_, '_>, index: usize) -> Source {
    // «ذات المصدر»
    let same = view.listed(Asked::SAME, index) && index + 1 < view.words().end;
    let index = index + usize::from(same);
    // «عدد من السكان»
    let of = of_many(view, index).map_or(index, |of| of + 1);
    let end = extent(view, of.min(view.words().end - 1));
    let span = view.raw(index..end);
    let (rank, again) = rank(view, index, end);
    // Nobody in particular is described by adjectives alone, without the preposition: «لمصادر».
    let prefix = view.at(index).map_or(0, Sign::prefix);
    let span = match rank {
        Rank::Vague => view.raw_after(prefix, index..adjectives_end(view, index, end)),
        Rank::Anonymous => view.raw_after(prefix, index..end),
        _ if again => view.raw(index..adjectives_end(view, index, end)),
        _ => span,
    };
    let known = rank < Rank::Anonymous && tell(view, index..end);
    Source {
        rank,
        span,
        known,
        noun: Noun(view.prose.sense(index)),
        again,
    }
}

/// How far it is known who is described, and whether he was spoken of before and has no name here.
fn rank(view: &View<'_, '_>, index: usize, end: usize) -> (Rank, bool) {
    let body = |sign: Sign| sign.senses.any(Senses::BODY) && is_body(view, index, end);
    let rank = match view.at(index) {
        // With the article it is one who was spoken of before.
        Some(sign) if sign.prefix() > 0 && view.has_article(sign) => {
            let rank = if body(sign) { Rank::Body } else { Rank::Named };
            return (rank, is_nameless(view, sign));
        }
        Some(sign) if sign.senses.any(Senses::VAGUE) => vague(view, sign, end),
        Some(sign) if sign.senses.any(Senses::ANONYMOUS) => anonymous(view, sign),
        Some(sign) if body(sign) => Rank::Body,
        _ if is_one_of_many(view, index) => Rank::Anonymous,
        _ => Rank::Named,
    };
    (rank, false)
}

/// Whether «المصدر» or «المسؤول» stands without a name.
fn is_nameless(view: &View<'_, '_>, sign: Sign) -> bool {
    let nobody = Senses::VAGUE.with(Senses::ANONYMOUS);
    let books = is_one_source(view, sign) && is_of_books(view, sign.end());
    sign.senses.any(nobody)
        && !books
        && !view.senses(sign.end()).any(Senses::NO_SOURCE)
        && !names_someone(view, sign.word(), described_to(view, sign))
}

/// Whether an adjective that no source of news has describes it: «المصادر الشرعية».
fn is_of_books(view: &View<'_, '_>, index: usize) -> bool {
    let table = view.prose.catalog().senses();
    let of_news = |bare: &str| table.senses(table.place(bare)).any(Senses::OF_SOURCE);
    let definite = after_article(view.word(index));
    definite.is_some_and(|bare| !of_news(bare)) && !view.listed(Asked::RELATIVES, index)
}

/// Whether the sign says that there is one source or more, and no more: «مصدر»، «مصادر».
pub(super) fn is_one_source(view: &View<'_, '_>, sign: Sign) -> bool {
    sign.senses.any(Senses::VAGUE) && view.listed(Asked::NOUNS_OF_SOURCES, sign.word())
}

/// Whether the preposition ب stands on the noun at `index`, which is no name and no body:
/// «بزيادة»، not «بوتين» or «بوزارة».
pub(super) fn is_prepositional(view: &View<'_, '_>, index: usize) -> bool {
    let speaks = Senses::BODY.with(Senses::ROLE);
    let Some(stem) = view.word(index).strip_prefix(BEH) else {
        return false;
    };
    view.prose.is(index, Traits::ACCEPTED)
        && !view.senses(index).any(speaks)
        && !view.listed(Asked::AFTER_TITLES, index)
        && lexicon::form(view.word(index)).is_some_and(|form| {
            !form.proper_name()
                && lexicon::form(stem).is_some_and(|stem| {
                    // «بعض» is no bite.
                    stem.is(Pos::Noun) && !stem.proper_name() && stem.band() >= form.band()
                })
        })
        && !view.prose.is_name(index..index + 1)
}

/// Whether no person's name stands in the description of a body but of one it belongs to:
/// «القناة الموالية للرئيس …».
fn is_body(view: &View<'_, '_>, index: usize, end: usize) -> bool {
    let owner = (index + 1..end).find(|&word| view.word(word).starts_with(LAM));
    !names_someone(view, index, owner.unwrap_or(end))
}

/// What a description does not go past.
const SAID: Senses = Senses::COMPLEMENT.with(Senses::SAY).with(Senses::ACCORDING);

/// Whether the word at `index`, a verb elsewhere, ends a name of three words or more after another
/// verb of speech: «قال وانغ ون بين إن».
pub(super) fn is_in_name(view: &View<'_, '_>, index: usize) -> bool {
    let is_name = |index: usize| view.prose.is_name(index..index + 1);
    let alone = view
        .at(index)
        .is_some_and(|sign| sign.prefix() == 0 && sign.senses.any(Senses::NEEDS_COMPLEMENT));
    // Most verbs have no other before them.
    if !alone || !view.is_among(view.words().start..index, Senses::SAY) {
        return false;
    }
    let segment = view.segment(index);
    index >= segment.start + 3
        && view.is_among(segment.start..index, Senses::SAY)
        && is_name(index - 1)
        && is_name(index - 2)
}

/// One past the last word of the description: it ends where what was said begins.
fn extent(view: &View<'_, '_>, index: usize) -> usize {
    let limit = view.words().end.min(index + LONGEST);
    // «طالب ركاب بزيادة القطارات», but «المدير بمنطقة الرياض».
    let office = Senses::ROLE
        .with(Senses::BODY)
        .with(Senses::ANONYMOUS)
        .with(Senses::VAGUE);
    let held = view.senses(index).any(office);
    let goes_on = |&last: &usize| {
        let next = last + 1;
        let senses = view.senses(next);
        next < limit
            && !view.is_followed_by(last, &STOPS)
            && !view.is_quoted(next)
            && (!senses.any(SAID) || is_in_name(view, next))
            && !view.listed(Asked::ENDS_OF_SOURCES, next)
            && !senses.any(Senses::REASON)
            && (held || !is_prepositional(view, next))
    };
    let mut last = index + view.at(index).map_or(1, Sign::words) - 1;
    while goes_on(&last) {
        last += 1;
    }
    (last + 1).min(view.words().end)
}

/// One past the last adjective after the noun: «مصادر عسكرية وأمنية»، «وكالات الأنباء الروسية».
fn adjectives_end(view: &View<'_, '_>, index: usize, end: usize) -> usize {
    let start = index + view.at(index).map_or(1, Sign::words);
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
    if next.any(Senses::NO_SOURCE) || is_counted(view, sign.word()) {
        return Rank::Named;
    }
    let news = view.listed(Asked::NEWS_OF_UNKNOWN_ORIGIN, sign.word());
    if news && described_to(view, sign) > sign.end() + ADJECTIVES {
        return Rank::Named;
    }
    let person = view.alone(sign.word()).any(Senses::ROLE);
    if person && names_someone(view, sign.word(), end) {
        return Rank::Named;
    }
    if let Some(rank) = withheld(view) {
        return rank;
    }
    let window = sign.end()..view.words().end.min(sign.end() + RESCUE);
    let closed = window.clone().find(|&index| closes(view, index));
    let rescued = tell(view, window.start..closed.unwrap_or(window.end));
    // «دراسة حديثة أجراها الصندوق»، «خبراء الأمم المتحدة»
    let issued = view.alone(sign.word()).any(Senses::DOCUMENT) || is_of_body(view, sign);
    match rescued {
        true if issued => Rank::Body,
        true => Rank::Anonymous,
        false => Rank::Vague,
    }
}

/// What a source is whose name is said to be withheld: with the reason or without.
fn withheld(view: &View<'_, '_>) -> Option<Rank> {
    let sign = view.with(Senses::REASON).next()?;
    let end = view.words().end.min(sign.end() + WHY);
    let explains = |index: usize| view.listed(Asked::WHY, index);
    let explained = explains(sign.word()) || (sign.end()..end).any(explains);
    Some(if explained {
        Rank::Excused
    } else {
        Rank::Anonymous
    })
}

/// Whether several speak for a body that is named: «مسؤولون في الوزارة»، «خبراء الأمم المتحدة»; or
/// were asked: «محللون في استطلاع».
fn is_of_body(view: &View<'_, '_>, sign: Sign) -> bool {
    let end = view.words().end.min(sign.end() + RESCUE);
    let mut window = (sign.end()..end).take_while(|&index| !closes(view, index));
    let body = |index: usize| {
        let to = view.word(index).starts_with(LAM);
        // «الاتحاد» is a club too.
        let bare = after_article(view.word(index)).map_or(Senses::NONE, |bare| {
            let table = view.prose.catalog().senses();
            table.senses(table.place(bare))
        });
        view.senses(index).with(bare).any(Senses::BODY) && !to
    };
    let officials = view.listed(Asked::OFFICIALS, sign.word());
    let asked = |index: usize| view.listed(Asked::POLLS, index);
    window.any(|index| asked(index) || officials && body(index))
}

/// Whether somebody speaks of whom no more is told than that he is one of many: «أحد السكان».
fn is_one_of_many(view: &View<'_, '_>, index: usize) -> bool {
    if is_plural(view, index) {
        return true;
    }
    if !view.is_word_of(Asked::OF_MANY, index) && of_many(view, index).is_none() {
        return false;
    }
    let limit = view.words().end.min(index + LONGEST);
    let said = (index + 1..limit).find(|&next| {
        view.senses(next).any(Senses::COMPLEMENT) || super::cues::opens_speech(view, next - 1)
    });
    let said = said.or_else(|| view.has(Senses::REASON).then_some(limit));
    // «أن يعتقد أحد أن»: nobody.
    said.is_some_and(|said| {
        said > index + 1 && !names_someone(view, index, said) && !ends_in_name(view, index, said)
    })
}

/// Whether a name that is a word too stands after a description: «أحد سكان الحي صالح الفناخ».
fn ends_in_name(view: &View<'_, '_>, index: usize, end: usize) -> bool {
    (index + 2..end).any(|word| {
        let definite = |word: usize| after_article(view.word(word)).is_some();
        let name = lexicon::form(view.word(word)).is_some_and(Form::proper_name);
        name && definite(word - 1) && !definite(word)
    })
}

/// Where «من» stands in «عدد من»، «عدد كبير من».
fn of_many(view: &View<'_, '_>, index: usize) -> Option<usize> {
    let end = view.words().end;
    // «عدد أكبر من» counts in a poll.
    let mut after = (index + 1..end.min(index + 3))
        .take_while(|&of| !view.is_word_of(Asked::COMPARATIVES, of))
        .filter(|&of| view.is_word_of(Asked::OF, of));
    after
        .next()
        .filter(|_| view.is_word_of(Asked::NUMBER, index))
}

/// Whether people and their adjective stand there, both in the plural, and nothing tells of whom
/// they are: «مخلصون جمركيون».
fn is_plural(view: &View<'_, '_>, index: usize) -> bool {
    let plural = |index: usize| {
        let word = view.word(index);
        let people = word
            .strip_suffix(NOON)
            .is_some_and(|rest| rest.ends_with(WAW));
        index < view.words().end && people && !view.prose.is_name(index..index + 1)
    };
    let end = view.words().end.min(index + 2 + RESCUE);
    let window = || {
        let closed = (index + 2..end).find(|&index| closes(view, index));
        index + 2..closed.unwrap_or(end)
    };
    plural(index)
        && plural(index + 1)
        && !view.listed(Asked::SPOKESMEN, index)
        && !tell(view, window())
}

/// Whether what was said begins with the word at `index`, or another source.
fn closes(view: &View<'_, '_>, index: usize) -> bool {
    view.senses(index).any(SAID)
        || view.is_quoted(index)
        || view.is_followed_by(index - 1, &STOPS)
        || view.listed(Asked::FROM, index)
}

/// Whether any of the words tells whose the source is: a body, a name, a title.
fn tell(view: &View<'_, '_>, words: Range<usize>) -> bool {
    let describes = |index: &usize| {
        let senses = view.senses(*index);
        senses.any(Senses::OF_SOURCE) && !senses.any(Senses::BODY)
    };
    let mut telling = words.filter(|index| !describes(index));
    let is_proper = |index| !view.prose.is(index, Traits::UNHELD) && is_proper(view.word(index));
    // The lexicon is asked last: it takes longest.
    telling.clone().any(|index| {
        view.senses(index).any(Senses::BODY.with(Senses::ROLE))
            || view.prose.is(index, Traits::TITLE.with(Traits::GIVEN_NAME))
    }) || telling.any(is_proper)
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
    if names_someone(view, sign.word(), described_to(view, sign)) {
        return Rank::Named;
    }
    let next = view.senses(sign.end());
    // «مساعد وزير»: one person holds the office.
    if next.any(Senses::ROLE) && !next.any(Senses::OF_SOURCE) {
        return Rank::Named;
    }
    if is_of_body(view, sign) {
        return Rank::Body;
    }
    withheld(view).unwrap_or(Rank::Anonymous)
}

/// Where what was said begins, if that is near.
fn described_to(view: &View<'_, '_>, sign: Sign) -> usize {
    let limit = view.words().end.min(sign.end() + LONGEST);
    let said = (sign.end()..limit).find(|&index| view.senses(index).any(Senses::COMPLEMENT));
    said.unwrap_or(limit)
}

/// Whether the word may be a tribe's or a family's name: «الدهمشي».
fn is_family(view: &View<'_, '_>, index: usize) -> bool {
    let word = view.word(index);
    view.prose.is(index, Traits::UNHELD) && after_article(word).is_some() && word.ends_with(YEH)
}

/// Whether a person's name stands in the description after its first word.
fn names_someone(view: &View<'_, '_>, index: usize, end: usize) -> bool {
    let mut words = index + 1..end;
    words.clone().any(|word| {
        view.prose.is(word, Traits::GIVEN_NAME)
            || view.listed(Asked::CALLED, word)
            || is_family(view, word)
    }) || words
        .any(|word| !view.senses(word).any(Senses::OF_SOURCE) && view.prose.is_name(word..word + 1))
}
