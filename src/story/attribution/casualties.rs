use std::ops::Range;

use super::claims::after;
use super::cues::VERBS;
use super::signs::Sign;
use super::view::View;
use crate::catalog::asked::Asked;
use crate::catalog::senses::Senses;
use crate::story::Traits;

/// How many words after a verb or noun of casualties its number may stand.
const COUNTED: usize = 4;
/// How many words after a verb of meeting death may stand.
const MET: usize = 14;

/// Whether persons are counted right after it: «قتل 17 شخصا»، «إصابة عشرات».
pub(super) fn is_counted(view: &View<'_, '_>, sign: Sign) -> bool {
    let noun = !sign.senses.any(Senses::CASUALTY_VERB);
    let named = sign.words() == 1 && (noun || is_masdar(view, sign));
    if is_negated(view, sign) || named && !is_result(view, sign) {
        return false;
    }
    // «توفي مساء أول من أمس ثلاثة أشخاص»
    let window = after(view, sign, if noun { COUNTED } else { COUNTED + 2 });
    if is_meeting(view, sign) && !fate_follows(view, sign) {
        return false;
    }
    if sign.words() == 1 && view.listed(Asked::TOLLS, sign.word()) {
        return is_toll(view, window);
    }
    let mut number = false;
    for index in window {
        let senses = view.senses(index);
        let dated = view.is_year(index) || view.listed(Asked::MONTHS, index + 1);
        let counts = view.is_number(index) && !dated || senses.any(Senses::QUANTITY);
        let persons =
            senses.any(Senses::PERSONS) && view.at(index).is_some_and(|it| it.prefix() == 0);
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
        view.senses(index).any(Senses::PERSONS) || view.is_word_of(Asked::DAMAGES, index)
    };
    words.clone().any(number) && words.into_iter().any(harmed)
}

/// Whether a word that may be a verb is a noun here: «غداة قتل شرطيين».
pub(super) fn is_masdar(view: &View<'_, '_>, sign: Sign) -> bool {
    let first = view.words().start;
    let before = sign.word().checked_sub(1).filter(|before| *before >= first);
    before.is_some_and(|before| view.listed(Asked::BEFORE_MASDARS, before))
}

/// Whether a noun of casualties says what happened, and does not only recall it: it opens its
/// sentence or segment, or follows what led to it.
fn is_result(view: &View<'_, '_>, sign: Sign) -> bool {
    let near = |other: usize| sign.word() - other <= COUNTED + 2;
    let joined = || {
        let noun = view.before(sign.word(), Senses::CASUALTY_NOUN).next();
        let noun = noun.filter(|noun| near(noun.word()));
        noun.is_some_and(|noun| view.results().binary_search(&noun.word()).is_ok())
    };
    is_own_result(view, sign) || is_joined_noun(view, sign) && joined()
}

/// Whether it says what happened by where it stands.
fn is_own_result(view: &View<'_, '_>, sign: Sign) -> bool {
    let opens = sign.word() == view.segment(sign.word()).start && !view.is_joined(sign);
    let before = sign.word().checked_sub(1).filter(|_| !opens);
    // «كشف العميد عن مقتل» is his.
    let told = || view.before(sign.word(), VERBS).next().is_some();
    let led = before.is_some_and(|before| view.listed(Asked::RESULTS, before));
    !view.has_article(sign) && (opens || led && !told())
}

/// Whether it may go on with a noun before it: «مقتل 3 وإصابة 5».
fn is_joined_noun(view: &View<'_, '_>, sign: Sign) -> bool {
    view.is_joined(sign) && !view.has_article(sign)
}

/// The nouns of casualties of a sentence that say what happened, by word: each by itself, or joined
/// to one shortly before that does.
pub(super) fn results(view: &View<'_, '_>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut previous: Option<usize> = None;
    for sign in view.with(Senses::CASUALTY_NOUN) {
        let near = previous.filter(|before| sign.word() - before <= COUNTED + 2);
        let follows = near.is_some() && found.last() == near.as_ref();
        if is_own_result(view, sign) || is_joined_noun(view, sign) && follows {
            found.push(sign.word());
        }
        previous = Some(sign.word());
    }
    found
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
    let opens = sign.word() <= view.words().start + 1;
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
        && sign.word() <= view.segment(sign.word()).start + 1
        && !is_negated(view, sign)
        && !view.has(Senses::MOURNING)
}

fn is_meeting(view: &View<'_, '_>, sign: Sign) -> bool {
    sign.words() == 1 && view.listed(Asked::MEETING, sign.word())
}

fn fate_follows(view: &View<'_, '_>, sign: Sign) -> bool {
    let mut window = sign.end()..view.words().end.min(sign.end() + MET);
    window.any(|index| view.is_word_of(Asked::FATES, index))
}

/// What in a sentence recalls an event that was told of before.
pub(super) struct Recalled {
    /// How many words date something by what is past.
    past: usize,
    /// The first of those.
    pub(super) first_past: Option<usize>,
    /// The first relative pronoun.
    relative: Option<usize>,
    /// The first word that recalls.
    recalling: Option<usize>,
    /// How many of these it has whatever stands where: a trial, an opening of the past, two for an
    /// empty opening.
    whole: usize,
}

impl Recalled {
    pub(super) fn of(view: &View<'_, '_>) -> Self {
        let words = || view.words();
        let listed = |list: Asked| move |index: &usize| view.listed(list, *index);
        let opens = |list: Asked| view.listed(list, words().start);
        let filler = view.opens_with(Senses::FILLER);
        Self {
            past: words().filter(listed(Asked::PAST)).count(),
            first_past: words().find(listed(Asked::PAST)),
            relative: words().find(listed(Asked::RELATIVES)),
            recalling: words().find(listed(Asked::RECALLING)),
            whole: usize::from(words().any(|index| view.listed(Asked::TRIALS, index)))
                + usize::from(opens(Asked::PAST_OPENERS))
                + if filler { 2 } else { 0 },
        }
    }
}

/// How far a sentence only recalls an event that was told of before: how many of these it has, a
/// relative pronoun before the sign, words that date it by what is past, an opening of the past.
pub(super) fn recalls(view: &View<'_, '_>, sign: Sign) -> usize {
    let recalled = view.recalled();
    let before = |word: Option<usize>| usize::from(word.is_some_and(|word| word < sign.word()));
    let many = after(view, sign, COUNTED).any(|index| view.listed(Asked::MANY, index));
    recalled.past
        + recalled.whole
        + before(recalled.relative)
        + before(recalled.recalling)
        + usize::from(many)
}

pub(super) fn is_negated(view: &View<'_, '_>, sign: Sign) -> bool {
    // «لم يسفر عن سقوط»
    let reach = if sign.senses.any(Senses::CASUALTY_NOUN) {
        3
    } else {
        1
    };
    let from = sign.word().saturating_sub(reach).max(view.words().start);
    (from..sign.word()).any(|before| view.is_word_of(Asked::NEGATIONS, before))
}
