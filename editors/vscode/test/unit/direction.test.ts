import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf, isolated, isolatedMarkdown } from '../../src/direction';

test('the direction is that of what is said, not of what is quoted', () => {
  assert.equal(directionOf('«إلي» is it.'), 'ltr');
  assert.equal(directionOf('اكتب «sentence-length» هنا'), 'rtl');
  assert.equal(directionOf('«إلى»'), 'rtl');
  assert.equal(directionOf('2022.'), 'ltr');
});

test('an Arabic text is isolated whole, and each quotation in either language', () => {
  assert.equal(isolated('اكتب «إلى».'), '\u2067اكتب \u2068«إلى»\u2069.\u2069');
  assert.equal(isolated('Write «إلى».'), 'Write \u2068«إلى»\u2069.');
  assert.equal(isolated('no quotation'), 'no quotation');
});

test('of Markdown each line is isolated behind its mark and its label', () => {
  const lines: [string, string][] = [
    ['# عنوان', '# \u2067عنوان\u2069'],
    ['', ''],
    ['- بند', '- \u2067بند\u2069'],
    ['- wrong: ذهب.', '- wrong: \u2067ذهب.\u2069'],
    ['> Write «إلى».', '> Write \u2068«إلى»\u2069.'],
    ['| خلية |', '| خلية |'],
    ['```', '```'],
    ['رمز', 'رمز'],
    ['```', '```'],
    ['English', 'English'],
  ];
  const before = lines.map(([line]) => line).join('\n');
  const after = lines.map(([, line]) => line).join('\n');
  assert.equal(isolatedMarkdown(before), after);
});
