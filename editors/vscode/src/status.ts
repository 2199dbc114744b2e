import * as vscode from 'vscode';
import { count, type Levels } from './levels';
import type { Server } from './server/client';
import { storyInFront, findingsOf } from './stories';

/** The findings of the story in front, in the status bar. */
export class Status implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: { dispose(): unknown }[];

  constructor(private readonly server: Server) {
    this.item = vscode.window.createStatusBarItem('tadqiq.findings', vscode.StatusBarAlignment.Left);
    this.item.name = vscode.l10n.t('Tadqiq: findings of this story');
    const update = (): void => {
      this.update();
    };
    this.subscriptions = [
      this.item,
      server.onDidChangeHealth(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.window.onDidChangeVisibleTextEditors(update),
      vscode.workspace.onDidOpenTextDocument(update),
      vscode.languages.onDidChangeDiagnostics(update),
    ];
    this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private update(): void {
    const story = storyInFront();
    if (story === undefined) {
      this.item.hide();
      return;
    }
    switch (this.server.health) {
      case 'running':
        this.show(count(findingsOf(story.document.uri)));
        break;
      case 'starting':
        this.say('$(loading~spin) Tadqiq', vscode.l10n.t('Tadqiq is starting'), 'tadqiq.openLog');
        break;
      case 'stopped':
        this.say(
          '$(circle-slash) Tadqiq',
          vscode.l10n.t('Tadqiq is not running. Click to start it.'),
          'tadqiq.restart',
        );
    }
    this.item.show();
  }

  private show(levels: Levels): void {
    const parts = [
      ['$(error)', levels.error],
      ['$(warning)', levels.warning],
      ['$(info)', levels.info],
      ['$(lightbulb)', levels.hint],
    ] as const;
    const present = parts.filter(([, number]) => number > 0);
    const text = present.map(([icon, number]) => `${icon} ${number}`).join(' ');
    const spoken = vscode.l10n.t(
      'Findings of this story: errors {0}, warnings {1}, information {2}, hints {3}. Click for the list.',
      levels.error,
      levels.warning,
      levels.info,
      levels.hint,
    );
    this.say(`Tadqiq ${text === '' ? '$(check)' : text}`, spoken, 'tadqiq.showFindings');
  }

  private say(text: string, spoken: string, command: string): void {
    this.item.text = text;
    this.item.tooltip = spoken;
    this.item.accessibilityInformation = { label: spoken, role: 'button' };
    this.item.command = command;
  }
}
