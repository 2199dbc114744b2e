import * as vscode from 'vscode';

/** What the server wants inserted, and where. */
export interface Insertion {
  readonly uri: string;
  /** The version of the document that the place is of. */
  readonly version: number;
  readonly position: { readonly line: number; readonly character: number };
  /** In the syntax of snippets. */
  readonly snippet: string;
}

/** Inserts a snippet in a story, and gives its editor the keyboard. */
export async function insertSnippet({ uri, version, position, snippet }: Insertion): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (document.version !== version) {
    throw new Error(vscode.l10n.t('The story has changed in the meantime. Try again.'));
  }
  const seen = vscode.window.visibleTextEditors.find((it) => it.document === document);
  const column = seen?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(document, column);
  const place = new vscode.Position(position.line, position.character);
  await editor.insertSnippet(new vscode.SnippetString(snippet), place);
}
