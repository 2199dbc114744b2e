import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Words } from './sheet';

/** The page of the proof view. All text comes later, as messages, and is never read as HTML. */
export function page(webview: vscode.Webview, extension: vscode.Uri, words: Words): string {
  const nonce = randomBytes(16).toString('base64');
  const at = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${words.rtl ? 'ar' : 'en'}" dir="${words.rtl ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at('proof.css')}">
<title>${escaped(words.findings)}</title>
</head>
<body data-words="${escaped(JSON.stringify(words))}">
<script nonce="${nonce}" src="${at('proof.js')}"></script>
</body>
</html>`;
}

/** Text as HTML says it, in an attribute too. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
