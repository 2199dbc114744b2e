import { LEVELS, type Level } from '../levels';
import type { Block, Mark, Note, Role, Run } from './sheet';

/** A block that the server's outline names. Offsets count UTF-16 units. */
export interface Outlined {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  readonly label: string;
}

/** A finding and where it is. */
export interface Found extends Note {
  readonly start: number;
  readonly end: number;
}

/** A block as the view shows it, and where it and its marks are in the text. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly block: Block;
  readonly marks: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Tags and comments of HTML; stars, brackets and addresses of Markdown. */
const MARKUP =
  /<!--[\s\S]*?-->|<\/?[A-Za-z][^>]*>|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|!?\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)/g;

/**
 * Cuts a text into the blocks of a sheet, each finding in the block it is in or behind.
 *
 * Of plain text everything is shown; of text with markup what the outline names, and lines that it
 * does not name but a finding does.
 */
export function layOut(
  text: string,
  outline: readonly Outlined[],
  findings: readonly Found[],
  markup: boolean,
): Placed[] {
  const named = outline.flatMap((block) => trimmed(text, block));
  const places = withLines(text, named, markup ? findings : undefined);
  const own = places.map((): Found[] => []);
  for (const finding of findings) {
    own[homeOf(finding, places)]?.push(finding);
  }
  return places.map((place, index) => placed(text, place, own[index] ?? [], markup));
}

/** A block without the white space around it; nothing if there is nothing else. */
function trimmed(text: string, block: Outlined): Outlined[] {
  const inside = text.slice(block.start, block.end);
  const start = block.start + (inside.length - inside.trimStart().length);
  const end = start + inside.trim().length;
  return start < end ? [{ ...block, start, end }] : [];
}

/** Adds the lines that no block covers: those that `wanted` speaks of, or all. */
function withLines(
  text: string,
  named: readonly Outlined[],
  wanted: readonly Found[] | undefined,
): Outlined[] {
  const all = [...named];
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const end = line.index + line[0].length;
    const covered = named.some((block) => block.start < end && line.index < block.end);
    const asked = wanted?.some((it) => it.start >= line.index && it.start < end) ?? true;
    if (!covered && asked) {
      all.push(...trimmed(text, { start: line.index, end, role: 'body', label: '' }));
    }
  }
  return all.sort((one, other) => one.start - other.start);
}

/** The index of the block that a finding is in, else of the one before it, else of the first. */
function homeOf(finding: Found, places: readonly Outlined[]): number {
  const before = places.filter((place) => place.start <= finding.start).length;
  return Math.max(before - 1, 0);
}

function placed(
  text: string,
  place: Outlined,
  findings: readonly Found[],
  markup: boolean,
): Placed {
  const inside = findings.map((finding) => ({ ...finding, ...visible(text, finding, place) }));
  const groups = bySpan(inside);
  const runs = runsOf(text, place, groups, markup);
  const marks = groups.map((group) => markOf(text, group));
  const block: Block = { role: place.role, label: place.label, runs, marks };
  return { start: place.start, end: place.end, block, marks: groups };
}

/** Where a finding shows in its block: an empty one takes a letter, with its marks, beside it. */
function visible(text: string, finding: Span, place: Span): Span {
  const end = Math.min(finding.end, place.end);
  let start = Math.min(Math.max(finding.start, place.start), place.end);
  if (start < end) {
    return { start, end };
  }
  while (start > place.start) {
    start -= 1;
    if (!/[\p{M}\uDC00-\uDFFF]/u.test(text.charAt(start))) {
      break;
    }
  }
  return { start, end: Math.max(end, start + 1) };
}

interface Group extends Span {
  readonly findings: Found[];
}

/** Findings of one span are one mark; what a longer one leaves of itself around shorter ones is its mark. */
function bySpan(findings: readonly Found[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const { start, end } = finding;
    const key = `${start} ${end}`;
    const group = groups.get(key) ?? { start, end, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((one, other) => one.start - other.start);
  return sorted.flatMap((group) => {
    const within = sorted.find((it) => it !== group && isCovered(group, it, sorted));
    within?.findings.push(...group.findings);
    return within === undefined ? [group] : [];
  });
}

/** Whether nothing of `group` is left between the shorter ones in it, of which `first` is the first. */
function isCovered(group: Span, first: Span, all: readonly Span[]): boolean {
  if (first.start !== group.start || length(first) >= length(group)) {
    return false;
  }
  const shorter = all.filter((it) => length(it) < length(group));
  let reached = group.start;
  for (const span of shorter) {
    if (span.start <= reached) {
      reached = Math.max(reached, span.end);
    }
  }
  return reached >= group.end;
}

function length(span: Span): number {
  return span.end - span.start;
}

function markOf(text: string, group: Group): Mark {
  const notes = group.findings.map(({ level, message, rule }) => ({ level, message, rule }));
  const levels = notes.map((note) => note.level);
  return { level: gravest(levels), text: text.slice(group.start, group.end), notes };
}

function gravest(levels: readonly Level[]): Level {
  return LEVELS.find((level) => levels.includes(level)) ?? 'hint';
}

function runsOf(text: string, place: Span, marks: readonly Span[], markup: boolean): Run[] {
  const tags = markup ? tagsIn(text, place) : [];
  const ends = [...marks, ...tags, place].flatMap((span) => [span.start, span.end]);
  const cuts = [...new Set(ends)].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index): Run => {
    const end = cuts[index + 1] ?? place.end;
    const mark = shortestAt(marks, start);
    const run = { text: text.slice(start, end), markup: tags.some((tag) => covers(tag, start)) };
    return mark < 0 ? run : { ...run, mark };
  });
}

/** The index of the shortest span that an offset is in; -1 if it is in none. */
function shortestAt(spans: readonly Span[], offset: number): number {
  return spans.reduce((best, span, index) => {
    const shortest = spans[best];
    const shorter = shortest === undefined || length(span) < length(shortest);
    return covers(span, offset) && shorter ? index : best;
  }, -1);
}

function tagsIn(text: string, place: Span): Span[] {
  const inside = text.slice(place.start, place.end);
  return [...inside.matchAll(MARKUP)].map((found) => {
    const start = place.start + found.index;
    return { start, end: start + found[0].length };
  });
}

function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}
