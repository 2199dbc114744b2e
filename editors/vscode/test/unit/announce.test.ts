import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce } from '../../src/server/announce';

test('the command is announced beside what others announce', () => {
  const commands = { commands: ['tadqiq.insertSnippet'] };
  const none = {};
  announce(none);
  assert.deepEqual(none, { experimental: { commands } });
  const some = { workspace: { applyEdit: true }, experimental: { other: 1 } };
  announce(some);
  assert.deepEqual(some, { workspace: { applyEdit: true }, experimental: { other: 1, commands } });
});
