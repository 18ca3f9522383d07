/** Pearson's χ² of counts against equal expected counts. */
export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** How often each of the numbers from 0 to `bins` − 1 occurs. */
export function tally(draws: Iterable<number>, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const draw of draws) counts[draw]++;
  return counts;
}
