const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const INVERSE_LN2: f64 = 1.44269504088896338700465;
const P1: f64 = 1.66666666666666019037e-1;
const P2: f64 = -2.77777777770155933842e-3;
const P3: f64 = 6.61375632143793436117e-5;
const P4: f64 = -1.6533902205465251539e-6;
const P5: f64 = 4.13813679705723846039e-8;

/** e^x for x ≤ 709, the same operations in the same order as base/exp.ts. */
export function exp(x: f64): f64 {
  if (x < -708) return 0;
  const k = floor<f64>(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return (1 - (low - (r * c) / (2 - c) - high)) * powerOfTwo(k);
}

function powerOfTwo(exponent: f64): f64 {
  return reinterpret<f64>((1023 + <i64>exponent) << 52);
}
