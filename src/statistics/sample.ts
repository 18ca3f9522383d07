import { SameseedError } from '../base/errors.ts';

/** What a sample has to be for a statistic. */
export interface SampleNeed {
  /** Smallest number of values that the statistic is defined for. */
  readonly atLeast: number;
  /** The statistic, for the message: `a mean`. */
  readonly statistic: string;
}

/**
 * Refuses a sample that a statistic is not defined for.
 *
 * @throws {SameseedError} `sample-too-small` for fewer values than needed, `sample-not-finite` for NaN and infinities.
 */
export function checkSample(values: readonly number[], { atLeast, statistic }: SampleNeed): void {
  if (values.length < atLeast) {
    throw new SameseedError(
      'sample-too-small',
      `Expected at least ${atLeast} value${atLeast === 1 ? '' : 's'} for ${statistic}, received ${values.length}; run more seeds.`,
    );
  }
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index !== -1) {
    throw new SameseedError(
      'sample-not-finite',
      `Expected finite numbers for ${statistic}, received ${values[index]} as number ${index + 1} of ${values.length}.`,
    );
  }
}
