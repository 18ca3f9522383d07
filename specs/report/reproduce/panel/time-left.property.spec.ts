import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeLeftMs } from '../../../../src/report/reproduce/panel/time-left.ts';
import { expectDefectCaught, expectLaw } from '../../../support/laws.ts';
import { trainedAs } from './held.ts';

const run = { id: 'a', widths: '', config: {}, epochCount: 4, initialDigests: {}, epochs: [], digest: '', epochMs: 1 };

/** At a steady pace, what is left and what has passed are the whole. */
const addsUp = (left: typeof timeLeftMs) =>
  fc.property(
    fc.integer({ min: 1, max: 500 }),
    fc.integer({ min: 1, max: 40 }),
    fc.nat(1e6),
    (steps, epochs, sinceMs) => {
      const paceMs = 3;
      for (const step of [1, steps, steps * epochs]) {
        const passedMs = paceMs * step;
        const trained = { ...trainedAs(run), stepsPerEpoch: steps, epochs, step, sinceMs, nowMs: sinceMs + passedMs };
        expect((left(trained) ?? NaN) + passedMs).toBeCloseTo(paceMs * steps * epochs, 6);
      }
    },
  );

describe('timeLeftMs', () => {
  it('always adds up with the time that has passed', () => {
    expectLaw(addsUp(timeLeftMs));
  });

  it('catches one that counts from the wrong moment', () => {
    expectDefectCaught(addsUp((trained) => timeLeftMs({ ...trained, sinceMs: 0 })));
  });

  it('knows nothing before the first step', () => {
    expect(timeLeftMs({ ...trainedAs(run), step: 0 })).toBeUndefined();
    const { stepsPerEpoch: _, ...trained } = trainedAs(run);
    expect(timeLeftMs(trained)).toBeUndefined();
  });
});
