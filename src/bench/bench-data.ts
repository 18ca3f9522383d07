import { mkdir } from 'node:fs/promises';
import type { Dataset, Examples } from '../dataset/dataset.ts';
import { gatherExamples } from '../dataset/split.ts';
import { type PackedExamples, packExamples } from './remote/packed-workload.ts';

/** Examples that all cases train on and are evaluated on. */
export interface BenchData {
  readonly train: Examples;
  /** 10,000 of them where there are as many. */
  readonly validation: Examples;
}

/** The same in files. */
export interface PackedData {
  readonly train: PackedExamples;
  readonly validation: PackedExamples;
}

const EVALUATED = 10_000;

/** The training examples, and 10,000 to evaluate: of the test set, or where that is smaller of the training set. */
export function chooseData({ train, test }: Pick<Dataset, 'train' | 'test'>): BenchData {
  return { train, validation: firstOf(test.count >= EVALUATED ? test : train, EVALUATED) };
}

/** The first `count` examples, or all when there are fewer. */
export function firstOf(examples: Examples, count: number): Examples {
  return gatherExamples(
    examples,
    Uint32Array.from({ length: Math.min(count, examples.count) }, (_, index) => index),
  );
}

/** Writes the bytes of all examples into a new `folder`. */
export async function packData({ train, validation }: BenchData, folder: string): Promise<PackedData> {
  await mkdir(folder);
  return { train: packExamples(train, folder, 'train'), validation: packExamples(validation, folder, 'validation') };
}
