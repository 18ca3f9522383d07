const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.9082149292705877e-10;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

const words = new DataView(new ArrayBuffer(8));

/**
 * Natural logarithm from + − × ÷ on float64 only, so that every JavaScript engine gives the same bits; error below
 * 1 ULP of float64.
 *
 * 0 gives −Infinity, a negative number or NaN gives NaN. (`Math.log` differs between engines.) The kernels hold the
 * same formula, bit for bit, for normal positive x.
 *
 * @see FDLIBM 5.3, `e_log.c`: x = 2^k·m with √½ ≤ m < √2, then a Remez polynomial in s = (m−1)/(m+1).
 */
export function portableLog(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  const isDenormal = x < SMALLEST_NORMAL;
  words.setFloat64(0, isDenormal ? x * 2 ** 54 : x);
  const top = words.getUint32(0);
  const isUpper = (top & 0xfffff) > 0x6a09e;
  const k = (top >>> 20) - 1023 + (isUpper ? 1 : 0) - (isDenormal ? 54 : 0);
  words.setUint32(0, (top & 0xfffff) | (isUpper ? 0x3fe00000 : 0x3ff00000));
  const f = words.getFloat64(0) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + (odd + even)) + k * LN2_LOW) - f);
}
