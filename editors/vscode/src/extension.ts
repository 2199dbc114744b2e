import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { Desk } from './proof/desk';
import { Server } from './server/client';
import { Status } from './status';

let server: Server | undefined;

/** Begins: makes the commands and the status bar, and starts the server. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Tadqiq', { log: true });
  server = new Server(context, log);
  const running = server;
  context.subscriptions.push(
    log,
    running,
    new Status(running),
    new Desk(running, context.extensionUri),
    registerCommands(running),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('tadqiq.server.path')) {
        await running.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.restart()),
  );
  await running.restart();
}

/** Ends the server. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
