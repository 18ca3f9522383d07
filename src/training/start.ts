import { SameseedError } from '../base/errors.ts';
import { drawInitialState } from '../network/initial-state.ts';
import type { Checkpoint } from './checkpoint.ts';
import { digestTensors } from './digest-tensors.ts';
import type { RunConfig } from './run-config.ts';

/** Where a run starts that has not been started: fresh weights, no epochs. */
export function drawStart({ network, optimizer, seeds }: RunConfig): Checkpoint {
  const state = drawInitialState({ network, optimizer, seed: seeds.init });
  return { state, initialDigests: digestTensors(state.parameters), epochs: [] };
}

/**
 * The checkpoint, when a run of this config can have written it; that its tensors fit is the engine's check.
 *
 * @throws {SameseedError} `checkpoint-mismatch` for other numbers of epochs or steps.
 */
export function checkResume(checkpoint: Checkpoint, config: RunConfig, stepsPerEpoch: number): Checkpoint {
  const { epochs, state } = checkpoint;
  if (epochs.length <= config.epochs && state.step === epochs.length * stepsPerEpoch) return checkpoint;
  throw new SameseedError(
    'checkpoint-mismatch',
    `Expected a checkpoint after at most ${config.epochs} epochs of ${stepsPerEpoch} steps, received one after ` +
      `${epochs.length} epochs and ${state.step} steps; resume with the config it was written with, or start over.`,
  );
}
