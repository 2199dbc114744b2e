import assert from 'node:assert/strict';
import { said, STORY, type Stage, type Step } from './stage';

/** From a missing server to a list of findings. */
export function beginning({ workbench, tadqiq, before }: Stage): Step[] {
  return [
    [
      'a missing server is reported, with what can be done',
      async () => {
        await workbench.open();
        await workbench.file(STORY);
        const buttons = await workbench.message('Tadqiq found no server');
        assert.deepEqual(buttons, ['Install Help', 'Choose Binary…', 'Open Log']);
        await workbench.status('not running');
        await workbench.picture('missing');
        await workbench.answer('Tadqiq found no server', 'Open Log');
        await workbench.page.locator('.panel .view-line', { hasText: 'no server found' }).waitFor();
      },
    ],
    [
      'the setting that names the server starts it',
      async () => {
        workbench.settings('machine', { 'tadqiq.server.path': tadqiq });
        await workbench.squiggles('error').first().waitFor({ state: 'attached' });
        await workbench.squiggles('info').first().waitFor({ state: 'attached' });
        await workbench.status(said(before));
      },
    ],
    [
      'a click on the status bar lists the findings in the Problems panel',
      async () => {
        await workbench.entry.click();
        const listed = await workbench.problems('alef-maqsura-ila');
        assert.match(listed, /write .«إلى»/);
        assert.match(listed, /tadqiq/);
        await workbench.picture('problems');
      },
    ],
  ];
}
