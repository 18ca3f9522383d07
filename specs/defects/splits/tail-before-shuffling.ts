import type { SplitDataset } from '../../dataset/split-laws.ts';
import { indicesOf, taking } from '../splits-taking.ts';
import type { Defect } from '../shelf.ts';

/** The last rows of the file are held out, before anything is shuffled. Seen as T7 of tfjs 4.22.0, and as Keras’ `validation_split`. */
export const tailBeforeShuffling: Defect<SplitDataset> = {
  name: 'tail-before-shuffling',
  breaks: 'held-out-fairly',
  subject: taking((input) => [
    indicesOf(input).slice(0, -input.split.count),
    indicesOf(input).slice(-input.split.count),
  ]),
};
