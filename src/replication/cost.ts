import type { Dataset } from '../dataset/dataset.ts';
import { countParameters } from '../network/architecture.ts';
import type { RunConfig } from '../training/run-config.ts';

/** How much there is to do in a run. */
export interface RunCost {
  readonly steps: number;
  /** Steps × parameters: in proportion to the time that the run takes. */
  readonly weight: number;
}

/** Cost of a run, known before it starts. */
export function runCost({ network, split, batchSize, epochs }: RunConfig, dataset: Dataset): RunCost {
  const examples = dataset.train.count - (split.kind === 'hold-out' ? split.count : 0);
  const steps = epochs * Math.ceil(examples / batchSize);
  return { steps, weight: steps * countParameters(network) };
}
