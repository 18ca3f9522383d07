import { exp } from './exp';
import { log } from './log';

/**
 * Softmax and cross-entropy of logits z[rows, classes] with labels y[rows], row after row in float64:
 *
 *     m = max z,  e_j = exp(z_j − m),  s = Σ e_j ascending
 *     loss ← loss + (ln s − (z_y − m))
 *     z_j ← fround((e_j / s − t_j) / rows),  t_j = 1 for the label, else 0
 *     correct ← correct + 1 when the first largest logit is the label's
 *
 * `score` holds loss (float64) and correct (int32), both added to. `exponentials` is room for [classes] float64.
 * Returns 1 when a logit was not finite, else 0.
 */
export function softmaxCrossEntropy(
  logits: usize,
  labels: usize,
  rows: i32,
  classes: i32,
  score: usize,
  exponentials: usize,
): i32 {
  let loss = load<f64>(score);
  let correct = load<i32>(score, 8);
  let bad = 0;
  for (let row = 0; row < rows; row++) {
    const label = <i32>load<u8>(labels + row);
    const best = firstLargest(logits, classes);
    const max = <f64>logit(logits, best);
    let sum: f64 = 0;
    for (let j = 0; j < classes; j++) {
      const z = logit(logits, j);
      bad |= i32(z - z != 0);
      const e = exp(<f64>z - max);
      store<f64>(exponentials + ((<usize>j) << 3), e);
      sum += e;
    }
    loss += log(sum) - (<f64>logit(logits, label) - max);
    correct += i32(best == label);
    for (let j = 0; j < classes; j++) {
      const probability = load<f64>(exponentials + ((<usize>j) << 3)) / sum;
      const target: f64 = j == label ? 1 : 0;
      store<f32>(logits + ((<usize>j) << 2), <f32>((probability - target) / <f64>rows));
    }
    logits += (<usize>classes) << 2;
  }
  store<f64>(score, loss);
  store<i32>(score, correct, 8);
  return bad;
}

function firstLargest(logits: usize, classes: i32): i32 {
  let best = 0;
  for (let j = 1; j < classes; j++) if (logit(logits, j) > logit(logits, best)) best = j;
  return best;
}

function logit(logits: usize, index: i32): f32 {
  return load<f32>(logits + ((<usize>index) << 2));
}
