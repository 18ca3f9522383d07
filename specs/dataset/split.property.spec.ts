import { it } from 'vitest';
import { drawHoldOut } from '../../src/dataset/hold-out.ts';
import { gatherExamples, splitDataset } from '../../src/dataset/split.ts';
import { drawPermutation } from '../../src/random/permutation.ts';
import { openStream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import {
  type SplitDataset,
  type Input,
  isDisjointAndExhaustive,
  keepsLabelsWithImages,
  keepsTheOrder,
  dependsOnSeedOnly,
  isStratified,
  isFair,
} from './split-laws.ts';

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
