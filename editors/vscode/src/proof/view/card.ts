import { directionOf } from '../../direction';
import type { Fix, FromView, Mark, MarkId, Note, Words } from '../sheet';
import { button, element } from './element';

/** What a card is about. */
export interface Subject {
  readonly mark: HTMLElement;
  /** The block it stands under. */
  readonly under: HTMLElement;
  readonly said: Mark;
  /** What the mark is called now. */
  readonly id: () => MarkId;
}

/** What is said of a mark and what can be done about it, under its block and next in tab order. */
export class Card {
  readonly element = element('section', 'card');
  private readonly fixes = element('ul', 'fixes');

  constructor(
    private readonly subject: Subject,
    private readonly words: Words,
    private readonly tell: (message: FromView) => void,
    close: () => void,
  ) {
    const { mark, said, id } = subject;
    this.element.id = 'card';
    this.element.dir = words.rtl ? 'rtl' : 'ltr';
    this.element.setAttribute('aria-label', said.text);
    mark.setAttribute('aria-expanded', 'true');
    mark.setAttribute('aria-controls', this.element.id);
    const notes = element('ul', 'notes');
    notes.append(...said.notes.map((note) => this.noteOf(note)));
    this.fixes.setAttribute('aria-live', 'polite');
    this.fixes.append(element('li', 'looking', words.looking));
    const others = element('div', 'others');
    others.append(
      button(words.toText, '', () => {
        tell({ type: 'edit', of: id() });
      }),
      button(words.close, '', close),
    );
    this.element.append(notes, this.fixes, others);
  }

  get mark(): HTMLElement {
    return this.subject.mark;
  }

  get under(): HTMLElement {
    return this.subject.under;
  }

  /** Shows what can be done, if it is about this mark: corrections at once, exceptions folded away. */
  offer(of: MarkId, fixes: readonly Fix[]): void {
    const now = this.subject.id();
    if (of.block !== now.block || of.mark !== now.mark) {
      return;
    }
    const corrections = fixes.filter((fix) => fix.corrects);
    const exceptions = fixes.filter((fix) => !fix.corrects);
    const none = element('li', 'looking', this.words.noFix);
    const items = corrections.map((fix, index) => this.choiceOf(fix, index === 0));
    this.fixes.replaceChildren(...(items.length === 0 ? [none] : items));
    if (exceptions.length > 0) {
      const list = element('ul', 'fixes');
      list.append(...exceptions.map((fix) => this.choiceOf(fix, false)));
      const folded = element('details', '');
      folded.append(element('summary', '', this.words.exceptions), list);
      const item = element('li', '');
      item.append(folded);
      this.fixes.append(item);
    }
  }

  private choiceOf({ title }: Fix, first: boolean): HTMLElement {
    const choice = button(title, first ? 'primary' : '', () => {
      this.tell({ type: 'fix', of: this.subject.id(), title });
    });
    choice.dir = directionOf(title);
    const item = element('li', '');
    item.append(choice);
    return item;
  }

  /** Takes it off the page. */
  remove(): void {
    this.mark.setAttribute('aria-expanded', 'false');
    this.mark.removeAttribute('aria-controls');
    this.element.remove();
  }

  private noteOf(note: Note): HTMLElement {
    const item = element('li', 'note');
    const message = element('span', 'message', note.message);
    message.dir = directionOf(note.message);
    const about = this.words.explain.replace('{0}', note.rule);
    const explain = button(note.rule, 'rule', () => {
      this.tell({ type: 'explain', rule: note.rule });
    });
    explain.dir = 'ltr';
    explain.setAttribute('aria-label', about);
    explain.title = about;
    const level = element('span', `sample ${note.level}`, this.words.levels[note.level]);
    item.append(level, message, explain);
    return item;
  }
}
