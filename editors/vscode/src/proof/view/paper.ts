import type { Block, Fix, FromView, MarkId, Mark, Sheet, Words } from '../sheet';
import { Card } from './card';
import { element } from './element';
import { offsetAt } from './place';

/** A mark that is longer is of a sentence, not of a word: it is drawn thinner and read aloud in part. */
const WORDY = 60;
const TAGS = { headline: 'h1', lead: 'p', body: 'p' } as const;

/** The story, its marks, and the card of the mark that is open. */
export class Paper {
  readonly element = element('main', 'paper');
  private readonly article = element('article', 'story');
  private sheet: Sheet | undefined;
  private blocks: { key: string; element: HTMLElement }[] = [];
  private card: Card | undefined;

  constructor(
    private readonly words: Words,
    private readonly tell: (message: FromView) => void,
  ) {
    const keys = element('p', 'unseen', words.keys);
    keys.id = 'keys';
    this.article.dir = 'rtl';
    this.article.lang = 'ar';
    this.article.setAttribute('aria-describedby', keys.id);
    this.article.addEventListener('click', (event) => {
      this.clicked(event);
    });
    this.article.addEventListener('dblclick', (event) => {
      this.jump(event, true);
    });
    this.element.append(keys, this.article);
    this.show(undefined);
  }

  /** Every mark, in the order of the text. */
  marks(): HTMLElement[] {
    return [...this.article.querySelectorAll<HTMLElement>('.mark')];
  }

  /** Shows another sheet; what is the same stays, and a card over it stays open. */
  show(sheet: Sheet | undefined): void {
    this.sheet = sheet;
    const spare = new Map(this.blocks.map((block) => [block.key, block.element]));
    const wanted = sheet?.blocks ?? [];
    this.blocks = wanted.map((block, index) => {
      const key = JSON.stringify(block);
      const kept = spare.get(key);
      spare.delete(key);
      const made = kept ?? this.blockOf(block);
      made.dataset['block'] = String(index);
      return { key, element: made };
    });
    if (this.card !== undefined && !this.blocks.some((it) => it.element === this.card?.under)) {
      this.close();
    }
    const children = this.blocks.flatMap(({ element: block }) =>
      this.card?.under === block ? [block, this.card.element] : [block],
    );
    this.article.replaceChildren(...children);
    if (sheet === undefined) {
      const empty = element('p', 'empty', this.words.empty);
      empty.dir = 'auto';
      this.article.append(empty);
    }
  }

  /** Marks the block that the cursor is in, and brings it into sight. */
  readAlong(index: number, offset: number): void {
    for (const { element: block } of this.blocks) {
      block.removeAttribute('aria-current');
      block.querySelector('.here')?.classList.remove('here');
    }
    const block = this.blocks[index]?.element;
    if (block === undefined) {
      return;
    }
    block.setAttribute('aria-current', 'true');
    const runs = [...block.querySelectorAll<HTMLElement>('[data-start]')];
    const run = runs.findLast((it) => Number(it.dataset['start']) <= offset);
    if (run?.classList.contains('short') === true) {
      run.classList.add('here');
    }
    // Whoever reads here is not carried away.
    if (!document.hasFocus()) {
      (run ?? block).scrollIntoView({ block: 'nearest' });
    }
  }

  /** Opens the card of a mark and shows its place in the editor; closes it if it is open. */
  toggle(mark: HTMLElement): void {
    const wasOpen = this.card?.mark === mark;
    this.close();
    const block = mark.closest<HTMLElement>('.block');
    const of = this.idOf(mark);
    const said = of === undefined ? undefined : this.sheet?.blocks[of.block]?.marks[of.mark];
    if (wasOpen || block === null || of === undefined || said === undefined) {
      return;
    }
    const id = (): MarkId => this.idOf(mark) ?? of;
    const close = (): void => {
      this.close();
      mark.focus();
    };
    this.card = new Card({ mark, under: block, said, id }, this.words, this.tell, close);
    block.after(this.card.element);
    this.card.element.scrollIntoView({ block: 'nearest' });
    this.tell({ type: 'open', of });
  }

  /** Closes the card, if one is open. Whether one was. */
  close(): boolean {
    const { card } = this;
    this.card = undefined;
    card?.remove();
    return card !== undefined;
  }

  /** Shows what can be done about the mark whose card is open. */
  offer(of: MarkId, fixes: readonly Fix[]): void {
    this.card?.offer(of, fixes);
  }

  private blockOf(block: Block): HTMLElement {
    const made = element(TAGS[block.role], `block ${block.role}`);
    if (block.role !== 'body' && block.label !== '') {
      made.append(element('span', 'label', block.label));
    }
    let start = 0;
    const begun = new Set<number>();
    for (const run of block.runs) {
      const isBreak = run.markup && /^<br\b/i.test(run.text);
      const span = element('span', run.markup ? 'markup' : 'run', run.text);
      if (isBreak) {
        span.replaceChildren(document.createElement('br'));
        span.className = 'run';
      }
      const mark = run.mark === undefined ? undefined : block.marks[run.mark];
      if (mark !== undefined && run.mark !== undefined) {
        span.classList.add(mark.level, isLong(mark) ? 'long' : 'short');
        span.dataset['of'] = String(run.mark);
        if (!begun.has(run.mark)) {
          this.dress(span, mark);
        }
        begun.add(run.mark);
      }
      span.dataset['start'] = String(start);
      made.append(span);
      start += run.text.length;
    }
    return made;
  }

  /** Makes the first run of a mark what is pressed and read aloud. */
  private dress(span: HTMLElement, mark: Mark): void {
    const level = this.words.levels[mark.level];
    const messages = mark.notes.map((note) => note.message).join(' ');
    const text = isLong(mark) ? `${mark.text.slice(0, WORDY)}…` : mark.text;
    span.classList.add('mark');
    span.tabIndex = -1;
    span.setAttribute('role', 'button');
    span.setAttribute('aria-expanded', 'false');
    span.setAttribute('aria-label', `${text} – ${level}: ${messages}`);
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const mark = this.markAt(target);
    if (mark !== undefined) {
      mark.focus();
      this.toggle(mark);
    } else if (target.closest('.card') === null && getSelection()?.isCollapsed === true) {
      this.jump(event, false);
    }
  }

  /** The mark that a run is of. */
  private markAt(target: HTMLElement): HTMLElement | undefined {
    const run = target.closest<HTMLElement>('[data-of]');
    const runs = run?.parentElement?.querySelectorAll<HTMLElement>('.mark') ?? [];
    return [...runs].find((mark) => mark.dataset['of'] === run?.dataset['of']);
  }

  private jump(event: MouseEvent, focus: boolean): void {
    const block = (event.target as HTMLElement).closest<HTMLElement>('.block');
    const { sheet } = this;
    if (block !== null && sheet !== undefined) {
      const index = Number(block.dataset['block']);
      const offset = offsetAt(block, event.clientX, event.clientY);
      this.tell({ type: 'jump', version: sheet.version, block: index, offset, focus });
    }
  }

  private idOf(mark: HTMLElement): MarkId | undefined {
    const block = mark.closest<HTMLElement>('.block');
    if (this.sheet === undefined || block === null) {
      return undefined;
    }
    const { version } = this.sheet;
    return { version, block: Number(block.dataset['block']), mark: Number(mark.dataset['of']) };
  }
}

function isLong(mark: Mark): boolean {
  return mark.text.length > WORDY;
}
