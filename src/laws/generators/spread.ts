import fc from 'fast-check';
import { SameseedError } from '../../base/errors.ts';

/**
 * Classes of values by name: the smallest share of all values in [0, 1] that a class has to have, and what is in it.
 */
export type ValueClasses<Value> = Readonly<
  Record<string, readonly [atLeast: number, isIn: (value: NoInfer<Value>) => boolean]>
>;

/** How a spread is measured. */
export interface SpreadOptions {
  /** How many values are drawn. Default 1000. */
  readonly samples?: number;
  /** Default 1, so that the answer is the same every time. */
  readonly seed?: number;
}

/** The share of an arbitrary's values in each class, by the class's name. */
export function measureSpread<Value>(
  arbitrary: fc.Arbitrary<Value>,
  classes: ValueClasses<Value>,
  { samples = 1000, seed = 1 }: SpreadOptions = {},
): Map<string, number> {
  const values = fc.sample(arbitrary, { numRuns: samples, seed });
  return new Map(
    Object.entries(classes).map(([name, [, isIn]]) => [name, values.filter((value) => isIn(value)).length / samples]),
  );
}

/**
 * Asserts that an arbitrary gives values of every class often enough, so that a property over it is not vacuous.
 *
 * @throws {SameseedError} `spread-thin`, naming each class that is too rare.
 */
export function assertSpread<Value>(
  arbitrary: fc.Arbitrary<Value>,
  classes: ValueClasses<Value>,
  options: SpreadOptions = {},
): void {
  const shares = measureSpread(arbitrary, classes, options);
  const thin = Object.entries(classes).flatMap(([name, [atLeast]]) => {
    const share = shares.get(name) ?? 0;
    return share < atLeast
      ? [`“${name}” in at least ${percent(atLeast)} of the values, received ${percent(share)}`]
      : [];
  });
  if (thin.length === 0) return;
  throw new SameseedError(
    'spread-thin',
    `Expected ${thin.join('; ')}; give such values a branch of their own, as with \`fc.oneof\`.`,
    { kind: 'check' },
  );
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
