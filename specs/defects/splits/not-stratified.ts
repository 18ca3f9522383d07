import type { SplitDataset } from '../../dataset/split-laws.ts';
import { splitDataset } from '../../../src/dataset/split.ts';
import type { Defect } from '../shelf.ts';

/** Asked for a share of every class, it takes any rows. Seen where the option `stratify` is read by nothing. */
export const notStratified: Defect<SplitDataset> = {
  name: 'not-stratified',
  breaks: 'stratified',
  subject: (input) => splitDataset({ ...input, split: { ...input.split, stratified: false } }),
};
