import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from './workbench';

/** What a person does, and what is then seen. */
export type Step = readonly [name: string, act: () => Promise<void>];

/** How many findings of each level there are. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** What the steps share. */
export interface Stage {
  /** What the command line finds in the story. */
  readonly before: Counts;
  /** What it finds after `--fix`. */
  readonly after: Counts;
  readonly workbench: Workbench;
  /** The server's program. */
  readonly tadqiq: string;
  /** Changes the folder's settings. */
  readonly set: (values: Record<string, unknown>) => void;
}

/** The seed story, copied. */
export const STORY = 'story.txt';

/** A theme of each kind. */
export const THEMES = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'];

/** The story as it is on disk. */
export function readStory(workbench: Workbench): string {
  return readFileSync(join(workbench.desk.folder, STORY), 'utf8');
}

/** The counts as the status bar says them, `errors` of them fewer. */
export function said(counts: Counts, errors = 0): string {
  const { error, warning, info, hint } = counts;
  return `errors ${error - errors}, warnings ${warning}, information ${info}, hints ${hint}`;
}
