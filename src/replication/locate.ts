import type { RunDifference } from '../artifact/difference.ts';
import { findRunDifference } from '../artifact/find-difference.ts';
import { firstJsonDifference } from '../artifact/json-difference.ts';
import { findPartedEpoch } from './locate-epoch.ts';
import { holds, type LocateWork, reachEpoch, repeatEpoch, type Side } from './locate-state.ts';
import { compareEpoch, type PartedStep } from './locate-step.ts';

/** Where two runs part, or why that can't be told here. */
export type Location =
  /** No bit differs, in the records or in what both engines train here. */
  | { readonly kind: 'same'; readonly epochs: number }
  /** Before the first step: other seeds, or weights that no seed draws. */
  | { readonly kind: 'start'; readonly difference: RunDifference }
  | ({
      readonly kind: 'step';
      readonly epoch: number;
      readonly stepsPerEpoch: number;
      /** Whether the epoch ends in the bits that the side's record has; undefined without a record. */
      readonly isRepeated: { readonly a?: boolean; readonly b?: boolean };
    } & PartedStep)
  /** Both sides are trained by one engine, so that only a trace from the other machine can tell more. */
  | {
      readonly kind: 'elsewhere';
      readonly epoch: number;
      /** Whose bits this machine gets in that epoch. */
      readonly repeats: 'a' | 'b' | 'both' | 'neither';
      readonly difference: RunDifference;
    };

/** Two sides and what they train. */
export interface LocateTask extends LocateWork {
  readonly a: Side;
  readonly b: Side;
}

/**
 * Finds the first step, tensor and element in which two runs part. The epoch is read from the records, or, where a side
 * has none, found by training with both engines; only that epoch is looked into, from the last checkpoint before it.
 *
 * @throws {SameseedError} what training and checkpoints throw; `aborted`.
 */
export async function locateParting(task: LocateTask): Promise<Location> {
  const { a, b } = task;
  const difference = a.record && b.record ? findRunDifference(a.record.result, b.record.result) : undefined;
  if (a.record && b.record) {
    const epochs = Math.min(a.record.result.epochs.length, b.record.result.epochs.length);
    if (difference === undefined || difference.kind === 'epoch-count') return { kind: 'same', epochs };
    if (difference.kind === 'initial-tensor') return { kind: 'start', difference };
    return locateInEpoch(task, difference);
  }
  const found = await findPartedEpoch(a, b, task);
  if (found === undefined) return { kind: 'same', epochs: task.config.epochs };
  const { parted, steps } = await compareEpoch(a, b, { ...task, ...found });
  if (parted === undefined) return { kind: 'same', epochs: found.epoch };
  return { kind: 'step', epoch: found.epoch, stepsPerEpoch: steps, isRepeated: {}, ...parted };
}

async function locateInEpoch(task: LocateTask, difference: RunDifference & { epoch: number }): Promise<Location> {
  const { a, b } = task;
  const { epoch } = difference;
  // one engine would take the same steps twice
  if (a.engine.name === b.engine.name && a.engine.version === b.engine.version) {
    const record = await repeatEpoch([a, b], epoch, task);
    return {
      kind: 'elsewhere',
      epoch,
      repeats: whose([a, b].map((side) => side.record && holds(side.record, record))),
      difference,
    };
  }
  const reached = await reachEpoch([a, b], epoch, task);
  if (reached.kind === 'parted') return { kind: 'elsewhere', epoch: reached.epoch, repeats: 'neither', difference };
  const { parted, after, steps } = await compareEpoch(a, b, { ...task, epoch, state: reached.state });
  const isRepeated = { a: isRepeatedBy(a, epoch, after.a), b: isRepeatedBy(b, epoch, after.b) };
  if (parted !== undefined) return { kind: 'step', epoch, stepsPerEpoch: steps, isRepeated, ...parted };
  return { kind: 'elsewhere', epoch, repeats: whose([isRepeated.a, isRepeated.b]), difference };
}

function whose([a, b]: readonly (boolean | undefined)[]): 'a' | 'b' | 'both' | 'neither' {
  if (a === true) return b === true ? 'both' : 'a';
  return b === true ? 'b' : 'neither';
}

function isRepeatedBy({ record }: Side, epoch: number, after: Readonly<Record<string, string>>): boolean {
  const recorded = record?.result.epochs[epoch - 1].digests;
  return recorded !== undefined && firstJsonDifference(recorded, after) === undefined;
}
