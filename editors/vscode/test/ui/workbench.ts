import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** The files of a run. */
export interface Desk {
  /** Where VS Code is served. */
  readonly url: string;
  /** The folder that is open in it. */
  readonly folder: string;
  /** The settings of the folder. */
  readonly settings: string;
  /** The settings of the machine that it runs on, which alone may name programs. */
  readonly machine: string;
  /** Where screenshots go. */
  readonly shots: string;
}

const PATIENCE = 120_000;
/** How often it is tried to save, at most. */
const SAVES = 6;

/** VS Code's window, used as a person does: by keyboard and mouse. */
export class Workbench {
  private shot = 0;

  constructor(
    readonly page: Page,
    readonly desk: Desk,
  ) {
    page.setDefaultTimeout(PATIENCE);
  }

  async open(): Promise<void> {
    const url = `${this.desk.url}/?folder=${encodeURIComponent(this.desk.folder)}`;
    await this.page.goto(url, { waitUntil: 'domcontentloaded' });
    await this.page.waitForSelector('.explorer-folders-view .monaco-list-row');
  }

  /** Keeps a picture of the window. */
  async picture(name: string): Promise<void> {
    this.shot += 1;
    const number = String(this.shot).padStart(2, '0');
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: join(this.desk.shots, `${number}-${name}.png`) });
  }

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.palette();
    await this.quickInput(`>${title}`, title.split(': ').at(-1) ?? title);
  }

  /** Opens the command palette; what an editor that closes does with the focus may close it again. */
  private async palette(): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]').first();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await this.page.keyboard.press('F1');
      await this.page.waitForTimeout(300);
      if (await input.isVisible()) {
        return;
      }
    }
  }

  /** Runs a command by its title, and picks what it then offers. */
  async pick(title: string, choice: string): Promise<void> {
    const rows = this.page.locator('.quick-input-widget .monaco-list-row');
    await this.palette();
    await this.page.locator('.quick-input-widget input[type="text"]').first().fill(`>${title}`);
    await rows.filter({ hasText: title.split(': ').at(-1) ?? title }).first().click();
    await rows.filter({ hasText: choice }).first().click();
  }

  /** Opens a file of the folder in the first group of editors, and gives it the keyboard. */
  async file(name: string): Promise<void> {
    await this.page.keyboard.press('Control+1');
    await this.page.keyboard.press('Control+p');
    await this.quickInput(name, name);
    const group = '.editor-group-container.active';
    await this.page.waitForSelector(`${group} .tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.editor-instance .view-line');
  }

  /** Goes to a line and a column of the file in front. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.quickInput(`:${line}:${column}`, undefined);
  }

  /** Saves the file in front, which has been changed; a key that goes astray is pressed again. */
  async save(): Promise<void> {
    const changed = this.page.locator('.tab.active.dirty').first();
    await changed.waitFor();
    for (let attempt = 0; attempt < SAVES && (await changed.isVisible()); attempt += 1) {
      await this.page.keyboard.press('Control+s');
      await changed.waitFor({ state: 'detached', timeout: PATIENCE / SAVES }).catch(() => undefined);
    }
    assert(!(await changed.isVisible()), 'not saved');
  }

  /** Waits until what is typed goes to an editor of text. */
  async typing(): Promise<void> {
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** What has the keyboard and what VS Code says in its corner, for whoever looks for a fault. */
  async state(): Promise<string> {
    const focused = await this.page
      .locator(':focus')
      .evaluateAll((found) => found.map((it) => `${it.tagName} ${it.getAttribute('class') ?? ''}`));
    const said = await this.page.locator('.notification-toast').allInnerTexts();
    return `the keyboard: ${focused.join(', ')}\nin the corner: ${said.join('; ')}`;
  }

  /** Changes a file of settings, as another program would. */
  settings(file: 'settings' | 'machine', values: Record<string, unknown>): void {
    mkdirSync(dirname(this.desk[file]), { recursive: true });
    writeFileSync(this.desk[file], JSON.stringify(values, undefined, 2));
  }

  /** Underlines of a severity in the editors that are seen. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  /** Waits until the Problems panel says something. Gives what it says. */
  async problems(saying: string | RegExp): Promise<string> {
    const rows = this.page.locator('.markers-panel .monaco-list-rows');
    await this.page.locator('.markers-panel .monaco-list-row', { hasText: saying }).first().waitFor();
    return await rows.innerText();
  }

  /** The extension's entry of the status bar. */
  get entry(): Locator {
    return this.page.locator('[id="tadqiq.tadqiq.tadqiq.findings"] a');
  }

  /** Waits until that entry is read aloud as something. */
  async status(saying: string): Promise<void> {
    await this.page
      .locator(`[id="tadqiq.tadqiq.tadqiq.findings"] a[aria-label*="${saying}"]`)
      .waitFor();
  }

  /** Waits for a message in the corner, with its buttons. */
  async message(saying: string): Promise<string[]> {
    const toast = this.page.locator('.notification-toast', { hasText: saying }).first();
    await toast.waitFor();
    return await toast.locator('.monaco-button').allInnerTexts();
  }

  /** Presses a button of a message in the corner. */
  async answer(saying: string, title: string): Promise<void> {
    const toast = this.page.locator('.notification-toast', { hasText: saying }).first();
    await toast.locator('.monaco-button', { hasText: title }).click();
  }

  /** Waits until the cursor of the editor is in a line. */
  async atLine(line: number): Promise<void> {
    const number = this.page.locator('.editor-instance .line-numbers.active-line-number');
    await number.filter({ hasText: new RegExp(`^${line}$`) }).waitFor();
  }

  private async quickInput(typed: string, row: string | undefined): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    await widget.locator('input').first().waitFor();
    await widget.locator('input[type="text"]').first().fill(typed);
    if (row !== undefined) {
      await widget.locator('.monaco-list-row.focused', { hasText: row }).first().waitFor();
    }
    await this.page.keyboard.press('Enter');
    await widget.waitFor({ state: 'hidden' });
  }
}
