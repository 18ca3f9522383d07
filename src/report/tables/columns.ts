import type { EstimateRow } from '../../replication/analysis/rows.ts';
import type { Interval } from '../../statistics/interval.ts';
import { formatAccuracy, formatCount, formatDeviation, formatDifference, formatP } from '../numbers.ts';
import type { Column } from './data-table.ts';

/** Stands in a cell that has nothing to say. */
export const NOTHING = '–';

/** A column of words. */
export function words<Row>(heading: string, key: string, read: (row: Row) => string): Column<Row> {
  return { heading, text: read, data: { [key]: read } };
}

/** A column of digests, names of runs and the like. */
export function code<Row>(heading: string, key: string, read: (row: Row) => string): Column<Row> {
  return { heading, look: 'code', text: read, data: { [key]: read } };
}

/** A column of whole numbers. */
export const counts = numberColumn(formatCount);

/** A column of accuracies. */
export const accuracies = numberColumn(formatAccuracy);

/** A column of sample standard deviations. */
export const deviations = numberColumn(formatDeviation);

/** A column of differences of accuracies, with their sign. */
export const differences = numberColumn(formatDifference);

/** A column of probabilities of a test. */
export const probabilities = numberColumn(formatP);

/** A column of shares in percent; CSV has them from 0 to 1. */
export const percentages = numberColumn((share) => `${(share * 100).toFixed(1)}\u00a0%`);

/** A column of intervals of accuracies: one cell to read, two to compute with. */
export const intervals = intervalColumn(formatAccuracy);

/** A column of intervals of standard deviations. */
export const deviationIntervals = intervalColumn(formatDeviation);

/** A column of means with their sample standard deviations, as far as there are any. */
export function spreads<
  Row extends { readonly mean: number; readonly standardDeviation?: number | undefined },
>(): Column<Row> {
  return {
    heading: 'mean ± sd',
    look: 'number',
    text: ({ mean, standardDeviation }) =>
      standardDeviation === undefined
        ? formatAccuracy(mean)
        : `${formatAccuracy(mean)} ± ${formatDeviation(standardDeviation)}`,
    data: { mean: (row) => row.mean, standard_deviation: (row) => row.standardDeviation },
  };
}

/** A difference with its interval in one column. */
export interface Effect {
  readonly difference: number;
  readonly interval?: Interval;
}

/** The mean of a row of differences, as an effect. */
export function meanAsEffect({ mean, interval }: EstimateRow): Effect {
  return interval === undefined ? { difference: mean } : { difference: mean, interval };
}

/** A column of differences with their 95 % intervals. */
export function effects<Row>(heading: string, key: string, read: (row: Row) => Effect | undefined): Column<Row> {
  return {
    heading: `${heading} (95\u00a0% interval)`,
    look: 'number',
    text: (row) => {
      const effect = read(row);
      if (effect === undefined) return NOTHING;
      const { difference, interval } = effect;
      if (interval === undefined) return formatDifference(difference);
      return `${formatDifference(difference)} (${formatDifference(interval.lower)} to ${formatDifference(interval.upper)})`;
    },
    data: {
      [key]: (row) => read(row)?.difference,
      [`${key}_lower`]: (row) => read(row)?.interval?.lower,
      [`${key}_upper`]: (row) => read(row)?.interval?.upper,
    },
  };
}

function numberColumn(format: (value: number) => string) {
  return <Row>(heading: string, key: string, read: (row: Row) => number | undefined): Column<Row> => ({
    heading,
    look: 'number',
    text: (row) => {
      const value = read(row);
      return value === undefined ? NOTHING : format(value);
    },
    data: { [key]: read },
  });
}

function intervalColumn(format: (value: number) => string) {
  return <Row>(heading: string, key: string, read: (row: Row) => Interval | undefined): Column<Row> => ({
    heading,
    look: 'number',
    text: (row) => {
      const interval = read(row);
      return interval === undefined ? NOTHING : `${format(interval.lower)} to ${format(interval.upper)}`;
    },
    data: { [`${key}_lower`]: (row) => read(row)?.lower, [`${key}_upper`]: (row) => read(row)?.upper },
  });
}
