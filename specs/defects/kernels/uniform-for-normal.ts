import type { DrawKernel } from '../../network/initializers/kernel-laws.ts';
import type { Defect } from '../shelf.ts';

/** A normal initializer draws uniformly, with the right variance. Seen as `uniform` under another name. */
export const uniformForNormal: Defect<DrawKernel> = {
  name: 'uniform-for-normal',
  breaks: 'normal-tails',
  subject: ({ inputs, units, initializer }, stream) => {
    const variance = initializer.startsWith('he') ? 2 / inputs : 2 / (inputs + units);
    const limit = Math.sqrt(3 * variance);
    return Float32Array.from({ length: inputs * units }, () => (2 * stream.uniform() - 1) * limit);
  },
};
