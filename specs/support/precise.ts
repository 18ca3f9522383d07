import { all, type BigNumber, create } from 'mathjs';

const math = create(all, { number: 'BigNumber', precision: 40 });
const view = new DataView(new ArrayBuffer(8));

/** Bits of a float64 as 16 hexadecimal digits. */
export function float64Hex(value: number): string {
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** The next float64 above a finite `value`. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/** e^x with 40 digits. */
export function preciseExp(x: number): BigNumber {
  return math.exp<BigNumber>(exactly(x));
}

/** ln x with 40 digits. */
export function preciseLog(x: number): BigNumber {
  return math.log<BigNumber>(exactly(x));
}

/** Distance of `found` from the true value in units of the last place that a float64 of that size has. */
export function errorInUlp(found: number, truth: BigNumber): number {
  const nearest = Math.abs(Number(truth.toString()));
  const spacing = exactly(nextUp(nearest)).minus(exactly(nearest));
  return exactly(found).minus(truth).abs().div(spacing).toNumber();
}

/** `bignumber(x)` alone reads the shortest decimal text, which is another number. */
function exactly(x: number): BigNumber {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = field === 0 ? fraction : fraction | 0x10000000000000n;
  const power = math.bignumber(2).pow(Math.max(field, 1) - 1075);
  const size = math.bignumber(mantissa.toString()).times(power);
  return bits >> 63n === 1n ? size.negated() : size;
}
