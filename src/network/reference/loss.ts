import { crossEntropy } from '../loss/cross-entropy.ts';
import { penaltyTerms } from '../penalty.ts';
import { forward } from './forward.ts';
import type { ReferenceBatch, ReferenceModel } from './model.ts';

/** What training minimises: mean cross-entropy over the batch in nats, plus the penalty. */
export function batchLoss(model: ReferenceModel, { inputs, labels }: ReferenceBatch): number {
  const { logits } = forward(model, inputs);
  const classes = logits.length / labels.length;
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    sum += crossEntropy(logits.subarray(row * classes, (row + 1) * classes), labels[row]);
  }
  return sum / labels.length + penaltyLoss(model);
}

/** The penalty's part of the loss: lossFactor·Σw² over the kernels of the layers that it names; 0 for `decoupled`. */
export function penaltyLoss({ network, penalty, parameters }: ReferenceModel): number {
  let squares = 0;
  for (const [index, layer] of network.layers.entries()) {
    if (!penalty.layers.includes(layer.name)) continue;
    for (const weight of parameters[2 * index]) squares += weight * weight;
  }
  return penaltyTerms(penalty).lossFactor * squares;
}
