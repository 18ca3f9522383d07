import { SameseedError } from '../../base/errors.ts';
import { describeValue } from '../../base/place.ts';

/** A list of numbers, or a typed array of them. */
export type NumberList =
  | readonly number[]
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array;

/** A tensor among others, such as one of a network's weights. */
export interface NumberTensor {
  /** Default `tensor 0`, `tensor 1`, …. */
  readonly name?: string;
  readonly values: ArrayLike<number>;
}

/** What matchers compare: a number, a list of numbers, or tensors in an order. */
export type Numbers = number | NumberList | readonly NumberTensor[];

/** Numbers that are kept together. */
export interface NumberPart {
  /** Name of the tensor; empty when there is nothing to tell apart. */
  readonly name: string;
  /** `Float32Array`, …; `float64` for plain numbers. */
  readonly kind: string;
  readonly values: ArrayLike<number>;
}

/** The parts of numbers, in order. @throws {SameseedError} `matcher-input` when `value` is something else. */
export function numberParts(value: unknown, role: string): readonly NumberPart[] {
  if (typeof value === 'number') return [{ name: '', kind: 'float64', values: [value] }];
  if (Array.isArray(value) && value.length > 0 && value.every(isTensor)) {
    return value.map(({ name, values }, index) => {
      const label = name ?? `tensor ${index}`;
      return { ...numberPart(values, `${role} ${label}`), name: label };
    });
  }
  return [numberPart(value, role)];
}

function numberPart(value: unknown, role: string): NumberPart {
  if (isTypedArray(value)) return { name: '', kind: value.constructor.name, values: value };
  if (!Array.isArray(value)) {
    return refuse(`${role} to be a number, a list of numbers, a typed array or tensors`, describeValue(value));
  }
  const index = value.findIndex((item) => typeof item !== 'number');
  if (index !== -1) refuse(`${role} to hold numbers only`, `${describeValue(value[index])} at index ${index}`);
  return { name: '', kind: 'float64', values: value };
}

function isTensor(value: unknown): value is NumberTensor {
  return typeof value === 'object' && value !== null && 'values' in value;
}

function isTypedArray(value: unknown): value is Exclude<NumberList, readonly number[]> {
  const isView = ArrayBuffer.isView(value) && !(value instanceof DataView);
  return isView && !(value instanceof BigInt64Array) && !(value instanceof BigUint64Array);
}

/** Throws `matcher-input`: a matcher was handed what it can't judge. */
export function refuse(expected: string, received: string): never {
  throw new SameseedError('matcher-input', `Expected ${expected}, received ${received}.`);
}

/** What two values have unlike before any of their numbers is compared: tensors, names, kinds, lengths. */
export function findShapeFault(
  received: readonly NumberPart[],
  expected: readonly NumberPart[],
  isKindCompared: boolean,
): string | undefined {
  if (received.length !== expected.length) {
    return `Expected ${expected.length} tensors, received ${received.length}.`;
  }
  for (const [index, part] of received.entries()) {
    const other = expected[index];
    const of = other.name === '' ? '' : ` of ${other.name}`;
    if (part.name !== other.name) return `Expected the tensor ${other.name}, received ${part.name}.`;
    if (isKindCompared && part.kind !== other.kind)
      return `Expected the kind${of} to be ${other.kind}, received ${part.kind}.`;
    if (part.values.length !== other.values.length) {
      return `Expected ${other.values.length} numbers${of === '' ? '' : ` in ${other.name}`}, received ${part.values.length}.`;
    }
  }
  return undefined;
}
