import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRecords } from '../artifact/read.ts';
import {
  readRequests,
  type Requests,
  resolveRequests,
  type ResolvedRequests,
  parseRequests,
} from '../cluster/requests.ts';
import { readSubmission } from '../cluster/submission-file.ts';
import type { SweepPlace } from '../cluster/task-command.ts';
import { measureRate } from '../replication/estimate.ts';
import { PACKAGE_ROOT } from '../replication/package-root.ts';
import type { Plan } from '../replication/plan.ts';
import type { AskedWork } from './asked-work.ts';
import type { Options } from './options.ts';

/** What to ask a scheduler for, and what of it was given. */
export interface AskedRequests {
  readonly given: Requests;
  readonly requests: ResolvedRequests;
}

/**
 * What a command line asks a scheduler for: flags first, then the file that it names, then what was asked for the last
 * time in the same folder.
 *
 * @throws {SameseedError} `requests-invalid`; what {@link readRequests} and {@link readSubmission} throw.
 */
export async function readAskedRequests(options: Options, folder: string): Promise<AskedRequests> {
  const { partition, account, taskMinutes, timeLimit, memory, gpus, workers, tasks } = options;
  const { modules, image, namespace, volume, storage } = options;
  const flags = { partition, account, taskMinutes, timeLimit, memory, gpus, workers, tasks };
  const all = { ...flags, modules, image, namespace, volume, storage };
  const last = options.on === 'slurm' ? await readSubmission(folder) : undefined;
  const given = parseRequests({
    ...last?.requests,
    ...(options.requests === undefined ? {} : await readRequests(options.requests)),
    ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
  });
  return { given, requests: resolveRequests(given) };
}

const MAIN = fileURLToPath(new URL('dist/cli/main.js', PACKAGE_ROOT));

/** How a node trains a part of a plan, where the disk is shared. */
export function describePlace(
  { folder, dataset }: AskedWork,
  plan: Plan,
  { options, requests }: { readonly options: Options; readonly requests: ResolvedRequests },
): SweepPlace {
  const { image, modules } = requests;
  const program = image === undefined ? [modules.length === 0 ? process.execPath : 'node', MAIN] : ['sameseed'];
  return { folder, plan: plan.digest, program, options: taskOptions(options, dataset) };
}

/** Options of `run` that go to each task as they are. */
export function taskOptions({ data, stack, keepCheckpoints, elsewhere }: Options, dataset: string): string[] {
  const { SAMESEED_DATA: known = '' } = process.env;
  const folder = data ?? (known === '' ? undefined : known);
  return [
    ...(folder === undefined || dataset === 'glyphs' ? [] : ['--data', resolve(folder)]),
    ...(stack === undefined ? [] : ['--stack', stack ? 'yes' : 'no']),
    ...(keepCheckpoints === true ? ['--keep-checkpoints'] : []),
    ...(elsewhere === true ? ['--elsewhere'] : []),
  ];
}

/** How fast a node is taken to be, and why. */
export interface Pace {
  /** Time of one step for one parameter, milliseconds. */
  readonly msPerWeight: number;
  /** What it rests on, in words. */
  readonly basis: string;
}

// a step of 545,810 parameters takes 5.5 ms; a slow core of today
const USUAL_MS_PER_WEIGHT = 1e-5;

/** The pace of `quick` on this machine with that engine, or else a usual one. */
export async function readPace(engine: string, trainCount: number): Promise<Pace> {
  const folder = join('artifacts', 'local', 'quick');
  const known = await readRecords(folder).catch(() => undefined);
  const records = [...(known?.runs.values() ?? [])].filter(({ provenance }) => provenance.engine.name === engine);
  const measured = measureRate(records, trainCount);
  if (measured !== undefined) return { msPerWeight: measured, basis: `judging by ${folder}` };
  return { msPerWeight: USUAL_MS_PER_WEIGHT, basis: 'judging by a usual core' };
}
