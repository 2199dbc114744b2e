// Uses VS Code as a person would, from a missing server to a corrected story.
// Settings come from the environment: test/run says which.
import { chromium } from 'playwright-core';
import { scenario } from './scenario';
import type { Counts } from './stage';
import { Workbench, type Desk } from './workbench';

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; use test/run`);
  }
  return value;
}

async function main(): Promise<void> {
  const desk: Desk = {
    url: given('DESK_URL'),
    folder: given('DESK_FOLDER'),
    settings: given('DESK_SETTINGS'),
    machine: given('DESK_MACHINE'),
    shots: given('DESK_SHOTS'),
  };
  const browser = await chromium.launch({
    executablePath: given('CHROMIUM'),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    locale: 'en-US',
  });
  const workbench = new Workbench(await context.newPage(), desk);
  let passed = 0;
  try {
    const before = JSON.parse(given('DESK_BEFORE')) as Counts;
    const after = JSON.parse(given('DESK_AFTER')) as Counts;
    const stage = { tadqiq: given('TADQIQ'), before, after };
    for (const [name, step] of scenario(given('DESK_SCENARIO'), workbench, stage)) {
      const started = Date.now();
      await step();
      passed += 1;
      console.log(`ok ${name} (${Date.now() - started} ms)`);
    }
    console.log(`${passed} passed, 0 failed`);
  } catch (error) {
    await workbench.picture('FAILED').catch(() => undefined);
    console.log(`${passed} passed, 1 failed`);
    console.log(await workbench.state().catch(String));
    throw error;
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
