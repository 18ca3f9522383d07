import { describe, expect, it } from 'vitest';
import { measureDistances, worstDistance } from '../../src/artifact/number-distance.ts';
import { OTHER, REFERENCE, withEpoch } from '../support/changed-records.ts';

const ulp = (value: number, count: number) => value + count * 2 ** -24;
const apart = (ulps: number) => ({ name: 'loss' as const, a: 0.5, b: ulp(0.5, ulps), ulp: ulps });
const distance = (epoch: number, ulps: number) => ({
  epoch,
  worst: { epoch, ...apart(ulps) },
  tensors: { same: 1, different: 0 },
});

describe('measureDistances', () => {
  it('finds nothing apart in a run and itself', () => {
    const same = measureDistances(REFERENCE.result, REFERENCE.result);
    expect(same).toStrictEqual([1, 2, 3].map((epoch) => ({ epoch, tensors: { same: 6, different: 0 } })));
  });

  it('names the number that is farthest apart, the first one of equals, and what `a` and `b` hold', () => {
    const { loss, accuracy } = REFERENCE.result.epochs[0];
    const far = withEpoch(1, { validationLoss: 0.25 + 2 ** -24, accuracy: accuracy + 2 ** -23 });
    expect(measureDistances(far.result, REFERENCE.result)[0].worst).toEqual({
      epoch: 1,
      name: 'accuracy',
      a: accuracy + 2 ** -23,
      b: accuracy,
      ulp: 2,
    });
    const equal = withEpoch(1, { loss: loss + 2 ** -24, validationLoss: 0.25 + 2 ** -25 });
    expect(measureDistances(equal.result, REFERENCE.result)[0].worst).toMatchObject({ name: 'loss', ulp: 1 });
  });

  it('looks at the epochs that both have, and counts a tensor that one of them lacks as different', () => {
    const { digests } = REFERENCE.result.epochs[1];
    const more = withEpoch(2, { digests: { ...digests, 'dense-1/bias': OTHER, 'dense-11/bias': OTHER } });
    const short = { ...REFERENCE.result, epochs: REFERENCE.result.epochs.slice(0, 2) };
    for (const distances of [measureDistances(more.result, short), measureDistances(short, more.result)]) {
      expect(distances.map(({ epoch, tensors }) => [epoch, tensors.same, tensors.different])).toEqual([
        [1, 6, 0],
        [2, 5, 2],
      ]);
    }
  });
});

describe('worstDistance', () => {
  it('is the farthest of all epochs, the first one of equals', () => {
    expect(worstDistance([distance(1, 2), distance(2, 5), distance(3, 5)])).toEqual({ epoch: 2, ...apart(5) });
  });

  it('is nothing where nothing is apart', () => {
    expect(worstDistance([{ epoch: 1, tensors: { same: 1, different: 0 } }])).toBeUndefined();
  });
});
