import { it } from 'vitest';
import { drawEpochBatches } from '../../src/dataset/batches.ts';
import { drawPermutation } from '../../src/random/permutation.ts';
import { openStream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import {
  type DrawBatches,
  hasEachOnce,
  fillsBatches,
  differsBetweenEpochs,
  dependsOnItsPathOnly,
  ignoresBatchSizeInOrder,
} from './batches-laws.ts';

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
