import { expect, it } from 'vitest';
import { fingerprintSchema } from '../../../src/artifact/fingerprint.ts';
import { describeMachine } from '../../../src/artifact/machine.ts';
import { describeGpu, readLibraries, readListing } from '../../../src/engine/tfjs/node-gpu-facts.ts';

it('reads GPU and driver as nvidia-smi lists them, equal GPUs once', () => {
  expect(readListing('NVIDIA H200, 570.86.15\nNVIDIA H200, 570.86.15\n')).toEqual({
    name: 'NVIDIA H200',
    driver: '570.86.15',
  });
  expect(readListing('NVIDIA A100-SXM4-80GB, 535.54.03\r\nTesla T4, 535.54.03\r\n')).toEqual({
    name: 'NVIDIA A100-SXM4-80GB and Tesla T4',
    driver: '535.54.03',
  });
});

it.each(['', 'No devices were found\n', 'NVIDIA-SMI has failed because it could not reach the driver.\n'])(
  'leaves out what nvidia-smi does not tell: %j',
  (listing) => expect(readListing(listing)).toEqual({}),
);

it('reads the versions of CUDA and cuDNN that a process has loaded', () => {
  const maps = [
    '7f2c10000000-7f2c10090000 r--p 00000000 08:01 131 /usr/local/cuda-11.2/lib64/libcudart.so.11.2.152',
    '7f2c20000000-7f2c20100000 r--p 00000000 08:01 132 /usr/lib/x86_64-linux-gnu/libcudnn_ops_infer.so.8.1.1',
    '7f2c30000000-7f2c30100000 r--p 00000000 08:01 133 /usr/lib/x86_64-linux-gnu/libcudnn.so.8.1.1',
  ];
  expect(readLibraries(`${maps.join('\n')}\n`)).toEqual({ cuda: '11.2.152', cudnn: '8.1.1' });
  expect(readLibraries('7f2c10000000-7f2c10090000 r-xp 00000000 08:01 131 /usr/lib/libc.so.6\n')).toEqual({});
});

it('describes a GPU in the form that a fingerprint holds, whatever can be read here', async () => {
  const gpu = await describeGpu();
  expect(typeof gpu.tf32).toBe('boolean');
  expect(fingerprintSchema.parse({ ...describeMachine(), gpu })).toMatchObject({ gpu });
});
