import * as vscode from 'vscode';
import type { Fix } from './sheet';

/** Resolves this many actions, which is more than the server offers at one place. */
const ALL = 50;

/** What can be done at a place, the likeliest first: the quick fixes of the editor's own menu. */
export async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<Fix[]> {
  const actions = await actionsAt(uri, range, 0);
  // The server works out an exception only when it is chosen; a correction comes at once.
  return actions.map((action) => ({
    title: action.title,
    corrects: action.edit !== undefined || action.command !== undefined,
  }));
}

/** Does one of them. Whether it could be done. */
export async function applyFix(
  uri: vscode.Uri,
  range: vscode.Range,
  title: string,
): Promise<boolean> {
  const actions = await actionsAt(uri, range, ALL);
  const action = actions.find((it) => it.title === title);
  if (action?.edit === undefined && action?.command === undefined) {
    return false;
  }
  const { edit } = action;
  const done = edit === undefined || (await vscode.workspace.applyEdit(edit));
  if (done && action.command !== undefined) {
    const args = (action.command.arguments ?? []) as unknown[];
    await vscode.commands.executeCommand(action.command.command, ...args);
  }
  return done;
}

async function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  resolve: number,
): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  const found = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind,
    resolve,
  );
  return (found ?? []).filter((action) => action.disabled === undefined);
}
