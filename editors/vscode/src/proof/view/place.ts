/** The offset in a block of the character at a point of the window, in UTF-16 units. */
export function offsetAt(block: HTMLElement, x: number, y: number): number {
  const caret = document.caretPositionFromPoint(x, y);
  const run = caret?.offsetNode.parentElement?.closest<HTMLElement>('[data-start]') ?? null;
  if (caret === null || run === null || !block.contains(run)) {
    return 0;
  }
  return Number(run.dataset['start']) + caret.offset;
}
