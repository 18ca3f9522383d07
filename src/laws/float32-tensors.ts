import { ulpDistance } from '../base/float32.ts';
import type { NamedTensor } from '../network/network.ts';
import type { ElementDifference, TensorDifference } from './law.ts';

/** The tensor with other values: what `change` makes of each, given its place. */
export function mapTensor(
  { name, shape, values }: NamedTensor,
  change: (value: number, at: number) => number,
): NamedTensor {
  return { name, shape, values: values.map(change) };
}

/** The distance of a float32 value to the next larger magnitude; that of the smallest denormal at least. */
export function unitInLastPlace(value: number): number {
  const size = Math.abs(Math.fround(value));
  let unit = 1 / 2 ** 149;
  while (unit * 2 ** 24 <= size) unit *= 2;
  return unit;
}

/** The first tensor that has other bits in `received`, or undefined. */
export function differenceOfBits(
  expected: readonly NamedTensor[],
  received: readonly NamedTensor[],
): TensorDifference | undefined {
  return firstDifference(expected, received, (a, b) => ({
    ulp: ulpDistance(a, b),
    isWrong: !Object.is(a, b),
  }));
}

/**
 * The first tensor that is farther from `expected` than `maxUlp` units in the last place of its own largest value, or
 * undefined; a NaN is infinitely far from everything.
 */
export function differenceBeyond(
  expected: readonly NamedTensor[],
  received: readonly NamedTensor[],
  maxUlp: number,
): TensorDifference | undefined {
  return firstDifference(expected, received, (a, b, unit) => {
    const ulp = Number.isNaN(a - b) ? Infinity : Math.abs(a - b) / unit;
    return { ulp, isWrong: !(ulp <= maxUlp) };
  });
}

type Measure = (
  expected: number,
  received: number,
  unit: number,
) => { readonly ulp: number; readonly isWrong: boolean };

function firstDifference(
  expected: readonly NamedTensor[],
  received: readonly NamedTensor[],
  measure: Measure,
): TensorDifference | undefined {
  for (const [place, tensor] of expected.entries()) {
    const other = received[place].values;
    const unit = unitInLastPlace(tensor.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
    const wrong: ElementDifference[] = [];
    for (const [index, value] of tensor.values.entries()) {
      const { ulp, isWrong } = measure(value, other[index], unit);
      if (isWrong) wrong.push({ index: placeOf(index, tensor.shape), expected: value, received: other[index], ulp });
    }
    if (wrong.length === 0) continue;
    const worst = wrong.reduce((most, next) => (next.ulp > most.ulp ? next : most));
    return { tensor: tensor.name, shape: tensor.shape, count: wrong.length, first: wrong[0], worst };
  }
  return undefined;
}

function placeOf(index: number, shape: readonly number[]): number[] {
  let rest = index;
  return shape
    .toReversed()
    .map((length) => {
      const place = rest % length;
      rest = (rest - place) / length;
      return place;
    })
    .toReversed();
}
