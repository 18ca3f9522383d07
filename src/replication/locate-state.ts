import { findRunDifference } from '../artifact/find-difference.ts';
import type { EpochRecord, RunRecord } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import type { TrainingState } from '../network/network.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import type { TrainingEvent } from '../training/events.ts';
import { train } from '../training/loop.ts';
import type { RunConfig } from '../training/run-config.ts';
import { drawStart } from '../training/start.ts';
import { listCheckpoints, readProvenCheckpoint } from './verify-checkpoints.ts';

/** One of the two sides: what trains, and what was recorded, when something was. */
export interface Side {
  readonly engine: Engine;
  readonly record?: RunRecord;
  /** Folder of the record's sweep, which may hold checkpoints. */
  readonly folder?: string;
}

/** What both sides train. */
export interface LocateWork {
  readonly config: RunConfig;
  readonly dataset: Dataset;
  /** An epoch was trained on the way to the one that is looked into. */
  readonly onEpoch?: (epoch: number, last: number) => void;
  readonly signal?: AbortSignal;
}

/** The state before an epoch, or where this machine got other bits than the record on the way to it. */
export type Reached =
  | { readonly kind: 'reached'; readonly state: TrainingState }
  | { readonly kind: 'parted'; readonly epoch: number };

/**
 * The state before an epoch, from the last checkpoint before it that a record proves, or from the beginning of the run:
 * nothing else is trained.
 */
export async function reachEpoch(sides: readonly Side[], epoch: number, work: LocateWork): Promise<Reached> {
  let { state, epochs } = await findStart(sides, epoch, work);
  if (epochs.length === epoch - 1) return { kind: 'reached', state };
  const [{ record: recorded }] = sides;
  for await (const { record, checkpoint } of trainOn(sides, { epoch: epoch - 1, work, start: { state, epochs } })) {
    if (recorded !== undefined && !holds(recorded, record)) return { kind: 'parted', epoch: record.epoch };
    ({ state, epochs } = checkpoint);
  }
  return { kind: 'reached', state };
}

/** The record of an epoch as the first side's engine makes it here; trains as {@link reachEpoch} does, and that epoch. */
export async function repeatEpoch(sides: readonly Side[], epoch: number, work: LocateWork): Promise<EpochRecord> {
  const start = await findStart(sides, epoch, work);
  let last: EpochRecord | undefined;
  for await (const { record } of trainOn(sides, { epoch, work, start })) last = record;
  if (last !== undefined) return last;
  throw new SameseedError('locate-epoch', `Expected an epoch from 1 to ${work.config.epochs}, received ${epoch}.`);
}

interface Way {
  /** Last epoch that is trained. */
  readonly epoch: number;
  readonly work: LocateWork;
  readonly start: Pick<Checkpoint, 'state' | 'epochs'>;
}

type EpochEvent = Extract<TrainingEvent, { kind: 'epoch' }>;

async function* trainOn([{ engine }]: readonly Side[], way: Way): AsyncGenerator<EpochEvent, void, undefined> {
  const { start, epoch } = way;
  const { config, dataset, signal, onEpoch } = way.work;
  const task = { engine, dataset, config, ...(signal === undefined ? {} : { signal }) };
  const resumeFrom = { initialDigests: {}, ...start };
  for await (const event of train(start.epochs.length === 0 ? task : { ...task, resumeFrom })) {
    if (event.kind !== 'epoch') continue;
    onEpoch?.(event.record.epoch, epoch);
    yield event;
    if (event.record.epoch === epoch) return;
  }
}

/** Whether a record has these very bits after an epoch. */
export function holds({ result }: RunRecord, received: EpochRecord): boolean {
  const index = received.epoch - 1;
  const before = result.epochs.slice(0, index);
  const upTo = (epoch: EpochRecord) => ({ ...result, epochs: [...before, epoch] });
  return index < result.epochs.length && findRunDifference(upTo(result.epochs[index]), upTo(received)) === undefined;
}

async function findStart(
  sides: readonly Side[],
  epoch: number,
  { config }: LocateWork,
): Promise<Pick<Checkpoint, 'state' | 'epochs'>> {
  for (const { folder, record } of sides) {
    if (folder === undefined || record === undefined) continue;
    const kept = (await listCheckpoints(folder, record)).findLast((one) => one.epoch < epoch);
    if (kept !== undefined) return readProvenCheckpoint(kept, record);
  }
  return drawStart(config);
}
