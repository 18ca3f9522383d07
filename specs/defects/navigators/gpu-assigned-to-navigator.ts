import type { MakeWithGpu } from '../navigator-laws.ts';
import type { Defect } from '../shelf.ts';

/** `globalThis.navigator = { gpu }`, which Node refuses from version 21 on, where it has a navigator of its own. Seen as part of T15: tfjs’s webgpu backend in Node. */
export const gpuAssignedToNavigator: Defect<MakeWithGpu> = {
  name: 'gpu-assigned-to-navigator',
  breaks: 'gpu-is-there-in-time',
  subject: (gpu, make) => {
    Object.assign(globalThis, { navigator: { gpu } });
    make();
  },
};
