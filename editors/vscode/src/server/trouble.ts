import * as vscode from 'vscode';

const HELP = 'https://github.com/tadqiq/tadqiq/tree/main/editors/vscode#the-server';

/** Says that there is no server, and offers what can be done about it. */
export function sayMissing(setting: string | undefined): void {
  const message =
    setting === undefined
      ? vscode.l10n.t('Tadqiq found no server: "tadqiq" is neither in PATH nor in the extension.')
      : vscode.l10n.t('Tadqiq cannot run "{0}", which tadqiq.server.path names.', setting);
  offer(message);
}

/** Says that the program that was found is no server. */
export function sayUnstartable(file: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  offer(vscode.l10n.t('Tadqiq could not start "{0}": {1}', file, reason));
}

/** Says that the server crashed too often to be started again by itself. */
export function sayCrashed(): void {
  const restart = vscode.l10n.t('Restart');
  offer(vscode.l10n.t('The Tadqiq server crashed several times and was not started again.'), [
    [restart, () => vscode.commands.executeCommand('tadqiq.restart')],
  ]);
}

type Choice = [title: string, act: () => Thenable<unknown>];

function offer(message: string, first: Choice[] = []): void {
  const choices: Choice[] = [
    ...first,
    [
      vscode.l10n.t('Install Help'),
      () => vscode.env.openExternal(vscode.Uri.parse(HELP)),
    ],
    [
      vscode.l10n.t('Choose Binary…'),
      () => vscode.commands.executeCommand('tadqiq.chooseServer'),
    ],
    [vscode.l10n.t('Open Log'), () => vscode.commands.executeCommand('tadqiq.openLog')],
  ];
  const titles = choices.map(([title]) => title);
  void vscode.window.showErrorMessage(message, ...titles).then((title) => {
    const chosen = choices.find(([name]) => name === title);
    return chosen?.[1]();
  });
}
