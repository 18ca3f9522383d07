import { portableExp } from '../../base/exp.ts';
import { portableLog } from '../../base/log.ts';
import type { Score } from '../engine.ts';

/** Score of logits [rows, classes] against labels [rows], in the bits of the contract; reads the logits alone. */
export function scoreRows(logits: Float32Array, labels: Uint8Array): Score {
  const classes = logits.length / labels.length;
  let lossSum = 0;
  let correct = 0;
  for (let row = 0; row < labels.length; row++) {
    const first = row * classes;
    let best = first;
    for (let at = first + 1; at < first + classes; at++) if (logits[at] > logits[best]) best = at;
    let sum = 0;
    for (let at = first; at < first + classes; at++) sum += portableExp(logits[at] - logits[best]);
    lossSum += portableLog(sum) - (logits[first + labels[row]] - logits[best]);
    if (best === first + labels[row]) correct++;
  }
  return { lossSum, correct };
}
