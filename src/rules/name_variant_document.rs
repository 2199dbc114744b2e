use super::DocumentCode;
use super::names::{self, Seen, Tally, Text, is_respelling, judge as unlisted, loose};
use crate::catalog::names::{Part, loosely_alike};
use crate::lexicon::{self, Form, Pos};
use crate::lint::{Check, Conclusion, Verdict};

pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// How many times as frequent the other spelling must be before `--fix` may write it.
const SURE: usize = 3;

fn gather(check: &mut Check<'_, '_>) {
    names::gather(check);
    loose::gather(check);
}

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    let known = facts.partition_point(|fact| fact.group < loose::COMPOUND);
    let (known, others) = facts.split_at(known);
    for of_name in known.chunk_by(|a, b| a.group == b.group) {
        if names::vary(of_name) {
            let mut seen = names::read(conclusion, of_name);
            seen.retain(|seen| seen.part != Part::Nisba && !seen.spelling.is_obsolete());
            let whole = seen.iter().any(|seen| seen.part == Part::Whole);
            seen.retain(|seen| !seen.doubtful || whole && is_hardly_a_word(&seen.written));
            wholes(conclusion, &seen);
            families(conclusion, &seen);
        }
    }
    unlisted::conclude(conclusion, others, known);
}

/// Whether a family name in doubt is no verb, nor too short to tell (`بنيت`, `لو`).
fn is_hardly_a_word(word: &str) -> bool {
    let verb = |form: Form| form.is(Pos::PerfectVerb) || form.is(Pos::ImperfectVerb);
    word.len() >= SHORTEST && !lexicon::form(word).is_some_and(verb)
}

/// Bytes of the shortest family name that is believed on the strength of the whole name elsewhere.
const SHORTEST: usize = 6;

/// Compares whole names, form by form: «حسني مبارك» and «محمد حسني مبارك» may both stand.
fn wholes(conclusion: &mut Conclusion<'_, '_>, seen: &[Seen<'_>]) {
    let wholes = || seen.iter().filter(|seen| seen.part == Part::Whole);
    let mut forms: Vec<u8> = wholes().map(|seen| seen.spelling.form()).collect();
    forms.sort_unstable();
    forms.dedup();
    for form in forms {
        let mut tally = Tally::default();
        for seen in wholes().filter(|seen| seen.spelling.form() == form) {
            tally.add(seen.core(), seen);
        }
        judge(conclusion, &tally, |seen| seen.part == Part::Whole);
    }
}

/// Compares family names that stand alone with each other and with those inside whole names.
fn families(conclusion: &mut Conclusion<'_, '_>, seen: &[Seen<'_>]) {
    let mut tally = Tally::default();
    for seen in seen
        .iter()
        .filter(|seen| !seen.spelling.family().is_empty())
    {
        tally.add(&seen.family(), seen);
    }
    judge(conclusion, &tally, |seen| seen.part == Part::Family);
}

fn judge(
    conclusion: &mut Conclusion<'_, '_>,
    tally: &Tally<'_, '_>,
    speaks: impl Fn(&Seen<'_>) -> bool,
) {
    let bare = conclusion.choice("names-hamza") == Some("bare");
    let Some(best) = tally.best(bare).filter(|_| tally.texts.len() > 1) else {
        return;
    };
    for other in &tally.texts {
        if std::ptr::eq(best, other) {
            continue;
        }
        if !is_respelling(&other.text, &best.text) {
            continue;
        }
        for seen in other.by.iter().filter(|seen| speaks(seen)) {
            report(conclusion, seen, best, other);
        }
    }
}

fn report(
    conclusion: &mut Conclusion<'_, '_>,
    seen: &Seen<'_>,
    best: &Text<'_, '_>,
    other: &Text<'_, '_>,
) {
    let hamza = loosely_alike(&best.text, &other.text);
    let verdict = Verdict {
        ask: !hamza && best.count() < SURE * other.count(),
        related: best.first(),
        ..Verdict::default()
    };
    seen.report(conclusion, &best.text, &verdict);
}
