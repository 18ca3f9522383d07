/**
 * The bits of numbers as they lie in memory, a word each: reading a NaN as a number may change its bits. Plain numbers
 * are float64.
 */
export function bitWords(values: ArrayLike<number>): ArrayLike<number | bigint> {
  if (values instanceof Float32Array) return new Uint32Array(values.buffer, values.byteOffset, values.length);
  if (values instanceof Float64Array) return new BigUint64Array(values.buffer, values.byteOffset, values.length);
  return ArrayBuffer.isView(values) ? values : bitWords(Float64Array.from(values));
}

/** A word in hexadecimal, as long as its numbers are. */
export function hexadecimal(word: number | bigint): string {
  return `0x${word.toString(16).padStart(typeof word === 'bigint' ? 16 : 8, '0')}`;
}
