use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

use super::diagnostics;
use super::session::Session;

/// Answers `textDocument/diagnostic`: the findings of the text as it is now, or that they are
/// those the editor has. A document that is not open has none.
pub(super) async fn diagnostic(
    session: &Arc<Session>,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    let analysis = session.analysis(&params.text_document.uri).await;
    let report = match analysis {
        Some(analysis) if Some(&analysis.result_id) == params.previous_result_id.as_ref() => {
            unchanged(analysis.result_id.clone())
        }
        Some(analysis) => full(FullDocumentDiagnosticReport {
            result_id: Some(analysis.result_id.clone()),
            items: diagnostics::of(&analysis, session.facts()),
        }),
        None => full(FullDocumentDiagnosticReport::default()),
    };
    Ok(report.into())
}

fn unchanged(result_id: String) -> DocumentDiagnosticReport {
    RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    }
    .into()
}

fn full(report: FullDocumentDiagnosticReport) -> DocumentDiagnosticReport {
    RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: report,
    }
    .into()
}
