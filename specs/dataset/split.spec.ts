import { expect, it } from 'vitest';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { gatherExamples, splitDataset } from '../../src/dataset/split.ts';
import { numberedExamples, numberOfImage } from './fixtures.ts';

const train = numberedExamples([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
const test = numberedExamples([5, 5]);
const dataset: Dataset = { name: 'glyphs', title: 'tiny', classNames: [], train, test, digests: {} };

it('takes the test set as validation, as the notebook does', () => {
  expect(splitDataset({ dataset, split: { kind: 'test' }, seed: 0 })).toEqual({ train, validation: test });
});

it('holds examples out of the training set, in its order, and leaves the test set alone', () => {
  const split = { kind: 'hold-out', count: 3, stratified: false } as const;
  const sides = splitDataset({ dataset, split, seed: 0 });
  expect([sides.train.count, sides.validation.count]).toEqual([7, 3]);
  const numbers = Array.from({ length: 3 }, (_, place) => numberOfImage(sides.validation, place));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect([...sides.validation.labels]).toEqual(numbers);
});

it.each([0, 10, 11, -1, 2.5, Number.NaN])('refuses to hold out %j of 10', (count) => {
  const split = { kind: 'hold-out', count, stratified: true } as const;
  expect(() => splitDataset({ dataset, split, seed: 0 })).toThrow(
    expect.objectContaining({
      code: 'hold-out-invalid',
      message: `Expected the hold-out count to be an integer from 1 to 9, received ${count}.`,
    }),
  );
});

it('gathers examples in the order asked for, copied', () => {
  const gathered = gatherExamples(train, Uint32Array.of(7, 0, 7));
  expect([...gathered.labels]).toEqual([7, 0, 7]);
  expect([0, 1, 2].map((place) => numberOfImage(gathered, place))).toEqual([7, 0, 7]);
  expect(gathered.images.buffer).not.toBe(train.images.buffer);
});
