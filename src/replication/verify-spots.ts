import { compareNames } from '../artifact/order.ts';
import { runId } from '../artifact/read.ts';
import type { RunRecord } from '../artifact/record.ts';
import { drawPermutation } from '../random/permutation.ts';
import type { Seed } from '../random/seed.ts';
import { openStream } from '../random/stream.ts';

/** How many epochs a verifier re-executes, and the seed of their choice, which whoever wrote the artifact can't know. */
export interface Spot {
  readonly count: number;
  readonly seed: Seed;
}

/** Epochs of a run that are re-executed, ascending, 1 for the first. */
export interface ChosenEpochs {
  readonly record: RunRecord;
  readonly epochs: readonly number[];
}

/** All epochs of all runs, or `spot.count` of them, each as likely as another; runs without one are left out. */
export function chooseEpochs(records: readonly RunRecord[], spot?: Spot): ChosenEpochs[] {
  const ordered = records.toSorted((a, b) => compareNames(runId(a.run), runId(b.run)));
  const all = ordered.flatMap((record) => record.result.epochs.map((_, index) => ({ record, epoch: index + 1 })));
  const chosen = spot === undefined ? all : draw(all, spot);
  return ordered.flatMap((record) => {
    const epochs = chosen.filter((one) => one.record === record).map(({ epoch }) => epoch);
    return epochs.length === 0 ? [] : [{ record, epochs: epochs.toSorted((a, b) => a - b) }];
  });
}

function draw<Item>(items: readonly Item[], { count, seed }: Spot): Item[] {
  const order = drawPermutation(openStream(seed, 'verify/spot'), items.length);
  return Array.from(order.subarray(0, count), (index) => items[index]);
}
