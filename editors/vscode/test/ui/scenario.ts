import { beginning } from './beginning';
import { correcting } from './correcting';
import { others } from './others';
import { finishing, reading } from './reading';
import { packaged } from './packaged';
import { THEMES, type Stage, type Step } from './stage';
import type { Workbench } from './workbench';

/** What a person does, one step after another; each begins where the one before ended. */
export function scenario(
  name: string,
  workbench: Workbench,
  given: Omit<Stage, 'workbench' | 'set'>,
): Step[] {
  const settings: Record<string, unknown> = {
    'workbench.colorTheme': THEMES[0],
    'editor.fontSize': 18,
    'files.autoSave': 'off',
  };
  const set = (values: Record<string, unknown>): void => {
    workbench.settings('settings', Object.assign(settings, values));
  };
  set({});
  const stage: Stage = { ...given, workbench, set };
  const parts = name === 'packaged' ? [packaged] : [beginning, correcting, reading, finishing, others];
  return parts.flatMap((part) => part(stage));
}
