import { countParameters } from '../network/architecture.ts';
import type { RunConfig } from '../training/run-config.ts';

/** How much there is to do in a run. */
export interface RunCost {
  readonly steps: number;
  /** Steps × parameters: in proportion to the time that the run takes. */
  readonly weight: number;
}

/** Cost of a run on data with so many training examples, known before it starts. */
export function runCost({ network, split, batchSize, epochs }: Omit<RunConfig, 'seeds'>, trainCount: number): RunCost {
  const examples = Math.max(1, trainCount - (split.kind === 'hold-out' ? split.count : 0));
  const steps = epochs * Math.ceil(examples / batchSize);
  return { steps, weight: steps * countParameters(network) };
}
