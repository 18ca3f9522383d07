import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { type RunRecord, runRecordSchema } from '../../src/artifact/record.ts';
import { SameseedError } from '../../src/base/errors.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';
import { digestOfBytes } from '../../src/base/digest.ts';
import { openEngine } from '../../src/engine/registry.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/training/checkpoint.ts';
import { traceEpoch } from '../../src/training/trace.ts';
import { collectTrace } from '../../src/training/trace-file.ts';
import { finish } from '../training/tiny.ts';
import { tinyData } from '../replication/tiny-experiment.ts';
import { trainSweep } from '../replication/trained-sweep.ts';
import { parseRunConfig } from '../../src/training/config.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { describePlan } from '../../src/replication/manifest.ts';
import { tinyExperiment } from '../replication/tiny-experiment.ts';
import { drawStart } from '../../src/training/start.ts';
import { fittedSummary, type HostileFile, hostileFiles, type Originals, react } from './hostile.ts';

const RUN = 'rows/long/seed-1';

/** A folder with an honest sweep, a place for hostile files in it, and a law about what they can do. */
export interface HostileGround {
  /** Always a clear error or a plain answer, and never a fault, a control character or a file that was not there. */
  readonly law: fc.IAsyncProperty<[HostileFile]>;
  /** Removes it, and gives back the names of files that nobody should have written. */
  remove(): string[];
}

/** Commands that write where they are told to, and train or draw: each takes seconds where a file is honest. */
function writingWords(folder: string, scratch: string): Readonly<Record<string, readonly (readonly string[])[]>> {
  const words = [
    ['report', folder],
    ['merge', folder, '--out', scratch],
  ];
  return { run: words, summary: words, plan: words };
}

/**
 * Lays out an honest sweep and hostile files beside it; `isWriting` tries the commands that write, else those that only
 * read.
 */
export async function openHostileGround({ isWriting = false } = {}): Promise<HostileGround> {
  const base = mkdtempSync(join(tmpdir(), 'sameseed-hostile-'));
  const honest = join(base, 'honest');
  const folder = join(base, 'inside', 'sweep');
  const originals = await layOut(honest);
  cpSync(honest, folder, { recursive: true });
  const before = fingerprintOf(base);
  const files: Readonly<Record<string, string>> = {
    run: join('runs', `${RUN}.json`),
    summary: 'summary.json',
    plan: 'plan.json',
    trace: 'trace.json',
    experiment: 'experiment.json',
  };
  const scratch = join(base, 'scratch');
  const readingWords: Readonly<Record<string, readonly (readonly string[])[]>> = {
    run: [
      ['verify', join(folder, files['run']), '--spot', '0'],
      ['compare', join(folder, files['run']), join(honest, files['run'])],
      ['compare', folder, honest],
    ],
    summary: [
      ['verify', folder, '--spot', '0'],
      ['compare', folder, honest, '--markdown'],
      ['compare', folder, honest, honest],
      ['verdict', folder],
    ],
    plan: [['verify', folder, '--spot', '0']],
    trace: [['locate', join(folder, files['trace']), join(honest, files['trace'])]],
    experiment: [['describe', join(folder, files['experiment'])]],
  };
  const words = isWriting ? writingWords(folder, scratch) : readingWords;
  return {
    law: fc.asyncProperty(hostileFiles(originals), async ({ disguise, bytes, isFitted }) => {
      if (disguise === 'checkpoint') return isRefused(bytes);
      const path = join(folder, files[disguise]);
      const summary = join(folder, files['summary']);
      writeFileSync(path, bytes);
      if (isFitted) writeFileSync(summary, fittedSummary(originals.summary, bytes, RUN));
      try {
        for (const line of words[disguise] ?? []) {
          const { code, text } = await react(line);
          if (![0, 1, 2].includes(code)) throw new Error(`${line.join(' ')} ends with ${code}: ${text}`);
          if (text === '' || CONTROLS.test(text)) throw new Error(`${line.join(' ')} says ${JSON.stringify(text)}`);
        }
      } finally {
        writeFileSync(path, originals[disguise]);
        if (isFitted) writeFileSync(summary, originals.summary);
        if (isWriting) {
          rmSync(folder, { recursive: true });
          cpSync(honest, folder, { recursive: true });
          rmSync(scratch, { recursive: true, force: true });
        }
      }
      return true;
    }),
    remove: () => {
      const after = fingerprintOf(base);
      rmSync(base, { recursive: true });
      return [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
    },
  };
}

const CONTROLS = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

function isRefused(bytes: Uint8Array): boolean {
  try {
    decodeCheckpoint(bytes);
    return true;
  } catch (error) {
    return error instanceof SameseedError && error.kind !== 'fault';
  }
}

async function layOut(folder: string): Promise<Originals> {
  const engine = await openEngine('oracle');
  const { summary, runs } = await trainSweep();
  const record: RunRecord = runRecordSchema.parse(runs.get(RUN));
  const config = parseRunConfig(record.run.config);
  const { checkpoints } = await finish({ engine, dataset: tinyData, config });
  const { state } = drawStart(config);
  const traced = traceEpoch({ engine, dataset: tinyData, config, epoch: 1, state });
  const trace = await collectTrace(traced, { run: record.run, engine, epoch: 1, state });
  const manifest = describePlan(planExperiment({ experiment: tinyExperiment() }), record.provenance);
  const texts: Readonly<Record<string, string>> = {
    'summary.json': prettyJson(summary),
    'plan.json': prettyJson(manifest),
    'trace.json': prettyJson(trace),
    'experiment.json': readFileSync('artifacts/reference/fashion-shapes/experiment.json', 'utf8'),
    ...Object.fromEntries([...runs].map(([id, own]) => [join('runs', `${id}.json`), prettyJson(own)])),
  };
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  return {
    run: read(join('runs', `${RUN}.json`)),
    summary: read('summary.json'),
    plan: read('plan.json'),
    trace: read('trace.json'),
    experiment: read('experiment.json'),
    checkpoint: encodeCheckpoint(checkpoints[0]),
  };
}

function fingerprintOf(base: string): Map<string, string> {
  const entries = readdirSync(base, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(base.length), digestOfBytes(new Uint8Array(readFileSync(path)))]),
  );
}
