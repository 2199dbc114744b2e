use serde::Serialize;

use super::FileReport;
use super::place::Range;
use crate::catalog::Level;
use crate::catalog::wording::Wording;
use crate::lint::{Finding, Fix, Safety};

/// A finding as `json` and `jsonl` write it; [`super::finding_schema`] describes it.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    file: &'a str,
    rule: &'a str,
    group: &'a str,
    severity: Level,
    message: String,
    text: &'a str,
    range: Range,
    fixes: Vec<FixRecord<'a>>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct FixRecord<'a> {
    title: String,
    safety: &'static str,
    edits: Vec<EditRecord<'a>>,
}

#[derive(Serialize)]
struct EditRecord<'a> {
    range: Range,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    range: Range,
    message: String,
}

impl<'a> Record<'a> {
    pub(super) fn of(wording: Wording<'a>, file: &FileReport<'a>, finding: &'a Finding) -> Self {
        let card = wording.card(finding);
        let related = finding.related().iter().map(|&span| Related {
            file: file.path,
            range: Range::of(file.lines, span),
            message: wording.related(file.at(span)),
        });
        let elsewhere = finding.elsewhere().into_iter().map(|it| Related {
            file: &it.story,
            range: it.place.into(),
            message: wording.related(&it.text),
        });
        let fixes = finding.fixes.iter().map(|fix| FixRecord {
            title: wording.title(file.text, finding, fix),
            safety: safety_name(fix.safety),
            edits: edits(file, fix),
        });
        Self {
            file: file.path,
            rule: &card.id,
            group: &card.group,
            severity: finding.level,
            message: wording.message(file.text, finding),
            text: file.at(finding.span),
            range: Range::of(file.lines, finding.span),
            fixes: fixes.collect(),
            related: related.chain(elsewhere).collect(),
        }
    }
}

/// The name of a safety, as reports write it.
pub(super) const fn safety_name(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "safe",
        Safety::Ask => "ask",
        Safety::Manual => "manual",
    }
}

fn edits<'a>(file: &FileReport<'_>, fix: &'a Fix) -> Vec<EditRecord<'a>> {
    let edits = fix.edits.iter().map(|edit| EditRecord {
        range: Range::of(file.lines, edit.span),
        replacement: &edit.replacement,
    });
    edits.collect()
}
