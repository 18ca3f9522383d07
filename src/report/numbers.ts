const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A whole number with commas between thousands: 545810 is `545,810`. */
export function formatCount(value: number): string {
  return grouped.format(value);
}

/** A share with four decimals, since one image of 10,000 is 0.0001. */
export function formatAccuracy(value: number): string {
  return value.toFixed(4);
}

/** A standard deviation of accuracies with one decimal more than the accuracies have. */
export function formatDeviation(value: number): string {
  return value.toFixed(5);
}

/** A difference of accuracies with its sign, a true minus for negative ones. */
export function formatDifference(value: number): string {
  const digits = Math.abs(value).toFixed(4);
  const sign = Number(digits) === 0 ? '±' : value < 0 ? '−' : '+';
  return `${sign}${digits}`;
}

/** A probability of a test: three decimals, two significant digits below 0.01, and `< 0.0001` for less. */
export function formatP(value: number): string {
  if (value < 0.0001) return '<\u00a00.0001';
  return value < 0.01 ? value.toFixed(4) : value.toFixed(3);
}

/** A weight-decay factor in the shortest way: `0`, `0.00025075`, `1e-6`. */
export function formatFactor(value: number): string {
  return value === 0 || value >= 1e-4 ? String(value) : value.toExponential();
}

/** A duration in the two largest units that it fills: `1 h 4 min`, `2 min 5 s`, `12.3 s`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 59_950) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${formatCount(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** Bytes in GiB with one decimal. */
export function formatMemory(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}

/** `1 run`, `2 runs`: a count with its noun. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** Words as a list in a sentence: `a, b and c`; `a, b; c` where one of them has a comma or an `and` of its own. */
export function formatList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  if (words.some((word) => /, | and /u.test(word))) return words.join('; ');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
