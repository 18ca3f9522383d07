import { ulpDistance } from '../base/float32.ts';
import type { EpochNumber } from './difference.ts';
import type { EpochRecord, RunResult } from './record.ts';

/** Numbers of an epoch that training computes; the others are decided before. */
const COMPUTED = [
  'loss',
  'accuracy',
  'penalty',
  'validationLoss',
  'validationAccuracy',
] as const satisfies EpochNumber[];

/** How far a recorded number is from its counterpart. */
export interface NumberDistance {
  readonly epoch: number;
  readonly name: (typeof COMPUTED)[number];
  readonly a: number;
  readonly b: number;
  /** Distance in ULP of float32; 0 also for numbers that differ by less. */
  readonly ulp: number;
}

/** How far two runs are apart after an epoch that both have. */
export interface EpochDistance {
  readonly epoch: number;
  /** The recorded number that is farthest apart, or absent when all are equal. */
  readonly worst?: NumberDistance;
  /** How many tensors have the same digest in both, and how many have not. */
  readonly tensors: { readonly same: number; readonly different: number };
}

/** How far two runs are apart, epoch by epoch, as far as their records tell: tensors are in them by digest only. */
export function measureDistances(a: RunResult, b: RunResult): EpochDistance[] {
  const count = Math.min(a.epochs.length, b.epochs.length);
  return Array.from({ length: count }, (_, index) => measureEpoch(a.epochs[index], b.epochs[index]));
}

/** The farthest of some distances, the first one of equals; undefined when nothing is apart. */
export function worstDistance(distances: readonly EpochDistance[]): NumberDistance | undefined {
  return farthest(distances.flatMap(({ worst }) => worst ?? []));
}

function measureEpoch(a: EpochRecord, b: EpochRecord): EpochDistance {
  const apart = COMPUTED.filter((name) => a[name] !== b[name]).map((name): NumberDistance => ({
    epoch: a.epoch,
    name,
    a: a[name],
    b: b[name],
    ulp: ulpDistance(a[name], b[name]),
  }));
  const worst = farthest(apart);
  const names = [...new Set([...Object.keys(a.digests), ...Object.keys(b.digests)])];
  const same = names.filter((name) => a.digests[name] === b.digests[name]).length;
  return {
    epoch: a.epoch,
    ...(worst === undefined ? {} : { worst }),
    tensors: { same, different: names.length - same },
  };
}

function farthest(distances: readonly NumberDistance[]): NumberDistance | undefined {
  return distances.reduce<NumberDistance | undefined>(
    (worst, one) => (worst === undefined || one.ulp > worst.ulp ? one : worst),
    undefined,
  );
}
