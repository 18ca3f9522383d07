import type { DrawKernel } from '../../network/initializers/kernel-laws.ts';
import { drawKernel } from '../../../src/network/initializers/kernel.ts';
import type { Defect } from '../shelf.ts';

/** He’s variance is taken from the units, not from the inputs. Seen where a kernel is [units, inputs] in one library and [inputs, units] in the other. */
export const fansConfused: Defect<DrawKernel> = {
  name: 'fans-confused',
  breaks: 'mean-and-variance',
  subject: (layer, stream) => drawKernel({ ...layer, inputs: layer.units, units: layer.inputs }, stream),
};
