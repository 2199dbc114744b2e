import * as vscode from 'vscode';
import type { Server } from '../server/client';
import { storyInFront, isStory } from '../stories';
import { applyFix, fixesAt } from './fixes';
import { page } from './page';
import type { Face, FromView, MarkId, ToView } from './sheet';
import { Story } from './story';
import { words } from './words';

/** The view's kind, as package.json names it. */
export const VIEW = 'tadqiq.proof';
/** Milliseconds without a change before the view is told: a keystroke alone is not worth it. */
const PAUSE = 120;

/** The proof view: a story beside its editor, as it will be read. There is at most one. */
export class Proof implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  private document: vscode.TextDocument | undefined;
  private story: Story | undefined;
  private timer: NodeJS.Timeout | undefined;
  private round = 0;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly server: Server,
    extension: vscode.Uri,
    document: vscode.TextDocument | undefined,
  ) {
    this.document = document;
    const root = vscode.Uri.joinPath(extension, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    panel.webview.onDidReceiveMessage((message: FromView) => {
      this.take(message).catch((error: unknown) => {
        server.log.error(`proof view: ${String(error)}`);
      });
    });
    panel.webview.html = page(panel.webview, extension, words());
    this.follow();
  }

  /** Shows another story. */
  show(document: vscode.TextDocument): void {
    if (document !== this.document) {
      this.document = document;
      this.refreshSoon(0);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private follow(): void {
    const of = (uri: vscode.Uri): boolean => uri.toString() === this.document?.uri.toString();
    this.subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined && isStory(editor.document)) {
          this.show(editor.document);
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (of(document.uri)) {
          this.refreshSoon(PAUSE);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (of(document.uri)) {
          this.document = storyInFront()?.document;
          this.refreshSoon(0);
        }
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(of)) {
          this.refreshSoon(PAUSE);
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const cursor = selections[0]?.start;
        if (of(textEditor.document.uri) && cursor !== undefined) {
          this.tellCursor(cursor);
        }
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('tadqiq.proof')) {
          this.refreshSoon(0);
        }
      }),
      this.server.onDidChangeHealth(() => {
        this.refreshSoon(PAUSE);
      }),
    );
  }

  private refreshSoon(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), pause);
  }

  /** Reads the story anew and shows it, unless another reading was begun meanwhile. */
  private async refresh(): Promise<void> {
    this.round += 1;
    const round = this.round;
    const story =
      this.document === undefined ? undefined : await Story.of(this.document, this.server);
    if (round !== this.round) {
      return;
    }
    this.story = story;
    const name = story?.sheet.name;
    this.panel.title =
      name === undefined ? vscode.l10n.t('Proof') : vscode.l10n.t('Proof: {0}', name);
    this.tell({ type: 'sheet', sheet: story?.sheet, face: face() });
    const cursor = this.editor()?.selection.start;
    if (cursor !== undefined) {
      this.tellCursor(cursor);
    }
  }

  private tellCursor(cursor: vscode.Position): void {
    const settings = vscode.workspace.getConfiguration('tadqiq');
    const { story } = this;
    const at = story?.isCurrent(story.version) === true ? story.blockAt(cursor) : undefined;
    if (at !== undefined && settings.get<boolean>('proof.followCursor', true)) {
      this.tell({ type: 'cursor', ...at });
    }
  }

  private async take(message: FromView): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.refresh();
        break;
      case 'jump':
        await this.jump(message);
        break;
      case 'open':
        await this.open(message.of);
        break;
      case 'edit':
        await this.select(message.of, true);
        break;
      case 'fix':
        await this.fix(message.of, message.title);
        break;
      case 'fixAll':
        if (this.document !== undefined) {
          await this.server.fixAll(this.document.uri);
        }
        break;
      case 'explain':
        await vscode.commands.executeCommand('tadqiq.explain', message.rule);
    }
  }

  private async jump(to: Extract<FromView, { type: 'jump' }>): Promise<void> {
    const story = this.current(to.version);
    if (story !== undefined) {
      const place = story.positionAt(to.block, to.offset);
      await this.reveal(story.document, new vscode.Range(place, place), to.focus);
    }
  }

  private async open(of: MarkId): Promise<void> {
    const range = await this.select(of, false);
    const story = this.current(of.version);
    if (story !== undefined && range !== undefined) {
      const fixes = await fixesAt(story.document.uri, range);
      this.tell({ type: 'fixes', of, fixes });
    }
  }

  private async select(of: MarkId, focus: boolean): Promise<vscode.Range | undefined> {
    const story = this.current(of.version);
    const range = story?.rangeOf(of);
    if (story !== undefined && range !== undefined) {
      await this.reveal(story.document, range, focus);
    }
    return range;
  }

  private async fix(of: MarkId, title: string): Promise<void> {
    const story = this.current(of.version);
    const range = story?.rangeOf(of);
    if (story === undefined || range === undefined) {
      return;
    }
    if (!(await applyFix(story.document.uri, range, title))) {
      this.refreshSoon(0);
    }
  }

  private current(version: number): Story | undefined {
    return this.story?.isCurrent(version) ? this.story : undefined;
  }

  private async reveal(
    document: vscode.TextDocument,
    range: vscode.Range,
    focus: boolean,
  ): Promise<void> {
    const column = this.editor()?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(document, {
      preserveFocus: !focus,
      selection: range,
      viewColumn: column,
    });
  }

  private editor(): vscode.TextEditor | undefined {
    const editors = vscode.window.visibleTextEditors;
    return editors.find((editor) => editor.document === this.document);
  }

  private tell(message: ToView): void {
    void this.panel.webview.postMessage(message);
  }
}

function face(): Face {
  const settings = vscode.workspace.getConfiguration('tadqiq.proof');
  return {
    fontFamily: settings.get('fontFamily', ''),
    fontSize: settings.get('fontSize', 21),
  };
}
