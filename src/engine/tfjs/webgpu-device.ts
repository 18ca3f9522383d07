import { SameseedError } from '../../base/errors.ts';
import { adapterLimits, noAdapterError } from './webgpu-adapter.ts';

/** A device of our own on the machine's GPU. */
export interface OpenDevice {
  readonly gpu: GPU;
  readonly device: GPUDevice;
  readonly info: GPUAdapterInfo;
}

// a GPU that is collected while one of its devices lives aborts the process
const kept: GPU[] = [];

/**
 * Opens the fastest GPU through Dawn, with all the memory that it offers. WebGPU's constants become global, where tfjs
 * looks for them.
 *
 * @throws {SameseedError} `engine-backend` when Dawn doesn't load on this system, or finds no GPU.
 * @throws when the package `webgpu` isn't installed, with Node's code.
 */
export async function openDevice(): Promise<OpenDevice> {
  const { create, globals } = await loadDawn();
  Object.assign(globalThis, globals);
  const gpu = create([]);
  kept.push(gpu);
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw noAdapterError();
  const device = await adapter.requestDevice({ requiredLimits: adapterLimits(adapter.limits) });
  return { gpu, device, info: adapter.info };
}

/** Does something while `navigator.gpu` is there, which tfjs asks for when its backend is made. */
export function withNavigator<Answer>(gpu: GPU, make: () => Answer): Answer {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  // Node has a navigator of its own from 21 on, which can't be assigned to
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { gpu } });
  try {
    return make();
  } finally {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'navigator');
    else Object.defineProperty(globalThis, 'navigator', before);
  }
}

async function loadDawn() {
  try {
    return await import('webgpu');
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('dawn.node')) throw error;
    throw new SameseedError(
      'engine-backend',
      `Expected the package webgpu to load on ${process.platform}-${process.arch}, received ${error.message.split('\n', 1)[0]}; it needs macOS, Windows or Linux with glibc 2.34: choose another engine, such as portable.`,
      { cause: error },
    );
  }
}
