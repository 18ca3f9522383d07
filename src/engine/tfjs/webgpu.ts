import { createRequire } from 'node:module';
import { z } from '../../base/schema.ts';
import type { TfjsBackend } from './backend.ts';
import { stackedProducts } from './products.ts';
import { condenseByProgram, updateByPrograms } from './webgpu-update.ts';
import { describeAdapter } from './webgpu-adapter.ts';
import { openDevice, withNavigator } from './webgpu-device.ts';
import { programRunner } from './webgpu-program.ts';
import { DeviceWatch } from './webgpu-watch.ts';

let started = 0;

/**
 * tfjs on a GPU through WebGPU, whoever made it. The flags that decide its arithmetic hold for every WebGPU backend of
 * the process.
 */
export const backend: TfjsBackend = {
  engine: 'tfjs-webgpu',
  packages: ['@tensorflow/tfjs-core@4.22.0', '@tensorflow/tfjs-backend-webgpu@4.22.0', 'webgpu@0.6.2'],
  async start() {
    const tf = await import('@tensorflow/tfjs-core');
    const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
    const { gpu, device, info } = await openDevice();
    const watch = new DeviceWatch(device);
    // else small tensors that are still on the processor are computed there, with other bits after a resume
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    // packed: the other programs are chosen by shape, and one of them adds up in no fixed order
    tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3);
    const own = withNavigator(gpu, () => new WebGPUBackend(device, info));
    // a device that is lost stays lost: each start has one of its own, and a name for it
    const registered = `sameseed-webgpu-${++started}`;
    tf.registerBackend(registered, () => own, 0);
    tf.copyRegisteredKernels('webgpu', registered);
    const run = programRunner(tf, own);
    const description = describeAdapter(info);
    const software = description.kind === 'software' ? '+software' : '';
    return {
      tf,
      registered,
      version: `tfjs-${tf.version_core}+webgpu-${dawnVersion()}${software}`,
      products: stackedProducts(tf),
      updateParameter: updateByPrograms(tf, run),
      condense: condenseByProgram(run),
      gpu: description,
      tensorBytes: device.limits.maxStorageBufferBindingSize,
      mustEndItself: true,
      watch: (stack) => watch.watch(stack),
    };
  },
};

function dawnVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('webgpu/package.json');
  return z.object({ version: z.string() }).parse(manifest).version;
}
