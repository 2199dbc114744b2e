use std::ops::Range;

use super::check::is_in_use;
use super::hit::Hit;
use super::phrase_feature;
use super::phrase_fix::{self, Taken};
use super::reporting::{Check, Found};
use crate::arabic::Kind;
use crate::arabic::clitics::{Proclitics, beginnings, is_pronoun};
use crate::arabic::joints::{closed, elided};
use crate::arabic::letters::{ALEF, LAM, is_letter, is_space};
use crate::catalog::card::Part;

/// Runs a `phrase` card from the place where its first part stands.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let parts = &check.card().matcher.part;
    let mut taken: Vec<Option<Taken>> = vec![None; parts.len()];
    let words = &check.prose.words()[found.words.clone()];
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return;
    };
    taken[0] = Some(Taken {
        range: first.start as usize..last.end as usize,
        prefix: found.prefix,
        suffix: found.suffix,
    });
    let matcher = Phrase { check, parts };
    if matcher.from(1, found.words.end, &mut taken) {
        report(check, parts, taken);
    }
}

fn report(check: &mut Check<'_, '_>, parts: &[Part], taken: Vec<Option<Taken>>) {
    let parts: Vec<(&Part, Option<Taken>)> = parts.iter().zip(taken).collect();
    let marked = parts
        .iter()
        .any(|(part, taken)| part.report && taken.is_some());
    let mut chosen = parts
        .iter()
        .filter(|(part, _)| part.report || !marked)
        .filter_map(|(_, taken)| Some(&taken.as_ref()?.range));
    let Some(first) = chosen.next().cloned() else {
        return;
    };
    let place = chosen.fold(first, |place, range| {
        place.start.min(range.start)..place.end.max(range.end)
    });
    let hit = phrase_fix::mend(check, Hit::at(place.clone()), &place, &parts);
    check.report(hit);
}

/// The most words that an entry of a list has in a phrase.
const LONGEST: usize = 4;

struct Phrase<'a, 'b, 's> {
    check: &'a Check<'b, 's>,
    parts: &'a [Part],
}

impl Phrase<'_, '_, '_> {
    /// Matches the parts from `part` on at the word `at`; fills `taken` on success.
    fn from(&self, part: usize, at: usize, taken: &mut [Option<Taken>]) -> bool {
        let Some(spec) = self.parts.get(part) else {
            return true;
        };
        if let Some(most) = spec.gap {
            return (0..=usize::from(most)).any(|skipped| {
                let clear = skipped == 0 || self.is_clear(part, at, at + skipped);
                clear && self.from(part + 1, at + skipped, taken)
            });
        }
        if let Some((found, next)) = self.part(spec, at) {
            taken[part] = Some(found);
            if self.from(part + 1, next, taken) {
                return true;
            }
            taken[part] = None;
        }
        spec.optional && self.from(part + 1, at, taken)
    }

    /// Whether the words `first..last` may be skipped: no sentence ends there and no mark that a
    /// later part names stands between them.
    fn is_clear(&self, part: usize, first: usize, last: usize) -> bool {
        let prose = self.check.prose;
        let named = |c: char| self.parts[part..].iter().any(|part| part.mark.contains(c));
        last < prose.words().len()
            && (first.saturating_sub(1)..last.saturating_sub(1)).all(|index| {
                let gap = prose.gap(index);
                !gap.contains(['.', '\u{061F}', '!', '\n']) && !gap.contains(named)
            })
    }

    /// What `spec` takes at the word `at`, and the word after it.
    fn part(&self, spec: &Part, at: usize) -> Option<(Taken, usize)> {
        let prose = self.check.prose;
        if !spec.mark.is_empty() {
            let before = prose.words().get(at.checked_sub(1)?)?;
            let gap = prose.gap(at - 1);
            let (offset, sign) = gap.char_indices().find(|(_, c)| !is_space(*c))?;
            let alone = gap.chars().filter(|c| !is_space(*c)).count() == 1;
            let start = before.end as usize + offset;
            let taken = whole(start..start + sign.len_utf8());
            return (alone && spec.mark.contains(sign)).then_some((taken, at));
        }
        let word = prose.words().get(at)?;
        let follows_mark = self.parts.iter().any(|part| !part.mark.is_empty());
        let spaced = at == 0 || prose.is_spaced(at - 1) || follows_mark;
        if !spaced {
            return None;
        }
        if spec.feature.is_empty() {
            let arabic = word.kind == Kind::Arabic;
            return arabic.then(|| self.listed(spec, at)).flatten();
        }
        phrase_feature::has(prose, at, spec).then(|| (whole(word.range()), at + 1))
    }

    /// What a part of words takes from the word `at` on, and the word after it: the most words that
    /// one of its list has.
    fn listed(&self, spec: &Part, at: usize) -> Option<(Taken, usize)> {
        let prose = self.check.prose;
        let words = prose.words();
        let most = if spec.list.is_empty() { 1 } else { LONGEST };
        let mut follow = at..at;
        while follow.len() + 1 < most && prose.is_spaced(follow.end) {
            follow.end += 1;
        }
        (at..=follow.end).rev().find_map(|last| {
            let (first, end) = (words.get(at)?, words.get(last)?);
            let range = first.start as usize..end.end as usize;
            let text: Vec<&str> = (at..=last).map(|index| prose.word(index)).collect();
            let (prefix, suffix) = self.clitics(spec, &text.join(" "))?;
            let taken = Taken {
                range,
                prefix,
                suffix,
            };
            Some((taken, last + 1))
        })
    }

    /// Bytes of the proclitics and of the pronoun on `word`, if it is one of `spec`.
    fn clitics(&self, spec: &Part, word: &str) -> Option<(usize, usize)> {
        let list = (!spec.list.is_empty()).then(|| self.check.list(&spec.list));
        let listed = |stem: &str| {
            list.map_or_else(
                || spec.words.split_whitespace().any(|known| known == stem),
                |list| list.has(stem),
            )
        };
        let allowed = Proclitics::parse(&spec.before).unwrap_or_default();
        let mut readings = beginnings(word).filter(|reading| allowed.has(reading.proclitics));
        readings.find_map(|reading| {
            let stem = reading.stem(word);
            let after_lam = reading.prefix(word).ends_with(LAM);
            if listed(stem) || after_lam && is_elided(stem, listed) {
                return Some((reading.start, 0));
            }
            if !spec.after || !stem.starts_with(is_letter) {
                return None;
            }
            let mut cuts = stem.char_indices().skip(1);
            let cut = cuts.find_map(|(cut, _)| {
                let (stem, pronoun) = stem.split_at(cut);
                let known = || listed(stem) || closed(stem).is_some_and(|stem| listed(&stem));
                (is_pronoun(pronoun) && known()).then_some(pronoun.len())
            });
            cut.map(|pronoun| (reading.start, pronoun))
        })
    }
}

/// Whether `stem`, after ل, is a word with the article, of which ل takes the alef.
fn is_elided(stem: &str, listed: impl Fn(&str) -> bool) -> bool {
    let word = format!("{ALEF}{stem}");
    elided(&word).is_some() && listed(&word) && !is_in_use(stem)
}

/// What a part took that has no clitics.
fn whole(range: Range<usize>) -> Taken {
    Taken {
        range,
        prefix: 0,
        suffix: 0,
    }
}
