use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use super::reading::Reading;
use super::session::Session;
use crate::story::Role;
use crate::text::Span;

/// Answers `textDocument/foldingRange`: every headline with what stands beneath it, and every block
/// of several lines. Lines alone, which all editors can fold by.
pub(super) async fn ranges(
    session: &Arc<Session>,
    params: FoldingRangeParams,
) -> Result<Option<Vec<FoldingRange>>> {
    let uri = params.text_document.uri;
    Ok(session.answer(&uri, Reading::folds).await.flatten())
}

impl Reading {
    fn folds(&self) -> Option<Vec<FoldingRange>> {
        let blocks = self.story()?.blocks;
        let places = self.places();
        let mut folds = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let mut span = block.span;
            if block.role == Role::Headline {
                let section = blocks.get(index + 1..).unwrap_or_default();
                let beneath = section.iter().take_while(|it| it.role != Role::Headline);
                span = beneath.fold(span, |span, block| span.cover(block.span));
            }
            // The end of a block that takes in its line break stands on the next line.
            let last = Span::at(span.end.saturating_sub(1).max(span.start));
            let (start, end) = (
                places.position(span.start).line,
                places.range(last).start.line,
            );
            if start < end {
                folds.push(FoldingRange {
                    start_line: start,
                    end_line: end,
                    kind: Some(FoldingRangeKind::Region),
                    ..FoldingRange::default()
                });
            }
        }
        Some(folds)
    }
}
