import { ROW } from './panel';
import { multiplyAdd, zeros } from './vector';

/** As `accumulateLists`, for panels of which only the first quarter is used; the rest of `out` gets zero, as padding has. */
export function accumulateQuarter(
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
    let sum0: v128, sum1: v128, sum2: v128;
    if (isFirst) {
      sum0 = zeros();
      sum1 = sum0;
      sum2 = sum0;
    } else {
      sum0 = v128.load(out);
      sum1 = v128.load(out, 16);
      sum2 = v128.load(out, 32);
    }
    while (entry < end) {
      const value = v128.load32_splat(entry);
      const row = operand + <usize>load<u32>(entry, 4);
      sum0 = multiplyAdd(sum0, value, v128.load(row));
      sum1 = multiplyAdd(sum1, value, v128.load(row, 16));
      sum2 = multiplyAdd(sum2, value, v128.load(row, 32));
      entry += 8;
    }
    v128.store(out, sum0);
    v128.store(out, sum1, 16);
    v128.store(out, sum2, 32);
    v128.store(out, zeros(), 48);
    v128.store(out, zeros(), 64);
    v128.store(out, zeros(), 80);
    v128.store(out, zeros(), 96);
    v128.store(out, zeros(), 112);
    v128.store(out, zeros(), 128);
    v128.store(out, zeros(), 144);
    v128.store(out, zeros(), 160);
    v128.store(out, zeros(), 176);
  }
}
