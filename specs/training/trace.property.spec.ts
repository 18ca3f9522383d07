import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawStart } from '../../src/training/start.ts';
import type { TracedStep } from '../../src/training/trace.ts';
import { compareTraces } from '../../src/training/trace-comparison.ts';
import { collectTrace, type TraceFile } from '../../src/training/trace-file.ts';
import { runConfigJson } from '../../src/training/config.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { oracle, tinyConfig } from './tiny.ts';

const config = tinyConfig();
const run = { experiment: 'tiny', part: 'rows', treatment: 'one', levels: {}, seed: 1, config: runConfigJson(config) };
const { state } = drawStart(config);

interface Shape {
  readonly steps: number;
  readonly parts: number;
}

interface Place {
  readonly step: number;
  readonly part: number;
}

/** Steps of numbers that nobody trained; from `place` on they are others, as after a first difference. */
async function* madeUp({ steps, parts }: Shape, place?: Place): AsyncGenerator<TracedStep> {
  for (let step = 1; step <= steps; step++) {
    yield {
      step,
      parts: Array.from({ length: parts }, (_, part) => {
        const isOther = place !== undefined && (step > place.step || (step === place.step && part >= place.part));
        return { name: `part-${part}`, shape: [2], values: Float32Array.of(step, part + (isOther ? 0.5 : 0)) };
      }),
    };
  }
}

type Collect = (steps: AsyncGenerator<TracedStep>) => Promise<TraceFile>;
const collectTwo: Collect = async (steps) =>
  collectTrace(steps, { run, engine: oracle, epoch: 1, state, steps: { from: 15, to: 16 } });

const collect: Collect = async (steps) => collectTrace(steps, { run, engine: oracle, epoch: 1, state });

const findsThePlace = (collected: Collect) =>
  fc.asyncProperty(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 5 }),
    fc.nat(),
    fc.nat(),
    async (...drawn) => {
      const [steps, parts] = drawn;
      const place = { step: 1 + (drawn[2] % steps), part: drawn[3] % parts };
      const found = compareTraces(
        await collected(madeUp({ steps, parts })),
        await collected(madeUp({ steps, parts }, place)),
      );
      return found.kind === 'step' && found.step === place.step && found.part === `part-${place.part}`;
    },
  );

/** Drops what the chain is for. */
const forgetful: Collect = async (steps) => {
  const trace = await collect(steps);
  return { ...trace, steps: trace.steps.map(({ step, digests }) => ({ step, digests, chain: '0'.repeat(16) })) };
};

const lastStepOnly: Collect = async (steps) => {
  const trace = await collect(steps);
  return { ...trace, steps: trace.steps.slice(-1) };
};

describe('two traces', () => {
  it('always part at the first step and part that differ', async () => {
    await expectLawAsync(findsThePlace(collect));
  });

  it.each([
    ['without a chain', forgetful],
    ['of the last step only', lastStepOnly],
  ])('are told apart from traces %s', async (_what, collected) => {
    await expectDefectCaughtAsync(findsThePlace(collected));
  });
});

describe('a long epoch', () => {
  const shape = { steps: 3000, parts: 20 };
  const place = { step: 1503, part: 4 };

  it('never takes more than a megabyte, and still says between which steps it parted', async () => {
    const [trace, other] = [await collect(madeUp(shape)), await collect(madeUp(shape, place))];
    expect(JSON.stringify(trace).length).toBeLessThan(1_000_000);
    expect(compareTraces(trace, other)).toMatchObject({ kind: 'step', step: 1504, after: 1502 });
  });

  it('is told to the step by a second trace of those between', async () => {
    const few = { steps: 30, parts: 20 };
    const found = compareTraces(await collectTwo(madeUp(few)), await collectTwo(madeUp(few, { step: 15, part: 4 })));
    expect(found).toMatchObject({ kind: 'step', step: 15, after: 14, part: 'part-4' });
  });
});
