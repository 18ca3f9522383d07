import type { Examples } from '../../src/dataset/dataset.ts';
import { buildWorkload, type WorkloadPlan } from '../../src/bench/build-workload.ts';
import type { Competitor } from '../../src/bench/competitor.ts';
import { stepOf, type Workload } from '../../src/bench/workload.ts';
import { openEngine } from '../../src/engine/registry.ts';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';

/** Ten classes of noisy 4 × 5 images: one lit pixel pair each. */
function tinyExamples(count: number, seed: number): Examples {
  const stream = openStream(seed, 'specs/bench');
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  const images = Uint8Array.from({ length: count * 20 }, (_, pixel) => {
    const isLit = Math.floor((pixel % 20) / 2) === labels[Math.floor(pixel / 20)];
    return isLit ? 128 + drawInteger(stream, 128) : drawInteger(stream, 32);
  });
  return { count, height: 4, width: 5, classes: 10, images, labels };
}

/** Data of {@link tinyWork}: 64 examples to train on, 20 to evaluate. */
export const TINY_DATA = { train: tinyExamples(64, 1), validation: tinyExamples(20, 2) };

/** A 20-12-8-10 network that learns fast, four batches of 16, after `stepsBefore` steps. */
export async function tinyWork(changes: Partial<WorkloadPlan> = {}): Promise<Workload> {
  const plan = { optimizer: 'sgd', hidden: [12, 8], batchSize: 16, stepsBefore: 0, ...changes } as const;
  const work = await buildWorkload(plan, TINY_DATA, await openEngine('oracle'));
  return { ...work, learningRate: 5 * work.learningRate };
}

/** The losses of a competitor's first `count` steps. */
export async function lossesOf(competitor: Competitor, workload: Workload, count: number): Promise<number[]> {
  const contestant = await competitor.open(workload);
  const losses: number[] = [];
  for (let index = 1; index <= count; index++) {
    losses.push(await contestant.step(stepOf(workload, workload.state.step + index)));
  }
  await contestant.close();
  return losses;
}
