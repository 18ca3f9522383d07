/** Pearson's correlation of two lists of equal length; 0 when one of them is constant. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [left, right] = [centred(a), centred(b)];
  const product = dot(left, right);
  const size = Math.sqrt(dot(left, left) * dot(right, right));
  return size === 0 ? 0 : product / size;
}

function centred(values: ArrayLike<number>): number[] {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return list.map((value) => value - mean);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}
