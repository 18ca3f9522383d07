const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const L1: f64 = 6.66666666666673513e-1;
const L2: f64 = 3.999999999940941908e-1;
const L3: f64 = 2.857142874366239149e-1;
const L4: f64 = 2.222219843214978396e-1;
const L5: f64 = 1.818357216161805012e-1;
const L6: f64 = 1.531383769920937332e-1;
const L7: f64 = 1.479819860511658591e-1;

/** ln x for normal positive x, the same operations in the same order as base/log.ts. */
export function log(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  const top = <i32>(bits >> 32);
  const isUpper = (top & 0xfffff) > 0x6a09e;
  const k = <f64>((top >>> 20) - 1023 + (isUpper ? 1 : 0));
  const exponent: u64 = isUpper ? 0x3fe : 0x3ff;
  const f = reinterpret<f64>((bits & 0xfffffffffffff) | (exponent << 52)) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + (odd + even)) + k * LN2_LOW) - f);
}
