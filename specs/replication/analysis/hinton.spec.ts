import { expect, it } from 'vitest';
import { analyseHinton } from '../../../src/replication/analysis/hinton.ts';
import { openExperiment } from '../../../src/replication/experiments/registry.ts';
import { readReference } from '../../../src/replication/reference.ts';
import { recordsOf } from './records-of.ts';

const hinton = openExperiment('hinton');

/** Every factor adds 0.0001 a place in the order of treatments, every seed −0.0002, and the best epoch 0.0005. */
const ladder = recordsOf(hinton, {
  accuracies: ({ treatment, seed }) => {
    const final = 0.982 + hinton.treatments.indexOf(treatment) / 10_000 - seed / 5000;
    return [final - 0.001, final + 0.0005, final];
  },
});

it('takes both readings of the factors, each with its tests', () => {
  const { sets, noDecay } = analyseHinton(ladder);
  expect(sets.map(({ set, rows }) => [set, rows.map(({ level }) => Number(level))])).toEqual([
    ['linspace', [1e-6, 2.5075e-4, 5.005e-4, 7.5025e-4, 1e-3]],
    ['logspace', [1e-6, 5.62e-6, 3.16e-5, 1.78e-4, 1e-3]],
  ]);
  for (const { toNoDecay, variance, varianceWithoutLargest } of sets) {
    expect(toNoDecay.map(({ from, count }) => [from, count])).toEqual(toNoDecay.map(() => ['l2-0', 3]));
    expect([variance?.levels, varianceWithoutLargest?.levels]).toEqual([5, 4]);
  }
  expect(noDecay).toMatchObject({ level: '0', count: 3, epochs: 40, best: { of: 3 } });
});

it('finds what was put in', () => {
  const { sets, bestRun, epochs } = analyseHinton(ladder);
  const [{ rows, toNoDecay, best }] = sets;
  expect(toNoDecay[0].difference).toBeCloseTo(0.0001, 12);
  expect(toNoDecay[0]).toMatchObject({ p: expect.closeTo(0, 6), isSignificant: true });
  expect(best).toMatchObject({ level: '0.001', of: 5, value: rows[4].mean });
  // Nothing is left to chance once factor and seed are taken away.
  expect(best.optimism).toBeCloseTo(0, 12);
  expect(bestRun).toMatchObject({ level: '0.001', seed: 1, of: 27, value: Math.max(...rows[4].values) });
  for (const row of epochs) expect(row).toMatchObject({ of: 40, count: 3, mean: expect.closeTo(0.0005, 12) });
});

it('gives a verdict on every treatment of a whole training on MNIST, and on no other', () => {
  const { sets } = analyseHinton(ladder);
  expect(sets.map(({ rows }) => rows.map(({ verdict }) => verdict?.verdict))).toEqual([
    ['below', 'below', 'below', 'compatible', 'compatible'],
    ['below', 'below', 'below', 'below', 'compatible'],
  ]);
  for (const other of [
    recordsOf({ ...hinton, isCut: true }, { accuracies: () => [0.9] }),
    recordsOf(hinton, { accuracies: () => [0.9], dataset: 'fashion-mnist' }),
  ]) {
    expect(analyseHinton(other).noDecay).not.toHaveProperty('verdict');
  }
});

it('does with one seed, and leaves out what needs two', () => {
  const { sets, noDecay, bestRun, epochs } = analyseHinton(
    recordsOf(hinton, { seeds: [7], accuracies: () => [0.9, 0.98] }),
  );
  expect(noDecay).toMatchObject({ count: 1, mean: 0.98, verdict: { verdict: 'underpowered' } });
  expect(noDecay).not.toHaveProperty('interval');
  expect(sets[0]).not.toHaveProperty('variance');
  expect(sets[0].toNoDecay[0]).toEqual({
    from: 'l2-0',
    to: 'l2-0.000001',
    fromLevel: '0',
    toLevel: '0.000001',
    count: 1,
    difference: 0,
    isSignificant: false,
  });
  expect(bestRun).toEqual({ value: 0.98, of: 9, treatment: 'l2-0', level: '0', seed: 7 });
  expect(epochs[0]).toEqual({
    treatment: 'l2-0',
    level: '0',
    of: 40,
    count: 1,
    mean: 0,
    bestMean: 0.98,
    finalMean: 0.98,
  });
});

it('leaves out a reading of which a factor is missing', () => {
  const treatments = hinton.treatments.filter(({ id }) => id !== 'l2-0.000178' && id !== 'l2-0');
  const { sets, noDecay } = analyseHinton(recordsOf({ ...hinton, treatments }, { accuracies: () => [0.98] }));
  expect(sets.map(({ set, toNoDecay }) => [set, toNoDecay])).toEqual([['linspace', []]]);
  expect(noDecay).toBeUndefined();
});

it('refuses an experiment without the part', () => {
  const search = recordsOf(openExperiment('search'), { accuracies: () => [0.98] });
  expect(() => analyseHinton(search)).toThrow(
    expect.objectContaining({
      code: 'analysis-unfit',
      message: 'Expected runs of the part "hinton" in the experiment search, received search.',
    }),
  );
});

it('reads the committed reference', async () => {
  const reference = await readReference({ experiment: 'hinton', dataset: 'mnist' });
  if (reference === undefined) throw new Error('The reference of hinton is missing.');
  const { noDecay, sets } = analyseHinton(reference);
  expect(noDecay?.mean).toBeCloseTo(0.982, 2);
  expect(noDecay?.verdict?.count).toBe(noDecay?.seeds.length);
  expect(sets.map(({ set }) => set)).toContain('linspace');
});
