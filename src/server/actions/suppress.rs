use std::sync::Arc;

use compact_str::format_compact;
use tower_lsp::ls_types::WorkspaceEdit;

use super::super::analysis::Analysis;
use super::super::convert::Places;
use super::super::documents::Kind;
use super::super::session::Session;
use super::super::workspace::name_in;
use super::{config, edits};
use crate::lint::{Finding, check};
use crate::story::{Block, Format, Story, read};
use crate::text::{Edit, Span, apply};

/// Silences a rule where a finding stands: by a comment above the block in Markdown and HTML, else
/// by an entry for the story in the configuration.
pub(super) fn here(
    session: &Arc<Session>,
    analysis: &Analysis,
    finding: usize,
) -> Option<WorkspaceEdit> {
    let finding = analysis.findings.get(finding)?;
    let rule = &analysis.settings.rules.catalog().card(finding.rule).id;
    if let Some(edit) = comment(analysis, finding, rule) {
        let places = Places::new(&analysis.text, session.facts().unit);
        let edits = vec![places.edit(&edit)];
        return Some(edits::of_document(
            session.facts(),
            &analysis.snapshot,
            edits,
        ));
    }
    let story = {
        let mut workspace = session.workspace();
        let path = workspace.path(&analysis.snapshot.uri);
        let file = workspace.config_file(&path);
        name_in(file.parent()?, &path)
    };
    config::change(session, analysis, |document| {
        config::switch_off_for(document, &story, rule)
    })
}

/// The comment that silences the rule, if the format has comments and one does it here.
fn comment(analysis: &Analysis, finding: &Finding, rule: &str) -> Option<Edit> {
    let Kind::Story(format @ (Format::Markdown | Format::Html)) = analysis.snapshot.kind else {
        return None;
    };
    let story = read(&analysis.text, format);
    let index = story
        .blocks
        .iter()
        .position(|it| it.span.contains(finding.span))?;
    let edit = place(
        &story,
        index,
        &format!("<!-- tadqiq-ignore-next {rule}: -->"),
    )?;
    is_silent(analysis, format, finding, &edit).then_some(edit)
}

/// The comment before the block at `index`: on a line of its own where the block begins one.
fn place(story: &Story<'_>, index: usize, comment: &str) -> Option<Edit> {
    let block = story.blocks.get(index)?;
    let line = line_start(story.text, block);
    let alone = index
        .checked_sub(1)
        .and_then(|before| story.blocks.get(before))
        .is_none_or(|before| before.span.end <= line);
    if !alone {
        return Some(Edit {
            span: Span::at(block.span.start),
            replacement: comment.into(),
        });
    }
    let before = Span::new(line, block.span.start).of(story.text);
    let indent: String = before.chars().take_while(|c| " \t>".contains(*c)).collect();
    Some(Edit {
        span: Span::at(line),
        replacement: format_compact!("{indent}{comment}\n"),
    })
}

fn line_start(text: &str, block: &Block) -> u32 {
    let before = Span::new(0, block.span.start).of(text);
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    Span::from_range(start..start).start
}

/// Whether the rule says less with the comment than without it: in front matter or inside a table
/// a comment is no comment.
fn is_silent(analysis: &Analysis, format: Format, finding: &Finding, edit: &Edit) -> bool {
    let rules = &analysis.settings.rules;
    let said = |text: &str| {
        let findings = check(&read(text, format), rules);
        let own = findings.iter().filter(|it| it.rule == finding.rule).count();
        (own, findings.len())
    };
    let Ok(changed) = apply(&analysis.text, std::slice::from_ref(edit)) else {
        return false;
    };
    let (before, after) = (said(&analysis.text), said(&changed));
    after.0 < before.0 && after.1 < before.1
}
