import { exp } from './exp';
import { log } from './log';
import { columnOffset, ROW } from './panel';

/**
 * Softmax and cross-entropy of logits z[rows, classes], in panels, with labels y[rows], row after row in float64:
 *
 *     m = max z,  e_j = exp(z_j − m),  s = Σ e_j ascending
 *     loss ← loss + (ln s − (z_y − m))
 *     z_j ← fround((e_j / s − t_j) / batch),  t_j = 1 for the label, else 0
 *     correct ← correct + 1 when the first largest logit is the label's
 *
 * `score` holds loss (float64) and correct (int32), both added to. `exponentials` is room for [classes] float64.
 * Returns 1 when a logit was not finite, else 0.
 */
export function softmaxCrossEntropy(
  logits: usize,
  panelBytes: usize,
  labels: usize,
  rows: i32,
  classes: i32,
  batch: f64,
  score: usize,
  exponentials: usize,
): i32 {
  let loss = load<f64>(score);
  let correct = load<i32>(score, 8);
  let bad = 0;
  for (let row = 0; row < rows; row++) {
    const label = <i32>load<u8>(labels + row);
    const best = firstLargest(logits, panelBytes, classes);
    const max = <f64>load<f32>(logits + columnOffset(best, panelBytes));
    let sum: f64 = 0;
    for (let j = 0; j < classes; j++) {
      const z = load<f32>(logits + columnOffset(j, panelBytes));
      bad |= i32(z - z != 0);
      const e = exp(<f64>z - max);
      store<f64>(exponentials + ((<usize>j) << 3), e);
      sum += e;
    }
    loss += log(sum) - (<f64>load<f32>(logits + columnOffset(label, panelBytes)) - max);
    correct += i32(best == label);
    for (let j = 0; j < classes; j++) {
      const probability = load<f64>(exponentials + ((<usize>j) << 3)) / sum;
      const target: f64 = j == label ? 1 : 0;
      store<f32>(logits + columnOffset(j, panelBytes), <f32>((probability - target) / batch));
    }
    logits += ROW;
  }
  store<f64>(score, loss);
  store<i32>(score, correct, 8);
  return bad;
}

function firstLargest(logits: usize, panelBytes: usize, classes: i32): i32 {
  let best = 0;
  let largest = load<f32>(logits);
  for (let j = 1; j < classes; j++) {
    const z = load<f32>(logits + columnOffset(j, panelBytes));
    if (z > largest) {
      best = j;
      largest = z;
    }
  }
  return best;
}
