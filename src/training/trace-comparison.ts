import { firstJsonDifference, type JsonDifference } from '../artifact/json-difference.ts';
import { SameseedError } from '../base/errors.ts';
import { compareParts, type PartDifference } from './trace-difference.ts';
import { type TraceFile, unpackValues } from './trace-file.ts';

/** Where two traces of one epoch part. */
export type TraceComparison =
  | { readonly kind: 'same'; readonly steps: number }
  /** Before the epoch: another tensor to begin with. */
  | { readonly kind: 'start'; readonly tensor: string }
  | {
      readonly kind: 'step';
      /** First step with other bits; the traces don't tell more where `after` isn't the step before it. */
      readonly step: number;
      /** Last step that both have looked into and that has the same bits. */
      readonly after: number;
      /** First part with other bits at `step`. */
      readonly part: string;
      /** Absent where the traces don't both have the values. */
      readonly difference?: PartDifference;
    };

/**
 * Finds where two traces part, by halving: a chain that differs at a step differs at every later one.
 *
 * @throws {SameseedError} `trace-incomparable` for traces of different runs, epochs, parts or steps.
 */
export function compareTraces(a: TraceFile, b: TraceFile): TraceComparison {
  refuseOthers(a, b);
  const start = firstJsonDifference(a.start, b.start);
  if (start !== undefined) return { kind: 'start', tensor: start.pointer.slice(1).replaceAll('~1', '/') };
  const others = new Map(b.steps.map((one) => [one.step, one]));
  const common = a.steps.flatMap((one) => {
    const other = others.get(one.step);
    return other === undefined ? [] : [{ step: one.step, a: one, b: other }];
  });
  if (common.length === 0) throw incomparable('steps that both have', 'none');
  const first = firstWhere(common.length, (index) => common[index].a.chain !== common[index].b.chain);
  if (first === common.length) return { kind: 'same', steps: common.length };
  const { step, a: left, b: right } = common[first];
  const place = a.parts.findIndex((_, index) => shortOf(left.digests, index) !== shortOf(right.digests, index));
  const difference = differenceInValues(a, b, step);
  return {
    kind: 'step',
    step,
    after: first === 0 ? a.steps[0].step - 1 : common[first - 1].step,
    part: difference?.part ?? a.parts[place] ?? 'something between the steps',
    ...(difference === undefined ? {} : { difference }),
  };
}

/** Smallest index from 0 to `count` from which on a property holds; it never ceases to. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function shortOf(digests: string, index: number): string {
  return digests.slice(16 * index, 16 * (index + 1));
}

function differenceInValues(a: TraceFile, b: TraceFile, step: number): PartDifference | undefined {
  const [left, right] = [unpackValues(a), unpackValues(b)];
  if (left?.step !== step || right?.step !== step || left.name !== right.name) return undefined;
  return compareParts(left, right);
}

function refuseOthers(a: TraceFile, b: TraceFile): void {
  const found: JsonDifference | undefined =
    firstJsonDifference(a.run, b.run) ??
    firstJsonDifference({ epoch: a.epoch, parts: a.parts }, { epoch: b.epoch, parts: b.parts });
  if (found !== undefined) throw incomparable('traces of one run and epoch', `other ones at ${found.pointer}`);
}

function incomparable(expected: string, received: string): SameseedError {
  return new SameseedError(
    'trace-incomparable',
    `Expected ${expected}, received ${received}; write both with the same --run, --epoch and --steps.`,
  );
}
