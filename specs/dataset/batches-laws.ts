import fc from 'fast-check';
import { expect } from 'vitest';
import type { drawEpochBatches } from '../../src/dataset/batches.ts';
import { openStream } from '../../src/random/stream.ts';
import { seeds } from '../random/arbitraries.ts';

/** Anything that claims to draw the batches of an epoch. */
export type DrawBatches = typeof drawEpochBatches;

const epochs = fc.integer({ min: 1, max: 200 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    batchSize: fc.integer({ min: 1, max: count }),
    seed: seeds,
    epoch: fc.integer({ min: 1, max: 60 }),
  }),
);

const flat = (batches: readonly Uint32Array[]) => batches.flatMap((batch) => [...batch]);

/** Every example is in one batch. */
export const hasEachOnce = (draw: DrawBatches) =>
  fc.property(epochs, (epoch) => {
    const indices = flat(draw(epoch)).sort((a, b) => a - b);
    expect(indices).toEqual(Array.from({ length: epoch.count }, (_, index) => index));
  });

/** Only the last batch is short. */
export const fillsBatches = (draw: DrawBatches) =>
  fc.property(epochs, (epoch) => {
    const sizes = draw(epoch).map((batch) => batch.length);
    const last = sizes.pop() ?? 0;
    expect(sizes.every((size) => size === epoch.batchSize)).toBe(true);
    expect(last > 0 && last <= epoch.batchSize).toBe(true);
  });

/** Every epoch has an order of its own. */
export const differsBetweenEpochs = (draw: DrawBatches) =>
  fc.property(seeds, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (seed, one, other) => {
    fc.pre(one !== other);
    const order = (epoch: number) => flat(draw({ count: 30, batchSize: 8, seed, epoch }));
    expect(order(one)).not.toEqual(order(other));
  });

/** Other draws change nothing. */
export const dependsOnItsPathOnly = (draw: DrawBatches) =>
  fc.property(epochs, fc.array(epochs, { maxLength: 4 }), fc.nat(40), (epoch, before, draws) => {
    const alone = draw(epoch).map((batch) => Array.from(batch));
    for (const other of before) draw(other);
    const elsewhere = openStream(epoch.seed, 'init/dense-1/kernel');
    for (let count = 0; count < draws; count++) elsewhere.uniform();
    expect(draw(epoch).map((batch) => Array.from(batch))).toEqual(alone);
  });

/** The batch size cuts the order, and doesn’t change it. */
export const ignoresBatchSizeInOrder = (draw: DrawBatches) =>
  fc.property(epochs, (epoch) => {
    expect(flat(draw(epoch))).toEqual(flat(draw({ ...epoch, batchSize: epoch.count })));
  });
