import { describe, expect, it } from 'vitest';
import { FACTOR_CHOICES, hinton, parseFactorChoice } from '../../../src/replication/experiments/hinton.ts';
import { openExperiment } from '../../../src/replication/experiments/registry.ts';
import { type Plan, planExperiment } from '../../../src/replication/plan.ts';

const planOf = (factors?: 'both' | 'linspace' | 'logspace'): Plan =>
  planExperiment({ experiment: openExperiment('hinton', factors) });

const factorsOf = ({ experiment }: Plan): number[] => experiment.treatments.map(({ levels }) => Number(levels['l2']));

describe('hinton', () => {
  it('is no decay and five factors from 0.000001 to 0.001, 3 seeds of 40 epochs each', () => {
    for (const factors of ['linspace', 'logspace'] as const) {
      const plan = planOf(factors);
      const [none, ...five] = factorsOf(plan);
      expect([none, five.length, five[0], five[4]]).toEqual([0, 5, 0.000001, 0.001]);
      expect(plan.runs).toHaveLength(18);
      expect(plan.runs.every(({ config }) => config.epochs === 40)).toBe(true);
      expect(plan.experiment.isCut).toBe(false);
    }
  });

  it('has factors evenly spaced, or evenly in the logarithm to three digits', () => {
    const [, ...even] = factorsOf(planOf('linspace'));
    for (const [index, factor] of even.entries()) expect(factor).toBeCloseTo(1e-6 + (index * 0.000999) / 4, 12);
    const [, ...logarithmic] = factorsOf(planOf('logspace'));
    for (const [index, factor] of logarithmic.entries()) {
      expect(factor / 10 ** (-6 + (3 * index) / 4)).toBeCloseTo(1, 2);
    }
  });

  it('has both readings when none is chosen, each run once and by the same name', () => {
    const both = planOf();
    expect(both.digest).toBe(planOf('both').digest);
    expect(factorsOf(both)).toEqual([0, 1e-6, 5.62e-6, 3.16e-5, 1.78e-4, 2.5075e-4, 5.005e-4, 7.5025e-4, 1e-3]);
    const configs = new Map(both.runs.map(({ id, config }) => [id, config]));
    for (const factors of ['linspace', 'logspace'] as const) {
      for (const { id, config } of planOf(factors).runs) expect(configs.get(id)).toEqual(config);
    }
  });

  it('has a penalty on the hidden kernels only', () => {
    for (const { config } of hinton([1, 2, 3]).treatments)
      expect(config.penalty.layers).toEqual(['dense-1', 'dense-2']);
  });
});

describe('parseFactorChoice', () => {
  it.each(FACTOR_CHOICES)('reads %s', (text) => {
    expect(parseFactorChoice(text)).toBe(text);
  });

  it.each(['', 'Linspace', 'geomspace'])('refuses "%s"', (text) => {
    expect(() => parseFactorChoice(text)).toThrow(
      expect.objectContaining({
        code: 'factors-unknown',
        message: `Unknown factors "${text}"; known: both, linspace, logspace.`,
      }),
    );
  });
});
