use std::ops::Range;

use super::reporting::{Check, Found};
use crate::arabic::Kind;
use crate::arabic::clitics::{Proclitics, beginnings, is_pronoun};
use crate::arabic::letters::{is_letter, is_space};
use crate::catalog::card::Part;

/// Runs a `phrase` card from the place where its first part stands.
pub(super) fn check(check: &mut Check<'_, '_>, found: &Found<'_>) {
    let parts = &check.card().matcher.part;
    let mut taken: Vec<Option<Range<usize>>> = vec![None; parts.len()];
    let words = check.prose.words();
    taken[0] = Some(words[found.words.start].range());
    let matcher = Phrase { check, parts };
    if matcher.from(1, found.words.end, &mut taken) {
        report(check, parts, &taken);
    }
}

fn report(check: &mut Check<'_, '_>, parts: &[Part], taken: &[Option<Range<usize>>]) {
    let reported: Vec<&Range<usize>> = parts
        .iter()
        .zip(taken)
        .filter(|(part, _)| part.report)
        .filter_map(|(_, range)| range.as_ref())
        .collect();
    let all: Vec<&Range<usize>> = taken.iter().flatten().collect();
    let chosen = if reported.is_empty() { all } else { reported };
    let (Some(start), Some(end)) = (
        chosen.iter().map(|range| range.start).min(),
        chosen.iter().map(|range| range.end).max(),
    ) else {
        return;
    };
    let mut hit = super::hit::Hit::at(start..end);
    let edits: Vec<(Range<usize>, String)> = parts
        .iter()
        .zip(taken)
        .filter_map(|(part, range)| Some((range.clone()?, part.becomes.as_deref()?.to_owned())))
        .collect();
    if let Some((_, replacement)) = edits.first() {
        hit = hit.with(replacement.clone()).edits(edits);
    }
    check.report(hit);
}

struct Phrase<'a, 'b, 's> {
    check: &'a Check<'b, 's>,
    parts: &'a [Part],
}

impl Phrase<'_, '_, '_> {
    /// Matches the parts from `part` on at the word `at`; fills `taken` on success.
    fn from(&self, part: usize, at: usize, taken: &mut [Option<Range<usize>>]) -> bool {
        let Some(spec) = self.parts.get(part) else {
            return true;
        };
        if let Some(most) = spec.gap {
            return (0..=usize::from(most)).any(|skipped| {
                let clear = skipped == 0 || self.is_clear(part, at, at + skipped);
                clear && self.from(part + 1, at + skipped, taken)
            });
        }
        if let Some((range, next)) = self.part(spec, at) {
            taken[part] = Some(range);
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

    /// The range `spec` takes at the word `at`, and the word after it.
    fn part(&self, spec: &Part, at: usize) -> Option<(Range<usize>, usize)> {
        let prose = self.check.prose;
        if !spec.mark.is_empty() {
            let before = prose.words().get(at.checked_sub(1)?)?;
            let gap = prose.gap(at - 1);
            let (offset, sign) = gap.char_indices().find(|(_, c)| !is_space(*c))?;
            let alone = gap.chars().filter(|c| !is_space(*c)).count() == 1;
            let start = before.end as usize + offset;
            return (alone && spec.mark.contains(sign))
                .then(|| (start..start + sign.len_utf8(), at));
        }
        let word = prose.words().get(at)?;
        let follows_mark = self.parts.iter().any(|part| !part.mark.is_empty());
        let spaced = at == 0 || prose.is_spaced(at - 1) || follows_mark;
        let text = prose.word(at);
        let fits = match &*spec.feature {
            "number" => word.kind == Kind::Number,
            "arabic" => word.kind == Kind::Arabic,
            "latin" => word.kind == Kind::Latin,
            "name" => prose.is_name(at..at + 1),
            _ => word.kind == Kind::Arabic && self.is_word_of(spec, text),
        };
        (spaced && fits).then(|| (word.range(), at + 1))
    }

    fn is_word_of(&self, spec: &Part, word: &str) -> bool {
        let list = (!spec.list.is_empty()).then(|| self.check.list(&spec.list));
        let listed = |stem: &str| {
            list.map_or_else(
                || spec.words.split_whitespace().any(|known| known == stem),
                |list| list.has(stem),
            )
        };
        let allowed = Proclitics::parse(&spec.before).unwrap_or_default();
        beginnings(word)
            .filter(|analysis| allowed.has(analysis.proclitics))
            .any(|analysis| {
                let stem = analysis.stem(word);
                let with_pronoun = || {
                    stem.char_indices().skip(1).any(|(cut, _)| {
                        let (stem, pronoun) = stem.split_at(cut);
                        is_pronoun(pronoun) && listed(stem)
                    })
                };
                listed(stem) || spec.after && stem.starts_with(is_letter) && with_pronoun()
            })
    }
}
