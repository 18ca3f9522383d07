import { SameseedError } from '../base/errors.ts';

/** Bounds that cover the unknown value at a stated level. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The level that intervals have when none is given. */
export const DEFAULT_LEVEL = 0.95;

/**
 * The probability below the upper bound of a two-sided interval: (1 + level) / 2.
 *
 * @throws {SameseedError} `level-invalid` when `level` is not within (0, 1).
 */
export function upperProbability(level: number): number {
  if (!(level > 0 && level < 1)) {
    throw new SameseedError('level-invalid', `Expected \`level\` to be a number > 0 and < 1, received ${level}.`);
  }
  return (1 + level) / 2;
}
