import type { DrawKernel } from '../../network/initializers/kernel-laws.ts';
import { drawKernel } from '../../../src/network/initializers/kernel.ts';
import type { Defect } from '../shelf.ts';

/** Uniform weights begin at 0. Seen as `random() * limit` for `(2 * random() - 1) * limit`. */
export const weightsWithoutSign: Defect<DrawKernel> = {
  name: 'weights-without-sign',
  breaks: 'mean-and-variance',
  subject: (layer, stream) => drawKernel(layer, stream).map(Math.abs),
};
