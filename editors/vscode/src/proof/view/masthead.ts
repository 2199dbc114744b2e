import { LEVELS } from '../../levels';
import type { FromView, Sheet, Words } from '../sheet';
import { button, element } from './element';
import type { Keyboard } from './keyboard';

/** Above the story: how many findings of each level there are, how each is marked, and the commands. */
export class Masthead {
  readonly element = element('header', 'masthead');
  private readonly counts = element('p', 'counts');
  private readonly fixAll: HTMLButtonElement;
  private readonly steps: HTMLButtonElement[];

  constructor(
    private readonly words: Words,
    tell: (message: FromView) => void,
    keyboard: Keyboard,
  ) {
    // Read aloud when it changes: that a fix left six findings is news to who cannot see it.
    this.counts.setAttribute('role', 'status');
    this.fixAll = button(words.fixAll, 'primary', () => {
      tell({ type: 'fixAll' });
    });
    this.steps = [
      button(words.previous, '', () => {
        keyboard.step(-1);
      }),
      button(words.next, '', () => {
        keyboard.step(1);
      }),
    ];
    const commands = element('div', 'commands');
    commands.append(...this.steps, this.fixAll);
    this.element.append(this.counts, commands);
  }

  /** Shows the counts of another sheet. */
  show(sheet: Sheet | undefined): void {
    const { words, counts } = this;
    counts.replaceChildren();
    const present = LEVELS.filter((level) => (sheet?.levels[level] ?? 0) > 0);
    for (const level of present) {
      const number = String(sheet?.levels[level] ?? 0);
      const text = words.counts[level].replace('{0}', number);
      counts.append(element('span', `sample ${level}`, text), ' ');
    }
    if (sheet !== undefined && present.length === 0) {
      counts.textContent = words.clean;
    }
    for (const command of [this.fixAll, ...this.steps]) {
      command.disabled = present.length === 0;
    }
  }
}
