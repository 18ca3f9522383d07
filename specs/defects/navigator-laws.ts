import type { NamedLaw } from './shelf.ts';

/** Anything that makes tfjs's backend where that finds the GPU in `navigator`. */
export type MakeWithGpu = (gpu: object, make: () => void) => void;

/** `navigator.gpu` is there while the backend is made. */
export const gpuIsThereInTime: NamedLaw<MakeWithGpu> = {
  name: 'gpu-is-there-in-time',
  find: async (make) => {
    const { gpu, seen } = watch(make);
    return seen === gpu ? undefined : 'Expected navigator.gpu to be there when the backend looks for it.';
  },
};

/** The navigator of the process is there again afterwards. */
export const navigatorIsGivenBack: NamedLaw<MakeWithGpu> = {
  name: 'navigator-is-given-back',
  find: async (make) => (watch(make).isGivenBack ? undefined : 'Expected the navigator that was there before.'),
};

function watch(make: MakeWithGpu): { readonly gpu: object; readonly seen: unknown; readonly isGivenBack: boolean } {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  // Node has a navigator of its own from 21 on, which can't be assigned to
  const own = {};
  Object.defineProperty(globalThis, 'navigator', { configurable: true, get: () => own });
  const gpu = {};
  let seen: unknown;
  try {
    make(gpu, () => {
      seen = Reflect.get(Object(Reflect.get(globalThis, 'navigator')), 'gpu');
    });
    return { gpu, seen, isGivenBack: Reflect.get(globalThis, 'navigator') === own };
  } catch {
    return { gpu, seen, isGivenBack: true };
  } finally {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'navigator');
    else Object.defineProperty(globalThis, 'navigator', before);
  }
}
