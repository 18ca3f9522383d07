import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/network/network.ts';
import { learningRates } from '../../src/network/schedule.ts';

describe('learningRates', () => {
  it('holds a constant rate', () => {
    expect([...learningRates({ kind: 'constant', rate: 0.1 }, 3)]).toEqual([0.1, 0.1, 0.1]);
  });

  it('divides when a fraction of the run has passed', () => {
    const schedule: Schedule = { kind: 'step', rate: 8, divisor: 2, at: [1 / 3, 2 / 3] };
    expect([...learningRates(schedule, 6)]).toEqual([8, 8, 4, 4, 2, 2]);
    expect([...learningRates(schedule, 4)]).toEqual([8, 8, 4, 2]);
    expect([...learningRates(schedule, 1)]).toEqual([8]);
  });

  it.each([0.07, 0.29, 0.57, 0.7])('divides at step 100·%s + 1, whatever the fraction is in binary', (fraction) => {
    const rates = learningRates({ kind: 'step', rate: 1, divisor: 10, at: [fraction] }, 100);
    expect(rates.indexOf(0.1)).toBe(Math.round(100 * fraction));
  });

  it('falls along half a cosine', () => {
    const rates = learningRates({ kind: 'cosine', rate: 2 }, 4);
    const root = Math.SQRT1_2;
    expect(rates[0]).toBe(2);
    for (const [index, expected] of [2, 1 + root, 1, 1 - root].entries())
      expect(rates[index]).toBeCloseTo(expected, 15);
  });

  it('has one step', () => {
    expect([...learningRates({ kind: 'cosine', rate: 0.3 }, 1)]).toEqual([0.3]);
  });

  it('agrees with Math.cos to 1e-12 over 20,000 steps', () => {
    const steps = 20_000;
    const worst = learningRates({ kind: 'cosine', rate: 1 }, steps).reduce(
      (most, rate, index) => Math.max(most, Math.abs(rate - 0.5 * (1 + Math.cos((Math.PI * index) / steps)))),
      0,
    );
    expect(worst).toBeLessThan(1e-12);
  });

  it.each<[unknown, number, string]>([
    [{ kind: 'constant', rate: 0.1 }, 0, '`steps` to be an integer ≥ 1, received 0'],
    [{ kind: 'constant', rate: 0.1 }, 1.5, '`steps` to be an integer ≥ 1, received 1.5'],
    [{ kind: 'constant', rate: -0.1 }, 1, '`schedule.rate` to be a finite number ≥ 0, received -0.1'],
    [{ kind: 'cosine', rate: Number.NaN }, 1, '`schedule.rate` to be a finite number ≥ 0, received NaN'],
    [{ kind: 'step', rate: 1, divisor: 0, at: [0.5] }, 1, '`schedule.divisor` to be a finite number > 0, received 0'],
    [
      { kind: 'step', rate: 1, divisor: 2, at: [1] },
      1,
      '`schedule.at[0]` to be a finite number > 0 and < 1, received 1',
    ],
    [{ kind: 'step', rate: 1, divisor: 2, at: [0.6, 0.3] }, 1, '`schedule.at` to be fractions in ascending order'],
    [{ kind: 'step', rate: 1, divisor: 2, at: [0.3, 0.3] }, 1, '`schedule.at` to be fractions in ascending order'],
    [{ kind: 'constant', rate: -1 }, 0, '2 faults in the schedule: '],
    [{ kind: 'exponential', rate: 1 }, 1, 'schedule.kind'],
  ])('refuses %j over %s steps', (schedule, steps, message) => {
    // @ts-expect-error bad on purpose
    const open = () => learningRates(schedule, steps);
    expect(open).toThrow(expect.objectContaining({ code: 'schedule-invalid' }));
    expect(open).toThrow(message);
  });
});
