import { HINTON } from '../../replication/verdict.ts';
import type { Interval } from '../../statistics/interval.ts';
import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import type { Medium } from './medium.ts';
import type { ViewSpec } from './spec.ts';

/** A value from elsewhere that a figure is held against, with its own interval. */
export interface FigureTarget {
  readonly value: number;
  readonly interval: Interval;
  readonly label: string;
}

/** A band for the interval and a line for the value, across the axis that `channel` describes. */
export function targetLayers(
  { value, interval }: FigureTarget,
  channel: { readonly name: 'x' | 'y'; readonly spec: ViewSpec },
  { palette }: Medium,
): ViewSpec[] {
  const { name, spec } = channel;
  const rows = [{ value, lower: interval.lower, upper: interval.upper }];
  return [
    {
      data: { name: 'band', values: rows },
      mark: { type: 'rect', color: palette.band, opacity: 1 },
      encoding: { [name]: { field: 'lower', ...spec }, [`${name}2`]: { field: 'upper' } },
    },
    {
      data: { name: 'target', values: rows },
      mark: { type: 'rule', strokeDash: [2, 3], strokeWidth: 1.5, color: palette.muted },
      encoding: { [name]: { field: 'value', ...spec } },
    },
  ];
}

/** Hinton's published value, a test accuracy, with its Wilson interval; `shift` is taken from all of it. */
export function hintonTarget(shift = 0): FigureTarget {
  const { lower, upper } = wilsonInterval(HINTON.successes, HINTON.count);
  return {
    value: HINTON.successes / HINTON.count - shift,
    interval: { lower: lower - shift, upper: upper - shift },
    label: 'Hinton 2005, test: 0.9847',
  };
}
