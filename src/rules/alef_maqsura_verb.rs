use crate::arabic::letters::{TEH, TEH_MARBUTA};
use crate::lexicon;
use crate::lint::{Check, Found};

/// How many words after the verb its object may stand.
const REACH: usize = 6;

/// Reports perfects in alef maqsura written with a ya: `أعطي المدير تعليماته` (catalogue 3.7 c).
///
/// With the ya they are passives, or the first person, and right more often than not. So the verb
/// needs what a passive cannot have: a titled or named person right after it and one of the objects
/// that only an agent takes (`defective-objects`); or a subject before it and, after the thing
/// given, the person it was given to. A form that is a masdar too (`defective-masdars`) must open
/// its clause, and `تلقي` is the imperfect of a woman (`تلقي الوزيرة كلمة`).
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let index = found.words.start;
    let entry = &check.card().matcher.word[usize::from(found.entry.index)];
    let framed = if check.list("giving-verbs").has(&entry.wrong) {
        has_agent_and_object(check, index) || has_giver_and_receiver(check, index)
    } else {
        has_agent_and_object(check, index)
    };
    let noun = check.list("defective-masdars").has(&entry.wrong);
    let hers = entry.wrong.starts_with(TEH) && check.prose.next(index).ends_with(TEH_MARBUTA);
    if !framed || hers || noun && !check.prose.previous(index).is_empty() {
        return;
    }
    check.report(check.correction(found));
}

fn has_agent_and_object(check: &Check<'_, '_>, index: usize) -> bool {
    let objects = check.list("defective-objects");
    is_person(check, check.prose.next(index)) && after(check, index).any(|word| objects.has(word))
}

/// `بوتين أعطي "تفسيرا مفصلا" للرئيس`.
fn has_giver_and_receiver(check: &Check<'_, '_>, index: usize) -> bool {
    let giver = index
        .checked_sub(1)
        .is_some_and(|before| check.prose.is_spaced(before) && is_giver(check, before));
    giver && after(check, index).any(|word| check.list("receivers").has(word))
}

fn is_giver(check: &Check<'_, '_>, index: usize) -> bool {
    let word = check.prose.word(index);
    check.prose.is_name(index..index + 1)
        || is_person(check, word)
        || lexicon::form(word).is_some_and(lexicon::Form::proper_name)
}

fn is_person(check: &Check<'_, '_>, word: &str) -> bool {
    check.list("titles").has(word) || check.list("given-names").has(word)
}

/// The words after the verb, as far as its object may stand in the same sentence.
fn after<'a>(check: &'a Check<'_, '_>, index: usize) -> impl Iterator<Item = &'a str> {
    let end = check
        .prose
        .sentence_of(index)
        .map_or(index, |sentence| sentence.last as usize);
    (index + 1..end.min(index + 1 + REACH)).map(|index| check.prose.word(index))
}
