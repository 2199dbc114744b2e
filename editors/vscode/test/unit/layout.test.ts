import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut, type Found, type Outlined, type Placed } from '../../src/proof/layout';

function found(text: string, part: string, level: Found['level'] = 'error'): Found {
  const start = text.indexOf(part);
  return { start, end: start + part.length, level, message: `about ${part}`, rule: 'a-rule' };
}

function body(text: string, part: string): Outlined {
  const { start, end } = found(text, part);
  return { start, end, role: 'body', label: '' };
}

/** Blocks as one line each: `[…]` around what is marked, with the index of the mark, `<…>` around markup. */
function drawn(places: readonly Placed[]): string[] {
  return places.map(({ block }) =>
    block.runs
      .map((run) => {
        const text = run.markup ? `<${run.text}>` : run.text;
        return run.mark === undefined ? text : `[${run.mark}:${text}]`;
      })
      .join(''),
  );
}

test('plain text is shown whole, whatever the outline names', () => {
  const text = 'one\n\ntwo\r\nthree\n';
  const places = layOut(text, [body(text, 'two')], [], false);
  assert.deepEqual(drawn(places), ['one', 'two', 'three']);
  assert.deepEqual(
    places.map((place) => text.slice(place.start, place.end)),
    ['one', 'two', 'three'],
  );
});

test('of markup only what the outline or a finding names is shown', () => {
  const text = '<h1>head</h1>\n<style>x</style>\n<td>cell</td>\n';
  const places = layOut(text, [body(text, 'head')], [found(text, 'cell')], true);
  assert.deepEqual(drawn(places), ['head', '<<td>>[0:cell]<</td>>']);
});

test('a short finding inside a long one is a mark of its own', () => {
  const text = 'a long sentence.';
  const findings = [found(text, text, 'info'), found(text, 'long', 'error')];
  const [place] = layOut(text, [], findings, false);
  assert(place !== undefined);
  assert.deepEqual(drawn([place]), ['[0:a ][1:long][0: sentence.]']);
  assert.deepEqual(
    place.block.marks.map((mark) => mark.level),
    ['info', 'error'],
  );
});

test('findings of one place share a mark of the gravest level', () => {
  const text = 'word';
  const findings = [found(text, text, 'hint'), found(text, text, 'warning')];
  const [place] = layOut(text, [], findings, false);
  assert.deepEqual(
    place?.block.marks.map((mark) => [mark.level, mark.notes.length]),
    [['warning', 2]],
  );
});

test('a finding that shorter ones cover whole is said with the first of them', () => {
  const text = 'ab';
  const findings = [found(text, 'ab', 'info'), found(text, 'a'), found(text, 'b')];
  const [place] = layOut(text, [], findings, false);
  assert.deepEqual(drawn(place === undefined ? [] : [place]), ['[0:a][1:b]']);
  assert.equal(place?.block.marks[0]?.notes.length, 2);
});

test('an empty finding takes the letter before it, with its marks', () => {
  const text = 'قالَ\u064B';
  const end = { ...found(text, text), start: text.length, end: text.length };
  const [place] = layOut(text, [], [end], false);
  assert.equal(place?.block.marks[0]?.text, 'ل\u064E\u064B');
});

test('a finding between blocks belongs to the one before it', () => {
  const text = 'one\n\n\ntwo';
  const blank = { ...found(text, 'one'), start: 4, end: 5 };
  const places = layOut(text, [], [blank], false);
  assert.deepEqual(drawn(places), ['on[0:e]', 'two']);
});

test('an empty text has no blocks and loses no finding to an error', () => {
  assert.deepEqual(layOut('', [], [{ ...found('x', 'x'), start: 0, end: 0 }], false), []);
});
