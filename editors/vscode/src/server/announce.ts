import type { ClientCapabilities } from 'vscode-languageclient/node';

/** The command with which the server has a text inserted, whose placeholder is selected. */
export const INSERT_SNIPPET = 'tadqiq.insertSnippet';

/** Tells the server which commands the extension has for it, beside what is announced already. */
export function announce(capabilities: ClientCapabilities): void {
  const announced = capabilities.experimental as Record<string, unknown> | undefined;
  capabilities.experimental = { ...announced, commands: { commands: [INSERT_SNIPPET] } };
}
