use super::casualties::{is_masdar, is_negated};
use super::claims::after;
use super::signs::Sign;
use super::view::View;
use crate::arabic::clitics::Proclitics;
use crate::catalog::asked::Asked;
use crate::catalog::senses::Senses;

/// How many words after the verb the force that acts may stand.
const ACTS: usize = 3;
/// How many words after the verb something may stand with which it is no clash.
const NEVER: usize = 5;
/// How many words after the verb its date may stand.
const DATED: usize = 12;
/// How far into its sentence or segment the verb stands.
const EARLY: usize = 7;
/// How many words after a verb of suffering the fight may stand.
const SUFFERS: usize = 8;
/// How many words after the force that goes on the move may stand.
const GOES_ON: usize = 14;

/// Whether the sentence tells what an armed party took, hit or lost, as news.
pub(super) fn is_clash(view: &View<'_, '_>, sign: Sign) -> bool {
    if is_negated(view, sign) {
        return false;
    }
    let mut never = sign.end()..view.words().end.min(sign.end() + NEVER);
    !never.any(|index| view.is_word_of(Asked::CLASH_NEVERS, index))
        && (acts(view, sign) || goes_on(view, sign) || suffers(view, sign))
        && !is_dated(view, sign)
}

/// Whether the words around the sign date it long before the news.
fn is_dated(view: &View<'_, '_>, sign: Sign) -> bool {
    let past = view.recalled().first_past;
    past.is_some_and(|past| past < sign.end() + DATED)
}

/// Whether the sign is a verb with a force for its subject: «سيطرت قوات … على».
fn acts(view: &View<'_, '_>, sign: Sign) -> bool {
    let prefix = view
        .word(sign.word())
        .get(..sign.prefix())
        .unwrap_or_default();
    let bare = prefix.is_empty()
        || Proclitics::read(prefix)
            .is_some_and(|found| Proclitics::WAW.with(Proclitics::FEH).has(found));
    let force = |index: usize| view.is_word_of(Asked::FORCES, index);
    bare && is_early(view, sign)
        && !view.listed(Asked::CLASH_MASDARS, sign.word())
        && !view.listed(Asked::CLASH_SUFFERING, sign.word())
        && !is_recalled(view, sign)
        && after(view, sign, ACTS).any(force)
}

/// Whether the verb stands near the beginning of its sentence or of the part that a comma or
/// «فيما» divides from the rest.
fn is_early(view: &View<'_, '_>, sign: Sign) -> bool {
    let breaks = sign.word().checked_sub(1).map(|before| view.senses(before));
    sign.word() <= view.words().start + EARLY
        || sign.word() <= view.segment(sign.word()).start + 1
        || breaks.is_some_and(|senses| senses.any(Senses::SCOPE_BREAK))
}

/// Whether the words right before the verb only recall what it tells, outside «يأتي ذلك بعد أن».
fn is_recalled(view: &View<'_, '_>, sign: Sign) -> bool {
    let first = view.words().start;
    let mut before = sign.word().saturating_sub(2).max(first)..sign.word();
    let led = sign.word() > first && view.listed(Asked::RECALLING, sign.word() - 1);
    let blocked = led || before.any(|index| view.is_word_of(Asked::CLASH_BLOCKERS, index));
    (blocked || is_masdar(view, sign)) && !is_meanwhile(view)
}

/// Whether a place is told to see or meet fighting: «تشهد المدينة معارك», «تعرضت لقصف».
fn suffers(view: &View<'_, '_>, sign: Sign) -> bool {
    let event = |index: usize| view.is_word_of(Asked::CLASH_EVENTS, index);
    view.listed(Asked::CLASH_SUFFERING, sign.word())
        && is_early(view, sign)
        && !is_recalled(view, sign)
        && after(view, sign, SUFFERS).any(event)
}

/// Whether the sentence tells what happens at the same time: «يأتي ذلك بعد أن».
fn is_meanwhile(view: &View<'_, '_>) -> bool {
    let first = view.words().start;
    view.is_word_of(Asked::MEANWHILE, first) && view.is_word_of(Asked::THAT, first + 1)
}

/// Whether a force went on to it: «قامت الميليشيا بنهب», «تواصل القوات التقدم».
fn goes_on(view: &View<'_, '_>, sign: Sign) -> bool {
    let first = sign.word().saturating_sub(GOES_ON).max(view.words().start);
    if view.has_article(sign) && !view.listed(Asked::CLASH_MASDARS, sign.word()) {
        return false;
    }
    (first + 1..sign.word()).any(|index| {
        let told = view.listed(Asked::CLASH_AUXILIARIES, index - 1)
            && !(index.checked_sub(2))
                .is_some_and(|before| view.is_word_of(Asked::CLASH_BLOCKERS, before));
        view.is_word_of(Asked::FORCES, index) && (told || is_meanwhile(view))
    })
}
