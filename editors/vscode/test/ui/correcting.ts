import assert from 'node:assert/strict';
import { readStory, type Stage, type Step } from './stage';

/** Quick fixes and settings, in the editor. */
export function correcting({ workbench, set }: Stage): Step[] {
  const { page } = workbench;
  return [
    [
      'a quick fix mends its place and no other',
      async () => {
        await workbench.goTo(11, 157);
        await page.keyboard.press('F8');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+.');
        const menu = page.locator('.action-widget .monaco-list-row.action');
        const focused = page.locator('.action-widget .monaco-list-row.action.focused');
        await menu.first().waitFor();
        await workbench.picture('quick-fix');
        assert.match(await focused.first().innerText(), /^Write .«إلى»/);
        await page.keyboard.press('Enter');
        await workbench.status(/3/);
        await workbench.save();
        assert(readStory(workbench).includes('تهدف إلى تعزيز'), 'the story on disk is not as it should be');
        assert(readStory(workbench).includes('2014، إلي جانب'), 'the story on disk is not as it should be');
      },
    ],
    [
      'a setting changes the findings without a restart',
      async () => {
        set({ 'tadqiq.language': 'ar' });
        await workbench.problems('ضع علامة الجملة خارج علامة التنصيص');
        await workbench.picture('problems-arabic');
        set({ 'tadqiq.ignore': ['quote-stop-inside'] });
        assert.match(await workbench.status(/^(?!.*5)/), /warnings 0/);
        set({ 'tadqiq.ignore': [], 'tadqiq.language': 'en' });
        assert.match(await workbench.status(/5/), /warnings 5/);
      },
    ],
    [
      'the settings are explained',
      async () => {
        await workbench.command('Preferences: Open Settings (UI)');
        const search = page.locator('.settings-editor .suggest-input-container');
        await search.click();
        await page.keyboard.type('@ext:tadqiq.tadqiq');
        await page.locator('.setting-item', { hasText: 'Style packs' }).waitFor();
        await workbench.picture('settings');
        await page.keyboard.press('Control+F4');
      },
    ],
  ];
}
