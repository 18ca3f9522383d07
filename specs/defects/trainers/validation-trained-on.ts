import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Validation rows are among the training rows. Seen where a hold-out is taken from the data but not out of it. */
export const validationTrainedOn: Defect<Trainer> = {
  name: 'validation-trained-on',
  breaks: 'validation-apart',
  subject: loopTrainer({
    prepare: ({ train, validation }) => ({
      count: train.count + validation.count,
      inputs: Float32Array.of(...train.inputs, ...validation.inputs),
      labels: Uint8Array.of(...train.labels, ...validation.labels),
    }),
  }),
};
