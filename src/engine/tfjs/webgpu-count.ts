/**
 * How many shaders all GPUs of this thread are told to run while some work is done: each takes a processor tens of
 * microseconds to tell. WebGPU has to have started.
 */
export async function countDispatches(work: () => Promise<unknown>): Promise<number> {
  const pass: unknown = Reflect.get(globalThis, 'GPUComputePassEncoder');
  if (!isPassEncoder(pass)) return 0;
  const { dispatchWorkgroups } = pass.prototype;
  let count = 0;
  pass.prototype.dispatchWorkgroups = function dispatchAndCount(...size) {
    count++;
    dispatchWorkgroups.apply(this, size);
  };
  try {
    await work();
  } finally {
    pass.prototype.dispatchWorkgroups = dispatchWorkgroups;
  }
  return count;
}

interface PassEncoder {
  readonly prototype: Pick<GPUComputePassEncoder, 'dispatchWorkgroups'>;
}

function isPassEncoder(value: unknown): value is PassEncoder {
  return typeof value === 'function';
}
