import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ulpDistance } from '../../../src/base/float32.ts';
import { optimizerConstants, stepConstants } from '../../../src/engine/constants.ts';
import { CONTRACT_RULES, type OracleRules } from '../../../src/engine/oracle/rules.ts';
import { updateWeight } from '../../../src/engine/oracle/update.ts';
import type { TfjsBackend } from '../../../src/engine/tfjs/backend.ts';
import { compute } from '../../../src/engine/tfjs/compute.ts';
import { startBackend } from '../../../src/engine/tfjs/start.ts';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';
import { slotNames } from '../../../src/network/optimizers/slots.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';
import { BACKENDS } from './engines.ts';

const scales = fc.constantFrom(1, 1e-3, 1e-10, 1e-15, 1e-30, 1e-36, 1e-42);
const values = fc
  .tuple(scales, fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 9, maxLength: 9 }))
  .map(([scale, drawn]) => Float32Array.from(drawn, (value) => value * scale));

const cases = fc.record({
  optimizer: fc.constantFrom(...Object.values(DEFAULT_OPTIMIZERS)),
  isDecoupled: fc.boolean(),
  step: fc.integer({ min: 1, max: 3000 }),
  learningRate: fc.double({ min: 1e-4, max: 1, noNaN: true }),
  weights: values,
  gradients: values,
  slots: fc.tuple(values, values),
});

/** Each weight and accumulator is the very float32 that the bit contract gives; a zero may have either sign. */
const updatesBitwise = (backend: TfjsBackend, rules: OracleRules = CONTRACT_RULES) =>
  fc.asyncProperty(cases, async ({ optimizer, isDecoupled, step, learningRate, weights, gradients, slots }) => {
    const running = await startBackend(backend);
    const penalty = { convention: isDecoupled ? 'decoupled' : 'keras', factor: 0.01, layers: [] } as const;
    const parameter = stepConstants(penalty, learningRate).penalised;
    const constants = optimizerConstants(optimizer, { step, learningRate });
    // a second moment is never negative
    const before = slotNames(optimizer).map((name, index) =>
      name === 'mean-square' || name === 'second-moment' ? slots[index].map(Math.abs) : slots[index],
    );
    const { weight, slots: after } = compute(running, () => {
      const { tf, updateParameter } = running;
      const tensor = (floats: Float32Array) => tf.tensor3d(floats.slice(), [1, 1, floats.length]);
      const place = { weight: tensor(weights), slots: before.map(tensor) };
      return updateParameter(place, { gradient: tensor(gradients), constants: [{ parameter, optimizer: constants }] });
    });
    const received = [await weight.data(), ...(await Promise.all(after.map(async (slot) => slot.data())))];
    running.tf.dispose([weight, ...after]);
    for (let at = 0; at < weights.length; at++) {
      const old = { weight: weights[at], gradient: gradients[at], slots: before.map((slot) => slot[at]) };
      const expected = updateWeight(rules, old, { parameter, optimizer: constants });
      for (const [index, value] of [expected.weight, ...expected.slots].entries()) {
        expect(ulpDistance(received[index][at], value)).toBe(0);
      }
    }
  });

describe.each(BACKENDS)('the update of $engine', (backend) => {
  it('always gives the bits of the contract for equal gradients', async () => {
    await expectLawAsync(updatesBitwise(backend), { numRuns: 300 });
  });

  it('never passes for one that leaves out the flush', async () => {
    await expectDefectCaughtAsync(updatesBitwise(backend, { ...CONTRACT_RULES, flush: (value) => value }));
  });
});
