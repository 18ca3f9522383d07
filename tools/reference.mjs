// Runs an experiment on a data set and puts its records and pictures into artifacts/reference: node tools/reference.mjs quick mnist.
// An experiment in a file goes to the folder of its name.
// Commit what it changes only with the reason in the first line of the message.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// pictures for the README are enough; the other figures can be drawn again from the records
const UNWANTED = /\.svg$|\.vl\.json$|examples\.png$/u;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [experiment, dataset, ...others] = process.argv.slice(2);
if (dataset === undefined) {
  console.error('Expected an experiment and a data set, for example: node tools/reference.mjs quick mnist');
  process.exit(2);
}
const out = mkdtempSync(join(tmpdir(), 'sameseed-reference-'));
const command = [join(root, 'dist/cli/main.js'), 'run', experiment, '--dataset', dataset, '--out', out, ...others];
// exit code 1 is a difference from the reference that is about to be replaced
const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
if (status === 0 || status === 1) {
  const folder = experiment.endsWith('.json') ? JSON.parse(readFileSync(experiment, 'utf8')).name : experiment;
  const reference = join(root, 'artifacts/reference', folder, dataset);
  rmSync(reference, { recursive: true, force: true });
  for (const name of ['summary.json', 'runs', 'figures']) {
    cpSync(join(out, name), join(reference, name), { recursive: true, filter: (path) => !UNWANTED.test(path) });
  }
}
rmSync(out, { recursive: true, force: true });
process.exitCode = status === 1 ? 0 : (status ?? 70);
