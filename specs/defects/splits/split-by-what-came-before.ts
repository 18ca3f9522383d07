import type { SplitDataset } from '../../dataset/split-laws.ts';
import { drawPermutation } from '../../../src/random/permutation.ts';
import { openStream } from '../../../src/random/stream.ts';
import { taking } from '../splits-taking.ts';
import type { Defect } from '../shelf.ts';

const running = openStream(0, 'split');

/** The split is drawn from a generator that other draws have moved on. Seen with one `rng` for a whole program: adding a layer changes the split. */
export const splitByWhatCameBefore: Defect<SplitDataset> = {
  name: 'split-by-what-came-before',
  breaks: 'by-its-seed-only',
  subject: taking((input) => {
    const order = [...drawPermutation(running, input.dataset.train.count)];
    return [order.slice(input.split.count), order.slice(0, input.split.count)];
  }),
};
