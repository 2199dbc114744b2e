import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  CloseAction,
  DocumentSymbolRequest,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient/node';
import { SELECTOR } from '../stories';
import { announce } from './announce';
import { locate, type Location } from './location';
import { middleware } from './middleware';
import { sayCrashed, sayMissing, sayUnstartable } from './trouble';

/** A server that ends this often within `SPAN` milliseconds is not started again by itself. */
const CRASHES = 4;
const SPAN = 3 * 60 * 1000;
/** Milliseconds until one that ended by itself is started again: by then its client is put away. */
const PAUSE = 200;

/** Whether the server runs, as the status bar shows it. */
export type Health = 'starting' | 'running' | 'stopped';

/** The server and the connection to it. There is one, and `start` and `stop` may be called at will. */
export class Server implements vscode.Disposable {
  /** Tells that the server has started or stopped. */
  readonly onDidChangeHealth: vscode.Event<Health>;
  private readonly changes = new vscode.EventEmitter<Health>();
  private client: LanguageClient | undefined;
  private queue: Promise<void> = Promise.resolve();
  private state: Health = 'stopped';
  private workspaceWanted = false;
  /** Whether it has run since the extension began: one that never did is no server. */
  private hasRun = false;
  private crashes: number[] = [];
  /** Whether the start that goes on is lost to a crash, of which `recover` takes care. */
  private lost = false;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {
    this.onDidChangeHealth = this.changes.event;
  }

  /** Whether it runs. */
  get health(): Health {
    return this.state;
  }

  /** Where the server is now, by the settings as they are now. */
  location(): Location {
    const setting = vscode.workspace.getConfiguration('tadqiq').get<string>('server.path', '');
    return locate({
      setting: vscode.workspace.isTrusted ? setting : '',
      folder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      path: process.env['PATH'] ?? '',
      extension: this.context.extensionPath,
      platform: process.platform,
    });
  }

  /** Ends the server, if it runs, and starts one. Resolves when it answers or a person was told why not. */
  restart(): Promise<void> {
    this.queue = this.queue.then(async () => {
      await this.end();
      await this.begin();
    });
    return this.queue;
  }

  /** Has the stories on disk checked too, from now on. */
  checkWorkspace(): void {
    this.workspaceWanted = true;
  }

  /** The outline of a story; nothing where the server does not run or does not know it. */
  async symbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const client = this.client;
    if (client === undefined || this.state !== 'running') {
      return [];
    }
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const found = await client.sendRequest(DocumentSymbolRequest.type, { textDocument });
    const nested = (found ?? []).filter((it) => 'selectionRange' in it);
    return await client.protocol2CodeConverter.asDocumentSymbols(nested);
  }

  /** The page of a rule as Markdown, as the document's configuration has it. */
  async page(rule: string, story: vscode.Uri | undefined): Promise<string> {
    const place = story === undefined ? [] : [story.toString()];
    return await this.command<string>('tadqiq.explainRule', [rule, ...place]);
  }

  /** Mends what is safe to mend in a document. */
  async fixAll(uri: vscode.Uri): Promise<void> {
    await this.command('tadqiq.fixAll', [uri.toString()]);
  }

  dispose(): void {
    this.changes.dispose();
  }

  /** Ends the server, if it runs. */
  stop(): Promise<void> {
    this.queue = this.queue.then(() => this.end());
    return this.queue;
  }

  private async command<T>(command: string, args: string[]): Promise<T> {
    if (this.client === undefined || this.state !== 'running') {
      throw new Error(vscode.l10n.t('The Tadqiq server is not running.'));
    }
    const params = { command, arguments: args };
    return (await this.client.sendRequest(ExecuteCommandRequest.type, params)) as T;
  }

  private async begin(): Promise<void> {
    const location = this.location();
    if (!location.found) {
      this.log.error(`no server found (setting: ${location.setting ?? 'none'})`);
      sayMissing(location.setting);
      return;
    }
    this.log.info(`server: ${location.file} (${location.by})`);
    const client = this.connect(location.file);
    this.client = client;
    this.lost = false;
    client.onDidChangeState(({ newState }) => {
      this.become(healthOf(newState));
    });
    try {
      await client.start();
      this.hasRun = true;
    } catch (error) {
      this.log.error(`the server did not start: ${String(error)}`);
      this.become('stopped');
      // If it ended by itself, `recover` hears of that a little later.
      await pause(PAUSE);
      this.sayWhy(location.file, error);
    }
  }

  private sayWhy(file: string, error: unknown): void {
    if (!this.lost) {
      sayUnstartable(file, error);
    }
  }

  /** Starts a server that ended by itself anew, until it has ended too often; then asks a person. */
  private recover(): void {
    if (!this.hasRun) {
      return;
    }
    const now = Date.now();
    this.lost = true;
    this.crashes = [...this.crashes.filter((time) => now - time < SPAN), now];
    this.log.error(`the server ended by itself (${this.crashes.length} of ${CRASHES})`);
    if (this.crashes.length < CRASHES) {
      void pause(PAUSE).then(() => this.restart());
    } else {
      this.crashes = [];
      sayCrashed();
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.isRunning() === true) {
      try {
        await client.dispose();
      } catch (error) {
        this.log.warn(`the server did not end in order: ${String(error)}`);
      }
    }
    this.become('stopped');
  }

  private connect(command: string): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector: SELECTOR,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: vscode.workspace.getConfiguration('tadqiq'),
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.recover();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
      initializationFailedHandler: () => false,
      middleware: middleware(() => this.workspaceWanted || wantsWorkspace()),
    };
    const client = new QuietClient('tadqiq', 'Tadqiq', { command, args: ['lsp'] }, options);
    client.registerFeature({
      fillClientCapabilities: announce,
      initialize: () => undefined,
      getState: () => ({ kind: 'static' }),
      clear: () => undefined,
    });
    return client;
  }

  private become(state: Health): void {
    if (state !== this.state) {
      this.state = state;
      void vscode.commands.executeCommand('setContext', 'tadqiq.running', state === 'running');
      this.changes.fire(state);
    }
  }
}

/** A client that leaves it to us to tell a person what is wrong; the log has all it says. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function wantsWorkspace(): boolean {
  return vscode.workspace.getConfiguration('tadqiq').get<boolean>('checkWorkspace', false);
}

function healthOf(state: State): Health {
  switch (state) {
    case State.Running:
      return 'running';
    case State.Stopped:
    case State.StartFailed:
      return 'stopped';
    default:
      return 'starting';
  }
}
