import assert from 'node:assert/strict';
import { readStory, said, type Stage, type Step } from './stage';

/** Quick fixes and settings, in the editor. */
export function correcting({ workbench, set, before }: Stage): Step[] {
  const { page } = workbench;
  return [
    [
      'a quick fix mends its place and no other',
      async () => {
        await workbench.goTo(11, 157);
        await page.keyboard.press('F8');
        await page.locator('.marker-widget', { hasText: 'is the preposition here' }).waitFor();
        await page.keyboard.press('Escape');
        await page.locator('.marker-widget').waitFor({ state: 'hidden' });
        await page.keyboard.press('Control+.');
        const focused = page.locator('.action-widget .monaco-list-row.action.focused').first();
        await focused.filter({ hasText: 'Write' }).waitFor();
        await workbench.picture('quick-fix');
        assert.match(await focused.innerText(), /^Write .«إلى»/);
        await page.keyboard.press('Enter');
        await workbench.status(said(before, 1));
        await workbench.save();
        assert(readStory(workbench).includes('تهدف إلى تعزيز'), 'not the story');
        assert(readStory(workbench).includes('2014، إلي جانب'), 'not the story');
      },
    ],
    [
      'a setting changes the findings without a restart',
      async () => {
        set({ 'tadqiq.language': 'ar' });
        await workbench.problems('ضع النقطة أو الفاصلة بعد علامة الإغلاق');
        await workbench.picture('problems-arabic');
        set({ 'tadqiq.ignore': ['quote-stop-inside'] });
        // Five of the seed's warnings are of that rule.
        await workbench.status(`warnings ${before.warning - 5},`);
        set({ 'tadqiq.ignore': [], 'tadqiq.language': 'en' });
        await workbench.status(said(before, 1));
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
