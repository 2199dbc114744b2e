use std::ops::Range;

use super::claims::after;
use super::cues::VERBS;
use super::signs::{Sign, View};
use crate::catalog::senses::Senses;
use crate::story::Traits;

/// How many words after a verb or noun of casualties its number may stand.
const COUNTED: usize = 4;
/// How many words after a verb of meeting death may stand.
const MET: usize = 14;

/// Whether persons are counted right after it: «قتل 17 شخصا»، «إصابة عشرات».
pub(super) fn is_counted(view: &View<'_, '_>, sign: Sign) -> bool {
    let noun = !sign.senses.any(Senses::CASUALTY_VERB);
    let named = sign.words == 1 && (noun || is_masdar(view, sign));
    if is_negated(view, sign) || named && !is_result(view, sign) {
        return false;
    }
    // «توفي مساء أول من أمس ثلاثة أشخاص»
    let window = after(view, sign, if noun { COUNTED } else { COUNTED + 2 });
    if is_meeting(view, sign) && !fate_follows(view, sign) {
        return false;
    }
    if sign.words == 1 && view.listed("attrib-tolls", sign.word) {
        return is_toll(view, window);
    }
    let mut number = false;
    for index in window {
        let senses = view.senses(index);
        let dated = view.is_year(index) || view.listed("attrib-months", index + 1);
        let counts = view.is_number(index) && !dated || senses.any(Senses::QUANTITY);
        let persons =
            senses.any(Senses::PERSONS) && view.at(index).is_some_and(|it| it.prefix == 0);
        number |= counts;
        if persons || counts && is_whole(view, index) {
            return true;
        }
    }
    number
}

/// Whether so many of something harmed stand among the words: «24 منزلا», «عشرات القتلى».
fn is_toll(view: &View<'_, '_>, words: Range<usize>) -> bool {
    let number = |index: usize| {
        view.is_number(index) && !view.is_year(index) || view.senses(index).any(Senses::QUANTITY)
    };
    let harmed = |index: usize| {
        view.senses(index).any(Senses::PERSONS) || view.is_word_of("attrib-damages", index)
    };
    words.clone().any(number) && words.into_iter().any(harmed)
}

/// Whether a word that may be a verb is a noun here: «غداة قتل شرطيين».
pub(super) fn is_masdar(view: &View<'_, '_>, sign: Sign) -> bool {
    let first = view.words().start;
    let before = sign.word.checked_sub(1).filter(|before| *before >= first);
    before.is_some_and(|before| view.listed("attrib-before-masdars", before))
}

/// Whether a noun of casualties says what happened, and does not only recall it: it opens its
/// sentence or segment, or follows what led to it.
fn is_result(view: &View<'_, '_>, sign: Sign) -> bool {
    let opens = sign.word == view.segment(sign.word).start && !view.is_joined(sign);
    let before = sign.word.checked_sub(1).filter(|_| !opens);
    // «كشف العميد عن مقتل» is his.
    let told = view.with(VERBS).any(|verb| verb.word < sign.word);
    let led = !told && before.is_some_and(|before| view.listed("attrib-results", before));
    !view.has_article(sign) && (opens || led || view.is_joined(sign) && follows_result(view, sign))
}

/// Whether a noun of casualties that says what happened stands shortly before: «مقتل 3 وإصابة 5».
fn follows_result(view: &View<'_, '_>, sign: Sign) -> bool {
    let mut before = view.with(Senses::CASUALTY_NOUN).rev();
    let before = before.find(|other| other.word < sign.word);
    before.is_some_and(|other| sign.word - other.word <= COUNTED + 2 && is_result(view, other))
}

/// Whether a number stands for persons by itself: nothing else is counted by it.
fn is_whole(view: &View<'_, '_>, index: usize) -> bool {
    let next = view.senses(index + 1);
    next.any(Senses::PERSONS) || !view.prose.is_spaced(index)
}

/// Whether a person died whom the sentence names or counts, and it is no notice of mourning.
pub(super) fn is_death(view: &View<'_, '_>, sign: Sign) -> bool {
    let named = |index: usize| {
        view.prose.is(index, Traits::TITLE.with(Traits::GIVEN_NAME))
            || view
                .senses(index)
                .any(Senses::ROLE.with(Senses::PERSONS).with(Senses::QUANTITY))
            || view.is_number(index)
    };
    let opens = sign.word <= view.words().start + 1;
    opens
        && after(view, sign, 2).any(named)
        && !is_negated(view, sign)
        && !view.has(Senses::MOURNING)
}

/// Whether somebody met his death, words of who he was between the verb and it: «ولقي رجل الإطفاء
/// … مصرعه».
pub(super) fn meets_fate(view: &View<'_, '_>, sign: Sign) -> bool {
    is_meeting(view, sign)
        && fate_follows(view, sign)
        && sign.word <= view.segment(sign.word).start + 1
        && !is_negated(view, sign)
        && !view.has(Senses::MOURNING)
}

fn is_meeting(view: &View<'_, '_>, sign: Sign) -> bool {
    sign.words == 1 && view.listed("attrib-meeting", sign.word)
}

fn fate_follows(view: &View<'_, '_>, sign: Sign) -> bool {
    let mut window = sign.end()..view.words().end.min(sign.end() + MET);
    window.any(|index| view.is_word_of("attrib-fates", index))
}

/// How far a sentence only recalls an event that was told of before: how many of these it has, a
/// relative pronoun before the sign, words that date it by what is past, an opening of the past.
pub(super) fn recalls(view: &View<'_, '_>, sign: Sign) -> usize {
    let first = view.words().start;
    let listed = |list: &'static str| move |index: &usize| view.listed(list, *index);
    let has = |list: &'static str, words: Range<usize>| {
        let found = words.into_iter().any(|index| view.listed(list, index));
        usize::from(found)
    };
    view.words().filter(listed("attrib-past")).count()
        + has("attrib-relatives", first..sign.word)
        + has("attrib-recalling", first..sign.word)
        + has("attrib-many", after(view, sign, COUNTED))
        + has("attrib-trials", view.words())
        + has("attrib-past-openers", first..first + 1)
        + if view.opens_with(Senses::FILLER) {
            2
        } else {
            0
        }
}

pub(super) fn is_negated(view: &View<'_, '_>, sign: Sign) -> bool {
    // «لم يسفر عن سقوط»
    let reach = if sign.senses.any(Senses::CASUALTY_NOUN) {
        3
    } else {
        1
    };
    let from = sign.word.saturating_sub(reach).max(view.words().start);
    (from..sign.word).any(|before| view.is_word_of("negations", before))
}
