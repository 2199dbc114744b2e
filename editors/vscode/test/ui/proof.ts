import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** The proof view, as a person uses it. */
export class ProofView {
  readonly frame: FrameLocator;

  constructor(private readonly workbench: Workbench) {
    const outer = workbench.page.frameLocator('iframe.webview.ready');
    this.frame = outer.frameLocator('#active-frame');
  }

  async open(): Promise<void> {
    await this.workbench.command('Tadqiq: Open Proof View');
    await this.frame.locator('.block').first().waitFor();
  }

  marks(level?: string): Locator {
    return this.frame.locator(level === undefined ? '.mark' : `.mark.${level}`);
  }

  /** The mark of a word. */
  mark(text: string): Locator {
    return this.frame.locator('.mark').filter({ hasText: new RegExp(`^${text}$`) });
  }

  /** The block that the cursor is in. */
  current(): Locator {
    return this.frame.locator('.block[aria-current="true"]');
  }

  card(): Locator {
    return this.frame.locator('.card');
  }
}
