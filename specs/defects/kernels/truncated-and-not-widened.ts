import type { DrawKernel } from '../../network/initializers/kernel-laws.ts';
import * as tfl from '@tensorflow/tfjs-layers';
import { tf } from '../quiet-tfjs.ts';
import type { Defect } from '../shelf.ts';

/** Normal weights beyond two deviations are drawn again and the rest is not widened, which leaves 0.881 of the deviation. Seen as T4 of tfjs 4.22.0, whose own initializer runs here; it is also what a dense layer has when none is named, where Keras has the uniform one. */
export const truncatedAndNotWidened: Defect<DrawKernel> = {
  name: 'truncated-and-not-widened',
  breaks: 'mean-and-variance',
  subject: ({ inputs, units, initializer }, stream) => {
    const seed = 1 + (stream.uint32() % 2 ** 30);
    const scale = initializer.startsWith('he')
      ? tfl.initializers.heNormal({ seed })
      : tfl.initializers.glorotNormal({ seed });
    return tf.tidy(() => Float32Array.from(scale.apply([inputs, units]).dataSync()));
  },
};
