import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ProofView } from './proof';
import { readStory, said, STORY, THEMES, type Stage, type Step } from './stage';
import type { Workbench } from './workbench';

/** The proof view of the story. */
export function reading({ workbench, set, before }: Stage): Step[] {
  const proof = new ProofView(workbench);
  const { page } = workbench;
  return [
    [
      'the proof view shows the story from right to left, with every finding marked',
      async () => {
        await page.keyboard.press('Control+j');
        await workbench.file(STORY);
        await proof.open();
        await proof.mark('لاحلال').waitFor();
        const direction = await proof.frame.locator('.story').evaluate((story) => {
          return getComputedStyle(story).direction;
        });
        assert.equal(direction, 'rtl');
        assert.equal(await proof.marks('error').count(), before.error - 1);
        assert.equal(await proof.frame.locator('.block').count(), 15);
        await workbench.picture('proof');
      },
    ],
    [
      'it follows the cursor',
      async () => {
        await workbench.goTo(15);
        await proof.current().filter({ hasText: 'ورفضت الولايات المتحدة بشدة' }).waitFor();
        await workbench.goTo(4);
        await proof.current().filter({ hasText: 'وذكرت وكالات الأنباء الروسية' }).waitFor();
      },
    ],
    [
      'a click jumps to the place in the editor',
      async () => {
        await proof.mark('لاحلال').click();
        await proof.card().waitFor();
        await workbench.atLine(6);
        await proof.card().getByRole('button', { name: /^Write .«لإحلال».$/ }).waitFor();
        await workbench.picture('proof-card');
        await proof.frame.locator('.block').nth(4).click();
        await workbench.atLine(5);
        await proof.card().getByRole('button', { name: 'Edit here' }).click();
        await workbench.atLine(6);
        await page.locator('[id="status.editor.selection"]', { hasText: '6 selected' }).waitFor();
      },
    ],
    [
      'a fix is applied from it',
      async () => {
        await proof.card().getByRole('button', { name: /^Write .«لإحلال».$/ }).click();
        await proof.mark('لاحلال').waitFor({ state: 'detached' });
        await proof.frame.locator('.block', { hasText: 'ضئيلة لإحلال السلام' }).waitFor();
        await workbench.status(said(before, 2));
      },
    ],
    ['the keyboard is enough', () => byKeyboard(workbench, proof)],
    [
      'it can be read in every kind of theme',
      async () => {
        for (const theme of THEMES.slice(1)) {
          set({ 'workbench.colorTheme': theme });
          await workbench.page.waitForTimeout(1500);
          await workbench.picture(`proof-${theme.toLowerCase().replaceAll(' ', '-')}`);
        }
        set({ 'workbench.colorTheme': THEMES[0] });
      },
    ],
  ];
}

async function byKeyboard(workbench: Workbench, proof: ProofView): Promise<void> {
  const { page } = workbench;
  const focused = proof.frame.locator(':focus');
  await proof.marks().first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  const first = await focused.getAttribute('aria-label');
  await page.keyboard.press('ArrowLeft');
  let second = await focused.getAttribute('aria-label');
  assert.notEqual(first, second);
  const marks = await proof.marks().count();
  const wanted = '– information: No comma between';
  for (let step = 0; step < marks && !(second ?? '').includes(wanted); step++) {
    await page.keyboard.press('ArrowLeft');
    second = await focused.getAttribute('aria-label');
  }
  assert.ok((second ?? '').includes(wanted), second ?? '');
  await page.keyboard.press('Enter');
  await proof.card().getByRole('button', { name: /^Delete/ }).waitFor();
  assert.equal(await focused.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Tab');
  assert.equal(await focused.innerText(), 'comma-before-inna');
  await page.keyboard.press('Escape');
  await proof.card().waitFor({ state: 'detached' });
  assert.equal(await focused.getAttribute('aria-label'), second);
  await workbench.picture('proof-keyboard');
}

/** The rest of the story, corrected at once. */
export function finishing({ workbench, after }: Stage): Step[] {
  const proof = new ProofView(workbench);
  return [
    [
      'fix all leaves what needs judgement, as the command line does',
      async () => {
        await workbench.file(STORY);
        await workbench.command('Tadqiq: Fix All That Is Safe in This File');
        await workbench.status(said(after));
        await proof.frame.locator('.block', { hasText: 'والسلام".' }).first().waitFor();
        await workbench.picture('fixed');
        await workbench.save();
        const fixed = readFileSync(process.env['DESK_FIXED'] ?? '', 'utf8');
        assert.equal(readStory(workbench), fixed);
      },
    ],
    [
      'a rule is explained',
      async () => {
        await proof.mark('أعطي').click();
        await proof.card().getByRole('button', { name: /Explain/ }).click();
        const page = workbench.page.frameLocator('iframe.webview.ready >> nth=-1');
        await page.frameLocator('#active-frame').locator('h1, h2').first().waitFor();
        await workbench.picture('explained');
      },
    ],
  ];
}
