import { digestOfBytes } from '../../base/digest.ts';
import { SameseedError } from '../../base/errors.ts';
import type { Engine } from '../engine.ts';
import { ENGINE_VERSION, runSelfTest } from '../self-test.ts';
import { checkTask } from '../task.ts';
import { inspectKernels } from './inspect.ts';
import { openKernels, wasmBytes } from './module.ts';
import { PortableSession } from './session.ts';
import { WASM_DIGEST } from './wasm.ts';

/**
 * The engine of the claim `bitwise`: AssemblyScript kernels on 128-bit SIMD, one thread, the bits that
 * `oracle/oracle.ts` defines.
 */
export const portableEngine: Engine = {
  name: 'portable',
  claim: 'bitwise',
  version: ENGINE_VERSION,
  wasmDigest: WASM_DIGEST,
  async selfTest() {
    const kernels = await openKernels();
    expect(digestOfBytes(wasmBytes()) === WASM_DIGEST, 'the WebAssembly module of this version', 'another one');
    expect(kernels.keepsDenormals(1e-40, 1) === 1, 'a processor that keeps denormals', '1e-40 × 1 = 0');
    await runSelfTest(portableEngine);
  },
  async inspect(task, indices) {
    checkTask(task);
    return inspectKernels(await openKernels(), task, indices);
  },
  async open(task) {
    checkTask(task);
    return new PortableSession(await openKernels(), task);
  },
};

function expect(isMet: boolean, expectation: string, found: string): void {
  if (isMet) return;
  throw new SameseedError(
    'self-test-failed',
    `Expected ${expectation}, found ${found}; the claim bitwise is refused. Install sameseed anew, or use another host.`,
    { kind: 'fault' },
  );
}
