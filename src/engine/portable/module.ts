import { SameseedError } from '../../base/errors.ts';
import type { Kernels } from './kernel-types.ts';
import { WASM_BASE64 } from './wasm.ts';

/** The WebAssembly module as bytes. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(WASM_BASE64), (character) => character.charCodeAt(0));
}

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * A new instance of the kernels with a memory of its own; the module is compiled once.
 *
 * @throws {SameseedError} `self-test-failed` when this host has no WebAssembly with SIMD.
 */
export async function openKernels(): Promise<Kernels> {
  try {
    compiled ??= WebAssembly.compile(wasmBytes());
    const { exports } = await WebAssembly.instantiate(await compiled);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module's digest stands for its exports
    return exports as unknown as Kernels;
  } catch (cause) {
    throw new SameseedError(
      'self-test-failed',
      'Expected WebAssembly with 128-bit SIMD, but the kernels could not be opened; the claim bitwise is refused. Use Node 20.19 or newer, or a current browser.',
      { kind: 'fault', cause },
    );
  }
}
