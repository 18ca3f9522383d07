// Measures what planning, status and merge cost on sweeps of 10 to 100,000 runs, each command in a process of its own, on
// generated artifacts. Prints a table; `--write` also writes artifacts/reference/bench/scale.json and its figure. Numbers
// given as words are other sizes. Exit code 1 when the largest sweep takes more than 10 s or 500 MB.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from '../dist/artifact/machine.js';
import { sealResult } from '../dist/artifact/result.js';
import { prettyJson } from '../dist/base/canonical-json.js';
import { digestOfJson } from '../dist/base/digest.js';
import { runCommandLine } from '../dist/cli/command-line.js';
import { openPaint } from '../dist/cli/render/paint.js';
import { renderTable } from '../dist/cli/render/table.js';
import { describePlan } from '../dist/replication/manifest.js';
import { mergeSweeps } from '../dist/replication/merge.js';
import { readOwnExperiment } from '../dist/replication/own/read.js';
import { planExperiment } from '../dist/replication/plan.js';
import { scaleGrowthFigure } from '../dist/report/figures/scale-growth.js';
import { writeFigure } from '../dist/cli/write-figure.js';
import { runConfigJson } from '../dist/training/config.js';

const SIZES = [10, 100, 1000, 10_000, 100_000];
const EPOCHS = 2;
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 500;
const REFERENCE = fileURLToPath(new URL('../artifacts/reference/bench', import.meta.url));

/** The file of an experiment with so many runs, up to a hundred seeds a treatment. */
function experimentOf(runs) {
  const seeds = Math.min(runs, 100);
  const levels = Array.from({ length: Math.ceil(runs / seeds) }, (_, level) => ({
    name: level,
    recipe: { schedule: { kind: 'constant', rate: 0.1 + level / 10_000 } },
  }));
  const recipe = { epochs: EPOCHS, batchSize: 100 };
  return {
    name: 'scale',
    dataset: 'glyphs',
    model: { hidden: [16] },
    recipe,
    factors: [{ name: 'rate', levels }],
    seeds,
  };
}

/** A record as a training writes it, with numbers that only look like those of one. */
function recordOf(run, provenance) {
  const tensors = run.config.network.layers.flatMap(({ name }) => [`${name}/bias`, `${name}/kernel`]);
  const digestsOf = (time) => Object.fromEntries(tensors.map((name) => [name, digestOfJson([run.id, time, name])]));
  const epochs = Array.from({ length: EPOCHS }, (_, index) => ({
    epoch: index + 1,
    loss: 0.6 / (index + 1),
    penalty: 0,
    accuracy: 0.9,
    validationLoss: 0.4,
    validationAccuracy: 0.9 + (run.seed % 97) / 2000,
    learningRate: run.config.schedule.rate,
    digests: digestsOf(index + 1),
  }));
  const { part, id: treatment, levels } = run.treatment;
  return {
    schemaVersion: 1,
    kind: 'run',
    run: { experiment: run.experiment, part, treatment, levels, seed: run.seed, config: runConfigJson(run.config) },
    result: sealResult({ claim: 'bitwise', initialDigests: digestsOf(0), epochs }),
    provenance,
    observed: {
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 1000,
      epochDurationsMs: epochs.map(() => 500),
      peakMemoryBytes: 100_000_000,
    },
  };
}

async function generate(folder, runs) {
  const file = join(folder, 'scale.json');
  const out = join(folder, 'out');
  writeFileSync(file, JSON.stringify(experimentOf(runs)));
  const plan = planExperiment({ experiment: await readOwnExperiment(file) });
  const provenance = {
    dataset: {
      name: 'glyphs',
      trainCount: 12_000,
      testCount: 2000,
      digests: { 'train-images': digestOfJson('images') },
    },
    engine: { name: 'portable', version: '1' },
    packages: { sameseed: '0.1.0', seedrandom: '3.0.5' },
    fingerprint: describeMachine(),
  };
  for (const run of plan.runs) {
    const path = join(out, 'runs', `${run.id}.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, prettyJson(recordOf(run, provenance)));
  }
  writeFileSync(join(out, 'plan.json'), prettyJson(describePlan(plan, provenance)));
  const [first] = plan.runs;
  return { file, out, recordBytes: statSync(join(out, 'runs', `${first.id}.json`)).size };
}

const QUIET = { isWatched: false, print() {}, printJson() {} };

/** One command line in this process, or what merges before the report is drawn, and then what the process has cost. */
async function measureHere([command, ...words]) {
  const startMs = performance.now();
  const notes = [];
  let code = 0;
  if (command === 'merge') await mergeSweeps({ folders: words, out: words[0] });
  else code = await runCommandLine(words, { ...QUIET, paint: openPaint(false), note: (text) => notes.push(text) });
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = {
    seconds: (performance.now() - startMs) / 1000,
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: (maxRSS * 1024) / 1e6,
  };
  process.stdout.write(JSON.stringify({ code, notes, cost }));
}

function measure(command, words) {
  const answer = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--here', command, ...words], {
    encoding: 'utf8',
  });
  const { code, notes, cost } = JSON.parse(answer);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${notes.join(' ')}`);
  return cost;
}

async function measureAll(sizes) {
  const rows = [];
  let recordBytes = 0;
  for (const runs of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'sameseed-scale-'));
    try {
      const made = await generate(folder, runs);
      ({ recordBytes } = made);
      const commands = {
        plan: ['run', made.file, '--on', 'slurm', '--dry-run', '--tasks', '1000', '--out', join(folder, 'new')],
        status: ['status', made.out],
        merge: [made.out],
      };
      for (const [command, words] of Object.entries(commands)) {
        rows.push({ command, runs, ...measure(command, words) });
        process.stderr.write(`${runs} runs, ${command}: ${rows.at(-1).processorSeconds.toFixed(1)} s\n`);
      }
      if (!readdirSync(made.out).includes('summary.json')) throw new Error('no summary was written');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { rows, recordBytes };
}

async function write({ rows, recordBytes }) {
  const machine = describeMachine();
  const record = { kind: 'scale', machine, epochs: EPOCHS, recordBytes, rows };
  mkdirSync(REFERENCE, { recursive: true });
  writeFileSync(join(REFERENCE, 'scale.json'), prettyJson(record));
  const setting = `Records of ${EPOCHS} epochs, ${(recordBytes / 1000).toFixed(1)} kB each; ${cpus()[0]?.model.trim()}, Node ${machine.node}`;
  await writeFigure(scaleGrowthFigure(rows, setting), REFERENCE, { note: (text) => process.stderr.write(`${text}\n`) });
}

async function main(words) {
  if (words[0] === '--here') return measureHere(words.slice(1));
  const sizes = words.map(Number).filter((size) => Number.isInteger(size) && size > 0);
  const measured = await measureAll(sizes.length === 0 ? SIZES : sizes);
  const cells = measured.rows.map((row) => [
    row.runs.toLocaleString('en-GB'),
    row.command,
    row.processorSeconds.toFixed(2),
    row.seconds.toFixed(2),
    row.peakMegabytes.toFixed(0),
  ]);
  process.stdout.write(`${renderTable(['runs', 'command', 'processor s', 'clock s', 'peak MB'], cells)}\n`);
  if (words.includes('--write')) await write(measured);
  const over = measured.rows.filter((row) => row.processorSeconds > MOST_SECONDS || row.peakMegabytes > MOST_MEGABYTES);
  for (const { runs, command } of over) {
    process.stderr.write(`${command} of ${runs} runs takes more than ${MOST_SECONDS} s or ${MOST_MEGABYTES} MB.\n`);
  }
  process.exitCode = over.length === 0 ? 0 : 1;
}

await main(process.argv.slice(2));
