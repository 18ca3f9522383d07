import type { MakeWithGpu } from '../navigator-laws.ts';
import type { Defect } from '../shelf.ts';

/** The navigator of the process stays replaced, and whatever asks it later for a language or the number of processors gets nothing. Seen in recipes for WebGPU in Node. */
export const navigatorLeftBehind: Defect<MakeWithGpu> = {
  name: 'navigator-left-behind',
  breaks: 'navigator-is-given-back',
  subject: (gpu, make) => {
    Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { gpu } });
    make();
  },
};
