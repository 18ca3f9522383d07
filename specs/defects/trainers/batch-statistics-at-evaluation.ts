import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Rows are normalised by the mean of the batch they are evaluated in. Seen with batch normalisation left in training mode. */
export const batchStatisticsAtEvaluation: Defect<Trainer> = {
  name: 'batch-statistics-at-evaluation',
  breaks: 'batch-invariance',
  subject: loopTrainer({
    predict(model, { inputs, labels }) {
      const mean = inputs.reduce((sum, value) => sum + value, 0) / inputs.length;
      return RIGHT_PARTS.predict(model, { inputs: inputs.map((value) => value - mean), labels });
    },
  }),
};
