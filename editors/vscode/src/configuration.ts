import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Server } from './server/client';

const run = promisify(execFile);

/** Runs the server's program, as on the command line, and gives what it printed. */
export async function runTadqiq(server: Server, args: string[], folder?: string): Promise<string> {
  const location = server.location();
  if (!location.found) {
    throw new Error(vscode.l10n.t('The Tadqiq server was not found.'));
  }
  const { stdout } = await run(location.file, args, { ...(folder && { cwd: folder }) });
  return stdout;
}

/** Has `tadqiq init` write a commented tadqiq.toml in a folder, and opens it; one that is there is only opened. */
export async function createConfiguration(server: Server): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (folder === undefined) {
    if (folders.length === 0) {
      throw new Error(vscode.l10n.t('Open a folder first.'));
    }
    return;
  }
  const file = vscode.Uri.joinPath(folder.uri, 'tadqiq.toml');
  if (!(await exists(file))) {
    await runTadqiq(server, ['init', '--language', language(), folder.uri.fsPath]);
  }
  await vscode.window.showTextDocument(file);
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** The language of what is written for a person: as set, else the editor's. */
function language(): 'ar' | 'en' {
  const set = vscode.workspace.getConfiguration('tadqiq').get<string>('language');
  if (set === 'ar' || set === 'en') {
    return set;
  }
  return vscode.env.language.startsWith('ar') ? 'ar' : 'en';
}
