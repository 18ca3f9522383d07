import { ROW } from './panel';
import { multiplyAdd, zeros } from './vector';

/**
 * As `accumulateLists`, for whole panels: twelve running sums of four columns each.
 *
 * Loads are the limit: twelve of the operand, value, offset, and the one of V8's stack check, two a cycle. Vectors go
 * up, since V8 then multiplies and adds each before it loads the next; the other way it loads all first, and runs out of
 * registers. The same loop in assembly is no faster (Zen 4, 8.1 cycles an entry).
 */
export function accumulatePanel(
  count: i32,
  bounds: usize,
  stride: usize,
  operand: usize,
  out: usize,
  isFirst: bool,
): void {
  for (; count > 0; count--, bounds += stride, out += ROW) {
    let entry = <usize>load<u32>(bounds);
    const end = <usize>load<u32>(bounds, 4);
    if (entry == end && !isFirst) continue;
    let sum0: v128, sum1: v128, sum2: v128, sum3: v128, sum4: v128, sum5: v128;
    let sum6: v128, sum7: v128, sum8: v128, sum9: v128, sum10: v128, sum11: v128;
    if (isFirst) {
      sum0 = zeros();
      sum1 = sum0;
      sum2 = sum0;
      sum3 = sum0;
      sum4 = sum0;
      sum5 = sum0;
      sum6 = sum0;
      sum7 = sum0;
      sum8 = sum0;
      sum9 = sum0;
      sum10 = sum0;
      sum11 = sum0;
    } else {
      sum0 = v128.load(out);
      sum1 = v128.load(out, 16);
      sum2 = v128.load(out, 32);
      sum3 = v128.load(out, 48);
      sum4 = v128.load(out, 64);
      sum5 = v128.load(out, 80);
      sum6 = v128.load(out, 96);
      sum7 = v128.load(out, 112);
      sum8 = v128.load(out, 128);
      sum9 = v128.load(out, 144);
      sum10 = v128.load(out, 160);
      sum11 = v128.load(out, 176);
    }
    while (entry < end) {
      const value = v128.load32_splat(entry);
      const row = operand + <usize>load<u32>(entry, 4);
      sum0 = multiplyAdd(sum0, value, v128.load(row));
      sum1 = multiplyAdd(sum1, value, v128.load(row, 16));
      sum2 = multiplyAdd(sum2, value, v128.load(row, 32));
      sum3 = multiplyAdd(sum3, value, v128.load(row, 48));
      sum4 = multiplyAdd(sum4, value, v128.load(row, 64));
      sum5 = multiplyAdd(sum5, value, v128.load(row, 80));
      sum6 = multiplyAdd(sum6, value, v128.load(row, 96));
      sum7 = multiplyAdd(sum7, value, v128.load(row, 112));
      sum8 = multiplyAdd(sum8, value, v128.load(row, 128));
      sum9 = multiplyAdd(sum9, value, v128.load(row, 144));
      sum10 = multiplyAdd(sum10, value, v128.load(row, 160));
      sum11 = multiplyAdd(sum11, value, v128.load(row, 176));
      entry += 8;
    }
    v128.store(out, sum0);
    v128.store(out, sum1, 16);
    v128.store(out, sum2, 32);
    v128.store(out, sum3, 48);
    v128.store(out, sum4, 64);
    v128.store(out, sum5, 80);
    v128.store(out, sum6, 96);
    v128.store(out, sum7, 112);
    v128.store(out, sum8, 128);
    v128.store(out, sum9, 144);
    v128.store(out, sum10, 160);
    v128.store(out, sum11, 176);
  }
}
