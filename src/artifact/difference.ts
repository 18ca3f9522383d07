import type { SparseJson } from '../base/canonical-json.ts';
import type { Digest } from '../base/digest.ts';
import { describeValue } from '../base/place.ts';

/** Numbers of an epoch in the order in which they are compared. */
export const EPOCH_NUMBERS = [
  'epoch',
  'learningRate',
  'loss',
  'accuracy',
  'penalty',
  'validationLoss',
  'validationAccuracy',
] as const;

/** Name of a number that an epoch's record holds. */
export type EpochNumber = (typeof EPOCH_NUMBERS)[number];

/** What `a` and `b`, the reference, hold at the same place; a side without a value lacks it. */
interface Sides<Value> {
  readonly a?: Value;
  readonly b?: Value;
}

/** The first place where two runs that should be equal are not. */
export type RunDifference =
  /** Before the first step. */
  | ({ readonly kind: 'initial-tensor'; readonly tensor: string } & Sides<Digest>)
  | {
      readonly kind: 'epoch-number';
      readonly epoch: number;
      readonly name: EpochNumber;
      readonly a: number;
      readonly b: number;
    }
  | ({ readonly kind: 'epoch-tensor'; readonly epoch: number; readonly tensor: string } & Sides<Digest>)
  /** All epochs that both have are equal. */
  | { readonly kind: 'epoch-count'; readonly a: number; readonly b: number };

/** The first place where two sweeps differ in one run, or, with all runs equal, in their summaries. */
export type Difference =
  | (RunDifference & { readonly run: string })
  /** Only one of the two has the run. */
  | { readonly kind: 'run-missing'; readonly run: string; readonly from: 'a' | 'b' }
  /** The records that could tell the place aren't at hand. */
  | { readonly kind: 'run-digest'; readonly run: string; readonly a: Digest; readonly b: Digest }
  | ({ readonly kind: 'summary'; readonly pointer: string } & Sides<SparseJson>);

/** Why two records can't be compared: they don't describe the same training. */
export interface Incomparable extends Sides<SparseJson> {
  readonly kind: 'incomparable';
  readonly about: 'experiment' | 'dataset' | 'config';
  /** The run, or the experiment's name for a whole sweep. */
  readonly run: string;
  /** Where the descriptions differ first: JSON Pointer within `run`, within `provenance`, or within `experiment`. */
  readonly pointer: string;
}

/**
 * One sentence for a person; `b` is called the reference.
 *
 * @example `notebook/notebook/seed-1 parts at epoch 3: dense-1/kernel is 3fa9…, was 77b0… in the reference.`
 */
export function describeDifference(difference: Difference | Incomparable): string {
  switch (difference.kind) {
    case 'incomparable':
      return `${difference.run} can't be compared: ${difference.pointer} is ${sides(difference, describeValue)}.`;
    case 'initial-tensor':
      return `${difference.run} parts before the first step: initial ${difference.tensor} is ${sides(difference, shorten)}.`;
    case 'epoch-number':
      return `${difference.run} parts at epoch ${difference.epoch}: ${words(difference.name)} is ${sides(difference, String)}.`;
    case 'epoch-tensor':
      return `${difference.run} parts at epoch ${difference.epoch}: ${difference.tensor} is ${sides(difference, shorten)}.`;
    case 'epoch-count':
      return `${difference.run} parts after epoch ${Math.min(difference.a, difference.b)}: the number of epochs is ${sides(difference, String)}.`;
    case 'run-missing':
      return `${difference.run} is ${difference.from === 'a' ? 'in the reference only' : 'not in the reference'}.`;
    case 'run-digest':
      return `${difference.run} parts: its result is ${sides(difference, shorten)}; only the records of both can tell where.`;
    default:
      return `The summaries part though every run is the same: ${difference.pointer} is ${sides(difference, describeValue)}.`;
  }
}

function sides<Value>({ a, b }: Sides<Value>, describe: (value: Value) => string): string {
  const [left, right] = [a, b].map((value) => (value === undefined ? 'absent' : describe(value)));
  return `${left}, was ${right} in the reference`;
}

function shorten(digest: Digest): string {
  return `${digest.slice(0, 4)}…`;
}

function words(name: EpochNumber): string {
  return name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}
