import * as tfl from '@tensorflow/tfjs-layers';
import type { Trainer } from '../../../src/laws/trainer.ts';
import { fitTrainer } from './fit-trainer.ts';
import type { Defect } from '../shelf.ts';

/** `model.fit` shuffles with `Math.random` and takes no seed, so that seeded initializers still give other weights in every run. Seen as T2 of tfjs 4.22.0, which runs here. */
export const fitShufflesWithoutASeed: Defect<Trainer> = {
  name: 'fit-shuffles-without-a-seed',
  breaks: 'no-entropy',
  subject: fitTrainer({
    shuffle: true,
    penalty: 0,
    initializer: (seed, layer) => tfl.initializers.glorotUniform({ seed: 1 + 10 * seed + layer }),
  }),
};
