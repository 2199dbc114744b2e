import * as vscode from 'vscode';
import type { Server } from '../server/client';
import { storyInFront } from '../stories';
import { Proof, VIEW } from './panel';

/** Opens the proof view, and takes one back that was open when the editor was closed. */
export class Desk implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private panel: vscode.WebviewPanel | undefined;
  private proof: Proof | undefined;

  constructor(
    private readonly server: Server,
    private readonly extension: vscode.Uri,
  ) {
    this.subscriptions = [
      vscode.commands.registerCommand('tadqiq.openProof', () => {
        this.open();
      }),
      vscode.window.registerWebviewPanelSerializer(VIEW, {
        deserializeWebviewPanel: (panel) => {
          this.adopt(panel);
          return Promise.resolve();
        },
      }),
    ];
  }

  dispose(): void {
    this.proof?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private open(): void {
    const story = storyInFront()?.document;
    if (this.panel === undefined) {
      const title = vscode.l10n.t('Proof');
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.adopt(vscode.window.createWebviewPanel(VIEW, title, column));
      return;
    }
    if (story !== undefined) {
      this.proof?.show(story);
    }
    this.panel.reveal(undefined, false);
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.proof?.dispose();
    this.panel?.dispose();
    this.panel = panel;
    this.proof = new Proof(panel, this.server, this.extension, storyInFront()?.document);
    panel.onDidDispose(() => {
      if (this.panel === panel) {
        this.proof?.dispose();
        this.proof = undefined;
        this.panel = undefined;
      }
    });
  }
}
