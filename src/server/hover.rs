use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use super::convert::Places;
use super::house_files;
use super::session::Session;
use crate::catalog;
use crate::text::Span;

/// Answers `textDocument/hover`: the page of the rule that speaks at the place. Where several do,
/// that of the shortest finding.
pub(super) async fn hover(session: &Arc<Session>, params: HoverParams) -> Result<Option<Hover>> {
    let at = params.text_document_position_params;
    if let Some(meaning) = house_files::hover::hover(session, at.clone()).await {
        return Ok(Some(meaning));
    }
    let Some(analysis) = session.analysis(&at.text_document.uri).await else {
        return Ok(None);
    };
    let places = Places::new(&analysis.text, session.facts().unit);
    let here = Span::at(places.offset(at.position));
    let speaking = analysis.findings.iter().filter(|it| it.span.contains(here));
    let Some(finding) = speaking.min_by_key(|it| it.span.len()) else {
        return Ok(None);
    };
    let catalog = analysis.settings.rules.catalog();
    let value = catalog::page(catalog, finding.rule, analysis.settings.language);
    let kind = MarkupKind::Markdown;
    Ok(Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(places.range(finding.span)),
    }))
}
