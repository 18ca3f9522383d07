import { describe, expect, it } from 'vitest';
import { compareClaims } from '../../src/artifact/claim-comparison.ts';
import { compareMany, findCell } from '../../src/artifact/claim-matrix.ts';
import { compareDistributions } from '../../src/artifact/distribution.ts';
import type { Records } from '../../src/artifact/read.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { elsewhere, REFERENCE, withEpoch } from '../support/changed-records.ts';
import { exampleRun, sweepOf } from '../support/records.ts';

const MARGIN = 0.0012;

/** A sweep of seeds whose final accuracies are these. */
function sweepWith(accuracies: readonly number[]): Records {
  return sweepOf(
    accuracies.map((validationAccuracy, seed): RunRecord => {
      const run = exampleRun({ seed });
      const epochs = run.result.epochs.map((epoch) => ({ ...epoch, validationAccuracy }));
      return { ...run, result: sealResult({ ...run.result, epochs }) };
    }),
  );
}

describe('compareClaims', () => {
  it('asks by default for the strongest that equal bits would show', () => {
    const here = compareClaims({ kind: 'run', a: REFERENCE, b: REFERENCE }, { margin: MARGIN });
    expect(here).toMatchObject({ asked: 'machine', holds: 'machine', isMet: true, distances: [] });
    const there = compareClaims({ kind: 'run', a: REFERENCE, b: elsewhere(REFERENCE) }, { margin: MARGIN });
    expect(there).toMatchObject({ asked: 'bitwise', holds: 'bitwise', isMet: true });
  });

  it.each([
    ['bitwise', false],
    ['machine', true],
    ['statistical', true],
  ] as const)('meets what is asked for with a claim at least as strong: %s on one machine is %s', (claim, isMet) => {
    expect(compareClaims({ kind: 'run', a: REFERENCE, b: REFERENCE }, { claim, margin: MARGIN }).isMet).toBe(isMet);
  });

  it('measures how far apart the recorded numbers are, and counts the tensors that differ', () => {
    const other = withEpoch(2, { loss: 1 / 3 + 2 ** -23, validationAccuracy: 0.9 });
    const { holds, worst, distances } = compareClaims({ kind: 'run', a: REFERENCE, b: other }, { margin: MARGIN });
    expect(holds).toBeNull();
    expect(worst).toEqual({
      run: 'notebook/notebook/seed-1',
      epoch: 2,
      name: 'validationAccuracy',
      a: 0.925,
      b: 0.9,
      ulp: 419_431,
    });
    expect(distances[0].epochs.map(({ worst: far }) => far?.ulp)).toEqual([undefined, 419_431, undefined]);
    expect(distances[0].epochs[1].tensors).toEqual({ same: 6, different: 0 });
  });

  it('says what differs in configuration and origin, and nothing else', () => {
    const b = { ...elsewhere(REFERENCE), run: { ...REFERENCE.run, seed: 7 } };
    const { bits, apart, isMet } = compareClaims({ kind: 'run', a: REFERENCE, b }, { margin: MARGIN });
    expect([bits.kind, isMet]).toEqual(['incomparable', false]);
    expect(apart.configuration).toEqual([{ pointer: '/seed', a: 1, b: 7 }]);
    expect(apart.provenance.map(({ pointer }) => pointer)).toEqual([
      '/fingerprint/architecture',
      '/fingerprint/platform',
    ]);
  });
});

function renamedRun(record: RunRecord): RunRecord {
  return { ...record, run: { ...record.run, treatment: 'other' } };
}

describe('compareDistributions', () => {
  const wide = sweepWith([0.97, 0.98, 0.972, 0.978]);

  it('finds two sweeps the same when every treatment lies within the margin', () => {
    const [a, b] = [sweepWith([0.9801, 0.9802, 0.9803]), sweepWith([0.9802, 0.9803, 0.9804])];
    const compared = compareDistributions({ a, b }, MARGIN);
    expect(compared).toMatchObject({ margin: MARGIN, significance: 0.05, isEquivalent: true });
    expect(compared.treatments[0]).toMatchObject({ treatment: 'notebook/notebook', counts: { a: 3, b: 3 } });
    const claims = compareClaims({ kind: 'sweep', a, b }, { claim: 'statistical', margin: MARGIN });
    expect(claims).toMatchObject({ holds: 'statistical', isMet: true });
  });

  it.each([
    ['other means', sweepWith([0.9801, 0.9802, 0.9803]), sweepWith([0.9901, 0.9902, 0.9903])],
    ['too much spread to tell', wide, wide],
    ['one seed', sweepWith([0.98]), sweepWith([0.98])],
    ['accuracies that never vary', sweepWith([0.98, 0.98]), sweepWith([0.98, 0.98])],
  ])('does not with %s', (_what, a, b) => {
    expect(compareDistributions({ a, b }, MARGIN).isEquivalent).toBe(false);
  });

  it('does not when one of them lacks a treatment', () => {
    const a = sweepWith([0.9801, 0.9802, 0.9803]);
    const renamed = [7, 8, 9].map((seed) => renamedRun(exampleRun({ seed })));
    const both = sweepOf([...a.runs.values(), ...renamed]);
    expect(compareDistributions({ a, b: both }, MARGIN).isEquivalent).toBe(false);
  });
});

describe('compareMany', () => {
  it('gives the strongest claim of every pair', () => {
    const own = sweepOf([REFERENCE]);
    const far = sweepOf([elsewhere(REFERENCE)]);
    const other = sweepOf([withEpoch(3, { loss: 9 })]);
    const matrix = compareMany(
      [
        { name: 'own', records: own },
        { name: 'far', records: far },
        { name: 'other', records: other },
      ],
      { margin: MARGIN },
    );
    expect(matrix.cells.map(({ a, b, holds }) => [a, b, holds])).toEqual([
      ['own', 'far', 'bitwise'],
      ['own', 'other', null],
      ['far', 'other', null],
    ]);
    expect(matrix.isMet).toBe(false);
    expect(findCell(matrix, 'far', 'own')?.holds).toBe('bitwise');
    expect(findCell(matrix, 'own', 'own')).toBeUndefined();
  });
});
