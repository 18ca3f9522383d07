import fc from 'fast-check';
import { it } from 'vitest';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { train } from '../../src/training/loop.ts';
import type { RunSeeds } from '../../src/training/run-config.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { FEW, seedPairs } from './arbitraries.ts';
import { finish, oracle, seeded, tinyConfigWith, tinyTask, trainWith, type Trainer } from './tiny.ts';
import { wrapEngine } from './wrapped-engine.ts';

/** What the sources of randomness gave: initial weights, order of examples, validation examples. */
async function draw(trainer: Trainer, seeds: RunSeeds): Promise<Record<keyof RunSeeds, string>> {
  const order: number[] = [];
  let labels = '';
  const engine = wrapEngine(oracle, (session) => ({
    step(input) {
      order.push(...input.indices);
      return session.step(input);
    },
  }));
  const watching = {
    ...engine,
    open(task: Parameters<typeof engine.open>[0]) {
      labels = task.validation.images.join();
      return engine.open(task);
    },
  };
  const config = tinyConfigWith({ kind: 'sgd' }, { seeds, split: { kind: 'hold-out', count: 8, stratified: false } });
  const { result } = await finish({ ...tinyTask(config), engine: watching }, trainer);
  return { init: canonicalJson(result.initialDigests), shuffle: order.join(), split: labels };
}

const separate = (trainer: Trainer) =>
  fc.asyncProperty(seedPairs, fc.constantFrom('init', 'shuffle', 'split'), async ([a, b], source) => {
    const before = await draw(trainer, seeded(a));
    const after = await draw(trainer, { ...seeded(a), [source]: b });
    return (['init', 'shuffle', 'split'] as const).every((key) => (before[key] !== after[key]) === (key === source));
  });

it('always moves one source of randomness by one seed', () => expectLawAsync(separate(train), FEW));

it('always moves one source by one seed: catches an order of examples from the seed of the weights', () =>
  expectDefectCaughtAsync(
    separate(trainWith((config) => ({ ...config, seeds: { ...config.seeds, shuffle: config.seeds.init } }))),
  ));
