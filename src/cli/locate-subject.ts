import { describeDifference } from '../artifact/difference.ts';
import { findOtherTraining } from '../artifact/other-training.ts';
import { runId } from '../artifact/read.ts';
import type { RunDescription, RunRecord } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import { openExperiment } from '../replication/experiments/registry.ts';
import { planExperiment } from '../replication/plan.ts';
import { assertAffordable } from '../replication/verify-cost.ts';
import { parseRunConfig, runConfigJson } from '../training/config.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { TraceFile } from '../training/trace-file.ts';
import { parseDatasetName } from './dataset-name.ts';
import { openPair } from './open-pair.ts';
import { openRuns } from './open-runs.ts';
import type { Options } from './options.ts';

/** One of two sides, before its engine is opened. */
export interface NamedSide {
  /** How it is called. */
  readonly name: string;
  readonly engine: string;
  readonly record?: RunRecord;
  readonly folder?: string;
}

/** A run, and two sides that have trained it or are to. */
export interface Subject {
  readonly run: RunDescription;
  readonly config: RunConfig;
  readonly a: NamedSide;
  readonly b: NamedSide;
}

/**
 * Reads from artifacts and engines what is to be compared: two artifacts; one, with its reference or with an engine; or
 * two engines on the first run of `quick`.
 *
 * @throws {SameseedError} `argument-missing`, `run-missing`, `locate-unlike`; what opening an artifact throws.
 */
export async function openSubject(paths: readonly string[], options: Options): Promise<Subject> {
  const { engines = [] } = options;
  const sides = await openSides(paths, options);
  const { run } = sides;
  const config = parseRunConfig(run.config);
  assertAffordable(config, runId(run));
  if (engines.length === 0) return { ...sides, config };
  // an engine that is named stands for itself, not for what a record says
  const [first, second] = engines.length === 1 ? [sides.a.engine, engines[0]] : engines;
  const own = sides.a.engine === first ? sides.a : { name: first, engine: first };
  return { run, config, a: own, b: { name: second, engine: second } };
}

type Sides = Pick<Subject, 'run' | 'a' | 'b'>;

async function openSides(paths: readonly string[], options: Options): Promise<Sides> {
  const { engines = [] } = options;
  if (paths.length === 0) return engineSides(options);
  const isTraced = options.trace !== undefined && options.epoch !== undefined;
  if (paths.length === 1 && (engines.length > 0 || isTraced)) return recordSides(paths[0], options);
  const { pair, names, folders } = await openPair(paths[0], paths[1]);
  const [a, b] = pair.kind === 'run' ? [pair.a, pair.b] : findRuns(pair, options.run);
  const other = findOtherTraining(a, b);
  if (other !== undefined)
    throw new SameseedError('locate-unlike', `${describeDifference(other)} Compare two of one run.`);
  return { run: a.run, a: sideOf(a, names.a, folders.a), b: sideOf(b, names.b, folders.b) };
}

function sideOf(record: RunRecord, name: string, folder: string | undefined): NamedSide {
  const side = { name, engine: record.provenance.engine.name, record };
  return folder === undefined ? side : { ...side, folder };
}

function engineSides({ engines = [], dataset = 'glyphs' }: Options): Sides {
  if (engines.length < 2) {
    throw new SameseedError(
      'argument-missing',
      `Expected an artifact, or --engine twice, received ${engines.length === 0 ? 'neither' : `--engine ${engines[0]} alone`}. See \`sameseed locate --help\`.`,
    );
  }
  const experiment = openExperiment('quick');
  const [planned] = planExperiment({ experiment: { ...experiment, dataset: parseDatasetName(dataset) } }).runs;
  const { part, id: treatment, levels } = planned.treatment;
  const { seed, config } = planned;
  const run = { experiment: 'quick', part, treatment, levels: { ...levels }, seed, config: runConfigJson(config) };
  return { run, a: { name: engines[0], engine: engines[0] }, b: { name: engines[1], engine: engines[1] } };
}

async function recordSides(path: string, { run: id, engines = [] }: Options): Promise<Sides> {
  const { runs, folder } = await openRuns(path);
  const record = pick(runs, id ?? [...runs.keys()][0], path);
  const engine = record.provenance.engine.name;
  const a = { name: path, engine, record, ...(folder === undefined ? {} : { folder }) };
  const [other = engine] = engines;
  return { run: record.run, a, b: { name: other, engine: other } };
}

type SweepPair = Extract<Awaited<ReturnType<typeof openPair>>['pair'], { kind: 'sweep' }>;

/** The run of that id, else the first one with other bits, else the first one. */
function findRuns({ a, b }: SweepPair, id: string | undefined): [RunRecord, RunRecord] {
  const common = [...a.runs.keys()].filter((key) => b.runs.has(key));
  const isParted = (key: string): boolean => a.runs.get(key)?.result.digest !== b.runs.get(key)?.result.digest;
  const chosen = id ?? common.find(isParted) ?? common[0] ?? '';
  return [pick(a.runs, chosen, 'the first sweep'), pick(b.runs, chosen, 'the second sweep')];
}

function pick(runs: ReadonlyMap<string, RunRecord>, id: string, place: string): RunRecord {
  const record = runs.get(id);
  if (record !== undefined) return record;
  const known = [...runs.keys()].slice(0, 10).join(', ');
  throw new SameseedError('run-missing', `Expected ${place} to have the run ${JSON.stringify(id)}, it has ${known}.`);
}

/** The run of a trace, to be trained here on the engine that wrote it, or on a named one. */
export function subjectOfTrace({ run, engine }: TraceFile, { engines = [engine.name] }: Options): Subject {
  const config = parseRunConfig(run.config);
  assertAffordable(config, runId(run));
  const side = { name: 'this machine', engine: engines[0] };
  return { run, config, a: side, b: side };
}
