import type { Dataset } from '../dataset/dataset.ts';
import { unknownStack } from '../engine/stack-fault.ts';
import type { Engine } from '../engine/engine.ts';
import type { PlannedRun } from './experiment.ts';

/**
 * Runs by stacks: those that share widths and activations, batch size, kind of optimizer and number of examples. Seeds,
 * factors, rates, schedules, epochs and the constants of the optimizer may differ. The order stays, of the stacks as of
 * the runs in each.
 */
export function groupStacks(runs: readonly PlannedRun[], { train, test }: Dataset): PlannedRun[][] {
  const stacks = new Map<string, PlannedRun[]>();
  for (const run of runs) {
    const { network, batchSize, optimizer, split } = run.config;
    const counts = split.kind === 'test' ? [train.count, test.count] : [train.count - split.count, split.count];
    const layers = network.layers.map(({ units, activation }) => [units, activation]);
    const key = JSON.stringify([network.inputs, layers, batchSize, optimizer.kind, counts]);
    const stack = stacks.get(key);
    if (stack === undefined) stacks.set(key, [run]);
    else stack.push(run);
  }
  return [...stacks.values()];
}

/**
 * Whether an engine's runs are trained in stacks: as asked for, else where the engine says that it is usual.
 *
 * @throws {SameseedError} `stack-unknown` when it is asked for and the engine can't.
 */
export function isStacking({ name, stacking }: Pick<Engine, 'name' | 'stacking'>, asked: boolean | undefined): boolean {
  if (asked !== true) return asked === undefined && stacking?.isUsual === true;
  if (stacking !== undefined) return true;
  throw unknownStack(name);
}
