import { accumulateNarrow } from './accumulate-narrow';
import { ROW } from './panel';
import { multiplyAdd, zeros } from './vector';

/** Most columns of a panel that half of its vectors hold. */
const NARROW: i32 = 12;

/**
 * out[i] = start + Σ value · operand[offset], in the order of list i: the one inner loop of every matrix product, over
 * as many of the panel's vectors as its `columns` need.
 *
 * `bounds` holds where list i begins and, in the next word, where it ends; `stride` bytes lead to list i + 1. An entry
 * is { offset of the operand's row in bytes, value }. `start` is +0 when `isFirst`, else what `out` holds. Adding
 * 0 · operand to a sum that began at +0 changes no bit, so a list leaves zeros out.
 */
export function accumulateLists(
  columns: i32,
  count: i32,
  bounds: usize,
  stride: usize,
  operand: usize,
  out: usize,
  isFirst: bool,
): void {
  if (columns > NARROW) accumulateWide(count, bounds, stride, operand, out, isFirst);
  else accumulateNarrow(count, bounds, stride, operand, out, isFirst);
}

function accumulateWide(count: i32, bounds: usize, stride: usize, operand: usize, out: usize, isFirst: bool): void {
  for (; count > 0; count--) {
    let entry = <usize>load<u32>(bounds);
    const end = <usize>load<u32>(bounds, 4);
    let sum0: v128, sum1: v128, sum2: v128, sum3: v128, sum4: v128, sum5: v128;
    if (isFirst) {
      sum0 = zeros();
      sum1 = sum0;
      sum2 = sum0;
      sum3 = sum0;
      sum4 = sum0;
      sum5 = sum0;
    } else {
      sum0 = v128.load(out);
      sum1 = v128.load(out, 16);
      sum2 = v128.load(out, 32);
      sum3 = v128.load(out, 48);
      sum4 = v128.load(out, 64);
      sum5 = v128.load(out, 80);
    }
    while (entry < end) {
      const row = operand + <usize>load<u32>(entry);
      const value = v128.load32_splat(entry, 4);
      sum0 = multiplyAdd(sum0, value, v128.load(row));
      sum1 = multiplyAdd(sum1, value, v128.load(row, 16));
      sum2 = multiplyAdd(sum2, value, v128.load(row, 32));
      sum3 = multiplyAdd(sum3, value, v128.load(row, 48));
      sum4 = multiplyAdd(sum4, value, v128.load(row, 64));
      sum5 = multiplyAdd(sum5, value, v128.load(row, 80));
      entry += 8;
    }
    v128.store(out, sum0);
    v128.store(out, sum1, 16);
    v128.store(out, sum2, 32);
    v128.store(out, sum3, 48);
    v128.store(out, sum4, 64);
    v128.store(out, sum5, 80);
    bounds += stride;
    out += ROW;
  }
}
