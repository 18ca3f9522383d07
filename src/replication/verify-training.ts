import { findRunDifference } from '../artifact/find-difference.ts';
import { runId } from '../artifact/read.ts';
import type { EpochRecord, RunRecord } from '../artifact/record.ts';
import { jsonPointer } from '../base/place.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { parseRunConfig } from '../training/config.ts';
import { train } from '../training/loop.ts';
import { type KeptCheckpoint, readProvenCheckpoint } from './verify-checkpoints.ts';
import { type Finding, findDepartures } from './verify-finding.ts';
import type { ChosenEpochs } from './verify-spots.ts';

/** Epochs of a run that are trained again in one go. */
export interface Stretch {
  readonly record: RunRecord;
  /** Where training begins; undefined for the beginning of the run. */
  readonly from: KeptCheckpoint | undefined;
  /** Last epoch that is trained. */
  readonly to: number;
}

/** Each chosen epoch from the nearest checkpoint, but one that training comes through anyway is no new beginning. */
export function planStretches({ record, epochs }: ChosenEpochs, checkpoints: readonly KeptCheckpoint[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const epoch of epochs) {
    const from = checkpoints.findLast((kept) => kept.epoch < epoch);
    const last = stretches.at(-1);
    if (last === undefined || last.to < (from?.epoch ?? 0)) stretches.push({ record, from, to: epoch });
    else stretches[stretches.length - 1] = { ...last, to: epoch };
  }
  return stretches;
}

/** How many epochs a stretch trains. */
export function countEpochs({ from, to }: Stretch): number {
  return to - (from?.epoch ?? 0);
}

/** With what epochs are trained again. */
export interface Rerun {
  readonly engine: Engine;
  readonly dataset: Dataset;
  readonly signal?: AbortSignal;
}

/**
 * Trains a stretch again and yields, for each of its epochs, where the record first holds something else, or undefined;
 * ends there, since what follows from other bits says nothing new.
 */
export async function* retrain(
  stretch: Stretch,
  { engine, dataset, signal }: Rerun,
): AsyncGenerator<Finding | undefined, void, undefined> {
  const { record, from, to } = stretch;
  const config = parseRunConfig(record.run.config);
  const task = { engine, dataset, config, ...(signal === undefined ? {} : { signal }) };
  const start = from === undefined ? {} : { resumeFrom: await readProvenCheckpoint(from, record) };
  for await (const event of train({ ...task, ...start })) {
    if (event.kind !== 'epoch') continue;
    const finding = compareEpoch(record, event.record);
    yield finding;
    if (finding !== undefined || event.record.epoch === to) return;
  }
}

function compareEpoch(record: RunRecord, received: EpochRecord): Finding | undefined {
  const index = received.epoch - 1;
  const before = record.result.epochs.slice(0, index);
  const upTo = (epoch: EpochRecord) => ({ ...record.result, epochs: [...before, epoch] });
  const difference = findRunDifference(upTo(record.result.epochs[index]), upTo(received));
  if (difference === undefined) return undefined;
  const place = 'name' in difference ? [difference.name] : 'tensor' in difference ? ['digests', difference.tensor] : [];
  const [finding] = findDepartures({
    run: runId(record.run),
    pointer: jsonPointer(['result', 'epochs', index, ...place]),
    expected: difference.b,
    received: difference.a,
    reason: 'as training it again gives',
  });
  return finding;
}
