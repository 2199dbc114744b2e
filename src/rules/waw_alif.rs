use crate::arabic::letters::{ALEF, LAM, MEEM, NOON, TEH_MARBUTA, WAW, YEH};
use crate::lexicon;
use crate::lint::Check;
use crate::story::Traits;

/// Reports an alef after a waw that is no plural's: `يدعوا الرئيس`, `مهندسوا الشركة` (catalogue 14).
///
/// A verb whose last root letter is waw takes the alef in the plural after لم, لن, أن and their
/// kin; a verb of the first person (`نرجوا`) never. A sound plural loses its nun before a noun and
/// gains nothing. The alef that a plural verb lacks is reported for a closed list.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let without_alef = check.list("plural-verbs-without-alef");
    for index in prose.words_of(Traits::WAW) {
        let form = prose.word(index);
        let in_waw = form.ends_with(WAW);
        if in_waw && without_alef.has(form) {
            let right: String = form.chars().chain([ALEF]).collect();
            let hit = check.words(index..index + 1).say("missing");
            check.report(hit.with(&right).becomes(right));
        }
        if in_waw {
            continue;
        }
        let say = if is_singular_verb(check, index, form) {
            ""
        } else if is_construct(check, index, form) {
            "construct"
        } else {
            continue;
        };
        let right = without_last(form);
        let hit = check.words(index..index + 1).say(say);
        check.report(hit.with(&right).becomes(right));
    }
}

fn is_singular_verb(check: &Check<'_, '_>, index: usize, word: &str) -> bool {
    if check.list("waw-first-person").has(word) {
        return true;
    }
    let (previous, next) = (check.prose.previous(index), check.prose.next(index));
    if !check.list("waw-verbs").has(word) || check.list("subjunctive-particles").has(previous) {
        return false;
    }
    let person = |word| check.list("titles").has(word);
    let feminine = has_article(next) && next.ends_with(TEH_MARBUTA);
    person(next) || person(previous) || feminine || check.list("waw-followers").has(next)
}

/// `مهندسوا الشركة`: a plural whose forms in ون and ين are words, before a noun with the article.
fn is_construct(check: &Check<'_, '_>, index: usize, word: &str) -> bool {
    let stem = word.strip_suffix(ALEF).and_then(|it| it.strip_suffix(WAW));
    let stem = stem.unwrap_or_default();
    let participle = stem.trim_start_matches(WAW).starts_with(MEEM);
    let article = [ALEF, LAM];
    let valid = |article: &[char], ending: char| {
        let letters = article.iter().copied().chain(stem.chars());
        let plural: String = letters.chain([ending, NOON]).collect();
        lexicon::form(&plural).is_some_and(lexicon::Form::valid)
    };
    participle
        && has_article(check.prose.next(index))
        && lexicon::form(word).is_none_or(|form| !form.valid())
        && valid(&[], YEH)
        && (valid(&article, YEH) || valid(&[], WAW))
}

fn has_article(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some(ALEF) && letters.next() == Some(LAM)
}

fn without_last(word: &str) -> String {
    let mut letters = word.chars();
    letters.next_back();
    letters.collect()
}
