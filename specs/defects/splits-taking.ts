import { gatherExamples } from '../../src/dataset/split.ts';
import type { Input, SplitDataset } from '../dataset/split-laws.ts';

/** A split that chooses the indices of its two sides. */
export function taking(choose: (input: Input) => [kept: readonly number[], heldOut: readonly number[]]): SplitDataset {
  return (input) => {
    const [kept, heldOut] = choose(input);
    const { train } = input.dataset;
    return {
      train: gatherExamples(train, Uint32Array.from(kept)),
      validation: gatherExamples(train, Uint32Array.from(heldOut)),
    };
  };
}

/** Every index of the training set, ascending. */
export function indicesOf({ dataset }: Input): number[] {
  return Array.from({ length: dataset.train.count }, (_, index) => index);
}
