import fc from 'fast-check';
import { expect } from 'vitest';
import type { Dataset, Examples } from '../../src/dataset/dataset.ts';
import type { SplitExamples, SplitInput } from '../../src/dataset/split.ts';
import { seeds } from '../random/arbitraries.ts';
import { numberedExamples, numberOfImage } from './fixtures.ts';

/** Anything that claims to hold out examples. */
export type SplitDataset = (input: SplitInput & { split: { kind: 'hold-out' } }) => SplitExamples;

/** What it is given. */
export type Input = Parameters<SplitDataset>[0];

const datasetOf = (train: Examples): Dataset => ({
  name: 'glyphs',
  title: 'tiny',
  classNames: [],
  train,
  test: numberedExamples([0]),
  digests: {},
});

const inputs: fc.Arbitrary<Input> = fc.array(fc.nat(9), { minLength: 2, maxLength: 300 }).chain((labels) =>
  fc.record({
    dataset: fc.constant(datasetOf(numberedExamples(labels))),
    seed: seeds,
    split: fc.record({
      kind: fc.constant('hold-out' as const),
      count: fc.integer({ min: 1, max: labels.length - 1 }),
      stratified: fc.boolean(),
    }),
  }),
);

const numbersOf = (examples: Examples) =>
  Array.from({ length: examples.count }, (_, place) => numberOfImage(examples, place));

/** Every example is on one side. */
export const isDisjointAndExhaustive = (split: SplitDataset) =>
  fc.property(inputs, (input) => {
    const { train, validation } = split(input);
    const all = [...numbersOf(train), ...numbersOf(validation)].sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: input.dataset.train.count }, (_, index) => index));
    expect(validation.count).toBe(input.split.count);
  });

/** Labels go with their images. */
export const keepsLabelsWithImages = (split: SplitDataset) =>
  fc.property(inputs, (input) => {
    for (const side of Object.values<Examples>({ ...split(input) })) {
      expect([...side.labels]).toEqual(numbersOf(side).map((number) => input.dataset.train.labels[number]));
      expect(side.images).toHaveLength(6 * side.count);
    }
  });

/** Both sides keep the order of the training set. */
export const keepsTheOrder = (split: SplitDataset) =>
  fc.property(inputs, (input) => {
    for (const side of Object.values<Examples>({ ...split(input) })) {
      expect(numbersOf(side)).toEqual(numbersOf(side).toSorted((a, b) => a - b));
    }
  });

/** Other splits change nothing. */
export const dependsOnSeedOnly = (split: SplitDataset) =>
  fc.property(inputs, inputs, (input, other) => {
    const alone = numbersOf(split(input).validation);
    split(other);
    expect(numbersOf(split(input).validation)).toEqual(alone);
  });

/** A stratified side has its share of every class. */
export const isStratified = (split: SplitDataset) =>
  fc.property(inputs, (input) => {
    const { dataset, seed, split: plain } = input;
    const { validation } = split({ dataset, seed, split: { ...plain, stratified: true } });
    for (let label = 0; label < 10; label++) {
      const size = (examples: Examples) => examples.labels.filter((each) => each === label).length;
      const share = (plain.count * size(dataset.train)) / dataset.train.count;
      expect(Math.abs(size(validation) - share)).toBeLessThan(1);
    }
    expect(validation.count).toBe(plain.count);
  });

/** Every part of the training set is held out equally often. */
export const isFair = (split: SplitDataset) =>
  fc.property(seeds, fc.boolean(), (seed, stratified) => {
    const dataset = datasetOf(numberedExamples(Array.from({ length: 100 }, (_, index) => index % 10)));
    const halves = [0, 0];
    for (let repeat = 0; repeat < 40; repeat++) {
      const { validation } = split({
        dataset,
        seed: (seed + repeat) % 2 ** 32,
        split: { kind: 'hold-out', count: 20, stratified },
      });
      for (const number of numbersOf(validation)) halves[number < 50 ? 0 : 1]++;
    }
    // 800 draws without replacement: the standard deviation of a half is below 14.2, this is six of them.
    expect(Math.abs(halves[0] - 400)).toBeLessThan(85);
  });
