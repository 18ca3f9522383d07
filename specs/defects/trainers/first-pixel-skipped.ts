import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** A loop over the pixels begins at 1. Seen where the first column of a CSV file is the label. */
export const firstPixelSkipped: Defect<Trainer> = {
  name: 'first-pixel-skipped',
  breaks: 'pixel-permutation',
  subject: loopTrainer({
    scale: (rows, { inputs }) => ({
      ...rows,
      inputs: rows.inputs.map((value, place) => (place % inputs === 0 ? 0 : value)),
    }),
  }),
};
