import type { DrawKernel } from '../../network/initializers/kernel-laws.ts';
import { drawKernel } from '../../../src/network/initializers/kernel.ts';
import type { Defect } from '../shelf.ts';

/** The limit of Glorot’s uniform is √(6/(in + out)) ÷ 2: the width is taken for the limit. Seen in hand-written initializers. */
export const limitHalved: Defect<DrawKernel> = {
  name: 'limit-halved',
  breaks: 'uniform-bounds',
  subject: (layer, stream) => drawKernel(layer, stream).map((weight) => weight / 2),
};
