import * as tfl from '@tensorflow/tfjs-layers';
import type { Trainer } from '../../../src/laws/trainer.ts';
import { fitTrainer } from './fit-trainer.ts';
import type { Defect } from '../shelf.ts';

/** `history.loss` holds the penalty, `history.val_loss` does not, so that a network seems to do worse on what it has learnt. Seen as T6 of tfjs 4.22.0, which runs here; Keras has it in both. */
export const penaltyInOneLossOnly: Defect<Trainer> = {
  name: 'penalty-in-one-loss-only',
  breaks: 'losses-agree',
  subject: fitTrainer({
    shuffle: false,
    penalty: 0.01,
    initializer: (seed, layer) => tfl.initializers.glorotUniform({ seed: 1 + 10 * seed + layer }),
  }),
};
