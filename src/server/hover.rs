use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    Hover, HoverContents, HoverParams, MarkupContent, MarkupKind, Range, TextDocumentPositionParams,
};

use super::convert::Places;
use super::house_files;
use super::mentions::{document, listed};
use super::reading::Reading;
use super::session::Session;
use crate::catalog;
use crate::text::Span;

/// Answers `textDocument/hover`: the page of the rule that speaks at the place (where several do, that
/// of the shortest finding), then the entry of the listed name that stands there.
pub(super) async fn hover(session: &Arc<Session>, params: HoverParams) -> Result<Option<Hover>> {
    let at = params.text_document_position_params;
    if let Some(meaning) = house_files::hover::hover(session, at.clone()).await {
        return Ok(Some(meaning));
    }
    let rule = rule(session, &at).await;
    let uri = at.text_document.uri.clone();
    let name = session.answer(&uri, move |reading| reading.name(&at));
    let pages = [rule, name.await.flatten()].into_iter().flatten();
    let joined = pages.reduce(|rule, name| (format!("{}\n---\n\n{}", rule.0, name.0), rule.1));
    Ok(joined.map(|(value, range)| {
        let kind = MarkupKind::Markdown;
        Hover {
            contents: HoverContents::Markup(MarkupContent { kind, value }),
            range: Some(range),
        }
    }))
}

/// The page of the rule that speaks at the place, and where it speaks.
async fn rule(session: &Arc<Session>, at: &TextDocumentPositionParams) -> Option<(String, Range)> {
    let analysis = session.analysis(&at.text_document.uri).await?;
    let places = Places::new(&analysis.text, session.facts().unit);
    let here = Span::at(places.offset(at.position));
    let speaking = analysis.findings.iter().filter(|it| it.span.contains(here));
    let finding = speaking.min_by_key(|it| it.span.len())?;
    let catalog = analysis.settings.rules.catalog();
    let page = catalog::page(catalog, finding.rule, analysis.settings.language);
    Some((page, places.range(finding.span)))
}

impl Reading {
    /// The entry of the listed name that stands at the place, and the name's range.
    fn name(&self, at: &TextDocumentPositionParams) -> Option<(String, Range)> {
        let story = self.story()?;
        let (catalog, places) = (self.catalog(), self.places());
        let found = listed::at(&document(&story, catalog), places.offset(at.position))?;
        let name = (found.name, found.spelling(catalog)?);
        let refused = self.settings.rules.refused();
        let page = catalog::name_page(catalog, self.settings.language, name, refused);
        Some((page, places.range(found.span())))
    }
}
