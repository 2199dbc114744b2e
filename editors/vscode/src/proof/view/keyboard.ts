import type { Paper } from './paper';

/**
 * Goes from mark to mark by the keyboard.
 *
 * The marks are one stop of the tab order; arrows go on in reading direction, so the left one goes
 * to the next.
 */
export class Keyboard {
  /** The index of the mark that is the stop. */
  private stop = 0;

  constructor(private readonly paper: Paper) {
    paper.element.addEventListener('keydown', (event) => {
      if (this.pressed(event)) {
        event.preventDefault();
      }
    });
    paper.element.addEventListener('focusin', ({ target }) => {
      const index = paper.marks().indexOf(target as HTMLElement);
      if (index >= 0) {
        this.settle(index);
      }
    });
  }

  /** Goes to the next mark or to the one before. */
  step(by: 1 | -1): void {
    const focused = this.paper.marks().includes(document.activeElement as HTMLElement);
    this.go(focused || by < 0 ? this.stop + by : this.stop);
  }

  /**
   * Redraws; if the mark that had the keyboard goes, what stands in its place now has it. While a
   * person types in the editor, nothing here takes the keyboard.
   */
  around(redraw: () => void): void {
    const had = document.hasFocus() && this.paper.element.contains(document.activeElement);
    const { stop } = this;
    redraw();
    this.settle(stop);
    if (had && !this.paper.element.contains(document.activeElement)) {
      this.go(this.stop);
    }
  }

  private pressed(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return false;
    }
    if (event.key === 'Escape') {
      return this.leave();
    }
    const target = event.target as HTMLElement;
    const marks = this.paper.marks();
    if (!marks.includes(target)) {
      return false;
    }
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        this.go(this.stop + 1);
        return true;
      case 'ArrowRight':
      case 'ArrowUp':
        this.go(this.stop - 1);
        return true;
      case 'Home':
        this.go(0);
        return true;
      case 'End':
        this.go(marks.length - 1);
        return true;
      case 'Enter':
      case ' ':
        this.paper.toggle(target);
        return true;
      default:
        return false;
    }
  }

  private leave(): boolean {
    const closed = this.paper.close();
    if (closed) {
      this.go(this.stop);
    }
    return closed;
  }

  private go(index: number): void {
    const marks = this.paper.marks();
    this.settle(index);
    marks[this.stop]?.focus();
    marks[this.stop]?.scrollIntoView({ block: 'nearest' });
  }

  private settle(index: number): void {
    const marks = this.paper.marks();
    this.stop = Math.min(Math.max(index, 0), Math.max(marks.length - 1, 0));
    marks.forEach((mark, at) => {
      mark.tabIndex = at === this.stop ? 0 : -1;
    });
  }
}
