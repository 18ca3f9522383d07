import { differenceInBits, ulpDistance } from '../base/float32.ts';
import type { TracedStep, TracePart } from './trace.ts';

/** The first element of a part that differs, and how far the part is apart. */
export interface PartDifference {
  readonly part: string;
  readonly shape: readonly number[];
  /** Place of the first element with other bits, in row-major order. */
  readonly first: number;
  readonly a: number;
  readonly b: number;
  /** Distance of that element, and of the one that is farthest apart, in ULP of float32. */
  readonly ulp: number;
  readonly maxUlp: number;
  /** Elements with other bits, and all elements. */
  readonly different: number;
  readonly size: number;
}

/** Where two traces of one step first differ, in the order of computation. */
export interface StepDifference {
  /** First part with elements that are apart; absent when there is none. */
  readonly apart?: PartDifference;
  /** First part before it in which zeros differ in sign and nothing else. */
  readonly signs?: PartDifference;
}

/** Compares all parts of a step, in the order of computation, up to the first one with elements that are apart. */
export function findStepDifference(a: TracedStep, b: TracedStep): StepDifference {
  const others = new Map(b.parts.map((part) => [part.name, part]));
  let signs: PartDifference | undefined;
  for (const part of a.parts) {
    const other = others.get(part.name);
    const found = other === undefined ? undefined : compareParts(part, other);
    if (found === undefined) continue;
    if (found.maxUlp > 0) return { apart: found, ...(signs === undefined ? {} : { signs }) };
    signs ??= found;
  }
  return signs === undefined ? {} : { signs };
}

/** Where a part differs in two traces; undefined when all bits are equal. */
export function compareParts(
  { name, shape, values: a }: TracePart,
  { values: b }: TracePart,
): PartDifference | undefined {
  if (a instanceof Float32Array && b instanceof Float32Array && a.length === b.length) {
    const found = differenceInBits(a, b);
    if (found === undefined) return undefined;
    const { first, count, maxUlp } = found;
    const ulp = ulpDistance(a[first], b[first]);
    return { part: name, shape, first, a: a[first], b: b[first], ulp, maxUlp, different: count, size: a.length };
  }
  const size = Math.max(a.length, b.length);
  const apart = Array.from({ length: size }, (_, index) => index).filter((index) => !Object.is(a[index], b[index]));
  if (apart.length === 0) return undefined;
  const [first] = apart;
  const distances = apart.map((index) => ulpDistance(a[index] ?? NaN, b[index] ?? NaN));
  const maxUlp = Math.max(...distances);
  return {
    part: name,
    shape,
    first,
    a: a[first],
    b: b[first],
    ulp: distances[0],
    maxUlp,
    different: apart.length,
    size,
  };
}

/** How far the weights of two runs are apart after a step. */
export interface Growth {
  readonly step: number;
  /** Root mean square of the difference, in ULP of the weights' root mean square. */
  readonly typicalUlp: number;
  /** Share of weights with other bits. */
  readonly share: number;
}

/** How far two traces of one step are apart in these parts together. */
export function measureGrowth(a: TracedStep, b: TracedStep, names: ReadonlySet<string>): Growth {
  const others = new Map(b.parts.map((part) => [part.name, part.values]));
  let squares = 0;
  let sizes = 0;
  let different = 0;
  let count = 0;
  for (const { name, values } of a.parts) {
    const other = names.has(name) ? others.get(name) : undefined;
    if (other === undefined) continue;
    for (let index = 0; index < values.length; index++) {
      const distance = values[index] - other[index];
      squares += distance * distance;
      sizes += values[index] * values[index];
      if (!Object.is(values[index], other[index])) different++;
    }
    count += values.length;
  }
  // an ULP of a float32 is 2⁻²³ of the power of two below it
  const typicalUlp = sizes === 0 ? 0 : Math.sqrt(squares / sizes) * 2 ** 23;
  return { step: a.step, typicalUlp, share: count === 0 ? 0 : different / count };
}
