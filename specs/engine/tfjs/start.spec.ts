import * as tf from '@tensorflow/tfjs-core';
import { getThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import { describe, expect, it, vi } from 'vitest';
import { digestOfBytes } from '../../../src/base/digest.ts';
import type { RunningBackend, TfjsBackend } from '../../../src/engine/tfjs/backend.ts';
import { backend as cpuBackend } from '../../../src/engine/tfjs/cpu.ts';
import { startBackend } from '../../../src/engine/tfjs/start.ts';
import { openTfjsEngine } from '../../../src/engine/tfjs/tfjs.ts';
import { backend as wasmBackend } from '../../../src/engine/tfjs/wasm.ts';
import { tinyTask } from '../tiny.ts';
import { openDefective } from './engines.ts';

const openStarting = async (name: string, start: () => Promise<RunningBackend>) => {
  const backend: TfjsBackend = { engine: name, packages: ['@tensorflow/tfjs-core@4.22.0', 'left@1.0.0'], start };
  return openTfjsEngine(backend);
};

describe('starting a backend', () => {
  it('leaves the errors of the process alone (Emscripten would take them)', async () => {
    const before = ['uncaughtException', 'unhandledRejection'].map((event) => process.listenerCount(event));
    await startBackend(wasmBackend);
    const after = ['uncaughtException', 'unhandledRejection'].map((event) => process.listenerCount(event));
    expect(after).toEqual(before);
  });

  it('happens once in a process', async () => {
    const [first, second] = await Promise.all([startBackend(wasmBackend), startBackend(wasmBackend)]);
    expect(second).toBe(first);
  });

  it('gives an engine with version and claim, and the digest of the WebAssembly module', async () => {
    expect(await openTfjsEngine(cpuBackend)).toMatchObject({
      name: 'tfjs-cpu',
      claim: 'machine',
      version: '1+tfjs-4.22.0',
    });
    const engine = await openTfjsEngine(wasmBackend);
    expect(engine).toMatchObject({ name: 'tfjs-wasm', claim: 'machine', version: '1+tfjs-4.22.0' });
    expect(engine.wasmDigest).toMatch(/^[0-9a-f]{64}$/u);
    expect(engine.wasmDigest).not.toBe(digestOfBytes(new Uint8Array()));
  });

  it('prints nothing: the cpu backend would advertise another package', async () => {
    const warn = vi.spyOn(console, 'warn');
    const session = await (await openTfjsEngine(cpuBackend)).open(tinyTask());
    await session.evaluate();
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('takes one thread', async () => {
    await startBackend(wasmBackend);
    expect(getThreadsCount()).toBe(1);
  });

  it('says which command installs what is missing', async () => {
    const missing = '@tensorflow/not-there';
    const start = async (): Promise<RunningBackend> => import(missing);
    await expect(openStarting('tfjs-missing', start)).rejects.toMatchObject({
      code: 'engine-missing',
      kind: 'input',
      message:
        'Expected the packages of engine "tfjs-missing", but one of them is not installed; run `npm install @tensorflow/tfjs-core@4.22.0 left@1.0.0`.',
    });
  });

  it('tries again after a failure', async () => {
    const attempts: Promise<RunningBackend>[] = [Promise.reject(new Error('bad module')), startBackend(cpuBackend)];
    const backend: TfjsBackend = {
      engine: 'tfjs-second-try',
      packages: ['left@1.0.0'],
      start: async () => attempts.shift() ?? startBackend(cpuBackend),
    };
    await expect(openTfjsEngine(backend)).rejects.toMatchObject({
      code: 'engine-backend',
      message: expect.stringContaining(
        '"tfjs-second-try" to start, but it fails: bad module; install its packages anew',
      ),
    });
    await expect(openTfjsEngine(backend)).resolves.toMatchObject({ name: 'tfjs-second-try' });
  });

  it('refuses a backend that tfjs only says no to', async () => {
    const running = await startBackend(cpuBackend);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    tf.registerBackend(
      'sameseed-broken',
      () => {
        throw new Error('no device');
      },
      0,
    );
    const start = async () => ({ ...running, registered: 'sameseed-broken' });
    await expect(openStarting('tfjs-broken', start)).rejects.toMatchObject({
      code: 'engine-backend',
      message: expect.stringContaining('compute on its backend "sameseed-broken", received another one'),
    });
    warn.mockRestore();
    tf.removeBackend('sameseed-broken');
  });

  it('refuses to compute on another backend in silence', async () => {
    const engine = await openDefective(cpuBackend, ({ tf: core }) => {
      core.registerBackend('sameseed-gone', core.findBackendFactory('cpu'), 0);
      core.copyRegisteredKernels('cpu', 'sameseed-gone');
      return { registered: 'sameseed-gone' };
    });
    tf.removeBackend('sameseed-gone');
    await expect(engine.open(tinyTask())).rejects.toMatchObject({
      code: 'engine-backend',
      message: expect.stringContaining('compute on its backend "sameseed-gone", received another one'),
    });
  });
});
