import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { EPOCH_NUMBERS } from '../../../../src/artifact/difference.ts';
import type { HeldRun } from '../../../../src/report/reproduce/held-runs.ts';
import { findFirstDifference, judgeEpochs } from '../../../../src/report/reproduce/panel/judge.ts';
import { expectDefectCaught, expectLaw } from '../../../support/laws.ts';
import { tinySweep } from '../tiny-sweep.ts';
import { heldOf, trainedAs } from './held.ts';

describe('findFirstDifference', () => {
  let run: HeldRun;
  beforeAll(async () => {
    [run] = heldOf(await tinySweep()).runs;
  });

  /** Changes one number or one digest somewhere in a record; epoch 0 is before the first step. */
  const alterations = fc.record({ epoch: fc.integer({ min: 0, max: 3 }), place: fc.nat(100), isNumber: fc.boolean() });

  const alter = ({ epoch, place, isNumber }: { epoch: number; place: number; isNumber: boolean }): HeldRun => {
    const altered = structuredClone(run);
    const digests: Record<string, string> = epoch === 0 ? altered.initialDigests : altered.epochs[epoch - 1].digests;
    const names = Object.keys(digests);
    if (epoch > 0 && isNumber) altered.epochs[epoch - 1][EPOCH_NUMBERS[place % EPOCH_NUMBERS.length]] += 2 ** -20;
    else digests[names[place % names.length]] = 'f'.repeat(64);
    return altered;
  };

  /** Whatever is altered in a record is found, where it is; what isn't altered is the same. */
  const findsAlterations = (find: typeof findFirstDifference) =>
    fc.property(alterations, (alteration) => {
      expect(find(trainedAs(run))).toBeUndefined();
      const found = find({ ...trainedAs(run), run: alter(alteration) });
      expect(found).toMatchObject(alteration.epoch === 0 ? { kind: 'initial-tensor' } : { epoch: alteration.epoch });
      const judged = judgeEpochs({ ...trainedAs(run), run: alter(alteration) });
      expect(judged.map(({ isSame }) => isSame)).toEqual([1, 2, 3].map((epoch) => epoch !== alteration.epoch));
    });

  it('always finds what was altered', () => {
    expectLaw(findsAlterations(findFirstDifference));
  });

  it.each<[string, typeof findFirstDifference]>([
    [
      'forgets the initial weights',
      ({ run: held, ...trained }) =>
        findFirstDifference({ ...trained, run: { ...held, initialDigests: trained.initialDigests ?? {} } }),
    ],
    [
      'looks at the last epoch alone',
      ({ run: held, records, ...trained }) =>
        findFirstDifference({
          ...trained,
          run: { ...held, epochs: held.epochs.slice(-1) },
          records: records.slice(-1),
        }),
    ],
    [
      'compares result digests',
      ({ run: held, digest }) => (held.digest === digest ? undefined : { kind: 'epoch-count', a: 1, b: 2 }),
    ],
  ])('catches one that %s', (_what, broken) => {
    expectDefectCaught(findsAlterations(broken));
  });

  it('knows of no difference before the weights are there', () => {
    const { initialDigests: _, ...trained } = trainedAs(run);
    expect(findFirstDifference(trained)).toBeUndefined();
  });
});
