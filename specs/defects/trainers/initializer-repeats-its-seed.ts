import * as tfl from '@tensorflow/tfjs-layers';
import type { Trainer } from '../../../src/laws/trainer.ts';
import { fitTrainer } from './fit-trainer.ts';
import type { Defect } from '../shelf.ts';

/** One integer handed to the initializers of two layers gives both the same numbers. Seen as T3 of tfjs 4.22.0, which runs here. */
export const initializerRepeatsItsSeed: Defect<Trainer> = {
  name: 'initializer-repeats-its-seed',
  breaks: 'independent-layers',
  subject: fitTrainer({
    shuffle: false,
    penalty: 0,
    initializer: (seed) => tfl.initializers.glorotUniform({ seed }),
  }),
};
