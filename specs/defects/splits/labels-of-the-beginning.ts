import type { SplitDataset } from '../../dataset/split-laws.ts';
import { splitDataset } from '../../../src/dataset/split.ts';
import type { Defect } from '../shelf.ts';

/** Images are split and labels are cut. Seen where two arrays are split in two places. */
export const labelsOfTheBeginning: Defect<SplitDataset> = {
  name: 'labels-of-the-beginning',
  breaks: 'labels-with-images',
  subject: (input) => {
    const { train, validation } = splitDataset(input);
    return { train: { ...train, labels: input.dataset.train.labels.slice(0, train.count) }, validation };
  },
};
