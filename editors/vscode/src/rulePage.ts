import * as vscode from 'vscode';
import { runTadqiq } from './configuration';
import { directionOf, isolatedMarkdown } from './direction';
import { escaped } from './proof/page';
import type { Server } from './server/client';
import { storyInFront, findingsOf, ruleOf } from './stories';

interface Rule {
  readonly id: string;
  readonly title: { readonly ar: string; readonly en: string };
}

/** Pages of rules, one at a time in one panel. */
let panel: vscode.WebviewPanel | undefined;

/** Shows the page of a rule: the one named, else the one that speaks at the cursor, else one that is picked. */
export async function explain(server: Server, named?: string): Promise<void> {
  const rule = named ?? ruleAtCursor() ?? (await pick(server));
  if (rule === undefined) {
    return;
  }
  const markdown = await server.page(rule, storyInFront()?.document.uri);
  const directed = isolatedMarkdown(markdown);
  const html = await vscode.commands.executeCommand<string>('markdown.api.render', directed);
  show(rule, html, directionOf(markdown));
}

function ruleAtCursor(): string | undefined {
  const story = storyInFront();
  const here = findingsOf(story?.document.uri ?? vscode.Uri.file('/')).filter(
    (finding) => story !== undefined && finding.range.contains(story.selection.active),
  );
  return here[0] === undefined ? undefined : ruleOf(here[0]);
}

/** Lets a person pick a rule: those that speak of this story first. */
async function pick(server: Server): Promise<string | undefined> {
  const listed = await runTadqiq(server, ['rules', '--format', 'json']);
  const rules = JSON.parse(listed) as Rule[];
  const story = storyInFront();
  const speaking = new Set(story === undefined ? [] : findingsOf(story.document.uri).map(ruleOf));
  const arabic = vscode.env.language.startsWith('ar');
  const items = rules.map((rule) => ({
    label: rule.id,
    description: arabic ? rule.title.ar : rule.title.en,
  }));
  const [here, rest] = [true, false].map((wanted) =>
    items.filter((item) => speaking.has(item.label) === wanted),
  );
  const title = (label: string): vscode.QuickPickItem => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  const choices: vscode.QuickPickItem[] = [
    title(vscode.l10n.t('in this story')),
    ...(here ?? []),
    title(vscode.l10n.t('all other rules')),
    ...(rest ?? []),
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    placeHolder: vscode.l10n.t('Which rule?'),
    matchOnDescription: true,
  });
  return chosen?.label;
}

function show(rule: string, html: string, direction: 'ltr' | 'rtl'): void {
  if (panel === undefined) {
    // Beside an editor; from the proof view, over it.
    const { activeTextEditor } = vscode.window;
    const viewColumn =
      activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
    const column = { viewColumn, preserveFocus: true };
    panel = vscode.window.createWebviewPanel('tadqiq.rule', rule, column, {
      enableFindWidget: true,
    });
    panel.onDidDispose(() => {
      panel = undefined;
    });
  }
  panel.title = rule;
  panel.webview.html = `<!DOCTYPE html>
<html lang="${direction === 'rtl' ? 'ar' : 'en'}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>${escaped(rule)}</title>
</head>
<body>${html}</body>
</html>`;
  panel.reveal(undefined, true);
}
