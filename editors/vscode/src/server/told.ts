import { setTimeout } from 'node:timers/promises';

/** Milliseconds that a question waits for its document: then the server answers that it has none. */
const PATIENCE = 2000;

interface Entry {
  readonly told: Promise<void>;
  readonly tell: () => void;
}

/**
 * The documents that the server has been told of.
 *
 * Where several are open when a server starts, the client asks for the findings of the second before
 * it has told of it: the server knows no such document, and nobody would ask again.
 */
export class Told {
  private readonly entries = new Map<string, Entry>();

  /** The server has been told of a document. */
  add(uri: string): void {
    this.entry(uri).tell();
  }

  /** The server has been told that a document is closed. */
  delete(uri: string): void {
    this.entries.delete(uri);
  }

  /** Waits until the server has been told of a document. */
  async of(uri: string): Promise<void> {
    await Promise.race([this.entry(uri).told, setTimeout(PATIENCE, undefined, { ref: false })]);
  }

  private entry(uri: string): Entry {
    const known = this.entries.get(uri);
    if (known !== undefined) {
      return known;
    }
    let tell = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const entry = { told, tell };
    this.entries.set(uri, entry);
    return entry;
  }
}
