import { describe, expect, it } from 'vitest';
import { openEngine } from '../../src/engine/registry.ts';
import { mnistNetwork } from '../../src/replication/experiments/treatments.ts';
import { openExperiment } from '../../src/replication/experiments/registry.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { groupStacks, isStacking } from '../../src/replication/stack-groups.ts';
import { tinyData, tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

const mnist = { ...tinyData, train: { ...tinyData.train, count: 60_000 }, test: { ...tinyData.test, count: 10_000 } };

const stacksOf = (...treatments: ReturnType<typeof tinyTreatment>[]) =>
  groupStacks(planExperiment({ experiment: tinyExperiment({ treatments }) }).runs, tinyData).map((runs) =>
    runs.map(({ id }) => id),
  );

const short = ['rows/short/seed-0', 'rows/short/seed-1'];
const other = ['rows/other/seed-0', 'rows/other/seed-1'];

describe('the runs of a plan by stacks', () => {
  it('are one stack where the network, the batches, the kind of optimizer and the numbers of examples are the same', () => {
    const changes = [
      { epochs: 9 },
      { schedule: { kind: 'constant', rate: 0.5 } },
      { penalty: { convention: 'half', factor: 0.5, layers: ['dense-2'] } },
      { optimizer: { kind: 'momentum', momentum: 0.1 } },
    ] as const;
    for (const change of changes) {
      expect(stacksOf(tinyTreatment('short'), tinyTreatment('other', change))).toEqual([[...short, ...other]]);
    }
  });

  it('are two where one of these differs', () => {
    const changes = [
      { batchSize: 4 },
      { optimizer: { kind: 'nesterov', momentum: 0.5 } },
      { split: { kind: 'hold-out', count: 5, stratified: false } },
      { network: mnistNetwork([4], 'tanh') },
      { network: mnistNetwork([5], 'relu') },
    ] as const;
    for (const change of changes) {
      expect(stacksOf(tinyTreatment('short'), tinyTreatment('other', change))).toEqual([short, other]);
    }
  });

  it('are one for the whole replication of hinton: 784-500-300-10 with every factor and seed', () => {
    const { runs } = planExperiment({ experiment: openExperiment('hinton') });
    expect(runs.length).toBeGreaterThanOrEqual(15);
    expect(groupStacks(runs, mnist)).toEqual([[...runs]]);
  });
});

describe('whether runs are stacked', () => {
  it.each([
    ['by a GPU unless refused', true, [true, true, false]],
    ['by a processor when asked for', false, [false, true, false]],
  ])('is decided %s', async (_how, isUsual, expected) => {
    const engine = await openEngine('tfjs-cpu');
    if (engine.stacking === undefined) throw new Error('no stacks');
    const { stacking } = engine;
    const own = { name: 'own', stacking: { ...stacking, isUsual } };
    expect([undefined, true, false].map((asked) => isStacking(own, asked))).toEqual(expected);
  });

  it('is not a question for an engine without them', async () => {
    const portable = await openEngine('portable');
    expect([undefined, false].map((asked) => isStacking(portable, asked))).toEqual([false, false]);
    expect(() => isStacking(portable, true)).toThrow(
      expect.objectContaining({
        code: 'stack-unknown',
        message:
          'Expected an engine that trains several networks at once, received portable; choose one of tfjs, or leave out --stack.',
      }),
    );
  });
});
