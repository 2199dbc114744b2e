use super::reporting::Check;
use super::ruleset::{GROUP as ORTHOGRAPHY, Ruleset};
use super::sink::Sink;
use crate::arabic::letters::{ALEF, YEH};
use crate::catalog::RuleId;
use crate::lexicon::spelling::{self, Change, Slip};
use crate::rules;
use crate::story::{Prose, Protection, Traits};
use crate::text::Span;

/// A word that stands on a card of the group: no other card speaks of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owned {
    pub(super) word: usize,
    pub(super) rule: RuleId,
}

/// Reports what the orthography model takes for a slip, each on the card that names it.
///
/// Comes after the cards' own lists and code: where one of them has spoken of a word, or the word
/// stands on a card that is switched off, the model is silent.
pub(super) fn check(prose: &Prose<'_>, rules: &Ruleset, owned: &[Owned], sink: &mut Sink) {
    if rules.plan.spelling.iter().all(Option::is_none) {
        return;
    }
    // The model speaks of each word once: what it says itself need not be looked at.
    let spoken = Spoken::of(rules, sink);
    for index in prose.words_of(Traits::DOUBTFUL) {
        let Some(slip) = spelling::slip(prose.text(), prose.words(), index) else {
            continue;
        };
        let listed = owned.iter().find(|owned| owned.word == index);
        let rule = match listed {
            Some(owned) => rules.level(owned.rule).map(|_| owned.rule),
            None => rules.plan.spelling[slip.change as usize],
        };
        if let Some(rule) = rule {
            let mut check = Check {
                prose,
                rules,
                rule,
                sink,
            };
            if (listed.is_some() || !prose.is_name(index..index + 1))
                && !spoken.has(prose.raw(prose.words()[index].range()))
                && may_speak(&check, index, &slip)
            {
                report(&mut check, index, &slip);
            }
        }
    }
}

/// Where rules of the group have spoken of the block, by where that begins.
struct Spoken {
    starts: Vec<u32>,
    /// How far each and those before it reach.
    reach: Vec<u32>,
}

impl Spoken {
    fn of(rules: &Ruleset, sink: &Sink) -> Self {
        let of_group = |rule| rules.catalog().card(rule).group == ORTHOGRAPHY;
        let of_block = sink.findings.iter().skip(sink.block);
        let mut spans: Vec<_> = of_block
            .filter(|finding| of_group(finding.rule))
            .map(|finding| finding.span)
            .collect();
        spans.sort_unstable();
        let reach = spans.iter().scan(0, |reach, span| {
            *reach = span.end.max(*reach);
            Some(*reach)
        });
        Self {
            reach: reach.collect(),
            starts: spans.iter().map(|span| span.start).collect(),
        }
    }

    /// Whether any of them overlaps the place.
    fn has(&self, place: Span) -> bool {
        let before = self.starts.partition_point(|&start| start < place.end);
        let last = before.checked_sub(1).and_then(|last| self.reach.get(last));
        last.is_some_and(|&reach| reach > place.start)
    }
}

fn report(check: &mut Check<'_, '_>, index: usize, slip: &Slip) {
    let hit = check.respelt(index..index + 1, &slip.right);
    let hit = match &slip.other {
        Some(other) => hit
            .say("either")
            .with(other)
            .respelt(check.prose.text(), other),
        None if slip.change == Change::HehDotted => hit.say("ha"),
        None => hit,
    };
    // Measured: of the last letters some that looked sure were pronouns and rare words (`قالة السوء`).
    let sure = slip.is_sure() && slip.change < Change::YehUndotted;
    check.report(if sure { hit } else { hit.asks() });
}

/// The gates before the model (catalogue 3.3 to 3.7): names, vowelled words, words that a rule has
/// spoken of, the final yeh of a house that leaves it undotted, and prepositions where the writer
/// speaks of himself.
fn may_speak(check: &Check<'_, '_>, index: usize, slip: &Slip) -> bool {
    let prose = check.prose;
    let range = prose.words()[index].range();
    let yeh = prose
        .word(index)
        .ends_with(crate::arabic::letters::ALEF_MAQSURA)
        && slip.right.ends_with(YEH);
    let is_doubtful = is_rare(slip.change) || !slip.is_learnt;
    let has_proclitic = || slip.lacks_hamza() && !prose.word(index).starts_with(ALEF);
    let personal = || {
        rules::is_personal(check, index, &slip.right)
            || prose.protection(range.clone()).any(Protection::QUOTATION)
    };
    let is_closed = prose.is_vowelled(index)
        || yeh && check.house("final-ya") != "dotted"
        || rules::is_variant(check, index)
        || rules::is_surname(check, index)
        || rules::is_name_particle(check, index)
        || rules::is_syllable(prose, index)
        || is_heard(slip.change) && rules::is_heard_spelling(check, index)
        || is_doubtful && rules::is_beside_stranger(check, index)
        || (is_doubtful || has_proclitic()) && rules::is_enclosed(check, index)
        || slip.change == Change::HamzaAboveLost && rules::is_set_phrase(check, index)
        || is_of_hamza(slip.change) && rules::is_letter(check, index)
        || slip.change == Change::HamzaAdded && rules::has_own_hamza(check, index)
        || slip.change == Change::MaqsuraDotted && personal();
    !is_closed
}

/// Changes that verse and dialect make on purpose, as the words are heard.
fn is_heard(change: Change) -> bool {
    change == Change::InnerHamzaLost || change >= Change::MarbutaUndotted
}

/// Changes of the letters that names of Latin letters begin with.
fn is_of_hamza(change: Change) -> bool {
    use Change::{HamzaAboveLost, HamzaMoved, MaddaLost};
    matches!(change, HamzaAboveLost | HamzaMoved | MaddaLost)
}

/// Changes that are rarer than foreign names which look like them.
fn is_rare(change: Change) -> bool {
    matches!(
        change,
        Change::MaddaLost | Change::InnerHamzaLost | Change::HamzaMoved | Change::HamzaAdded
    )
}
