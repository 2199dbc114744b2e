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
        let action = |title| CodeAction {
            title: self.wording.say(title).to_owned(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(finding)]),
            is_preferred: Some(false),
            ..CodeAction::default()
        };
        let plain = |text: &str| {
            self.edit(&[Edit {
                span: Span::at(end),
                replacement: text.into(),
            }])
        };
        let mut according = action("action-according");
        let words = self.wording.say("action-according-text");
        if self.session.facts().inserts_snippets {
            let source = self.wording.say("action-according-placeholder");
            according.command = Some(self.insertion(end, words, source));
        } else {
            according.edit = Some(plain(words));
        }
        let mut mark = action("action-mark-source");
        mark.edit = Some(plain(self.wording.say("action-mark-source-text")));
        vec![according, mark]
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
        let claimed = statement.claims().iter().any(|claim| claim.span == place);
        (claimed && !outside).then_some(statement.end)
    }
}
