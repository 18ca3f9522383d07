import { describe, expect, it } from 'vitest';
import { compareSummaries } from '../../src/artifact/compare.ts';
import { describeDifference } from '../../src/artifact/difference.ts';
import type { Records } from '../../src/artifact/read.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealSummary } from '../../src/artifact/result.ts';
import { elsewhere, OTHER, REFERENCE, withEpoch, withTensor } from '../support/changed-records.ts';
import { exampleRun, sweepOf } from '../support/records.ts';

const seeds = (...numbers: readonly number[]) => numbers.map((seed) => exampleRun({ seed }));
const id = (seed: number) => `notebook/notebook/seed-${seed}`;
const replace = (records: readonly RunRecord[], changed: RunRecord) =>
  records.map((record) => (record.run.seed === changed.run.seed ? changed : record));
const bare = (records: Records): Records => ({ summary: records.summary, runs: new Map() });

describe('compareSummaries', () => {
  const b = sweepOf(seeds(10, 1, 2));

  it('tells the digest when every run is the same', () => {
    expect(compareSummaries({ a: b, b })).toEqual({
      kind: 'same',
      claim: 'machine',
      digest: b.summary.result.digest,
      runs: [id(1), id(2), id(10)],
    });
    const elsewhereToo = sweepOf(seeds(1, 2, 10).map((record) => elsewhere(record)));
    expect(compareSummaries({ a: elsewhereToo, b })).toMatchObject({ kind: 'same', claim: 'bitwise' });
  });

  it('claims no more than the weakest run', () => {
    const a = sweepOf(
      replace(seeds(1, 2, 10), exampleRun({ seed: 2, claim: 'statistical' })).map((run) => elsewhere(run)),
    );
    expect(compareSummaries({ a, b })).toMatchObject({ kind: 'same', claim: 'statistical' });
  });

  it('tells which runs are the same, and the first difference of each other', () => {
    const a = sweepOf([withTensor(2, 'dense-2/bias'), ...seeds(2, 3)]);
    const comparison = compareSummaries({ a, b });
    expect(comparison).toMatchObject({
      kind: 'different',
      same: [id(2)],
      differences: [
        { kind: 'epoch-tensor', run: id(1), epoch: 2, tensor: 'dense-2/bias' },
        { kind: 'run-missing', run: id(3), from: 'b' },
        { kind: 'run-missing', run: id(10), from: 'a' },
      ],
    });
    expect(comparison.kind === 'different' && comparison.differences.slice(1).map(describeDifference)).toEqual([
      `${id(3)} is not in the reference.`,
      `${id(10)} is in the reference only.`,
    ]);
  });

  it('compares by digest where a record is not at hand', () => {
    const a = sweepOf([withTensor(2, 'dense-2/bias'), ...seeds(2, 10)]);
    expect(compareSummaries({ a: bare(b), b })).toMatchObject({ kind: 'same', runs: [id(1), id(2), id(10)] });
    const comparison = compareSummaries({ a: bare(a), b });
    const [aDigest, bDigest] = [a.summary.result.runs[id(1)], b.summary.result.runs[id(1)]];
    expect(comparison).toMatchObject({
      kind: 'different',
      same: [id(2), id(10)],
      differences: [{ kind: 'run-digest', run: id(1), a: aDigest, b: bDigest }],
    });
    expect(comparison.kind === 'different' && describeDifference(comparison.differences[0])).toBe(
      `${id(1)} parts: its result is ${aDigest.slice(0, 4)}…, was ${bDigest.slice(0, 4)}… in the reference; only the records of both can tell where.`,
    );
  });

  it('leaves statistics aside where they follow from other runs', () => {
    const a = sweepOf(replace(seeds(1, 2, 10), withEpoch(3, { validationAccuracy: 0.5 })));
    expect(a.summary.result.treatments[0].mean).toBe(0.5);
    expect(compareSummaries({ a, b })).toMatchObject({
      kind: 'different',
      same: [id(2), id(10)],
      differences: [{ kind: 'epoch-number', run: id(1), epoch: 3, name: 'validationAccuracy', a: 0.5, b: 0.925 }],
    });
  });

  it('finds statistics that do not follow from the same runs', () => {
    const { result } = b.summary;
    const treatments = result.treatments.map((treatment) => ({ ...treatment, mean: 0.5 }));
    const a = { summary: { ...b.summary, result: sealSummary({ ...result, treatments }) }, runs: b.runs };
    const comparison = compareSummaries({ a, b });
    expect(comparison).toMatchObject({
      kind: 'different',
      same: [id(1), id(2), id(10)],
      differences: [{ kind: 'summary', pointer: '/treatments/0/mean', a: 0.5, b: 0.925 }],
    });
    expect(comparison.kind === 'different' && describeDifference(comparison.differences[0])).toBe(
      'The summaries part though every run is the same: /treatments/0/mean is 0.5, was 0.925 in the reference.',
    );
  });

  it('does not compare another experiment, data set or config; a new title is no difference', () => {
    const named = (change: object): Records => ({
      ...b,
      summary: { ...b.summary, experiment: { ...b.summary.experiment, ...change } },
    });
    const config = { ...REFERENCE, run: { ...REFERENCE.run, config: { batchSize: 1 } } };
    expect(compareSummaries({ a: named({ title: 'A better title' }), b }).kind).toBe('same');
    expect(compareSummaries({ a: named({ name: 'hinton' }), b })).toEqual({
      kind: 'incomparable',
      about: 'experiment',
      run: 'hinton',
      pointer: '/name',
      a: 'hinton',
      b: 'quick',
    });
    expect(compareSummaries({ a: named({ dataset: 'mnist' }), b })).toMatchObject({
      about: 'dataset',
      pointer: '/dataset',
    });
    expect(compareSummaries({ a: named({ isCut: false }), b })).toMatchObject({
      about: 'experiment',
      pointer: '/isCut',
    });
    const otherData = seeds(1, 2, 10).map((run) =>
      elsewhere(run, { dataset: { name: 'glyphs', digests: { train: OTHER } } }),
    );
    expect(compareSummaries({ a: sweepOf(otherData), b })).toMatchObject({
      about: 'dataset',
      pointer: '/dataset/digests/train',
    });
    expect(compareSummaries({ a: sweepOf(replace(seeds(1, 2, 10), config)), b })).toMatchObject({
      about: 'config',
      run: id(1),
    });
  });
});
