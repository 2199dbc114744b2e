use super::hit::{Check, Hit};
use crate::arabic::Sentence;
use crate::catalog::card::Measure;
use crate::story::Role;

/// Runs a `measure` card over a block: words of a lead, a sentence or a headline.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let max = usize::try_from(check.option("max")).unwrap_or(usize::MAX);
    match (check.card().matcher.of, check.prose.block().role) {
        (Some(Measure::Lead), Role::Lead) | (Some(Measure::Headline), Role::Headline) => {
            whole(check, max);
        }
        (Some(Measure::Sentence), Role::Lead | Role::Paragraph | Role::ListItem) => {
            sentences(check, max);
        }
        _ => {}
    }
}

/// A lead is measured without its dateline.
fn whole(check: &mut Check<'_, '_>, max: usize) {
    let prose = check.prose;
    let start = prose
        .block()
        .dateline
        .map_or(0, |dateline| prose.folded().offset_of(dateline.end));
    let first = prose.word_at(start);
    let words = prose.words().len() - first;
    if words <= max {
        return;
    }
    let range = trimmed(prose.text(), start..prose.text().len());
    check.report(Hit::at(range).with(words.to_string()).with(max.to_string()));
}

fn sentences(check: &mut Check<'_, '_>, max: usize) {
    let prose = check.prose;
    for &Sentence {
        start,
        end,
        first,
        last,
    } in prose.sentences()
    {
        let words = (last - first) as usize;
        if words > max {
            let hit = Hit::at(start as usize..end as usize)
                .with(words.to_string())
                .with(max.to_string());
            check.report(hit);
        }
    }
}

fn trimmed(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}
