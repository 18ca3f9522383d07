import { expectedMaximum } from '../statistics/expected-maximum.ts';

/** The greatest of several values, which is high by choice alone. */
export interface Best {
  readonly value: number;
  /** How many values it is the best of. */
  readonly of: number;
  /** By how much the best of so many normal draws lies above their mean, on average; absent without a deviation. */
  readonly optimism?: number;
}

/** The best of values whose standard deviation is `spread`, where that is known. */
export function bestOf(values: readonly number[], spread: number | undefined): Best {
  const best = { value: Math.max(...values), of: values.length };
  return spread === undefined ? best : { ...best, optimism: expectedMaximum(values.length) * spread };
}
