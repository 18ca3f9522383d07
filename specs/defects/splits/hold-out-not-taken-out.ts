import type { SplitDataset } from '../../dataset/split-laws.ts';
import { indicesOf, taking } from '../splits-taking.ts';
import type { Defect } from '../shelf.ts';

/** The rows that are held out are trained on as well. Seen where a sample is drawn from the data, and the data are used as they were. */
export const holdOutNotTakenOut: Defect<SplitDataset> = {
  name: 'hold-out-not-taken-out',
  breaks: 'disjoint-and-exhaustive',
  subject: taking((input) => [indicesOf(input), indicesOf(input).slice(-input.split.count)]),
};
