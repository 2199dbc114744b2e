import type { Diagnostic } from 'vscode';

/** The levels of findings, the gravest first: the order of the editor's severities. */
export const LEVELS = ['error', 'warning', 'info', 'hint'] as const;
export type Level = (typeof LEVELS)[number];

/** How many findings of each level there are. */
export type Levels = Record<Level, number>;

/** The level of a finding. */
export function levelOf(finding: Pick<Diagnostic, 'severity'>): Level {
  return LEVELS[finding.severity];
}

/** Counts findings by level. */
export function count(findings: readonly Pick<Diagnostic, 'severity'>[]): Levels {
  const levels: Levels = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const finding of findings) {
    levels[levelOf(finding)] += 1;
  }
  return levels;
}
