import { describe, expect, it } from 'vitest';
import type { SummaryComparison } from '../../../src/artifact/compare.ts';
import type { Difference } from '../../../src/artifact/difference.ts';
import { isPromiseBroken } from '../../../src/cli/conclude.ts';
import { renderRunComparison, renderSweepComparison } from '../../../src/cli/render/comparison.ts';
import { renderConclusion } from '../../../src/cli/render/conclusion.ts';
import { openPaint } from '../../../src/cli/render/paint.ts';

const paint = openPaint(false);
const digest = '1f3a'.padEnd(64, '0');

const lossAt = (seed: number): Difference => ({
  kind: 'epoch-number',
  run: `notebook/notebook/seed-${seed}`,
  epoch: 3,
  name: 'loss',
  a: 0.25,
  b: 0.5,
});

const same: SummaryComparison = { kind: 'same', claim: 'bitwise', digest, runs: ['a/a/seed-1', 'a/a/seed-2'] };
const parted: SummaryComparison = {
  kind: 'different',
  claim: 'bitwise',
  same: ['a/a/seed-1'],
  differences: [lossAt(1), { kind: 'run-missing', run: 'a/a/seed-9', from: 'a' }],
};
const shorter: SummaryComparison = {
  kind: 'different',
  claim: 'bitwise',
  same: ['a/a/seed-1'],
  differences: [{ kind: 'run-missing', run: 'a/a/seed-2', from: 'a' }],
};
const otherEngine: SummaryComparison = { ...parted, excuse: 'engine' };
const otherData: SummaryComparison = {
  kind: 'incomparable',
  about: 'dataset',
  run: 'quick',
  pointer: '/dataset',
  a: 'mnist',
  b: 'glyphs',
};

describe('renderSweepComparison', () => {
  it('names the whole digest when all bits are the same', () => {
    expect(renderSweepComparison(same, paint)).toBe(`Same bits as the reference: 2 of 2 runs, digest ${digest}.`);
  });

  it('counts only the runs that both have', () => {
    expect(renderSweepComparison(shorter, paint)).toBe(
      'Same bits as the reference: 1 of the 1 runs that both have; 1 more in the reference only.',
    );
  });

  it('names the first difference of each run', () => {
    expect(renderSweepComparison(parted, paint).split('\n')).toEqual([
      'Other bits than the reference: 1 of 2 runs are the same.',
      '  notebook/notebook/seed-1 parts at epoch 3: loss is 0.25, was 0.5 in the reference.',
    ]);
  });

  it('shows at most five differences', () => {
    const many: SummaryComparison = { ...parted, differences: [lossAt(0), ...[1, 2, 3, 4, 5, 6].map(lossAt)] };
    expect(renderSweepComparison(many, paint).split('\n').at(-1)).toBe('  … and 2 more.');
  });

  it('says when the same bits were not promised', () => {
    expect(renderSweepComparison(otherEngine, paint)).toMatch(/The engines or their versions differ/u);
  });

  it('says why there is nothing to compare', () => {
    expect(renderSweepComparison(otherData, paint)).toBe(
      `quick can't be compared: /dataset is "mnist", was "glyphs" in the reference.`,
    );
  });
});

it('renderRunComparison names the digest, or where the runs part', () => {
  const difference = { ...lossAt(1) };
  expect(renderRunComparison({ kind: 'same', claim: 'bitwise', digest }, paint)).toContain(digest);
  expect(renderRunComparison({ kind: 'different', claim: 'machine', excuse: 'machine', difference }, paint)).toMatch(
    /parts at epoch 3.+\nThe machines differ/u,
  );
});

it.each([
  ['the same bits', same, false],
  ['fewer runs', shorter, false],
  ['another engine', otherEngine, false],
  ['no reference', undefined, false],
  ['other bits', parted, true],
  ['another training', otherData, true],
] as const)('isPromiseBroken with %s: %s', (_what, comparison, isBroken) => {
  expect(isPromiseBroken(comparison)).toBe(isBroken);
});

it('renderConclusion says what there is no reference of, and how long the whole would take', () => {
  const conclusion = { experiment: 'quick', dataset: 'mnist', wholeMs: 3_840_000, page: 'out/report.html' };
  expect(renderConclusion(conclusion, paint).split('\n')).toEqual([
    'There is no reference of quick on mnist to compare with.',
    'The whole replication (sameseed run hinton) would take about 1 h 4 min here.',
    'Report: out/report.html',
  ]);
});
