import { integer, parse } from '../base/schema.ts';

/** An integer from 0 to 2³²−1; 0 is a seed like any other. */
export type Seed = number;

/** Schema of a {@link Seed}. */
export const seedSchema = integer(0, 2 ** 32 - 1);

/** @throws {SameseedError} `seed-invalid` when `value` is not an integer from 0 to 2³²−1. */
export function parseSeed(value: unknown): Seed {
  return parse(seedSchema, value, { code: 'seed-invalid', subject: 'seed' });
}
