import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyAgainstFactor, type FactorRows } from '../../../src/report/figures/accuracy-against-factor.ts';
import { accuracyPerEpoch, type EpochAccuracy } from '../../../src/report/figures/accuracy-per-epoch.ts';
import { factorAxis } from '../../../src/report/figures/factor-axis.ts';
import type { Figure } from '../../../src/report/figures/figure.ts';
import { FILE_MEDIUM, PHONE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { figureSvg } from '../../../src/report/figures/render.tsx';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';

const about = {
  name: 'figure',
  section: 'question-2c',
  title: 'Title',
  subtitle: 'Subtitle.',
  description: 'Description.',
  caption: 'Caption.',
  isLive: true,
} as const;
const draw = async (view: Figure['draw'], medium = FILE_MEDIUM) => figureSvg({ ...about, draw: view }, medium);
const medium = fc.constantFrom(FILE_MEDIUM, PHONE_MEDIUM);
const accuracy = fc.integer({ min: 0, max: 10_000 }).map((hits) => hits / 10_000);

/** Marks of a kind in a drawing: what Vega draws of data, not of axes. */
function countMarks(svg: string, kind: string): number {
  const groups = svg.matchAll(new RegExp(`<g class="mark-${kind} role-mark [^"]*"(?:[^>]*[^>/])?>(.*?)</g>`, 'gsu'));
  return [...groups].reduce((count, [, inner]) => count + (inner.match(/<(?:path|line|image)/gu)?.length ?? 0), 0);
}

/** Points that the lines of a drawing go through. */
function countCorners(svg: string): number {
  const lines = svg.matchAll(/<g class="mark-line[^>]*>(.*?)<\/g>/gsu);
  return [...lines].reduce((count, [, inner = '']) => count + (inner.match(/[ML]/gu)?.length ?? 0), 0);
}

const epochs = fc
  .record({
    runs: fc.integer({ min: 1, max: 3 }),
    last: fc.integer({ min: 1, max: 30 }),
    values: fc.array(accuracy, { minLength: 5 }),
  })
  .map(({ runs, last, values }) =>
    Array.from({ length: runs * last }, (_, index): EpochAccuracy[] => {
      const place = { run: `seed-${Math.floor(index / last)}`, epoch: 1 + (index % last) };
      return [
        { ...place, measure: 'training', accuracy: values[(2 * index) % values.length] },
        { ...place, measure: 'validation', accuracy: values[(2 * index + 1) % values.length] },
      ];
    }).flat(),
  );

type EpochFigure = typeof accuracyPerEpoch;

const drawsEveryEpoch = (implementation: EpochFigure) =>
  fc.asyncProperty(epochs, medium, async (rows, where) => {
    const svg = await draw((on) => implementation(rows, on), where);
    expect(countCorners(svg)).toBe(rows.length);
    expect(countMarks(svg, 'symbol')).toBe(Math.max(...rows.map(({ epoch }) => epoch)) > 20 ? 0 : rows.length);
    expect(countMarks(svg, 'line')).toBe(2 * new Set(rows.map(({ run }) => run)).size);
  });

const factors = fc
  .record({
    levels: fc.uniqueArray(fc.constantFrom(0, 1e-6, 5.62e-6, 2.5e-4, 5e-4, 1e-3, 0.1), { minLength: 1 }),
    count: fc.integer({ min: 1, max: 4 }),
    values: fc.array(accuracy, { minLength: 3 }),
  })
  .map(({ levels, count, values }): FactorRows => ({
    replicates: levels.flatMap((factor, level) =>
      Array.from({ length: count }, (_, seed) => ({
        run: `${factor}/${seed}`,
        seed,
        factor,
        accuracy: values[(level * count + seed) % values.length],
      })),
    ),
    means: levels.map((factor) => ({ factor, mean: 0.5, ...(count > 1 ? { standardDeviation: 0.01 } : {}) })),
  }));

type FactorFigure = typeof accuracyAgainstFactor;

const drawsEveryFactor = (implementation: FactorFigure) =>
  fc.asyncProperty(factors, medium, async (rows, where) => {
    const svg = await draw((on) => implementation(rows, on), where);
    const spread = rows.means.filter((mean) => mean.standardDeviation !== undefined).length;
    expect(countMarks(svg, 'symbol')).toBe(rows.replicates.length);
    const cuts = factorAxis(rows.replicates.map(({ factor }) => factor)).cut === undefined ? 0 : 1;
    expect(countMarks(svg, 'rule')).toBe(spread + cuts);
  });

const few = { numRuns: 12 };
const first = { ...few, endOnFailure: true };

const joined: EpochFigure = (rows, on) =>
  accuracyPerEpoch(
    rows.map(({ epoch, measure, accuracy: value }) => ({ run: 'all', epoch, measure, accuracy: value })),
    on,
  );

const invented: FactorFigure = ({ replicates, means }, on) => {
  const spread = means.map(({ factor, mean, standardDeviation = 0 }) => ({ factor, mean, standardDeviation }));
  return accuracyAgainstFactor({ replicates, means: spread }, on);
};

describe('a drawing', () => {
  it('always has a line for every run and measure that goes through every epoch, and a mark for each of few', async () => {
    await expectLawAsync(drawsEveryEpoch(accuracyPerEpoch), few);
  });

  it('catches a lost row', async () => {
    await expectDefectCaughtAsync(
      drawsEveryEpoch((rows, on) => accuracyPerEpoch(rows.slice(0, -1), on)),
      few,
    );
  });

  it('catches runs joined into one line', async () => {
    await expectDefectCaughtAsync(drawsEveryEpoch(joined), first);
  });

  it('always has a ring for every run and a deviation wherever there is one', async () => {
    await expectLawAsync(drawsEveryFactor(accuracyAgainstFactor), few);
  });

  it('catches a deviation drawn for one run', async () => {
    await expectDefectCaughtAsync(drawsEveryFactor(invented), first);
  });
});
