import * as vscode from 'vscode';

/** What the server's diagnostics say they come from. */
const SOURCE = 'tadqiq';
const LANGUAGES = ['plaintext', 'markdown', 'html'];
const SCHEMES = ['file', 'untitled'];

/** What the server is told of: stories, and the newsroom's own files. */
export const SELECTOR = [
  ...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
  { scheme: 'file', pattern: '**/tadqiq.toml' },
  { scheme: 'file', pattern: '**/rules/**/*.toml' },
];

/** Whether a document is copy to be checked. */
export function isStory(document: vscode.TextDocument): boolean {
  return isFile(document) && LANGUAGES.includes(document.languageId);
}

/** The story in front, also while another view than its editor has the keyboard. */
export function storyInFront(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = [activeTextEditor, ...visibleTextEditors].filter((it) => it !== undefined);
  const isWritten = activeTextEditor !== undefined && isFile(activeTextEditor.document);
  const candidates = isWritten ? [activeTextEditor] : editors;
  return candidates.find((editor) => isStory(editor.document));
}

function isFile(document: vscode.TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme);
}

/** What the server says of a document, in the order of the text. */
export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  const ours = vscode.languages.getDiagnostics(uri).filter((it) => it.source === SOURCE);
  return ours.sort((one, other) => one.range.start.compareTo(other.range.start));
}

/** The id of the rule that a finding is of. */
export function ruleOf(finding: vscode.Diagnostic): string {
  const code = typeof finding.code === 'object' ? finding.code.value : finding.code;
  return String(code ?? '');
}
