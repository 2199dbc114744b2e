import * as vscode from 'vscode';
import { vsdiag, type Middleware } from 'vscode-languageclient/node';
import { isolated, isolatedMarkdown } from '../direction';
import { Told } from './told';

/** What is changed of what the client asks and the server says: when, how far, and in which direction. */
export function middleware(wantsWorkspace: () => boolean): Middleware {
  const told = new Told();
  return {
    didOpen: async (document, next) => {
      await next(document);
      told.add(document.uri.toString());
    },
    didClose: async (document, next) => {
      told.delete(document.uri.toString());
      await next(document);
    },
    provideWorkspaceDiagnostics: (known, token, report, next) => {
      if (!wantsWorkspace()) {
        return { items: [] };
      }
      return next(known, token, (chunk) => {
        chunk?.items.forEach(directed);
        report(chunk);
      });
    },
    provideDiagnostics: async (document, previous, token, next) => {
      const uri = document instanceof vscode.Uri ? document : document.uri;
      await told.of(uri.toString());
      const report = await next(document, previous, token);
      if (report) {
        directed(report);
      }
      return report;
    },
    handleDiagnostics: (uri, diagnostics, next) => {
      diagnostics.forEach(directedFinding);
      next(uri, diagnostics);
    },
    provideCodeActions: async (document, range, context, token, next) => {
      const actions = await next(document, range, context, token);
      for (const action of actions ?? []) {
        action.title = isolated(action.title);
      }
      return actions;
    },
    provideHover: async (document, position, token, next) => {
      const hover = await next(document, position, token);
      for (const content of hover?.contents ?? []) {
        if (content instanceof vscode.MarkdownString) {
          content.value = isolatedMarkdown(content.value);
        }
      }
      return hover;
    },
  };
}

function directed(report: vsdiag.DocumentDiagnosticReport): void {
  if (report.kind === vsdiag.DocumentDiagnosticReportKind.full) {
    report.items.forEach(directedFinding);
  }
}

function directedFinding(finding: vscode.Diagnostic): void {
  finding.message = isolated(finding.message);
  for (const place of finding.relatedInformation ?? []) {
    place.message = isolated(place.message);
  }
}
