import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Dataset, Examples } from '../../src/dataset/dataset.ts';
import { drawHoldOut } from '../../src/dataset/hold-out.ts';
import { gatherExamples, type SplitExamples, splitDataset, type SplitInput } from '../../src/dataset/split.ts';
import { drawPermutation } from '../../src/random/permutation.ts';
import { openStream } from '../../src/random/stream.ts';
import { seeds } from '../random/arbitraries.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { numberedExamples, numberOfImage } from './fixtures.ts';

type SplitDataset = (input: SplitInput & { split: { kind: 'hold-out' } }) => SplitExamples;
type Input = Parameters<SplitDataset>[0];

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

const isDisjointAndExhaustive = (split: SplitDataset) =>
  fc.property(inputs, (input) => {
    const { train, validation } = split(input);
    const all = [...numbersOf(train), ...numbersOf(validation)].sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: input.dataset.train.count }, (_, index) => index));
    expect(validation.count).toBe(input.split.count);
  });

const keepsLabelsWithImages = (split: SplitDataset) =>
  fc.property(inputs, (input) => {
    for (const side of Object.values<Examples>({ ...split(input) })) {
      expect([...side.labels]).toEqual(numbersOf(side).map((number) => input.dataset.train.labels[number]));
      expect(side.images).toHaveLength(6 * side.count);
    }
  });

const keepsTheOrder = (split: SplitDataset) =>
  fc.property(inputs, (input) => {
    for (const side of Object.values<Examples>({ ...split(input) })) {
      expect(numbersOf(side)).toEqual(numbersOf(side).toSorted((a, b) => a - b));
    }
  });

const dependsOnSeedOnly = (split: SplitDataset) =>
  fc.property(inputs, inputs, (input, other) => {
    const alone = numbersOf(split(input).validation);
    split(other);
    expect(numbersOf(split(input).validation)).toEqual(alone);
  });

const isStratified = (split: SplitDataset) =>
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

const isFair = (split: SplitDataset) =>
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

const taking =
  (choose: (input: Input) => [kept: readonly number[], heldOut: readonly number[]]): SplitDataset =>
  (input) => {
    const [kept, heldOut] = choose(input);
    const { train } = input.dataset;
    return {
      train: gatherExamples(train, Uint32Array.from(kept)),
      validation: gatherExamples(train, Uint32Array.from(heldOut)),
    };
  };
const indices = ({ dataset }: Input) => Array.from({ length: dataset.train.count }, (_, index) => index);
const tailBeforeShuffling = taking((input) => [
  indices(input).slice(0, -input.split.count),
  indices(input).slice(-input.split.count),
]);
const drawnTwice = taking((input) => {
  const order = [...drawPermutation(openStream(input.seed, 'split'), input.dataset.train.count)];
  const again = [...drawPermutation(openStream(input.seed, 'other'), input.dataset.train.count)];
  return [order.slice(input.split.count), again.slice(0, input.split.count)];
});
const trainsOnEverything = taking((input) => {
  const { count, stratified } = input.split;
  const { heldOut } = drawHoldOut({ examples: input.dataset.train, count, stratified, seed: input.seed });
  return [indices(input), [...heldOut]];
});
const inOrderOfDrawing = taking((input) => {
  const order = [...drawPermutation(openStream(input.seed, 'split'), input.dataset.train.count)];
  return [order.slice(input.split.count), order.slice(0, input.split.count)];
});
const running = openStream(0, 'split');
const fromRunningStream = taking((input) => {
  const order = [...drawPermutation(running, input.dataset.train.count)];
  return [order.slice(input.split.count), order.slice(0, input.split.count)];
});
const imagesWithoutLabels: SplitDataset = (input) => {
  const { train, validation } = splitDataset(input);
  const { labels } = input.dataset.train;
  return { train: { ...train, labels: labels.slice(0, train.count) }, validation };
};
const notStratified: SplitDataset = (input) => splitDataset({ ...input, split: { ...input.split, stratified: false } });
const roundedDown = taking((input) => {
  const { train } = input.dataset;
  const left = Array.from({ length: 10 }, (_, label) => {
    const size = train.labels.filter((each) => each === label).length;
    return Math.floor((input.split.count * size) / train.count);
  });
  const heldOut = indices(input).filter((index) => left[train.labels[index]]-- > 0);
  return [indices(input).filter((index) => !heldOut.includes(index)), heldOut];
});

it('always gives disjoint sides that exhaust the training set', () => {
  expectLaw(isDisjointAndExhaustive(splitDataset));
  expectDefectCaught(isDisjointAndExhaustive(drawnTwice));
  expectDefectCaught(isDisjointAndExhaustive(trainsOnEverything));
  expectDefectCaught(isDisjointAndExhaustive(roundedDown));
});

it('always keeps labels with their images', () => {
  expectLaw(keepsLabelsWithImages(splitDataset));
  expectDefectCaught(keepsLabelsWithImages(imagesWithoutLabels));
});

it('always keeps the order of the training set', () => {
  expectLaw(keepsTheOrder(splitDataset));
  expectDefectCaught(keepsTheOrder(inOrderOfDrawing));
});

it('always depends on nothing but its seed', () => {
  expectLaw(dependsOnSeedOnly(splitDataset));
  expectDefectCaught(dependsOnSeedOnly(fromRunningStream));
});

it('always shares a stratified hold-out among the classes to within one example', () => {
  expectLaw(isStratified(splitDataset));
  expectDefectCaught(isStratified(notStratified));
  expectDefectCaught(isStratified(roundedDown));
});

it('never favours a part of the training set', () => {
  expectLaw(isFair(splitDataset), { numRuns: 10 });
  expectDefectCaught(isFair(tailBeforeShuffling), { numRuns: 10 });
});
