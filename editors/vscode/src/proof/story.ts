import * as vscode from 'vscode';
import { count, levelOf } from '../levels';
import type { Server } from '../server/client';
import { findingsOf, ruleOf } from '../stories';
import { layOut, type Found, type Outlined, type Placed } from './layout';
import type { MarkId, Sheet } from './sheet';

/** A story as the view was told of it: what is shown, and where that is in the text. */
export class Story {
  private constructor(
    readonly document: vscode.TextDocument,
    readonly version: number,
    private readonly places: readonly Placed[],
    readonly sheet: Sheet,
  ) {}

  /** Reads a document, its outline and its findings. */
  static async of(document: vscode.TextDocument, server: Server): Promise<Story> {
    const symbols = await server.symbols(document).catch(() => []);
    const text = document.getText();
    const findings = findingsOf(document.uri);
    const offset = (position: vscode.Position): number => document.offsetAt(position);
    const found = findings.map((finding): Found => ({
      start: offset(finding.range.start),
      end: offset(finding.range.end),
      level: levelOf(finding),
      message: finding.message,
      rule: ruleOf(finding),
    }));
    const hasMarkup = document.languageId !== 'plaintext';
    const places = layOut(text, outlined(symbols, offset), found, hasMarkup);
    const sheet: Sheet = {
      name: document.uri.path.split('/').at(-1) ?? '',
      version: document.version,
      blocks: places.map((place) => place.block),
      levels: count(findings),
    };
    return new Story(document, document.version, places, sheet);
  }

  /** Whether the text is still what was shown. */
  isCurrent(version: number): boolean {
    return this.version === version && this.document.version === version;
  }

  /** The place of a character of a block. */
  positionAt(block: number, offset: number): vscode.Position {
    const place = this.places[block];
    return this.document.positionAt(place === undefined ? 0 : place.start + offset);
  }

  /** The range of a mark, if there is such a mark. */
  rangeOf({ block, mark }: MarkId): vscode.Range | undefined {
    const span = this.places[block]?.marks[mark];
    if (span === undefined) {
      return undefined;
    }
    const { document } = this;
    return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  }

  /** The block that a place is in or behind, and the offset in it; nothing before the first. */
  blockAt(position: vscode.Position): { block: number; offset: number } | undefined {
    const at = this.document.offsetAt(position);
    const block = this.places.findLastIndex((place) => place.start <= at);
    const place = this.places[block];
    return place === undefined ? undefined : { block, offset: at - place.start };
  }
}

/** The blocks of an outline, without the quotations inside them and the list of its sources. */
function outlined(
  symbols: readonly vscode.DocumentSymbol[],
  offset: (position: vscode.Position) => number,
): Outlined[] {
  const blocks: Outlined[] = [];
  let lead = true;
  const add = (symbol: vscode.DocumentSymbol): void => {
    const headline = symbol.kind === vscode.SymbolKind.Namespace;
    if (symbol.kind === vscode.SymbolKind.Event || symbol.kind === vscode.SymbolKind.Array) {
      return;
    }
    const range = headline ? symbol.selectionRange : symbol.range;
    const role = headline ? 'headline' : lead ? 'lead' : 'body';
    const place = { start: offset(range.start), end: offset(range.end) };
    blocks.push({ ...place, role, label: symbol.detail });
    lead &&= headline;
    symbol.children.forEach(add);
  };
  symbols.forEach(add);
  return blocks;
}
