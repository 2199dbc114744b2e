import assert from 'node:assert/strict';
import { STORY, type Stage, type Step } from './stage';

/** From a missing server to a list of findings. */
export function beginning({ workbench, tadqiq }: Stage): Step[] {
  return [
    [
      'a missing server is reported, with what can be done',
      async () => {
        await workbench.open();
        await workbench.file(STORY);
        const buttons = await workbench.message('Tadqiq found no server');
        assert.deepEqual(buttons, ['Install Help', 'Choose Binary…', 'Open Log']);
        assert.match(await workbench.status(/Tadqiq/), /not running/);
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
        const said = await workbench.status(/4/);
        assert.match(said, /errors 4, warnings 5, information 9, hints 0/);
      },
    ],
    [
      'a click on the status bar lists the findings in the Problems panel',
      async () => {
        await workbench.page.locator('[id="tadqiq.tadqiq.tadqiq.findings"] a').click();
        const listed = await workbench.problems('alef-maqsura-ila');
        assert.match(listed, /write .«إلى»/);
        assert.match(listed, /tadqiq/);
        await workbench.picture('problems');
      },
    ],
  ];
}
