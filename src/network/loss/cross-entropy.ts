import { SameseedError } from '../../base/errors.ts';
import { portableExp } from '../../base/exp.ts';
import { portableLog } from '../../base/log.ts';

/**
 * Cross-entropy of one example in nats, −ln p(true class), float64: ln Σ exp(z − max z) − (z_label − max z). At least
 * 0, and finite for finite logits.
 *
 * Within 8 ULP of float64, counted at max(1, loss), of the formula in 64 digits.
 *
 * @param logits Pre-softmax values [classes].
 * @throws {SameseedError} `label-invalid` when `label` is not the index of a logit.
 */
export function crossEntropy(logits: ArrayLike<number>, label: number): number {
  if (!(label in logits)) {
    throw new SameseedError(
      'label-invalid',
      `Expected \`label\` to be an integer from 0 to ${logits.length - 1}, received ${label}.`,
    );
  }
  const largest = maximum(logits);
  let sum = 0;
  for (let index = 0; index < logits.length; index++) sum += portableExp(logits[index] - largest);
  return portableLog(sum) - (logits[label] - largest);
}

/** Probabilities [classes] of one example from its logits [classes], float64; they sum to 1 but for rounding. */
export function softmax(logits: ArrayLike<number>): Float64Array {
  const largest = maximum(logits);
  const probabilities = Float64Array.from(logits, (logit) => portableExp(logit - largest));
  const sum = probabilities.reduce((total, value) => total + value, 0);
  return probabilities.map((value) => value / sum);
}

function maximum(values: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, values[index]);
  return largest;
}
