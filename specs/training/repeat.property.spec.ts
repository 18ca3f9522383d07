import fc from 'fast-check';
import { it } from 'vitest';
import { train } from '../../src/training/loop.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { FEW, optimizers, seedPairs, seeds } from './arbitraries.ts';
import { finish, seeded, tinyConfigWith, tinyTask, trainWith, type Trainer } from './tiny.ts';
import { wrapEngine } from './wrapped-engine.ts';

const repeats = (trainer: Trainer) =>
  fc.asyncProperty(optimizers, seeds, async (kind, value) => {
    const task = tinyTask(tinyConfigWith(kind, { seeds: seeded(value) }));
    const first = await finish(task, trainer);
    const second = await finish(task, trainer);
    return first.result.digest === second.result.digest;
  });

it('always gives the same digest for the same seed', () => expectLawAsync(repeats(train), FEW));

it('always gives the same digest: catches a shuffle from global state', () => {
  let calls = 0;
  return expectDefectCaughtAsync(
    repeats(trainWith((config) => ({ ...config, seeds: { ...config.seeds, shuffle: calls++ } }))),
  );
});

const differs = (trainer: Trainer) =>
  fc.asyncProperty(seedPairs, async ([a, b]) => {
    const digests = [a, b].map(async (value) => {
      const { result } = await finish(tinyTask(tinyConfigWith({ kind: 'sgd' }, { seeds: seeded(value) })), trainer);
      return result.digest;
    });
    const [one, other] = await Promise.all(digests);
    return one !== other;
  });

it('never gives one digest for two seeds', () => expectLawAsync(differs(train), FEW));

it('never gives one digest for two seeds: catches a seed 0 that is replaced', () =>
  expectDefectCaughtAsync(
    differs(trainWith((config) => (config.seeds.init === 0 ? { ...config, seeds: seeded(1) } : config))),
  ));

const interleaves = (trainer: Trainer) =>
  fc.asyncProperty(optimizers, seedPairs, async (kind, [a, b]) => {
    const task = tinyTask(tinyConfigWith(kind, { seeds: seeded(a) }));
    const alone = await finish(task, trainer);
    const other = trainer(tinyTask(tinyConfigWith(kind, { seeds: seeded(b) })))[Symbol.asyncIterator]();
    for await (const event of trainer(task)) {
      await other.next();
      if (event.kind === 'end') return event.result.digest === alone.result.digest;
    }
    return false;
  });

it('never depends on a run beside it', () => expectLawAsync(interleaves(train), FEW));

it('never depends on a run beside it: catches steps counted for all runs together', () => {
  let steps = 0;
  const shared: Trainer = (task) =>
    train({
      ...task,
      engine: wrapEngine(task.engine, (session) => ({
        step: (input) => session.step({ ...input, learningRate: 1 / ++steps }),
      })),
    });
  return expectDefectCaughtAsync(interleaves(shared));
});
