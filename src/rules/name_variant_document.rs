use super::DocumentCode;
use super::names::{
    self, Departure, House, Said, Seen, Tally, Text, agree, is_respelling, judge as unlisted, loose,
};
use crate::arabic::letters::ALEF_MAQSURA;
use crate::catalog::names::{Part, alike, loosely_alike};
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
    let house = House::of(conclusion);
    // Of what the rule of the house speaks too, once all known names are judged.
    let (mut said, mut told) = (Said::default(), Vec::new());
    for of_name in known.chunk_by(|a, b| a.group == b.group) {
        if names::vary(of_name) {
            let mut seen = names::read(conclusion, of_name);
            agree(conclusion, &seen, house, Departure::Adjectives);
            seen.retain(|seen| seen.part != Part::Nisba && !seen.spelling.is_obsolete());
            let whole = seen.iter().any(|seen| seen.part == Part::Whole);
            seen.retain(|seen| !seen.doubtful || whole && is_hardly_a_word(&seen.written));
            let name = seen.first().map(|seen| seen.name);
            let house = name.map_or_else(House::default, |name| house.spoken(name));
            // Of those the rule of the house speaks, and no majority is asked.
            seen.retain(|seen| {
                let speaks = house.speaks(seen, whole);
                told.extend(seen.spans.iter().copied().filter(|_| speaks));
                !speaks
            });
            let families = family_names(&seen);
            let family = best_family(conclusion, &families, house);
            wholes(conclusion, &seen, (house, family), &mut said);
            judge(
                conclusion,
                (&families, family),
                &mut said,
                |seen, best, other| match seen.part {
                    Part::Whole => seen.with_family(best, other),
                    Part::Family | Part::Nisba => Some(best.to_owned()),
                },
            );
            dots(conclusion, &seen, &mut said);
        }
    }
    said.hear(conclusion);
    for place in told {
        said.add(place);
    }
    if !prefers_bare(conclusion) {
        names::hamzas(conclusion, known, &mut said);
        said.hear(conclusion);
    }
    unlisted::conclude(conclusion, others, known, &mut said);
}

/// Whether a family name in doubt is no verb, nor too short to tell (`بنيت`, `لو`).
fn is_hardly_a_word(word: &str) -> bool {
    let verb = |form: Form| form.is(Pos::PerfectVerb) || form.is(Pos::ImperfectVerb);
    word.len() >= SHORTEST && !lexicon::form(word).is_some_and(verb)
}

/// Bytes of the shortest family name that is believed on the strength of the whole name elsewhere.
const SHORTEST: usize = 6;

/// Compares whole names, form by form: «حسني مبارك» and «محمد حسني مبارك» may both stand. The `family`
/// name to keep, which those that stand alone have a voice in, decides before the majority of wholes.
fn wholes(
    conclusion: &mut Conclusion<'_, '_>,
    seen: &[Seen<'_>],
    (house, family): (House, Option<&Text<'_, '_>>),
    said: &mut Said,
) {
    let wholes = || seen.iter().filter(|seen| seen.part == Part::Whole);
    let mut forms: Vec<u8> = wholes().map(|seen| seen.spelling.form()).collect();
    forms.sort_unstable();
    // Most names have one text of a form: nothing is compared for them.
    for of_form in forms.chunk_by(|a, b| a == b).filter(|it| it.len() > 1) {
        let mut tally = Tally::default();
        for seen in wholes().filter(|seen| seen.spelling.form() == of_form[0]) {
            tally.add(seen.core(), seen);
        }
        if tally.texts.len() < 2 {
            continue;
        }
        let bare = prefers_bare(conclusion);
        let stands = |text: &Text<'_, '_>| {
            let mut by = text.by.iter();
            !by.any(|it| house.refuses(it, false) || names::is_misspelt(it.name, &it.written))
        };
        let has_family = |text: &Text<'_, '_>| {
            family.is_some_and(|family| {
                let like = |it: &&Seen<'_>| alike(&it.family(), &family.text);
                text.by.iter().all(like)
            })
        };
        let best = tally.best(bare, |text| stands(text) && has_family(text));
        let best = best.or_else(|| tally.best(bare, stands));
        judge(conclusion, (&tally, best), said, |_, best, _| {
            Some(best.to_owned())
        });
    }
}

/// The family names, those that stand alone and those inside whole names.
fn family_names<'s, 'a>(seen: &'s [Seen<'a>]) -> Tally<'s, 'a> {
    let mut tally = Tally::default();
    for seen in seen
        .iter()
        .filter(|seen| !seen.spelling.family().is_empty())
    {
        tally.add(&seen.family(), seen);
    }
    tally
}

/// The family name to keep.
fn best_family<'t, 's, 'a>(
    conclusion: &Conclusion<'_, '_>,
    tally: &'t Tally<'s, 'a>,
    house: House,
) -> Option<&'t Text<'s, 'a>> {
    tally.best(prefers_bare(conclusion), |text| {
        !text.by.iter().any(|seen| house.refuses(seen, true))
    })
}

/// Reports names that end in the alef of a final yeh without its dots, where the story has the name as
/// the registry has it too.
fn dots(conclusion: &mut Conclusion<'_, '_>, seen: &[Seen<'_>], said: &mut Said) {
    for bad in seen.iter().filter(|it| !it.doubtful) {
        let right = bad.spelling.part(bad.part);
        let differs = bad.written != right && is_undotted(&bad.written, right);
        let witness = seen.iter().find(|it| differs && it.written == right);
        let Some(witness) = witness.filter(|_| !is_said(conclusion, bad, said)) else {
            continue;
        };
        let verdict = Verdict {
            related: witness.first(),
            ..Verdict::default()
        };
        bad.report(conclusion, right, &verdict);
    }
}

/// Whether a text is another but for the dots of final yehs, and no word that newspapers use.
fn is_undotted(text: &str, dotted: &str) -> bool {
    let pairs = || text.chars().zip(dotted.chars());
    text.len() == dotted.len()
        && alike(text, dotted)
        && pairs().all(|(one, other)| one == other || one == ALEF_MAQSURA)
        && !lexicon::in_use(text).is_some_and(Form::valid)
}

/// Whether the house writes the alef of names without its hamza.
fn prefers_bare(conclusion: &Conclusion<'_, '_>) -> bool {
    conclusion.choice("names-hamza") == Some("bare")
}

/// Reports who writes another text than the best; `right` tells what they should write, given the
/// best text and theirs.
fn judge(
    conclusion: &mut Conclusion<'_, '_>,
    (tally, best): (&Tally<'_, '_>, Option<&Text<'_, '_>>),
    said: &mut Said,
    right: impl Fn(&Seen<'_>, &str, &str) -> Option<String>,
) {
    let Some(best) = best.filter(|_| tally.texts.len() > 1) else {
        return;
    };
    for other in &tally.texts {
        if std::ptr::eq(best, other) || !is_respelling(&other.text, &best.text) {
            continue;
        }
        let hamza = loosely_alike(&best.text, &other.text);
        let gains_hamza = hamza && other.hamzas() < best.hamzas();
        if gains_hamza && best.by.iter().all(|seen| seen.has_another_hamza()) {
            continue;
        }
        let verdict = Verdict {
            ask: !hamza && best.count() < SURE * other.count(),
            related: best.first(),
            ..Verdict::default()
        };
        for seen in &other.by {
            let right = right(seen, &best.text, &other.text);
            if let Some(right) = right.filter(|_| !is_said(conclusion, seen, said)) {
                seen.report(conclusion, &right, &verdict);
            }
        }
    }
}

/// Whether the rule has spoken of the mentions.
fn is_said(conclusion: &Conclusion<'_, '_>, seen: &Seen<'_>, said: &mut Said) -> bool {
    said.hear(conclusion);
    seen.first().is_some_and(|first| said.overlaps(first))
}
