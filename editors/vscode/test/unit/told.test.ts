import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Told } from '../../src/server/told';

test('a question waits until its document is told, and no longer', async () => {
  const told = new Told();
  const order: string[] = [];
  const asked = told.of('a').then(() => order.push('asked'));
  order.push('told');
  told.add('a');
  await asked;
  await told.of('a');
  assert.deepEqual(order, ['told', 'asked']);
});
