use super::first_person;
use crate::arabic::Kind;
use crate::arabic::letters::{ALEF, ALEF_HAMZA_BELOW, ALEF_MAQSURA, LAM};
use crate::lint::{Check, Found};

/// Reports the preposition `إلى` with a dotted ya, without its hamza, or both (catalogue 3.7 a).
///
/// Without a hamza and undotted it can be nothing else. Dotted it may be `إليَّ`, so it must stand
/// in a frame: after a word that takes `إلى`, or before what follows it, in a sentence that does
/// not speak in the first person. Out of a frame `الي` is still no word, and a person chooses.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let entry = &check.card().matcher.word[usize::from(found.entry.index)];
    let index = found.words.start;
    let word = check.prose.word(index);
    let hit = check.words(found.words.clone());
    let right = entry.right.iter().map(|right| &**right);
    let is_undotted = word.ends_with(ALEF_MAQSURA) && !first_person::is_doubled(check, index);
    if is_undotted || is_framed(check, index) {
        let right: String = right.map(|right| check.rebuilt(found, right)).collect();
        let hit = hit.with(&right).becomes(right);
        // Measured: of the words with both letters wrong some are `الذي`, in a frame too.
        let sure = is_undotted || word.contains(ALEF_HAMZA_BELOW);
        check.report(if sure { hit } else { hit.asks() });
    } else if !word.contains(ALEF_HAMZA_BELOW) && found.prefix == 0 {
        let Some(others) = &entry.other else {
            return;
        };
        let choices = right.chain(others.split_whitespace());
        check.report(choices.fold(hit.say("unclear"), |hit, choice| {
            hit.with(choice).becomes(choice)
        }));
    }
}

fn is_framed(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    let (previous, next) = (prose.previous(index), prose.next(index));
    if next.is_empty()
        || check.list("ila-never-before").has(next)
        || check.list("ila-personal").has(previous)
        || first_person::speaks(check, index)
    {
        return false;
    }
    let number = prose.words()[index + 1].kind == Kind::Number;
    let article = next.starts_with([ALEF]) && next.chars().nth(1) == Some(LAM);
    number
        || article
        || check.list("ila-governors").has(previous)
        || check.list("ila-complements").has(next)
}
