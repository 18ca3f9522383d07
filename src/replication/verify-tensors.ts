import { parameterShapes } from '../network/architecture.ts';
import { slotNames } from '../network/optimizers/slots.ts';
import type { RunConfig } from '../training/run-config.ts';

/** Names of all tensors that are kept of an epoch: parameters, then accumulators. */
export function tensorNames({ network, optimizer }: Pick<RunConfig, 'network' | 'optimizer'>): string[] {
  const parameters = parameterShapes(network).map(({ name }) => name);
  return [...parameters, ...parameters.flatMap((name) => slotNames(optimizer).map((slot) => `${name}/${slot}`))];
}
