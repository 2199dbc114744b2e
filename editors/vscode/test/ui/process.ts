import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Ends the one process that runs a program, as a crash would, and waits until it is gone. */
export async function ended(program: string): Promise<void> {
  const [running, ...others] = processesOf(program);
  assert(running !== undefined && others.length === 0, `one process runs ${program}`);
  process.kill(running, 'SIGKILL');
  while (processesOf(program).includes(running)) {
    await setTimeout(50);
  }
}

/** Waits until a program runs. */
export async function begun(program: string): Promise<void> {
  while (processesOf(program).length === 0) {
    await setTimeout(50);
  }
}

function processesOf(program: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((number) => {
    try {
      return readlinkSync(`/proc/${number}/exe`) === program;
    } catch {
      return false;
    }
  });
}
