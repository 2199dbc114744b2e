import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { locate, type Places } from '../../src/server/location';

const scratch = mkdtempSync(join(tmpdir(), 'tadqiq-location-'));
after(() => {
  rmSync(scratch, { recursive: true });
});

function program(...parts: string[]): string {
  const file = join(scratch, ...parts);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

const onPath = program('path', 'tadqiq');
const packaged = program('extension', 'bin', 'tadqiq');
const chosen = program('folder', 'tools', 'tadqiq');

const places: Places = {
  setting: '',
  folder: join(scratch, 'folder'),
  path: ['relative', join(scratch, 'nowhere'), join(scratch, 'path')].join(delimiter),
  extension: join(scratch, 'extension'),
  platform: 'linux',
};

test('the setting is used before the path, the path before the package', () => {
  assert.deepEqual(locate({ ...places, setting: chosen }), {
    found: true,
    file: chosen,
    by: 'setting',
  });
  assert.deepEqual(locate(places), { found: true, file: onPath, by: 'path' });
  assert.deepEqual(locate({ ...places, path: '' }), { found: true, file: packaged, by: 'package' });
});

test('a setting may name the folder and the home', () => {
  for (const setting of ['${workspaceFolder}/tools/tadqiq', 'tools/tadqiq', ` ${chosen} `]) {
    assert.deepEqual(locate({ ...places, setting }), { found: true, file: chosen, by: 'setting' });
  }
  const missing = locate({ ...places, setting: '~/no/such/tadqiq' });
  assert.deepEqual(missing, { found: false, setting: join(homedir(), 'no/such/tadqiq') });
});

test('a setting that names nothing that runs finds nothing, whatever else there is', () => {
  const plain = join(scratch, 'plain');
  writeFileSync(plain, '');
  for (const setting of [plain, scratch, join(scratch, 'none')]) {
    assert.deepEqual(locate({ ...places, setting }), { found: false, setting });
  }
});

test('where there is none, none is found', () => {
  const nowhere = { ...places, path: '', extension: scratch };
  assert.deepEqual(locate(nowhere), { found: false, setting: undefined });
});

test('on Windows it ends in .exe', () => {
  const file = program('extension', 'bin', 'tadqiq.exe');
  const found = locate({ ...places, path: '', platform: 'win32' });
  assert.deepEqual(found, { found: true, file, by: 'package' });
});
