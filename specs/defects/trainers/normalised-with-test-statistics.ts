import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Inputs are centred by the mean of all data, the test set too. Seen where `fit_transform` comes before the split. */
export const normalisedWithTestStatistics: Defect<Trainer> = {
  name: 'normalised-with-test-statistics',
  breaks: 'validation-apart',
  subject: loopTrainer({
    scale: (rows, { train, validation }) => {
      const all = [...train.inputs, ...validation.inputs];
      const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
      return { ...rows, inputs: rows.inputs.map((value) => value - mean) };
    },
  }),
};
