use std::sync::Arc;

use tower_lsp::ls_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionParams, CodeActionTriggerKind,
    Diagnostic, Position, Range,
};

use super::super::analysis::Analysis;
use super::super::convert::Places;
use super::super::documents::Kind;
use super::super::session::Session;
use super::super::workspace::file_path;
use super::{Data, FIX_ALL, Task, fixes};
use crate::catalog::wording::{Wording, shown};
use crate::lint::{Finding, Safety};
use crate::text::Span;

/// What a person may choose from at a place.
pub(super) struct Menu<'a> {
    pub(super) session: &'a Arc<Session>,
    pub(super) analysis: &'a Analysis,
    pub(super) places: Places<'a>,
    pub(super) wording: Wording<'a>,
    range: Range,
    context: &'a CodeActionContext,
}

impl<'a> Menu<'a> {
    /// The menu at the place that `params` names.
    pub(super) fn of(
        session: &'a Arc<Session>,
        analysis: &'a Analysis,
        params: &'a CodeActionParams,
    ) -> Self {
        Self {
            session,
            analysis,
            places: Places::new(&analysis.text, session.facts().unit),
            wording: analysis.found().wording,
            range: params.range,
            context: &params.context,
        }
    }

    /// The actions, the likeliest first.
    pub(super) fn actions(&self) -> Vec<CodeAction> {
        if self.is_unattended() {
            return self.only_fix();
        }
        let mut actions = Vec::new();
        if self.wants(&CodeActionKind::QUICKFIX) {
            let here = self.findings();
            actions.extend(here.iter().flat_map(|(_, finding)| self.fixes(finding)));
            actions.extend(here.iter().flat_map(|(_, finding)| self.sourcing(finding)));
            actions.extend(self.whole_rules(&here));
            if self.context.trigger_kind != Some(CodeActionTriggerKind::AUTOMATIC) {
                let exceptions = here.iter();
                actions.extend(
                    exceptions.flat_map(|(index, finding)| self.exceptions(*index, finding)),
                );
            }
        }
        if self.wants(&FIX_ALL) && self.has_safe_fix() {
            let title = self.wording.say("action-fix-all").to_owned();
            let mut action = self.later(title, FIX_ALL, Task::FixAll);
            action.is_preferred = None;
            actions.push(action);
        }
        actions
    }

    /// Whether the editor may do whatever it is offered: it names one finding, and the whole text
    /// for its place. Kate 22.12's "Quick Fix" asks so and applies every action, one upon another.
    fn is_unattended(&self) -> bool {
        let [named] = self.context.diagnostics.as_slice() else {
            return false;
        };
        let asked = self.places.span(self.range);
        self.context.only.is_none()
            && self.range != named.range
            && self.range.start == Position::default()
            && asked.range().end == self.analysis.text.len()
    }

    /// The fix of the finding named, if it has no other.
    fn only_fix(&self) -> Vec<CodeAction> {
        let here = self.findings();
        let mut fixes: Vec<_> = here.iter().flat_map(|(_, it)| self.fixes(it)).collect();
        if fixes.len() > 1 {
            fixes.clear();
        }
        fixes
    }

    /// Whether the editor asks for actions of this kind.
    fn wants(&self, kind: &CodeActionKind) -> bool {
        let Some(only) = &self.context.only else {
            return true;
        };
        only.iter().any(|wanted| {
            let inside = kind.as_str().strip_prefix(wanted.as_str());
            inside.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || wanted.as_str().is_empty()
            })
        })
    }

    /// The findings asked about, with their indices: those that touch the range and, where the
    /// editor names diagnostics, are among them.
    fn findings(&self) -> Vec<(usize, &'a Finding)> {
        let asked = self.places.span(self.range);
        let named = &self.context.diagnostics;
        let findings = self.analysis.findings.iter().enumerate();
        findings
            .filter(|(_, finding)| touches(finding.span, asked))
            .filter(|(_, finding)| named.is_empty() || named.iter().any(|it| self.is(it, finding)))
            .collect()
    }

    /// Whether a diagnostic that the editor holds is of this finding.
    fn is(&self, diagnostic: &Diagnostic, finding: &Finding) -> bool {
        let rule = tower_lsp::ls_types::NumberOrString::String(self.rule(finding).to_owned());
        diagnostic.code.as_ref() == Some(&rule)
            && diagnostic.range == self.places.range(finding.span)
    }

    fn fixes(&self, finding: &'a Finding) -> impl Iterator<Item = CodeAction> {
        let preferred = finding.fixes.len() == 1;
        finding.fixes.iter().map(move |fix| CodeAction {
            title: self.wording.title(&self.analysis.text, finding, fix),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(finding)]),
            edit: Some(self.edit(&fix.edits)),
            is_preferred: Some(preferred && fix.safety == Safety::Safe),
            ..CodeAction::default()
        })
    }

    /// For each rule that speaks here and elsewhere: mend all its findings in the file.
    fn whole_rules(&self, here: &[(usize, &'a Finding)]) -> Vec<CodeAction> {
        let mut rules: Vec<_> = here.iter().map(|(_, finding)| finding.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        let all = rules.into_iter().filter_map(|rule| {
            let edits = fixes::of_rule(&self.analysis.findings, rule)?;
            let card = self.wording.catalog().card(rule);
            Some(CodeAction {
                title: self.wording.fill("action-fix-rule", &card.id),
                kind: Some(CodeActionKind::QUICKFIX),
                edit: Some(self.edit(&edits)),
                ..CodeAction::default()
            })
        });
        all.collect()
    }

    /// Ways to say that a finding is none.
    fn exceptions(&self, index: usize, finding: &Finding) -> Vec<CodeAction> {
        let rule = self.rule(finding);
        let word = finding.span.of(&self.analysis.text);
        let is_file = file_path(&self.analysis.snapshot.uri).is_some();
        let is_plain = self.analysis.snapshot.kind == Kind::Story(crate::story::Format::Plain);
        let mut actions = Vec::new();
        let mut offer = |key, with: &str, task| {
            let title = self.wording.fill(key, with);
            let mut action = self.later(title, CodeActionKind::QUICKFIX, task);
            action.diagnostics = Some(vec![self.diagnostic(finding)]);
            actions.push(action);
        };
        if is_word(word) {
            let task = Task::Accept {
                word: word.to_owned(),
            };
            offer("action-accept", &shown(word), task);
        }
        if is_file || !is_plain {
            let key = if is_plain {
                "action-off-file"
            } else {
                "action-off-here"
            };
            offer(key, rule, Task::OffHere { finding: index });
        }
        let task = Task::OffEverywhere {
            rule: rule.to_owned(),
        };
        offer("action-off-everywhere", rule, task);
        if is_file {
            offer("action-baseline", rule, Task::Baseline { finding: index });
        }
        actions
    }

    /// An action whose edit is worked out when it is chosen.
    fn later(&self, title: String, kind: CodeActionKind, task: Task) -> CodeAction {
        let data = Data {
            uri: self.analysis.snapshot.uri.clone(),
            result_id: self.analysis.result_id.clone(),
            task,
        };
        CodeAction {
            title,
            kind: Some(kind),
            data: serde_json::to_value(data).ok(),
            ..CodeAction::default()
        }
    }

    pub(super) fn edit(&self, edits: &[crate::text::Edit]) -> tower_lsp::ls_types::WorkspaceEdit {
        let edits = edits.iter().map(|edit| self.places.edit(edit)).collect();
        super::edits::of_document(self.session.facts(), &self.analysis.snapshot, edits)
    }

    pub(super) fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let found = self.analysis.found();
        found.diagnostic(finding, &self.places, self.session.facts())
    }

    fn rule(&self, finding: &Finding) -> &'a str {
        &self.wording.card(finding).id
    }

    fn has_safe_fix(&self) -> bool {
        let mut fixes = self
            .analysis
            .findings
            .iter()
            .filter_map(|it| it.fixes.first());
        fixes.any(|fix| fix.safety == Safety::Safe)
    }
}

/// Whether a finding and what is asked about share a place; their ends count.
fn touches(finding: Span, asked: Span) -> bool {
    finding.start <= asked.end && asked.start <= finding.end
}

/// Whether a text is one word, which a newsroom may write on purpose.
fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.contains(char::is_whitespace)
}
