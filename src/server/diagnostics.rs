use std::str::FromStr;

use serde_json::json;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticTag, Location,
    NumberOrString, Uri,
};

use super::analysis::Analysis;
use super::convert::{Places, severity, stretch};
use super::facts::Facts;
use super::house_files;
use crate::catalog::wording::{Wording, page};
use crate::lint::{Finding, Safety};
use crate::text::ColumnUnit;

/// What every diagnostic of ours says it comes from.
pub(super) const SOURCE: &str = "tadqiq";

/// A text and its findings, wherever they come from.
pub(super) struct Found<'a> {
    /// The document's name.
    pub(super) uri: &'a Uri,
    /// Its text.
    pub(super) text: &'a str,
    /// What is wrong with it.
    pub(super) findings: &'a [Finding],
    /// The words for it.
    pub(super) wording: Wording<'a>,
}

/// The diagnostics of an analysis, in order.
pub(super) fn of(analysis: &Analysis, facts: &Facts) -> Vec<Diagnostic> {
    let mut diagnostics = analysis.found().diagnostics(facts);
    diagnostics.extend(house_files::diagnostics(analysis, facts));
    diagnostics
}

impl Analysis {
    /// Its findings.
    pub(super) fn found(&self) -> Found<'_> {
        Found {
            uri: &self.snapshot.uri,
            text: &self.text,
            findings: &self.findings,
            wording: Wording::new(self.settings.rules.catalog(), self.settings.language),
        }
    }
}

impl Found<'_> {
    /// Every finding as the protocol says it, as far as the editor understands.
    pub(super) fn diagnostics(&self, facts: &Facts) -> Vec<Diagnostic> {
        let places = Places::new(self.text, facts.unit);
        let findings = self.findings.iter();
        findings
            .map(|finding| self.diagnostic(finding, &places, facts))
            .collect()
    }

    /// One finding.
    pub(super) fn diagnostic(
        &self,
        finding: &Finding,
        places: &Places<'_>,
        facts: &Facts,
    ) -> Diagnostic {
        let card = self.wording.card(finding);
        let href = page(card).filter(|_| facts.code_description);
        let href = href.and_then(|href| Uri::from_str(&href).ok());
        let points = !finding.related().is_empty() || finding.elsewhere().is_some();
        let related = facts.related && points;
        let tags = facts.tags && is_unnecessary(self.text, finding);
        Diagnostic {
            range: places.range(finding.span),
            severity: Some(severity(finding.level)),
            code: Some(NumberOrString::String(card.id.to_string())),
            code_description: href.map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: self.wording.message(self.text, finding),
            related_information: related.then(|| self.related(finding, places, facts.unit)),
            tags: tags.then(|| vec![DiagnosticTag::UNNECESSARY]),
            data: facts.data.then(|| {
                let safe = finding
                    .fixes
                    .iter()
                    .filter(|fix| fix.safety == Safety::Safe);
                json!({"fixes": finding.fixes.len(), "safe": safe.count()})
            }),
        }
    }

    fn related(
        &self,
        finding: &Finding,
        places: &Places<'_>,
        unit: ColumnUnit,
    ) -> Vec<DiagnosticRelatedInformation> {
        let related = |uri: Uri, range, text: &str| DiagnosticRelatedInformation {
            location: Location::new(uri, range),
            message: self.wording.related(text),
        };
        let own = finding.related().iter();
        let own = own.map(|&it| related(self.uri.clone(), places.range(it), it.of(self.text)));
        let elsewhere = finding.elsewhere().into_iter().filter_map(|it| {
            let uri = Uri::from_str(&it.story).ok()?;
            Some(related(uri, stretch(it.place, unit), &it.text))
        });
        own.chain(elsewhere).collect()
    }
}

/// Whether the best fix takes words away and leaves the rest as it is.
fn is_unnecessary(text: &str, finding: &Finding) -> bool {
    let Some(fix) = finding.fixes.first() else {
        return false;
    };
    fix.edits.iter().all(|edit| {
        let (written, kept) = (edit.span.of(text), edit.replacement.as_str());
        let words = written.contains(char::is_whitespace);
        written.len() > kept.len()
            && words
            && (written.starts_with(kept) || written.ends_with(kept))
    })
}
