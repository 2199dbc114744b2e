import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begun, ended } from './process';
import { ProofView } from './proof';
import { said, STORY, type Stage, type Step } from './stage';

/** Other formats, the newsroom's own files, the whole folder, and a server that crashes. */
export function others(stage: Stage): Step[] {
  const { workbench, after } = stage;
  const proof = new ProofView(workbench);
  const { page } = workbench;
  return [
    ['a claim gets the words before its source', () => sourcing(stage, proof)],
    [
      'Markdown and HTML are shown as stories',
      async () => {
        await workbench.command('View: Close All Editors');
        await workbench.file('agency.md');
        await proof.open();
        await proof.frame.locator('h1', { hasText: 'الوزير يزور المدرسه الجديدة' }).waitFor();
        await proof.mark('إلي').waitFor();
        await workbench.picture('markdown');
        await workbench.file('page.html');
        await proof.frame.locator('.block', { hasText: 'ذهب إلي السوق' }).waitFor();
        await workbench.picture('html');
      },
    ],
    [
      'a configuration is created, completed and obeyed',
      async () => {
        await workbench.command('Tadqiq: Create Configuration');
        await page.waitForSelector('.tab.active[data-resource-name="tadqiq.toml"]');
        await page.keyboard.press('Control+End');
        await page.keyboard.insertText('\n[[override]]\npaths = ["a"]\nrules = { nothing = "off" }\n');
        await workbench.squiggles('error').first().waitFor({ state: 'attached' });
        await workbench.picture('configuration');
        await page.keyboard.press('Control+a');
        await page.keyboard.insertText('[rules]\nalef-maqsura-verb = "off"\n');
        await workbench.save();
        await workbench.file(STORY);
        await workbench.status(said(after, 1));
      },
    ],
    [
      "a card of the newsroom's is checked and completed",
      async () => {
        await workbench.file('house-word.toml');
        await page.keyboard.press('Control+End');
        await page.keyboard.insertText('not');
        await workbench.squiggles('error').first().waitFor({ state: 'attached' });
        await page.keyboard.press('Control+Space');
        await page.locator('.suggest-widget .monaco-list-row', { hasText: 'note' }).first().waitFor();
        await workbench.picture('card');
        await page.keyboard.press('Escape');
        await workbench.command('View: Revert and Close Editor');
      },
    ],
    [
      'the whole workspace is checked when asked',
      async () => {
        await workbench.command('View: Close All Editors');
        await workbench.command('Tadqiq: Check Workspace');
        const listed = await workbench.problems('page.html');
        assert.match(listed, /agency\.md/);
        await workbench.picture('workspace');
      },
    ],
    [
      'the sources of the story are listed',
      async () => {
        await workbench.file(STORY);
        await workbench.command('Tadqiq: Show Sources of This Story');
        await page.locator('.tab', { hasText: /Sources|المصادر/ }).first().waitFor();
        await workbench.picture('sources');
      },
    ],
    [
      'the walkthrough is there',
      async () => {
        await workbench.pick('Welcome: Open Walkthrough', 'Begin with Tadqiq');
        await page.locator('.gettingStarted', { hasText: 'Read the proof' }).first().waitFor();
        await workbench.picture('walkthrough');
      },
    ],
    ['a server that crashes too often is reported', () => crashing(stage)],
  ];
}

/** What is typed takes the place of the placeholder: from the editor's menu, then from the proof. */
async function sourcing({ workbench }: Stage, proof: ProofView): Promise<void> {
  const { page } = workbench;
  const file = join(workbench.desk.folder, 'claim.txt');
  const claim = readFileSync(file, 'utf8').trim().slice(0, -1);
  const becomes = async (source: string): Promise<void> => {
    await page.locator('.editor-instance .view-line', { hasText: 'المصدر' }).waitFor();
    await workbench.picture('source');
    await workbench.typing();
    await page.keyboard.insertText(source);
    await workbench.save();
    assert.equal(readFileSync(file, 'utf8').trim(), `${claim}، بحسب ${source}.`);
  };
  await workbench.command('View: Close All Editors');
  await workbench.file('claim.txt');
  await workbench.squiggles('info').or(workbench.squiggles('warning')).first().waitFor({ state: 'attached' });
  await workbench.goTo(1, 2);
  await page.keyboard.press('Control+.');
  const focused = page.locator('.action-widget .monaco-list-row.action.focused').first();
  await focused.filter({ hasText: 'Insert' }).waitFor();
  await page.keyboard.press('Enter');
  await becomes('الشرطة');

  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(`${claim}.`);
  await workbench.save();
  await proof.open();
  await proof.marks().first().click();
  await proof.card().locator('button', { hasText: 'Insert' }).first().click();
  await becomes('الوزارة');
}

async function crashing({ workbench, tadqiq, after }: Stage): Promise<void> {
  await workbench.file(STORY);
  for (let crash = 1; crash <= 4; crash += 1) {
    await ended(tadqiq);
    if (crash < 4) {
      await begun(tadqiq);
    }
  }
  const buttons = await workbench.message('crashed several times');
  assert.equal(buttons[0], 'Restart');
  await workbench.picture('crashed');
  await workbench.status('not running');
  await workbench.answer('crashed several times', 'Restart');
  await workbench.status(said(after, 1));
}
