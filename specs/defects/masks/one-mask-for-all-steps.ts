import type { DrawMask } from '../mask-laws.ts';
import { tf } from '../quiet-tfjs.ts';
import type { Defect } from '../shelf.ts';

/** Seeded dropout drops the same units in every batch, which is a smaller network and no dropout. Seen as T9 of tfjs 4.22.0, whose own dropout runs here. */
export const oneMaskForAllSteps: Defect<DrawMask> = {
  name: 'one-mask-for-all-steps',
  breaks: 'another-each-step',
  subject: ({ seed, size }) =>
    tf.tidy(() =>
      Array.from(tf.dropout(tf.ones([size]), 0.5, undefined, seed).dataSync(), (value) => Number(value > 0)),
    ),
};
