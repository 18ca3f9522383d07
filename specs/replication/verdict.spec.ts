import { describe, expect, it } from 'vitest';
import { HINTON, judge, MARGIN } from '../../src/replication/verdict.ts';

describe('judge', () => {
  it.each([
    ['replicated', [0.9846, 0.985, 0.9843, 0.9849, 0.9845]],
    ['compatible', [0.9835, 0.984, 0.983, 0.9834, 0.9838, 0.9833, 0.9836, 0.9832, 0.9837, 0.9831]],
    ['below', [0.9823, 0.9814, 0.9812]],
    ['above', [0.9883, 0.9879, 0.9881]],
    ['underpowered', [0.985, 0.983, 0.987]],
    ['underpowered', [0.9847, 0.9847]],
    ['underpowered', [0.5]],
  ])('finds %s in %j', (verdict, values) => {
    expect(judge({ values }).verdict).toBe(verdict);
  });

  it('says what it rests on', () => {
    const { tests, ...said } = judge({ values: [0.9823, 0.9814, 0.9812] });
    expect(said).toMatchObject({
      verdict: 'below',
      count: 3,
      margin: MARGIN,
      target: {
        name: 'Hinton',
        value: 0.9847,
        interval: { lower: expect.closeTo(0.9821, 4), upper: expect.closeTo(0.9869, 4) },
      },
      best: { value: 0.9823, of: 3, optimism: expect.closeTo(0.0005, 4) },
    });
    // scipy 1.17.1: t of the GUM's effective degrees of freedom (401.26), and scipy.stats.t of 2 for the two one-sided tests.
    expect(tests?.differenceInterval.lower).toBeCloseTo(-0.005569640256649251, 12);
    expect(tests?.differenceInterval.upper).toBeCloseTo(-0.0005636930766840728, 12);
    expect(tests?.differenceP).toBeCloseTo(0.01646239379423453, 10);
    expect(tests?.equivalenceP).toBeCloseTo(0.9843449863773198, 10);
    expect(tests?.smallestDifference).toBeCloseTo(3.264043552819638 * 0.000585946527708208, 8);
    expect(tests?.runsNeeded).toBe(5);
  });

  it('has no tests for one run, and no optimism', () => {
    const verdict = judge({ values: [0.983] });
    expect(verdict).not.toHaveProperty('tests');
    expect(verdict.best).toEqual({ value: 0.983, of: 1 });
  });

  it('never sees less than the error of the target itself', () => {
    const many = Array.from({ length: 200 }, (_, index) => 0.983 + (index % 2) / 10_000);
    const { tests, target } = judge({ values: many });
    expect(tests?.smallestDifference).toBeLessThan(0.0001);
    expect(tests?.smallestDifferenceWithTarget).toBeGreaterThan(2.8 * target.standardError);
  });

  it('takes another target and margin', () => {
    const fashion = { name: 'Somebody', successes: 880, count: 1000 };
    expect(judge({ values: [0.879, 0.881, 0.88], target: fashion, margin: 0.01 })).toMatchObject({
      verdict: 'replicated',
      target: { name: 'Somebody', value: 0.88 },
      margin: 0.01,
    });
  });

  it('has a margin of one standard error of the target in whole images', () => {
    expect(Math.floor(judge({ values: [0] }).target.standardError * HINTON.count) / HINTON.count).toBe(MARGIN);
  });

  it.each([
    [{ values: [] }, 'sample-too-small'],
    [{ values: [0.98, Number.NaN] }, 'sample-not-finite'],
    [{ values: [0.98, 0.98], margin: 0 }, 'margin-invalid'],
    [{ values: [0.98], target: { name: 'nobody', successes: 2, count: 1 } }, 'proportion-invalid'],
    [{ values: [0.98, 0.98], target: { name: 'nobody', successes: 2, count: 1 } }, 'proportion-invalid'],
  ])('refuses %j', (request, code) => {
    expect(() => judge(request)).toThrow(expect.objectContaining({ code }));
  });
});
