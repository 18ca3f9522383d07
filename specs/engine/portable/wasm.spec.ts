import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { digestOfBytes } from '../../../src/base/digest.ts';
import { openKernels, wasmBytes } from '../../../src/engine/portable/module.ts';
import { WASM_DIGEST } from '../../../src/engine/portable/wasm.ts';

describe('the WebAssembly module', () => {
  it('is what its source compiles to, byte for byte', { timeout: 60_000 }, () => {
    const check = spawnSync(process.execPath, ['tools/build-kernels.mjs', '--check'], { encoding: 'utf8' });
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });

  it('has the digest that artifacts state', () => {
    expect(digestOfBytes(wasmBytes())).toBe(WASM_DIGEST);
  });

  it('imports nothing', async () => {
    expect(WebAssembly.Module.imports(await WebAssembly.compile(wasmBytes()))).toEqual([]);
  });

  it('has a memory of its own in each instance', async () => {
    const [a, b] = await Promise.all([openKernels(), openKernels()]);
    expect(a.memory).not.toBe(b.memory);
  });
});
