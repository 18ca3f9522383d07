import { drawKernel } from '../../src/network/initializers/kernel.ts';
import {
  type DrawKernel,
  fillsItsBoundsAndStaysWithin,
  hasItsTails,
  hasMeanZeroAndItsVariance,
} from '../network/initializers/kernel-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { fansConfused } from './kernels/fans-confused.ts';
import { limitHalved } from './kernels/limit-halved.ts';
import { truncatedAndNotWidened } from './kernels/truncated-and-not-widened.ts';
import { uniformForNormal } from './kernels/uniform-for-normal.ts';
import { weightsWithoutSign } from './kernels/weights-without-sign.ts';

/** Initial weights. */
export const kernels = shelf<DrawKernel>({
  name: 'kernels',
  sound: drawKernel,
  laws: [
    propertyLaw('mean-and-variance', hasMeanZeroAndItsVariance, { numRuns: 10 }),
    propertyLaw('uniform-bounds', fillsItsBoundsAndStaysWithin, { numRuns: 10 }),
    propertyLaw('normal-tails', hasItsTails, { numRuns: 10 }),
  ],
  defects: [fansConfused, limitHalved, truncatedAndNotWidened, uniformForNormal, weightsWithoutSign],
});
