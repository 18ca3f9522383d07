import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine, EngineTask, StepTensor } from '../../src/engine/engine.ts';
import { openOracle } from '../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../src/engine/oracle/rules.ts';
import { openEngine } from '../../src/engine/registry.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { batchOf, type EngineCase, engineCases } from './cases.ts';
import { tinyExamples, tinyTask } from './tiny.ts';

const { fround } = Math;
const [oracle, portable, cpu, wasm] = await Promise.all(
  ['oracle', 'portable', 'tfjs-cpu', 'tfjs-wasm'].map(openEngine),
);

async function inspect(engine: Engine, task: EngineTask, indices: Uint32Array): Promise<readonly StepTensor[]> {
  if (engine.inspect === undefined) throw new Error(`${engine.name} can't be looked into`);
  return engine.inspect(task, indices);
}

const inWords = (tensors: readonly StepTensor[]) =>
  tensors.map(({ name, shape, values }) => ({ name, shape, words: [...new Uint32Array(values.buffer)] }));

const seesWhatTheOracleSees = (engine: Engine) =>
  fc.asyncProperty(engineCases(), async (engineCase) => {
    const { task } = engineCase;
    const indices = batchOf(engineCase, 1);
    const [own, other] = [await inspect(engine, task, indices), await inspect(oracle, task, indices)];
    return isDeepStrictEqual(inWords(own), inWords(other));
  });

/** Plain SGD without decay: the weights tell which gradients the step had. */
const plain = engineCases({ isSparse: true }).map(plainly);

function plainly({ task, ...rest }: EngineCase): EngineCase {
  return { task: { ...task, optimizer: { kind: 'sgd' }, state: { ...task.state, slots: [] } }, ...rest };
}

const seesTheGradientsOfItsStep = (engine: Engine, looked: Engine = engine) =>
  fc.asyncProperty(plain, async (engineCase) => {
    const { task, learningRate } = engineCase;
    const indices = batchOf(engineCase, 1);
    const seen = new Map((await inspect(looked, task, indices)).map((tensor) => [tensor.name, tensor.values]));
    const session = await engine.open(task);
    await session.step({ step: 1, indices, learningRate });
    const { parameters } = await session.readState();
    await session.close();
    const rate = fround(learningRate);
    return parameters.every(({ name, values }, index) => {
      const gradient = seen.get(`${name}/gradient`) ?? new Float32Array();
      const before = task.state.parameters[index].values;
      return values.every((weight, at) => weight === fround(before[at] - fround(rate * gradient[at])));
    });
  });

describe('inspect', () => {
  it('of the portable engine always sees what the oracle sees, bit for bit', async () => {
    await expectLawAsync(seesWhatTheOracleSees(portable), { numRuns: 60 });
  });

  it.each([oracle, portable, cpu, wasm].map((engine) => [engine.name, engine] as const))(
    'of %s always sees the gradients of its own step',
    async (_name, engine) => {
      await expectLawAsync(seesTheGradientsOfItsStep(engine), { numRuns: 25 });
    },
  );

  it('is told apart from one that divides by the batch size and not by the rows', async () => {
    const defective = openOracle({ ...CONTRACT_RULES, divisor: (_rows, batchSize) => batchSize });
    await expectDefectCaughtAsync(seesWhatTheOracleSees(defective));
    await expectDefectCaughtAsync(seesTheGradientsOfItsStep(oracle, defective));
  });

  it('takes a batch of several blocks', async () => {
    const task = tinyTask({ train: tinyExamples(600), batchSize: 600 });
    const indices = Uint32Array.from({ length: 600 }, (_, index) => 599 - index);
    expect(inWords(await inspect(portable, task, indices))).toEqual(inWords(await inspect(oracle, task, indices)));
  });

  it('names what it saw in the order of computation', async () => {
    const seen = await inspect(oracle, tinyTask(), Uint32Array.of(3, 1));
    expect(seen.map(({ name, shape }) => [name, shape])).toEqual([
      ['dense-1/activations', [2, 4]],
      ['dense-2/logits', [2, 3]],
      ['dense-2/kernel/gradient', [4, 3]],
      ['dense-2/bias/gradient', [3]],
      ['dense-1/kernel/gradient', [6, 4]],
      ['dense-1/bias/gradient', [4]],
    ]);
  });
});
