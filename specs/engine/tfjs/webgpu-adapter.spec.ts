import { describe, expect, it } from 'vitest';
import { fingerprintSchema } from '../../../src/artifact/fingerprint.ts';
import { describeMachine } from '../../../src/artifact/machine.ts';
import { describeAdapter } from '../../../src/engine/tfjs/webgpu-adapter.ts';

const NVIDIA = {
  vendor: 'nvidia',
  architecture: 'ampere',
  device: 'NVIDIA GeForce RTX 3080',
  description: 'NVIDIA: 535.104.05',
  isFallbackAdapter: false,
};

const SWIFTSHADER = {
  vendor: 'google',
  architecture: 'swiftshader',
  device: 'SwiftShader Device (Subzero)',
  description: 'SwiftShader driver 5.0.0',
  isFallbackAdapter: true,
};

describe('the description of an adapter', () => {
  it('holds name, vendor, architecture and driver of the hardware', () => {
    expect(describeAdapter(NVIDIA)).toEqual({
      name: 'NVIDIA GeForce RTX 3080',
      kind: 'hardware',
      vendor: 'nvidia',
      architecture: 'ampere',
      driver: 'NVIDIA: 535.104.05',
    });
  });

  it.each([
    ['a fallback', SWIFTSHADER],
    ['SwiftShader that denies it', { ...SWIFTSHADER, isFallbackAdapter: false }],
    ['lavapipe', { ...NVIDIA, vendor: 'mesa', architecture: '', device: 'llvmpipe (LLVM 19.1.7, 256 bits)' }],
    ['WARP', { ...NVIDIA, vendor: 'microsoft', architecture: '', device: 'Microsoft Basic Render Driver' }],
  ])('names software as such: %s', (_, info) => {
    expect(describeAdapter(info).kind).toBe('software');
  });

  it('leaves out what the adapter keeps to itself', () => {
    const info = { vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false };
    expect(describeAdapter(info)).toEqual({ kind: 'hardware' });
  });

  it('is a part of the fingerprint', () => {
    const fingerprint = { ...describeMachine(), gpu: describeAdapter(NVIDIA) };
    expect(fingerprintSchema.parse(fingerprint)).toEqual(fingerprint);
  });
});
