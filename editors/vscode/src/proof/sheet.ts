// What the extension and the proof view say to each other. Both bundles have this file: it imports
// nothing that runs.
import type { Level, Levels } from '../levels';

/** A finding as the view shows it. */
export interface Note {
  readonly level: Level;
  readonly message: string;
  readonly rule: string;
}

/** A stretch of text that findings speak of. Inside a longer one there may be shorter ones. */
export interface Mark {
  readonly level: Level;
  readonly text: string;
  readonly notes: readonly Note[];
}

/** Text of one kind: copy or markup, inside a mark or not. */
export interface Run {
  readonly text: string;
  readonly markup: boolean;
  /** The index of the shortest mark it is in. */
  readonly mark?: number;
}

export type Role = 'headline' | 'lead' | 'body';

/** A headline or a paragraph. */
export interface Block {
  readonly role: Role;
  /** What the server calls it, in the language of its messages; may be empty. */
  readonly label: string;
  readonly runs: readonly Run[];
  readonly marks: readonly Mark[];
}

/** A story as it is shown. */
export interface Sheet {
  readonly name: string;
  /** The editor's number of the text. What comes back names it, and is dropped if it is outdated. */
  readonly version: number;
  readonly blocks: readonly Block[];
  readonly levels: Levels;
}

/** How the view looks. */
export interface Face {
  readonly fontFamily: string;
  readonly fontSize: number;
}

/** A mark of a sheet. */
export interface MarkId {
  readonly version: number;
  readonly block: number;
  readonly mark: number;
}

/** Something that can be done about a mark. */
export interface Fix {
  readonly title: string;
  /** Whether it changes the story; else it makes an exception of a rule. */
  readonly corrects: boolean;
}

/** What the extension tells the view. */
export type ToView =
  | { readonly type: 'sheet'; readonly sheet: Sheet | undefined; readonly face: Face }
  | { readonly type: 'cursor'; readonly block: number; readonly offset: number }
  | { readonly type: 'fixes'; readonly of: MarkId; readonly fixes: readonly Fix[] };

/** What the view tells the extension. Offsets count UTF-16 units from the start of the block. */
export type FromView =
  | { readonly type: 'ready' }
  | {
      readonly type: 'jump';
      readonly version: number;
      readonly block: number;
      readonly offset: number;
      /** Whether the editor takes the keyboard. */
      readonly focus: boolean;
    }
  | { readonly type: 'open'; readonly of: MarkId }
  | { readonly type: 'edit'; readonly of: MarkId }
  | { readonly type: 'fix'; readonly of: MarkId; readonly title: string }
  | { readonly type: 'fixAll' }
  | { readonly type: 'explain'; readonly rule: string };

/** The words of the view, in the language of the editor. */
export interface Words {
  readonly rtl: boolean;
  readonly levels: Record<Level, string>;
  readonly counts: Record<Level, string>;
  readonly empty: string;
  readonly clean: string;
  readonly findings: string;
  readonly fixAll: string;
  readonly previous: string;
  readonly next: string;
  readonly toText: string;
  readonly explain: string;
  readonly close: string;
  readonly looking: string;
  readonly noFix: string;
  readonly exceptions: string;
  readonly keys: string;
}
