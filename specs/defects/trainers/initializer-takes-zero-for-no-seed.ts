import * as tfl from '@tensorflow/tfjs-layers';
import type { Trainer } from '../../../src/laws/trainer.ts';
import { fitTrainer } from './fit-trainer.ts';
import type { Defect } from '../shelf.ts';

/** A normal initializer with `seed: 0` draws other numbers every time. Seen as T1 of tfjs 4.22.0, which runs here. */
export const initializerTakesZeroForNoSeed: Defect<Trainer> = {
  name: 'initializer-takes-zero-for-no-seed',
  breaks: 'zero-is-a-seed',
  subject: fitTrainer({
    shuffle: false,
    penalty: 0,
    initializer: (seed, layer) => tfl.initializers.glorotNormal({ seed: seed * (layer + 1) }),
  }),
};
