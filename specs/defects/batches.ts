import { drawEpochBatches } from '../../src/dataset/batches.ts';
import {
  dependsOnItsPathOnly,
  differsBetweenEpochs,
  type DrawBatches,
  fillsBatches,
  hasEachOnce,
  ignoresBatchSizeInOrder,
} from '../dataset/batches-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { emptyBatchAtTheEnd } from './batches/empty-batch-at-the-end.ts';
import { epochWithoutANumber } from './batches/epoch-without-a-number.ts';
import { lastRowNeverDrawn } from './batches/last-row-never-drawn.ts';
import { orderCarriedOver } from './batches/order-carried-over.ts';
import { shuffledBatchByBatch } from './batches/shuffled-batch-by-batch.ts';

/** Batches of an epoch. */
export const batches = shelf<DrawBatches>({
  name: 'batches',
  sound: drawEpochBatches,
  laws: [
    propertyLaw('each-once', hasEachOnce),
    propertyLaw('full-but-the-last', fillsBatches),
    propertyLaw('other-order-each-epoch', differsBetweenEpochs),
    propertyLaw('by-seed-and-epoch-only', dependsOnItsPathOnly),
    propertyLaw('order-free-of-batch-size', ignoresBatchSizeInOrder),
  ],
  defects: [emptyBatchAtTheEnd, epochWithoutANumber, lastRowNeverDrawn, orderCarriedOver, shuffledBatchByBatch],
});
