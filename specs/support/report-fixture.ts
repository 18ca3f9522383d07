import { sealResult, sealSummary } from '../../src/artifact/result.ts';
import { digestOfJson } from '../../src/base/digest.ts';
import { type Records, runId } from '../../src/artifact/read.ts';
import type { EpochRecord, RunRecord, SummaryRecord, TreatmentSummary } from '../../src/artifact/record.ts';
import { buildNetwork, countParameters } from '../../src/network/architecture.ts';
import type { Penalty } from '../../src/network/network.ts';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';
import type { LabelledImage } from '../../src/report/figures/examples.ts';
import type { RunConfig } from '../../src/training/run-config.ts';
import { parseRunConfig, runConfigJson } from '../../src/training/config.ts';

/** What a fixture may differ in. */
export interface FixtureOptions {
  readonly dataset?: RunConfig['dataset'];
  readonly notebookSeeds?: number;
  readonly factorSeeds?: number;
  readonly factors?: readonly number[];
  readonly isCut?: boolean;
}

interface FixtureRun {
  readonly part: string;
  readonly treatment: string;
  readonly levels: Readonly<Record<string, number>>;
  readonly config: RunConfig;
}

const digest = (name: string) => digestOfJson(name);

/** Numbers that look like a sweep's; drawn from a stream, not trained, and no result of anything. */
export function fixtureRecords(options: FixtureOptions = {}): Records {
  const { dataset = 'mnist', notebookSeeds = 3, factorSeeds = 1, isCut = true } = options;
  const factors = options.factors ?? [1e-6, 2.5075e-4, 5.005e-4, 7.5025e-4, 1e-3];
  const notebook = seedsOf(notebookSeeds).map((seed) => fixtureRun(notebookRun(dataset, seed)));
  const hinton = factors.flatMap((factor) =>
    seedsOf(factorSeeds).map((seed) => fixtureRun(hintonRun({ dataset, seed, factor }))),
  );
  return collectRecords([...notebook, ...hinton], { dataset, isCut });
}

/** The same sweep with other validation accuracies, taken in turn from a list. */
export function withAccuracies({ summary, runs }: Records, accuracies: readonly number[]): Records {
  let next = 0;
  const changeEpoch = (epoch: EpochRecord): EpochRecord => {
    return { ...epoch, validationAccuracy: accuracies[next++ % accuracies.length] };
  };
  const changeRun = (record: RunRecord): RunRecord => {
    const { claim, initialDigests, epochs } = record.result;
    return { ...record, result: sealResult({ claim, initialDigests, epochs: epochs.map(changeEpoch) }) };
  };
  return collectRecords([...runs.values()].map(changeRun), summary.experiment);
}

/** The same sweep with one penalty for all runs. */
export function withPenalty({ summary, runs }: Records, penalty: Penalty): Records {
  const changeRun = (record: RunRecord): RunRecord => {
    const config = { ...record.run.config, penalty: { ...penalty, layers: [...penalty.layers] } };
    return { ...record, run: { ...record.run, config } };
  };
  return collectRecords([...runs.values()].map(changeRun), summary.experiment);
}

/** What a fixture's summary says of its experiment. */
export interface FixtureAbout {
  readonly dataset: string;
  readonly isCut: boolean;
  readonly name?: string;
  readonly title?: string;
}

/** Records of these runs, with the summary that belongs to them. */
export function collectRecords(runs: readonly RunRecord[], about: FixtureAbout): Records {
  return { summary: fixtureSummary(runs, about), runs: new Map(runs.map((run) => [runId(run.run), run])) };
}

function summarizeRuns(runs: readonly RunRecord[]): TreatmentSummary {
  const finals = runs.map((run) => run.result.epochs[run.result.epochs.length - 1].validationAccuracy);
  const mean = finals.reduce((sum, value) => sum + value, 0) / finals.length;
  const squares = finals.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (finals.length - 1));
  const half = (4.3 * standardDeviation) / Math.sqrt(finals.length);
  const { run, result } = runs[0];
  const config = parseRunConfig(run.config);
  return {
    part: run.part,
    treatment: run.treatment,
    levels: run.levels,
    parameterCount: countParameters(config.network),
    epochs: result.epochs.length,
    count: runs.length,
    mean,
    ...(finals.length > 1 ? { standardDeviation, interval: { lower: mean - half, upper: mean + half } } : {}),
    minimum: Math.min(...finals),
    maximum: Math.max(...finals),
  };
}

/** Ten images of 28×28 with labels 0 to 9: rings that get narrower, grey at their edge. */
export function fixtureImages(): readonly LabelledImage[] {
  return Array.from({ length: 10 }, (_, label) => ({
    label: String(label),
    height: 28,
    width: 28,
    pixels: Uint8Array.from({ length: 784 }, (_pixel, index) => {
      const [y, x] = [Math.floor(index / 28) - 13.5, (index % 28) - 13.5];
      const ink = 3 - Math.abs(Math.sqrt(y * y + (x * (10 + label)) ** 2 / 100) - 9);
      return Math.round(255 * Math.max(0, Math.min(1, ink)));
    }),
  }));
}

const seedsOf = (count: number) => Array.from({ length: count }, (_, index) => index);

const learning = (dataset: RunConfig['dataset'], seed: number) =>
  ({
    dataset,
    optimizer: { kind: 'sgd' },
    schedule: { kind: 'constant', rate: 0.1 },
    batchSize: 128,
    split: { kind: 'test' },
    seeds: { init: seed, shuffle: seed, split: seed },
  }) as const;

function network(hidden: readonly number[]) {
  const layers = hidden.map((units) => ({ units, activation: 'relu' as const }));
  return buildNetwork({ inputs: 784, hidden: layers, classes: 10, initializer: 'glorot-uniform' });
}

function notebookRun(dataset: RunConfig['dataset'], seed: number): FixtureRun {
  const penalty = { convention: 'keras', factor: 0, layers: [] } as const;
  const config = { ...learning(dataset, seed), network: network([64, 64]), penalty, epochs: 10 };
  return { part: 'notebook', treatment: 'notebook', levels: {}, config };
}

function hintonRun({ dataset, seed, factor }: { dataset: RunConfig['dataset']; seed: number; factor: number }) {
  const penalty = { convention: 'keras', factor, layers: ['dense-1', 'dense-2'] } as const;
  const config = { ...learning(dataset, seed), network: network([500, 300]), penalty, epochs: 2 };
  return { part: 'hinton', treatment: `l2-${factor}`, levels: { l2: factor }, config };
}

function fixtureRun({ part, treatment, levels, config }: FixtureRun): RunRecord {
  const seed = config.seeds.init;
  const stream = openStream(seed, `fixture/${part}/${treatment}`);
  const wobble = (width: number) => (drawInteger(stream, 2 * width + 1) - width) / 10_000;
  const epochs = Array.from({ length: config.epochs }, (_, index) => {
    const gap = 1 / (1.6 * index + 1.4);
    return {
      epoch: index + 1,
      loss: 0.02 + 0.55 * gap,
      penalty: config.penalty.factor * 900,
      accuracy: Number((0.9965 - 0.17 * gap + wobble(8)).toFixed(5)),
      validationLoss: 0.08 + 0.2 * gap,
      validationAccuracy: Number((0.977 - 0.062 * gap - config.penalty.factor * 4 + wobble(20)).toFixed(4)),
      learningRate: 0.1,
      digests: { 'dense-1/kernel': digest(`${part}/${treatment}/${seed}/${index}`) },
    };
  });
  return {
    schemaVersion: 1,
    kind: 'run',
    run: { experiment: 'quick', part, treatment, levels, seed, config: runConfigJson(config) },
    result: sealResult({
      claim: 'bitwise',
      initialDigests: { 'dense-1/kernel': digest(`${part}/${treatment}/${seed}/initial`) },
      epochs,
    }),
    provenance: fixtureProvenance(config.dataset),
    observed: {
      startedAt: '2026-01-02T03:04:05.000Z',
      durationMs: 8_400,
      epochDurationsMs: epochs.map(() => 840),
      peakMemoryBytes: 210_000_000,
    },
  };
}

/** Provenance of a fixture, of nothing that ever ran. */
export function fixtureProvenance(dataset: string): RunRecord['provenance'] {
  const files = [
    'train-images-idx3-ubyte',
    'train-labels-idx1-ubyte',
    't10k-images-idx3-ubyte',
    't10k-labels-idx1-ubyte',
  ];
  const [trainCount, testCount] = dataset === 'glyphs' ? [12_000, 2_000] : [60_000, 10_000];
  return {
    dataset: {
      name: dataset,
      trainCount,
      testCount,
      digests: Object.fromEntries(files.map((file) => [file, digest(`${dataset}/${file}`)])),
    },
    engine: { name: 'portable', version: '1', wasmDigest: digest('wasm') },
    packages: { sameseed: '0.1.0', seedrandom: '3.0.5', '@noble/hashes': '2.4.0' },
    commit: 'f205cab0c0ffee00c0ffee00c0ffee00c0ffee00',
    fingerprint: {
      platform: 'linux',
      architecture: 'x64',
      osRelease: '6.1.0-18-amd64',
      processor: 'AMD EPYC 7B13',
      cores: 2,
      memoryBytes: 8_331_124_736,
      node: '20.20.2',
      v8: '11.3.244.8-node.30',
    },
  };
}

function fixtureSummary(runs: readonly RunRecord[], about: FixtureAbout): SummaryRecord {
  const treatments = new Map<string, RunRecord[]>();
  for (const record of runs) {
    const name = `${record.run.part}/${record.run.treatment}`;
    treatments.set(name, [...(treatments.get(name) ?? []), record]);
  }
  const result = {
    claim: 'bitwise' as const,
    runs: Object.fromEntries(runs.map((run) => [runId(run.run), run.result.digest])),
    treatments: [...treatments.values()].map(summarizeRuns),
  };
  return {
    schemaVersion: 1,
    kind: 'summary',
    experiment: {
      name: about.name ?? 'quick',
      title: about.title ?? 'The notebook in full, and a short look at the weight decay sweep',
      dataset: about.dataset,
      isCut: about.isCut,
    },
    result: sealSummary(result),
    provenance: fixtureProvenance(about.dataset),
    observed: { startedAt: '2026-01-02T03:04:00.000Z', durationMs: 63_200, workers: 2 },
  };
}
