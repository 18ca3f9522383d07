import { SameseedError } from '../base/errors.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { countParameters } from '../network/architecture.ts';
import type { RunConfig } from '../training/run-config.ts';

const MOST_PARAMETERS = 50_000_000;
const MOST_LAYERS = 100;
const MOST_EPOCHS = 10_000;
const MOST_STEPS = 20_000_000;

/**
 * Refuses a stranger's config whose network would take gigabytes, before anything of it is made.
 *
 * @throws {SameseedError} `verify-too-large`.
 */
export function assertAffordable({ network, epochs }: RunConfig, id: string): void {
  refuseMore('layers', { size: network.layers.length, most: MOST_LAYERS, id });
  refuseMore('parameters', { size: countParameters(network), most: MOST_PARAMETERS, id });
  refuseMore('epochs', { size: epochs, most: MOST_EPOCHS, id });
}

/** The same for the learning rates, of which there is one for each step. @throws {SameseedError} `verify-too-large`. */
export function assertFewSteps({ split, batchSize, epochs }: RunConfig, { train }: Dataset, id: string): void {
  const count = train.count - (split.kind === 'hold-out' ? split.count : 0);
  refuseMore('steps', { size: Math.ceil(count / batchSize) * epochs, most: MOST_STEPS, id });
}

function refuseMore(name: string, { size, most, id }: { size: number; most: number; id: string }): void {
  if (size <= most) return;
  throw new SameseedError(
    'verify-too-large',
    `Expected at most ${most} ${name} in ${id}, received ${size}; nothing of it is checked here.`,
  );
}
