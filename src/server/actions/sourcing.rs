use tower_lsp::ls_types::{CodeAction, CodeActionKind};

use super::super::documents::Kind;
use super::menu::Menu;
use crate::lint::Finding;
use crate::story::attribution::{self, Place};
use crate::story::{self, Prose};
use crate::text::{Edit, Span};

/// The group whose findings ask for a source.
const GROUP: &str = "attribution";

impl Menu<'_> {
    /// Ways to give a sentence its source: the words before it, or a mark for the desk.
    pub(super) fn sourcing(&self, finding: &Finding) -> Vec<CodeAction> {
        if self.wording.card(finding).group != GROUP {
            return Vec::new();
        }
        let Some(end) = self.end_of_claim(finding) else {
            return Vec::new();
        };
        let choices = [
            ("action-according", "action-according-text"),
            ("action-mark-source", "action-mark-source-text"),
        ];
        let action = |(title, text): (&'static str, &'static str)| CodeAction {
            title: self.wording.say(title).to_owned(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(finding)]),
            edit: Some(self.edit(&[Edit {
                span: Span::at(end),
                replacement: self.wording.say(text).to_owned(),
            }])),
            is_preferred: Some(false),
            ..CodeAction::default()
        };
        choices.into_iter().map(action).collect()
    }

    /// Where the sentence of a claim ends before its stop; nothing for a finding that is none.
    fn end_of_claim(&self, finding: &Finding) -> Option<u32> {
        let Kind::Story(format) = self.analysis.snapshot.kind else {
            return None;
        };
        let story = story::read(&self.analysis.text, format);
        let place = finding.span;
        let block = story.blocks.iter().find(|it| it.span.contains(place))?;
        let prose = Prose::new(&story, block, self.wording.catalog());
        let paragraph = attribution::read(&prose);
        let outside = paragraph.place == Place::Outside;
        let mut statements = paragraph.statements.iter();
        let statement = statements.find(|it| it.span.contains(place))?;
        let claimed = statement.claims.iter().any(|claim| claim.span == place);
        (claimed && !outside).then_some(statement.end)
    }
}
