import * as vscode from 'vscode';
import { runTadqiq } from './configuration';
import type { Server } from './server/client';
import { storyInFront } from './stories';

/** Shows who says what in the story in front, which is saved first. Not every server lists sources. */
export async function showSources(server: Server): Promise<void> {
  const story = storyInFront();
  if (story === undefined) {
    throw new Error(vscode.l10n.t('Open a story first: plain text, Markdown or HTML.'));
  }
  try {
    await runTadqiq(server, ['sources', '--help']);
  } catch {
    throw new Error(vscode.l10n.t('This server does not list sources.'));
  }
  await story.document.save();
  const listed = await runTadqiq(server, ['sources', story.document.uri.fsPath]);
  // Not plain text: the list is no story, and the server must not check it.
  const document = await vscode.workspace.openTextDocument({ content: listed, language: 'log' });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside, true);
}
