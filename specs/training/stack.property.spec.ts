import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SameseedError } from '../../src/base/errors.ts';
import { openEngine } from '../../src/engine/registry.ts';
import type { Stacking } from '../../src/engine/engine.ts';
import { train } from '../../src/training/loop.ts';
import { type StackedRun, type StackEvent, type StackTask, trainStack } from '../../src/training/stack.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { seeds } from './arbitraries.ts';
import { finish, OPTIMIZERS, tinyConfigWith, tinyDataset } from './tiny.ts';

const engine = await openEngine('tfjs-cpu');
const dataset = tinyDataset();

/** What may differ between the runs of a stack. */
const differences = fc.record({
  seeds: fc.record({ init: seeds, shuffle: seeds, split: seeds }),
  epochs: fc.integer({ min: 1, max: 3 }),
  /** Epochs that are done before. */
  done: fc.nat(3),
  factor: fc.constantFrom(0, 0.01, 0.1),
  rate: fc.constantFrom(0.05, 0.2),
  /** A rate that leaves the finite range at once. */
  isHopeless: fc.constantFrom(false, false, false, true),
  layers: fc.subarray(['dense-1', 'dense-2']),
});

const stacks = fc.record({
  optimizer: fc.constantFrom(...OPTIMIZERS),
  split: fc.constantFrom({ kind: 'test' } as const, { kind: 'hold-out', count: 5, stratified: false } as const),
  runs: fc.array(differences, { minLength: 1, maxLength: 4 }),
});

type Stacks = typeof stacks extends fc.Arbitrary<infer Value> ? Value : never;

async function prepare({ optimizer, split, runs }: Stacks): Promise<StackedRun[]> {
  const prepared: StackedRun[] = [];
  for (const { done, factor, layers, rate, isHopeless, ...own } of runs) {
    const plain = tinyConfigWith(optimizer, { ...own, split });
    const config = {
      ...plain,
      schedule: { kind: 'cosine', rate } as const,
      penalty: { ...plain.penalty, factor, layers },
    };
    const hopeless = { ...config, schedule: { kind: 'constant', rate: 1e300 } as const };
    const { checkpoints } = await finish({ engine, dataset, config });
    const resumeFrom = checkpoints[Math.min(done, config.epochs) - 1];
    if (isHopeless) prepared.push({ config: hopeless });
    else prepared.push(resumeFrom === undefined ? { config } : { config, resumeFrom });
  }
  return prepared;
}

type Told = StackEvent['event'] | { readonly kind: 'failed'; readonly message: string };

/** A failure by its sentence, else as it is. */
const inWords = (event: StackEvent['event']): Told =>
  event.kind === 'failed' ? { kind: 'failed', message: event.error.message } : event;

async function runApart(run: StackedRun): Promise<Told[]> {
  const events: Told[] = [];
  try {
    for await (const event of train({ engine, dataset, ...run })) events.push(event);
  } catch (error) {
    if (!(error instanceof SameseedError)) throw error;
    events.push(inWords({ kind: 'failed', error }));
  }
  return events;
}

/** Each run of a stack tells the very same as alone. */
const tellsAlike = (trainer: (task: StackTask) => AsyncIterable<StackEvent>) =>
  fc.asyncProperty(stacks, async (drawn) => {
    const runs = await prepare(drawn);
    const told: Told[][] = runs.map(() => []);
    for await (const { run, event } of trainer({ engine, dataset, runs })) told[run].push(inWords(event));
    expect(told).toEqual(await Promise.all(runs.map(runApart)));
  });

/** The trainer on stacks that a defect has changed. */
const withStacking = (change: (stacking: Stacking) => Partial<Stacking>) => (task: StackTask) => {
  const { stacking } = engine;
  if (stacking === undefined) throw new Error('no stacks');
  return trainStack({ ...task, engine: { name: 'broken', stacking: { ...stacking, ...change(stacking) } } });
};

it('a run in a stack always tells what it tells alone, whatever epoch it goes on from and whoever leaves', async () => {
  await expectLawAsync(tellsAlike(trainStack), { numRuns: 20 });
}, 30_000);

it('a run in a stack always tells what it tells alone: catches networks that are mixed up when one leaves', async () => {
  const defective = withStacking((stacking) => ({
    async open(tasks) {
      const stack = await stacking.open(tasks);
      return {
        step: async (inputs) => stack.step(inputs),
        evaluate: async () => stack.evaluate(),
        penalties: async () => stack.penalties(),
        readStates: async () => [...(await stack.readStates())].toReversed(),
        close: async () => stack.close(),
      };
    },
  }));
  await expectDefectCaughtAsync(tellsAlike(defective));
});

async function* selfish(task: StackTask) {
  for await (const told of trainStack(task)) {
    yield told;
    if (told.event.kind === 'failed') return;
  }
}

it('a run in a stack always tells what it tells alone: catches a stack that all leave with one', async () => {
  await expectDefectCaughtAsync(tellsAlike(selfish));
});
