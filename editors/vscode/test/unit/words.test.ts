import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

type Texts = Record<string, string>;

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function sources(): string {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => file.endsWith('.ts'));
  return code.map((file) => readFileSync(`src/${file}`, 'utf8')).join('\n');
}

test('every text of package.json is there in both languages, and no other', () => {
  const named = JSON.stringify(json('package.json')).matchAll(/"%([^%"]+)%"/g);
  const keys = [...new Set([...named].map((found) => found[1]))].sort();
  for (const file of ['package.nls.json', 'package.nls.ar.json']) {
    assert.deepEqual(Object.keys(json(file) as Texts).sort(), keys, file);
  }
});

test('every text of the code is there in Arabic, and no other', () => {
  const said = sources().matchAll(/\bt\(\s*'((?:[^'\\]|\\.)+)'/g);
  const texts = [...new Set([...said].map((found) => found[1]))].sort();
  const arabic = json('l10n/bundle.l10n.ar.json') as Texts;
  assert.deepEqual(Object.keys(arabic).sort(), texts);
  for (const [english, translated] of Object.entries(arabic)) {
    const holes = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    assert.deepEqual(holes(translated), holes(english), english);
    assert.match(translated, /\p{Script=Arabic}/u, english);
  }
});

test('the packs that are offered are those of the schema', () => {
  const manifest = json('package.json') as {
    contributes: { configuration: { properties: Record<string, { items?: { enum: string[] } }> } };
  };
  const schema = json('../../docs/tadqiq.schema.json') as {
    properties: { extends: { items: { anyOf: [{ enum: string[] }] } } };
  };
  assert.deepEqual(
    manifest.contributes.configuration.properties['tadqiq.packs']?.items?.enum,
    schema.properties.extends.items.anyOf[0].enum,
  );
});
