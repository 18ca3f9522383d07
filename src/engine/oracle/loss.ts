import { portableExp } from '../../base/exp.ts';
import { portableLog } from '../../base/log.ts';
import type { Score } from '../engine.ts';

/** Logits [rows, classes], the labels [rows], and what the gradient is divided by. */
export interface LossInput {
  readonly logits: Float32Array;
  readonly labels: Uint8Array;
  readonly classes: number;
  readonly divisor: number;
}

/** Score of the rows, and the gradient [rows, classes] of their mean cross-entropy by the logits. */
export function crossEntropy(input: LossInput): { readonly score: Score; readonly gradient: Float32Array } {
  const { logits, labels, classes, divisor } = input;
  const gradient = new Float32Array(logits.length);
  let lossSum = 0;
  let correct = 0;
  for (const [row, label] of labels.entries()) {
    const z = logits.subarray(row * classes, (row + 1) * classes);
    const max = z.reduce((largest, value) => (value > largest ? value : largest));
    const exponentials = Array.from(z, (value) => portableExp(value - max));
    const sum = exponentials.reduce((total, e) => total + e, 0);
    lossSum += portableLog(sum) - (z[label] - max);
    if (z.indexOf(max) === label) correct++;
    for (const [j, e] of exponentials.entries()) {
      gradient[row * classes + j] = (e / sum - (j === label ? 1 : 0)) / divisor;
    }
  }
  return { score: { lossSum, correct }, gradient };
}
