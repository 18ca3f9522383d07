import { updateAdam } from './adam';
import { updateMomentum } from './momentum';
import { updateNesterov } from './nesterov';
import { updateRmsprop } from './rmsprop';
import { updateSgd } from './sgd';

const SGD: i32 = 0;
const MOMENTUM: i32 = 1;
const NESTEROV: i32 = 2;
const RMSPROP: i32 = 3;

/**
 * Updates `count` weights at `w`, a multiple of eight, and their accumulators by one of the rules, numbered as in
 * `rule.ts`. The first accumulators lie `slotBytes` behind the weights, the second as far behind the first. Returns 1
 * when a value became non-finite, else 0.
 */
export function update(rule: i32, count: i32, constants: usize, w: usize, g: usize, slotBytes: usize): i32 {
  const slot = w + slotBytes;
  if (rule == SGD) return updateSgd(count, constants, w, g);
  if (rule == MOMENTUM) return updateMomentum(count, constants, w, g, slot);
  if (rule == NESTEROV) return updateNesterov(count, constants, w, g, slot);
  if (rule == RMSPROP) return updateRmsprop(count, constants, w, g, slot);
  return updateAdam(count, constants, w, g, slot, slot + slotBytes);
}
