import { integer, parse } from '../base/schema.ts';
import { drawPermutation } from '../random/permutation.ts';
import type { Seed } from '../random/seed.ts';
import { openStream } from '../random/stream.ts';

/** What one epoch's batches are drawn from. */
export interface EpochInput {
  /** Number of training examples. */
  readonly count: number;
  /** Examples in a batch, from 1 to `count`. */
  readonly batchSize: number;
  readonly seed: Seed;
  /** 1 for the first epoch. */
  readonly epoch: number;
}

/**
 * The batches of an epoch, as indices of examples: consecutive pieces of one permutation from the stream
 * `shuffle/epoch-<epoch>`. Each example occurs once; the last batch holds what is left over.
 *
 * @throws {SameseedError} `batch-size-invalid` when `batchSize` is not an integer from 1 to `count`; `epoch-invalid` when
 *   `epoch` is not an integer ≥ 1; `seed-invalid`.
 */
export function drawEpochBatches({ count, batchSize, seed, epoch }: EpochInput): Uint32Array[] {
  parse(integer(1, count), batchSize, { code: 'batch-size-invalid', subject: 'batch size' });
  parse(integer(1), epoch, { code: 'epoch-invalid', subject: 'epoch' });
  const order = drawPermutation(openStream(seed, `shuffle/epoch-${epoch}`), count);
  return Array.from({ length: Math.ceil(count / batchSize) }, (_, batch) =>
    order.subarray(batch * batchSize, (batch + 1) * batchSize),
  );
}
