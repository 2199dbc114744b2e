import * as vscode from 'vscode';
import { createConfiguration } from './configuration';
import { explain } from './rulePage';
import { INSERT_SNIPPET } from './server/announce';
import type { Server } from './server/client';
import { insertSnippet, type Insertion } from './snippet';
import { showSources } from './sources';
import { storyInFront } from './stories';

/** Makes the commands that package.json names, except that of the proof view, and that of the server's. */
export function registerCommands(server: Server): vscode.Disposable {
  const commands: Record<string, (...args: never[]) => Promise<unknown>> = {
    'tadqiq.fixFile': () => fixFile(server),
    'tadqiq.showFindings': showFindings,
    'tadqiq.checkWorkspace': () => checkWorkspace(server),
    'tadqiq.explain': (rule?: string) => explain(server, rule),
    'tadqiq.showSources': () => showSources(server),
    'tadqiq.createConfiguration': () => createConfiguration(server),
    [INSERT_SNIPPET]: (insertion: Insertion) => insertSnippet(insertion),
    'tadqiq.restart': () => server.restart(),
    'tadqiq.chooseServer': chooseServer,
    'tadqiq.openLog': () => {
      server.log.show();
      return Promise.resolve();
    },
  };
  const made = Object.entries(commands).map(([name, act]) =>
    vscode.commands.registerCommand(name, async (...args: never[]) => {
      try {
        await act(...args);
      } catch (error) {
        server.log.error(`${name}: ${String(error)}`);
        const message = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(message);
      }
    }),
  );
  return vscode.Disposable.from(...made);
}

async function fixFile(server: Server): Promise<void> {
  const story = storyInFront();
  if (story === undefined) {
    throw new Error(vscode.l10n.t('Open a story first: plain text, Markdown or HTML.'));
  }
  await server.fixAll(story.document.uri);
}

async function showFindings(): Promise<void> {
  await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
}

async function checkWorkspace(server: Server): Promise<void> {
  if (vscode.workspace.workspaceFolders === undefined) {
    throw new Error(vscode.l10n.t('Open a folder first.'));
  }
  server.checkWorkspace();
  await showFindings();
}

/** Lets a person pick the server's file, and keeps it in the setting, which starts it. */
async function chooseServer(): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose the tadqiq program'),
    canSelectMany: false,
  });
  const file = chosen?.[0]?.fsPath;
  if (file === undefined) {
    return;
  }
  const settings = vscode.workspace.getConfiguration('tadqiq');
  await settings.update('server.path', file, vscode.ConfigurationTarget.Global);
}
