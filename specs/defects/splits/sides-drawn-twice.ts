import type { SplitDataset } from '../../dataset/split-laws.ts';
import { drawPermutation } from '../../../src/random/permutation.ts';
import { openStream } from '../../../src/random/stream.ts';
import { taking } from '../splits-taking.ts';
import type { Defect } from '../shelf.ts';

/** Each side is drawn for itself, so that some rows are on both and some on none. Seen where two loaders shuffle with two generators. */
export const sidesDrawnTwice: Defect<SplitDataset> = {
  name: 'sides-drawn-twice',
  breaks: 'disjoint-and-exhaustive',
  subject: taking((input) => {
    const { count } = input.dataset.train;
    const kept = drawPermutation(openStream(input.seed, 'split'), count);
    const heldOut = drawPermutation(openStream(input.seed, 'other'), count);
    return [[...kept].slice(input.split.count), [...heldOut].slice(0, input.split.count)];
  }),
};
