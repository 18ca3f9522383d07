import { type Digest, digestOfFloats } from '../base/digest.ts';
import type { NamedTensor } from '../network/network.ts';

/** Digest of each tensor's values, by tensor name. */
export function digestTensors(tensors: readonly NamedTensor[]): Record<string, Digest> {
  return Object.fromEntries(tensors.map(({ name, values }) => [name, digestOfFloats(values)]));
}
