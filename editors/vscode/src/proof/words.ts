import * as vscode from 'vscode';
import type { Words } from './sheet';

/** The words of the view in the language of the editor. `{0}` stays for the view to fill. */
export function words(): Words {
  const t = (key: string, ...holes: string[]): string => vscode.l10n.t(key, ...holes);
  return {
    rtl: /^(ar|fa|he|ur)\b/.test(vscode.env.language),
    levels: { error: t('error'), warning: t('warning'), info: t('information'), hint: t('hint') },
    counts: {
      error: t('Errors: {0}', '{0}'),
      warning: t('Warnings: {0}', '{0}'),
      info: t('Information: {0}', '{0}'),
      hint: t('Hints: {0}', '{0}'),
    },
    empty: t('Open a story: it is shown here as it will be read.'),
    clean: t('Nothing to correct.'),
    findings: t('Findings'),
    fixAll: t('Fix all that is safe'),
    previous: t('Previous finding'),
    next: t('Next finding'),
    toText: t('Edit here'),
    explain: t('Explain {0}', '{0}'),
    close: t('Close'),
    looking: t('Looking for fixes…'),
    noFix: t('There is no fix for this; it needs your judgement.'),
    exceptions: t('It is right as it is…'),
    keys: t('Arrow keys go from finding to finding, Enter opens one, Escape closes it.'),
  };
}
