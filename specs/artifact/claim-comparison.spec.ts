import { describe, expect, it } from 'vitest';
import { compareClaims } from '../../src/artifact/claim-comparison.ts';
import { compareDistributions } from '../../src/artifact/distribution.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { elsewhere, REFERENCE, sweepWith, withEpoch, withTensor } from '../support/changed-records.ts';
import { exampleRun, sweepOf } from '../support/records.ts';

const MARGIN = 0.0012;
const SAME_TENSORS = { same: 6, different: 0 };
const NOTHING_APART = { configuration: [], provenance: [] };

describe('compareClaims of runs', () => {
  it('asks by default for the strongest that equal bits would show', () => {
    const here = compareClaims({ kind: 'run', a: REFERENCE, b: REFERENCE }, { margin: MARGIN });
    expect(here).toStrictEqual({
      kind: 'run',
      bits: { kind: 'same', claim: 'machine', digest: REFERENCE.result.digest },
      asked: 'machine',
      holds: 'machine',
      isMet: true,
      distances: [],
      apart: NOTHING_APART,
    });
    const there = compareClaims({ kind: 'run', a: REFERENCE, b: elsewhere(REFERENCE) }, { margin: MARGIN });
    expect(there).toMatchObject({ asked: 'bitwise', holds: 'bitwise', isMet: true });
    const other = compareClaims({ kind: 'run', a: withEpoch(2, { loss: 9 }), b: REFERENCE }, { margin: MARGIN });
    expect(other).toMatchObject({ asked: 'machine', holds: null, isMet: false });
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

  it('names no number when only tensors differ', () => {
    const { distances, ...compared } = compareClaims(
      { kind: 'run', a: withTensor(3, 'dense-1/bias'), b: REFERENCE },
      { margin: MARGIN },
    );
    expect(compared).not.toHaveProperty('worst');
    expect(distances[0].epochs[2]).toStrictEqual({ epoch: 3, tensors: { same: 5, different: 1 } });
  });

  it('says what differs in configuration and origin, and nothing else', () => {
    const b = { ...elsewhere(REFERENCE), run: { ...REFERENCE.run, seed: 7 } };
    const { bits, apart, asked, isMet } = compareClaims({ kind: 'run', a: REFERENCE, b }, { margin: MARGIN });
    expect([bits.kind, asked, isMet]).toEqual(['incomparable', 'bitwise', false]);
    expect(apart.configuration).toEqual([{ pointer: '/seed', a: 1, b: 7 }]);
    expect(apart.provenance.map(({ pointer }) => pointer)).toEqual([
      '/fingerprint/architecture',
      '/fingerprint/platform',
    ]);
  });
});

/** The run of a seed, and with its first loss so many ULP farther. */
function seeded(seed: number, ulps = 0): RunRecord {
  const run = exampleRun({ seed });
  const [first, ...others] = run.result.epochs;
  const epochs = [{ ...first, loss: first.loss + ulps * 2 ** -24 }, ...others];
  return { ...run, result: sealResult({ ...run.result, epochs }) };
}

const id = (seed: number) => `notebook/notebook/seed-${seed}`;
const described = ({ run: { levels, config } }: RunRecord) => ({ levels, config });

/** Epochs of which the first has its loss so many ULP farther. */
const lossApart = (ulp: number) => [
  { epoch: 1, worst: { epoch: 1, name: 'loss', a: 0.5 + ulp * 2 ** -24, b: 0.5, ulp }, tensors: SAME_TENSORS },
  { epoch: 2, tensors: SAME_TENSORS },
  { epoch: 3, tensors: SAME_TENSORS },
];

describe('compareClaims of sweeps', () => {
  const b = sweepOf([seeded(1), seeded(2), seeded(3), seeded(4), seeded(6)]);

  it('holds a sweep and itself to be the same on one machine', () => {
    expect(compareClaims({ kind: 'sweep', a: b, b }, { margin: MARGIN })).toStrictEqual({
      kind: 'sweep',
      bits: { kind: 'same', claim: 'machine', digest: b.summary.result.digest, runs: [1, 2, 3, 4, 6].map(id) },
      asked: 'machine',
      holds: 'machine',
      isMet: true,
      distances: [],
      apart: NOTHING_APART,
    });
  });

  it('measures every run that both have with other bits; the worst is the first of those that are farthest apart', () => {
    const a = sweepOf([seeded(1), seeded(2, 2), seeded(3, 5), seeded(4, 5), seeded(5)]);
    const compared = compareClaims({ kind: 'sweep', a, b }, { margin: MARGIN });
    expect(compared).toMatchObject({ kind: 'sweep', asked: 'machine', holds: null, isMet: false });
    expect(compared.distances).toStrictEqual([
      { run: id(2), epochs: lossApart(2) },
      { run: id(3), epochs: lossApart(5) },
      { run: id(4), epochs: lossApart(5) },
    ]);
    expect(compared.worst).toEqual({ ...lossApart(5)[0].worst, run: id(3) });
    expect(compared.distribution).toEqual(compareDistributions({ a, b }, MARGIN));
    expect(compared.apart).toStrictEqual({
      configuration: [
        { pointer: '/runs/notebook~1notebook~1seed-5', a: described(seeded(5)) },
        { pointer: '/runs/notebook~1notebook~1seed-6', b: described(seeded(6)) },
      ],
      provenance: [],
    });
  });

  it('names no number when only tensors differ', () => {
    const [a, reference] = [sweepOf([withTensor(1, 'dense-1/bias')]), sweepOf([REFERENCE])];
    const compared = compareClaims({ kind: 'sweep', a, b: reference }, { margin: MARGIN });
    expect(compared.distances.map(({ run }) => run)).toEqual([id(1)]);
    expect(compared).not.toHaveProperty('worst');
  });

  it('says what differs in experiment and origin', () => {
    const { summary, runs } = sweepOf([elsewhere(REFERENCE)]);
    const a = { summary: { ...summary, experiment: { ...summary.experiment, title: 'A better title' } }, runs };
    const { apart } = compareClaims({ kind: 'sweep', a, b: sweepOf([REFERENCE]) }, { margin: MARGIN });
    expect(apart).toStrictEqual({
      configuration: [{ pointer: '/experiment/title', a: 'A better title', b: 'A quick one' }],
      provenance: [
        { pointer: '/fingerprint/architecture', a: 'arm64', b: 'x64' },
        { pointer: '/fingerprint/platform', a: 'darwin', b: 'linux' },
      ],
    });
  });

  it('shows that two sweeps are of one distribution where their bits differ', () => {
    const [a, other] = [
      [0.9801, 0.9802, 0.9803],
      [0.9802, 0.9803, 0.9804],
    ].map((notebook) => sweepWith({ notebook }));
    const compared = compareClaims({ kind: 'sweep', a, b: other }, { claim: 'statistical', margin: MARGIN });
    expect(compared).toMatchObject({ asked: 'statistical', holds: 'statistical', isMet: true });
  });
});
