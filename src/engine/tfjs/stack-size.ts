import { SameseedError } from '../../base/errors.ts';
import type { EngineTask } from '../engine.ts';

/**
 * Refuses tasks that can't be stacked.
 *
 * @throws {SameseedError} `stack-mixed` for networks, optimizers, batches or numbers of examples that are not alike;
 *   `stack-memory` for several networks of which some tensor would be larger than `tensorBytes`.
 */
export function checkStack(tasks: readonly EngineTask[], tensorBytes = Infinity): void {
  const [first, ...others] = tasks.map(describeShape);
  if (first === undefined) throw mixed('at least one task', 'none');
  const other = others.find((shape) => shape !== first);
  if (other !== undefined) throw mixed(first, other);
  const largest = largestTensor(tasks);
  if (tasks.length === 1 || largest <= tensorBytes) return;
  throw new SameseedError(
    'stack-memory',
    `Expected tensors of at most ${tensorBytes} bytes, but ${tasks.length} networks at once need one of ${largest}; train fewer of them at once.`,
  );
}

/** What has to be alike in the tasks of a stack, in words. */
function describeShape({ network, optimizer, batchSize, train, validation }: EngineTask): string {
  const layers = network.layers.map(({ units, activation }) => `${units} ${activation}`).join(', ');
  const examples = `${train.count} and ${validation.count} examples`;
  return `${network.inputs} inputs, ${layers} with ${optimizer.kind} in batches of ${batchSize} on ${examples}`;
}

/** Bytes of the largest tensor of a step. */
function largestTensor(tasks: readonly EngineTask[]): number {
  const [{ network, batchSize }] = tasks;
  const widths = [network.inputs, ...network.layers.map(({ units }) => units)];
  const kernels = network.layers.map(({ inputs, units }) => inputs * units);
  return 4 * tasks.length * Math.max(...kernels, ...widths.map((width) => batchSize * width));
}

function mixed(expected: string, received: string): SameseedError {
  return new SameseedError(
    'stack-mixed',
    `Expected every task of a stack to have ${expected}, received ${received}; train unlike ones apart.`,
  );
}
