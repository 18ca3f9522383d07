import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { oracleEngine } from '../../../src/engine/oracle/oracle.ts';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { buildNetwork } from '../../../src/network/architecture.ts';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';
import { openStream } from '../../../src/random/stream.ts';
import { hiddenActivations, seeds } from '../../network/arbitraries.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';
import { drawExamples, drawState, type EngineCase, inWords, runCase } from '../cases.ts';

interface Sizes {
  /** Pixels of an image's height and width. */
  readonly side: number;
  readonly batchSizes: fc.Arbitrary<number>;
  readonly units: fc.Arbitrary<number>;
}

// blocks hold 128 examples, pieces of a list 96 units or 112 pixels
const manyExamples: Sizes = {
  side: 3,
  batchSizes: fc.integer({ min: 129, max: 400 }),
  units: fc.integer({ min: 1, max: 16 }),
};
const manyUnits: Sizes = {
  side: 3,
  batchSizes: fc.integer({ min: 1, max: 5 }),
  units: fc.integer({ min: 90, max: 250 }),
};
const manyPixels: Sizes = {
  side: 16,
  batchSizes: fc.integer({ min: 1, max: 20 }),
  units: fc.integer({ min: 1, max: 60 }),
};

/** Tasks of two hidden layers, two steps long, the second on a single example. */
const cases = ({ side, batchSizes, units }: Sizes): fc.Arbitrary<EngineCase> =>
  fc
    .record({
      batchSize: batchSizes,
      units,
      activation: hiddenActivations,
      optimizer: fc.constantFrom(...Object.values(DEFAULT_OPTIMIZERS)),
      seed: seeds,
    })
    .map(({ batchSize, units: width, activation, optimizer, seed }) => {
      const stream = openStream(seed, 'blocks');
      const hidden = [
        { units: width, activation },
        { units: 14, activation },
      ];
      const network = buildNetwork({ inputs: side * side, hidden, classes: 3, initializer: 'glorot-uniform' });
      const plan = { height: side, width: side, classes: 3, density: 0.5 };
      const train = drawExamples({ ...plan, count: batchSize }, stream);
      const penalty = { convention: 'decoupled', factor: 0, layers: [] } as const;
      return {
        task: {
          network,
          optimizer,
          penalty: optimizer.kind === 'adamw' ? penalty : ({ ...penalty, convention: 'keras' } as const),
          train,
          validation: drawExamples({ ...plan, count: 4 }, stream),
          batchSize,
          state: drawState(network, optimizer, { stream }),
        },
        learningRate: 0.1,
        steps: 2,
        seed,
      };
    });

const equalsOracle = (engine: Engine, sizes: Sizes) =>
  fc.asyncProperty(cases(sizes), async (engineCase) => {
    expect(inWords(await runCase(engine, engineCase))).toEqual(inWords(await runCase(oracleEngine, engineCase)));
  });

/** Learns from the last block of each batch only. */
const forgetful: Engine = {
  ...portableEngine,
  async open(task) {
    const session = await portableEngine.open(task);
    return {
      step: async (input) => session.step({ ...input, indices: input.indices.slice(-128) }),
      evaluate: async () => session.evaluate(),
      penalty: async () => session.penalty(),
      readState: async () => session.readState(),
      close: async () => session.close(),
    };
  },
};

describe('a step in pieces', () => {
  it('always gives the bits of the oracle: batches of several blocks of examples', async () => {
    await expectLawAsync(equalsOracle(portableEngine, manyExamples), { numRuns: 6 });
  });

  it('always gives the bits of the oracle: layers whose lists are cut', async () => {
    await expectLawAsync(equalsOracle(portableEngine, manyUnits), { numRuns: 6 });
  });

  it('always gives the bits of the oracle: images whose lists are cut', async () => {
    await expectLawAsync(equalsOracle(portableEngine, manyPixels), { numRuns: 10 });
  });

  it('never forgets the blocks before the last', async () => {
    await expectDefectCaughtAsync(equalsOracle(forgetful, manyExamples), { numRuns: 5 });
  });
});
