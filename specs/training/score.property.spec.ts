import fc from 'fast-check';
import { it } from 'vitest';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import type { Score, StepInput } from '../../src/engine/engine.ts';
import { train } from '../../src/training/loop.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { FEW, optimizers } from './arbitraries.ts';
import { finish, oracle, tinyConfigWith, tinyDataset, tinyTask, type Trainer } from './tiny.ts';
import { wrapEngine } from './wrapped-engine.ts';

const unmoved = (trainer: Trainer) =>
  fc.asyncProperty(optimizers, fc.integer({ min: 3, max: 1000 }), async (kind, testSeed) => {
    const trained = [tinyDataset(), tinyDataset({ testSeed })].map(async (dataset) => {
      const { result } = await finish({ engine: oracle, dataset, config: tinyConfigWith(kind) }, trainer);
      return canonicalJson(
        result.epochs.map(({ loss, accuracy, penalty, digests }) => ({ loss, accuracy, penalty, digests })),
      );
    });
    const [one, other] = await Promise.all(trained);
    return one === other;
  });

it('never lets validation influence training', () => expectLawAsync(unmoved(train), FEW));

it('never lets validation influence training: catches an evaluation that changes the state', () =>
  expectDefectCaughtAsync(
    unmoved((task) => {
      const engine = wrapEngine(task.engine, (first, opened) => {
        let session = first;
        return {
          step: (input) => session.step(input),
          readState: () => session.readState(),
          async evaluate() {
            const score = await session.evaluate();
            const state = await session.readState();
            state.parameters[0].values[0] += score.lossSum;
            session = await task.engine.open({ ...opened, state });
            return score;
          },
        };
      });
      return train({ ...task, engine });
    }),
  ));

interface Seen extends Score {
  readonly input: StepInput;
}

const weighted = (trainer: Trainer) =>
  fc.asyncProperty(optimizers, fc.integer({ min: 1, max: 22 }), async (kind, batchSize) => {
    const seen: Seen[] = [];
    const engine = wrapEngine(oracle, (session) => ({
      async step(input) {
        const score = await session.step(input);
        seen.push({ ...score, input });
        return score;
      },
    }));
    const { result } = await finish({ ...tinyTask(tinyConfigWith(kind, { batchSize, epochs: 1 })), engine }, trainer);
    const examples = seen.reduce((sum, { input }) => sum + input.indices.length, 0);
    const loss = seen.reduce((sum, { lossSum }) => sum + lossSum, 0) / examples;
    const accuracy = seen.reduce((sum, { correct }) => sum + correct, 0) / examples;
    const [epoch] = result.epochs;
    return examples === 22 && epoch.loss === loss && epoch.accuracy === accuracy;
  });

it('always weighs a short last batch by its length', () => expectLawAsync(weighted(train), FEW));

it('always weighs a short last batch by its length: catches a mean of batch means', () =>
  expectDefectCaughtAsync(
    weighted((task) => {
      const batches = Math.ceil(22 / task.config.batchSize);
      const engine = wrapEngine(task.engine, (session) => ({
        async step(input) {
          const { lossSum, correct } = await session.step(input);
          return { lossSum: ((lossSum / input.indices.length) * 22) / batches, correct };
        },
      }));
      return train({ ...task, engine });
    }),
  ));
