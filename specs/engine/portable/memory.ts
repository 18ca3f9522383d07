import type { Kernels, Offset } from '../../../src/engine/portable/kernel-types.ts';
import { Arena } from '../../../src/engine/portable/arena.ts';

/** Places float32 arrays in a module's memory, runs `act` on their offsets, and reads the last one back. */
export function onFloats(
  kernels: Kernels,
  arrays: readonly Float32Array[],
  act: (offsets: Offset[]) => void,
): Float32Array {
  const arena = new Arena(kernels.memory, kernels.arenaStart());
  const offsets = arrays.map(({ length }) => arena.floats(length));
  arena.commit();
  for (const [index, values] of arrays.entries()) {
    new Float32Array(kernels.memory.buffer, offsets[index], values.length).set(values);
  }
  act(offsets);
  const last = arrays.length - 1;
  return new Float32Array(kernels.memory.buffer, offsets[last], arrays[last].length).slice();
}
