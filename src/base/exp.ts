const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1.44269504088896338700465;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

const scale = new DataView(new ArrayBuffer(8));

/**
 * e^x from + − × ÷ on float64 only, so that every JavaScript engine gives the same bits; error below 1 ULP of float64.
 *
 * Above 709 the result is Infinity, below −708 it is 0: no result is denormal. NaN gives NaN. (`Math.exp` differs
 * between engines.) The kernels hold the same formula, bit for bit, for x from −708 to 709.
 *
 * @see FDLIBM 5.3, `e_exp.c`: argument reduction by k·ln 2 and a Remez polynomial of degree 5.
 */
export function portableExp(x: number): number {
  if (x < -708) return 0;
  if (x > 709) return Infinity;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return (1 - (low - (r * c) / (2 - c) - high)) * powerOfTwo(k);
}

function powerOfTwo(exponent: number): number {
  scale.setUint32(0, (1023 + exponent) << 20);
  return scale.getFloat64(0);
}
