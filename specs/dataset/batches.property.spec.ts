import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawEpochBatches } from '../../src/dataset/batches.ts';
import { drawPermutation } from '../../src/random/permutation.ts';
import { openStream } from '../../src/random/stream.ts';
import { seeds } from '../random/arbitraries.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type DrawBatches = typeof drawEpochBatches;

const epochs = fc.integer({ min: 1, max: 200 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    batchSize: fc.integer({ min: 1, max: count }),
    seed: seeds,
    epoch: fc.integer({ min: 1, max: 60 }),
  }),
);

const flat = (batches: readonly Uint32Array[]) => batches.flatMap((batch) => [...batch]);

const hasEachOnce = (draw: DrawBatches) =>
  fc.property(epochs, (epoch) => {
    const indices = flat(draw(epoch)).sort((a, b) => a - b);
    expect(indices).toEqual(Array.from({ length: epoch.count }, (_, index) => index));
  });

const fillsBatches = (draw: DrawBatches) =>
  fc.property(epochs, (epoch) => {
    const sizes = draw(epoch).map((batch) => batch.length);
    const last = sizes.pop() ?? 0;
    expect(sizes.every((size) => size === epoch.batchSize)).toBe(true);
    expect(last > 0 && last <= epoch.batchSize).toBe(true);
  });

const differsBetweenEpochs = (draw: DrawBatches) =>
  fc.property(seeds, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (seed, one, other) => {
    fc.pre(one !== other);
    const order = (epoch: number) => flat(draw({ count: 30, batchSize: 8, seed, epoch }));
    expect(order(one)).not.toEqual(order(other));
  });

const dependsOnItsPathOnly = (draw: DrawBatches) =>
  fc.property(epochs, fc.array(epochs, { maxLength: 4 }), fc.nat(40), (epoch, before, draws) => {
    const alone = draw(epoch).map((batch) => Array.from(batch));
    for (const other of before) draw(other);
    const elsewhere = openStream(epoch.seed, 'init/dense-1/kernel');
    for (let count = 0; count < draws; count++) elsewhere.uniform();
    expect(draw(epoch).map((batch) => Array.from(batch))).toEqual(alone);
  });

const ignoresBatchSizeInOrder = (draw: DrawBatches) =>
  fc.property(epochs, (epoch) => {
    expect(flat(draw(epoch))).toEqual(flat(draw({ ...epoch, batchSize: epoch.count })));
  });

const cut = (order: Uint32Array, { count, batchSize }: { count: number; batchSize: number }) =>
  Array.from({ length: Math.ceil(count / batchSize) }, (_, batch) =>
    order.subarray(batch * batchSize, (batch + 1) * batchSize),
  );
const lastPartialDropped: DrawBatches = (epoch) =>
  drawEpochBatches(epoch).filter((batch) => batch.length === epoch.batchSize);
const lastFilledUp: DrawBatches = (epoch) => {
  const batches = drawEpochBatches(epoch);
  const filled = Uint32Array.from({ length: epoch.batchSize }, (_, index) => batches.at(-1)?.at(index) ?? 0);
  return [...batches.slice(0, -1), filled];
};
const oneOrderForAll: DrawBatches = (epoch) =>
  cut(drawPermutation(openStream(epoch.seed, 'shuffle'), epoch.count), epoch);
const notShuffled: DrawBatches = (epoch) =>
  cut(
    Uint32Array.from({ length: epoch.count }, (_, index) => index),
    epoch,
  );
const running = openStream(0, 'shuffle');
const fromRunningStream: DrawBatches = (epoch) => cut(drawPermutation(running, epoch.count), epoch);
const shuffledBatchByBatch: DrawBatches = (epoch) => {
  const stream = openStream(epoch.seed, `shuffle/epoch-${epoch.epoch}`);
  return notShuffled(epoch).map((batch) => drawPermutation(stream, batch.length).map((index) => batch[index]));
};
const emptyAtTheEnd: DrawBatches = (epoch) => [...drawEpochBatches(epoch), new Uint32Array()];

it('always has each example once in an epoch', () => {
  expectLaw(hasEachOnce(drawEpochBatches));
  expectDefectCaught(hasEachOnce(lastPartialDropped));
  expectDefectCaught(hasEachOnce(lastFilledUp));
});

it('always fills all batches but the last', () => {
  expectLaw(fillsBatches(drawEpochBatches));
  expectDefectCaught(fillsBatches(emptyAtTheEnd));
});

it('always shuffles differently in another epoch', () => {
  expectLaw(differsBetweenEpochs(drawEpochBatches));
  expectDefectCaught(differsBetweenEpochs(oneOrderForAll));
  expectDefectCaught(differsBetweenEpochs(notShuffled));
});

it('always depends on nothing but seed and epoch', () => {
  expectLaw(dependsOnItsPathOnly(drawEpochBatches));
  expectDefectCaught(dependsOnItsPathOnly(fromRunningStream));
});

it('never lets the batch size change the order of examples', () => {
  expectLaw(ignoresBatchSizeInOrder(drawEpochBatches));
  expectDefectCaught(ignoresBatchSizeInOrder(shuffledBatchByBatch));
});
