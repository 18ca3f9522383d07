import type { MakeWithGpu } from '../navigator-laws.ts';
import type { Defect } from '../shelf.ts';

/** The GPU is put into `navigator` when the backend has been made, which then has none. Seen as T15: `navigator.gpu` has to be set before. */
export const gpuAfterTheBackend: Defect<MakeWithGpu> = {
  name: 'gpu-after-the-backend',
  breaks: 'gpu-is-there-in-time',
  subject: (gpu, make) => {
    make();
    Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { gpu } });
  },
};
