import type { NamedTensor } from '../network/network.ts';
import { mapTensor } from './float32-tensors.ts';
import type { Rig } from './rig.ts';
import type { TrainingRun } from './training-run.ts';

/** An axis of dense weights: the inputs, the units of a hidden layer (1 for the first one), or the classes. */
export type DenseAxis = number;

/** Ends the law unless the weights are kernel [inputs, units] and bias [units] of each layer of the run in turn. */
export function requireDense(rig: Rig, run: TrainingRun, weights: readonly NamedTensor[]): void {
  const widths = [run.inputs, ...run.hidden, run.classes];
  const expected = run.hidden.concat(run.classes).flatMap((units, layer) => [`${widths[layer]},${units}`, `${units}`]);
  const isDense = weights.length === expected.length && weights.every(({ shape }, at) => shape.join() === expected[at]);
  if (!isDense) rig.skip('its weights are not kernel [inputs, units] and bias [units] of dense layers in turn');
}

/**
 * The weights with the places of one axis in another order: place p is what place `order[p]` was. Axis 0 is the rows of
 * the first kernel; axis n the columns of kernel n with its bias, and the rows of the kernel after it.
 */
export function permuteAxis(weights: readonly NamedTensor[], axis: DenseAxis, order: ArrayLike<number>): NamedTensor[] {
  return weights.map((tensor, place) => {
    if (place === 2 * axis) return permuteRows(tensor, order);
    return place === 2 * axis - 1 || place === 2 * axis - 2 ? permuteLast(tensor, order) : tensor;
  });
}

function permuteRows(tensor: NamedTensor, order: ArrayLike<number>): NamedTensor {
  const width = tensor.values.length / order.length;
  return mapTensor(tensor, (_, at) => tensor.values[order[Math.floor(at / width)] * width + (at % width)]);
}

function permuteLast(tensor: NamedTensor, order: ArrayLike<number>): NamedTensor {
  const width = order.length;
  return mapTensor(tensor, (_, at) => tensor.values[at - (at % width) + order[at % width]]);
}
