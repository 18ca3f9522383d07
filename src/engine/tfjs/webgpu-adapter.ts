import type { Gpu } from '../../artifact/fingerprint.ts';
import { SameseedError } from '../../base/errors.ts';

/** What WebGPU says of an adapter, as far as it may decide bits. */
export type AdapterInfo = Pick<
  GPUAdapterInfo,
  'vendor' | 'architecture' | 'device' | 'description' | 'isFallbackAdapter'
>;

// not every driver owns up to being one
const SOFTWARE_NAMES = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/iu;

/** Describes the GPU behind an adapter; what the adapter keeps to itself is left out. */
export function describeAdapter(info: AdapterInfo): Gpu {
  const { vendor, architecture, device, description } = info;
  const isSoftware = info.isFallbackAdapter || SOFTWARE_NAMES.test(`${architecture} ${device} ${description}`);
  return {
    ...(device === '' ? {} : { name: device }),
    kind: isSoftware ? 'software' : 'hardware',
    ...(vendor === '' ? {} : { vendor }),
    ...(architecture === '' ? {} : { architecture }),
    ...(description === '' ? {} : { driver: description }),
  };
}

/** The largest sizes of an adapter; a device that doesn't ask for them has 128 MiB a tensor. */
export function adapterLimits(limits: GPUSupportedLimits): Record<string, number> {
  const {
    maxBufferSize,
    maxStorageBufferBindingSize,
    maxComputeWorkgroupStorageSize,
    maxComputeWorkgroupsPerDimension,
    maxComputeWorkgroupSizeX,
    maxComputeInvocationsPerWorkgroup,
  } = limits;
  return {
    maxBufferSize,
    maxStorageBufferBindingSize,
    maxComputeWorkgroupStorageSize,
    maxComputeWorkgroupsPerDimension,
    maxComputeWorkgroupSizeX,
    maxComputeInvocationsPerWorkgroup,
  };
}

/** The error of a machine on which WebGPU finds nothing to compute on. */
export function noAdapterError(): SameseedError {
  return new SameseedError(
    'engine-backend',
    'Expected a GPU with a driver for Vulkan, Metal or Direct3D 12, found none; install the driver (on Linux the Vulkan loader too, such as libvulkan1), or choose another engine, such as portable.',
  );
}
