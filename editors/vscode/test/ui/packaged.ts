import { said, STORY, type Stage, type Step } from './stage';

/** A package for one platform, on a machine without any other server. */
export function packaged({ workbench, before }: Stage): Step[] {
  return [
    [
      'a package for one platform brings its server',
      async () => {
        await workbench.open();
        await workbench.file(STORY);
        await workbench.squiggles('error').first().waitFor({ state: 'attached' });
        await workbench.status(said(before));
        await workbench.command('Tadqiq: Open Log');
        await workbench.page.locator('.panel .view-line', { hasText: '(package)' }).waitFor();
        await workbench.picture('packaged');
      },
    ],
  ];
}
