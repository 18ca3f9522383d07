import { describe, expect, it } from 'vitest';
import { compareDistributions } from '../../src/artifact/distribution.ts';
import type { Records } from '../../src/artifact/read.ts';
import { sweepWith } from '../support/changed-records.ts';

const MARGIN = 0.01;
const STEP = 2 ** -10;

/** Two seeds, whose standard error is √2/2 of their distance. */
const around = (mean: number) => [mean - STEP, mean + STEP];

const compare = (a: Records, b: Records) => compareDistributions({ a, b }, MARGIN);
const treatmentsOf = (a: Records, b: Records) =>
  compare(a, b).treatments.map(({ treatment, isEquivalent }) => [treatment, isEquivalent]);

describe('compareDistributions', () => {
  it('tests the difference of the means against the margin', () => {
    const [a, b] = [sweepWith({ adam: around(0.75) }), sweepWith({ adam: around(0.75 + 2 * STEP) })];
    const error = Math.SQRT2 * STEP;
    // Student's t of 2 degrees of freedom in closed form: F(t) = 1/2 + t / (2√(2 + t²))
    const half = (0.9 / Math.sqrt(2 * 0.95 * 0.05)) * error;
    const t = (MARGIN - 2 * STEP) / error;
    expect(compare(a, b)).toStrictEqual({
      method:
        'two one-sided Welch tests of the final validation accuracy, each treatment for itself, all of which have to pass',
      margin: MARGIN,
      significance: 0.05,
      treatments: [
        {
          treatment: 'notebook/adam',
          counts: { a: 2, b: 2 },
          means: { a: 0.75, b: 0.75 + 2 * STEP },
          test: {
            difference: -2 * STEP,
            interval: {
              lower: expect.closeTo(-2 * STEP - half, 12),
              upper: expect.closeTo(-2 * STEP + half, 12),
            },
            p: expect.closeTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), 12),
          },
          isEquivalent: true,
        },
      ],
      isEquivalent: true,
    });
  });

  it('has treatments in order, all of which have to pass', () => {
    const a = sweepWith({ 'l2-10': around(0.75), 'l2-2': around(0.5) });
    const b = sweepWith({ 'l2-10': around(0.75), 'l2-2': around(0.75) });
    expect(treatmentsOf(a, b)).toEqual([
      ['notebook/l2-2', false],
      ['notebook/l2-10', true],
    ]);
    expect(compare(a, b).isEquivalent).toBe(false);
    expect(compare(b, b).isEquivalent).toBe(true);
  });

  it('finds too much spread to tell', () => {
    const wide = sweepWith({ adam: [0.7, 0.8, 0.72, 0.78] });
    expect(compare(wide, wide).isEquivalent).toBe(false);
  });

  it.each([
    ['one seed', [0.75], [0.75]],
    ['one seed on the one side', [0.75], [0.75, 0.75]],
    ['one seed on the other side', [0.75, 0.75], [0.75]],
    ['accuracies that never vary', [0.75, 0.75], [0.75, 0.75]],
  ])('does not test %s', (_what, a, b) => {
    const compared = compare(sweepWith({ adam: a }), sweepWith({ adam: b }));
    expect(compared.treatments).toStrictEqual([
      {
        treatment: 'notebook/adam',
        counts: { a: a.length, b: b.length },
        means: { a: 0.75, b: 0.75 },
        isEquivalent: false,
      },
    ]);
    expect(compared.isEquivalent).toBe(false);
  });

  it('tests what varies on one side only', () => {
    expect(treatmentsOf(sweepWith({ adam: around(0.75) }), sweepWith({ adam: [0.75, 0.75] }))).toEqual([
      ['notebook/adam', true],
    ]);
  });

  it('finds sweeps not the same when one of them lacks a treatment', () => {
    const [both, one] = [sweepWith({ adam: around(0.75), sgd: around(0.75) }), sweepWith({ adam: around(0.75) })];
    for (const [a, b] of [
      [both, one],
      [one, both],
    ]) {
      expect(treatmentsOf(a, b)).toEqual([['notebook/adam', true]]);
      expect(compare(a, b).isEquivalent).toBe(false);
    }
  });

  it('finds nothing to be the same where no record is at hand', () => {
    const bare = { ...sweepWith({ adam: around(0.75) }), runs: new Map() };
    expect(compare(bare, bare)).toMatchObject({ treatments: [], isEquivalent: false });
  });
});
