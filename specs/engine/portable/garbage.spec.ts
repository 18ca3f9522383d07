import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { StepInput } from '../../../src/engine/engine.ts';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';
import { tinyExamples, tinyTask } from '../tiny.ts';

const BATCH = 128;
const ROUNDS = 150;
const STEPS = 10;

/** Room for the score, the constants of the update and what code that is not optimised yet boxes; bytes a step. */
const LITTLE = 1024;

setFlagsFromString('--expose-gc');
const collectGarbage: (how: { type: 'minor' }) => void = runInNewContext('gc');

/**
 * Growth of the heap, bytes a step, in rounds of a few steps with a collection before each: of the first round with
 * little of it, since compilers that are at work leave something too, else of the best one.
 */
function garbageOf(step: (input: StepInput) => unknown): number {
  const indices = Uint32Array.from({ length: BATCH }, (_, row) => row);
  let taken = 0;
  let least = Infinity;
  for (let round = 0; round < ROUNDS && least > LITTLE; round++) {
    collectGarbage({ type: 'minor' });
    const before = getHeapStatistics().used_heap_size;
    for (let left = STEPS; left > 0; left--) step({ step: ++taken, indices, learningRate: 0.001 });
    const growth = (getHeapStatistics().used_heap_size - before) / STEPS;
    // a heap that shrank was collected in mid-round, which tells nothing
    if (growth >= 0) least = Math.min(least, growth);
  }
  return least;
}

const examples = tinyExamples(BATCH);
const openSession = async () =>
  portableEngine.open(tinyTask({ optimizer: DEFAULT_OPTIMIZERS.momentum, train: examples, batchSize: BATCH }));

describe('a step of the portable engine', () => {
  it('leaves its score and a few constants on the heap, and nothing for each example', async () => {
    const session = await openSession();
    expect(garbageOf((input) => session.step(input))).toBeLessThan(LITTLE);
  });

  it('is told apart from one that makes a view of each image', async () => {
    const session = await openSession();
    const views: Uint8Array[] = [];
    const wasteful = (input: StepInput) => {
      views.length = 0;
      for (const row of input.indices) views.push(examples.images.subarray(6 * row, 6 * row + 6));
      return session.step(input);
    };
    expect(garbageOf(wasteful)).toBeGreaterThan(LITTLE);
  });
});
