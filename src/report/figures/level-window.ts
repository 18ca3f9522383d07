import type { LevelRow } from './level-row.ts';

/** Rows that an axis shows, and those that lie so far off that it would show nothing else. */
export interface LevelWindow {
  readonly inside: readonly LevelRow[];
  readonly outside: readonly LevelRow[];
}

/** How many times the usual distance from the middle is far off. */
const FAR = 6;

/**
 * Parts the rows by how far their estimates lie from the median: more than six times the median of all distances is
 * outside, as long as the axis gets at least twice as fine by it; it shows `marks` too, in either case.
 */
export function partByDistance(rows: readonly LevelRow[], marks: readonly number[]): LevelWindow {
  const middle = medianOf(rows.map((row) => row.estimate));
  const distanceOf = ({ estimate }: LevelRow): number => Math.abs(estimate - middle);
  const usual = medianOf(rows.map(distanceOf));
  const inside = rows.filter((row) => distanceOf(row) <= FAR * usual);
  if (2 * spanOf(inside, marks) > spanOf(rows, marks)) return { inside: rows, outside: [] };
  return { inside, outside: rows.filter((row) => !inside.includes(row)) };
}

/** What an axis has to show of a row: its estimate, the ends of its interval, and its runs. */
export function numbersOf({ estimate, interval, values }: LevelRow): number[] {
  return [
    estimate,
    ...(interval === undefined ? [] : [interval.lower, interval.upper]),
    ...values.map(({ value }) => value),
  ];
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function spanOf(rows: readonly LevelRow[], marks: readonly number[]): number {
  const all = [...rows.flatMap(numbersOf), ...marks];
  return Math.max(...all) - Math.min(...all);
}
