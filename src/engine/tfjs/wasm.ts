import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { digestOfBytes } from '../../base/digest.ts';
import type { TfjsBackend } from './backend.ts';
import { separateProducts } from './products.ts';
import { registerOwnBackend } from './start.ts';
import { updateByOperations } from './update-by-operations.ts';

const MODULE = 'tfjs-backend-wasm-simd.wasm';

/** tfjs on its WebAssembly kernels with SIMD, one thread. */
export const backend: TfjsBackend = {
  engine: 'tfjs-wasm',
  packages: ['@tensorflow/tfjs-core@4.22.0', '@tensorflow/tfjs-backend-wasm@4.22.0'],
  async start() {
    const tf = await import('@tensorflow/tfjs-core');
    const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const path = createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/dist/${MODULE}`);
    // every name leads to the same module, so that a host can't choose the arithmetic
    setWasmPaths({ [MODULE]: path, 'tfjs-backend-wasm.wasm': path, 'tfjs-backend-wasm-threaded-simd.wasm': path });
    setThreadsCount(1);
    const registered = await withoutNewListeners(async () => registerOwnBackend(tf, 'wasm'));
    return {
      tf,
      registered,
      version: `tfjs-${tf.version_core}`,
      products: separateProducts(tf),
      wasmDigest: digestOfBytes(readFileSync(path)),
      // its own tells by the sign bit, which a NaN of x86 has
      relu: (sums) => tf.mul(sums, tf.step(sums)),
      updateParameter: updateByOperations(tf),
    };
  },
};

/** Emscripten takes over the errors of the whole process, and ends it with another exit code. */
async function withoutNewListeners<Answer>(start: () => Promise<Answer>): Promise<Answer> {
  const exceptions = process.listeners('uncaughtException');
  const rejections = process.listeners('unhandledRejection');
  try {
    return await start();
  } finally {
    for (const listener of process.listeners('uncaughtException')) {
      if (!exceptions.includes(listener)) process.off('uncaughtException', listener);
    }
    for (const listener of process.listeners('unhandledRejection')) {
      if (!rejections.includes(listener)) process.off('unhandledRejection', listener);
    }
  }
}
