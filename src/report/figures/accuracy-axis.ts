import { SameseedError } from '../../base/errors.ts';
import type { Medium } from './medium.ts';
import type { Padding, ViewSpec } from './spec.ts';

/** Room left of a plot for the labels of an accuracy axis, CSS pixels. */
export const AXIS_WIDTH = 56;

/** Room around a plot with an accuracy axis, CSS pixels; `right` is for labels of marks. */
export function plotPadding(right: number): Padding {
  return { left: AXIS_WIDTH, right, top: 30, bottom: 40 };
}

/** A range of accuracies that ends on round numbers. */
export interface AccuracyRange {
  readonly lower: number;
  readonly upper: number;
  /** Round numbers from `lower` to `upper`, both included. */
  readonly ticks: readonly number[];
  /** Decimals that tell the ticks apart, at least 2. */
  readonly decimals: number;
}

const STEPS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
const MOST_STEPS = 7;

/**
 * The smallest round range within [0, 1] that holds every accuracy: zoomed, so a figure has to say its bounds.
 *
 * @throws {SameseedError} `figure-empty` without accuracies.
 */
export function accuracyRange(accuracies: readonly number[]): AccuracyRange {
  if (accuracies.length === 0) {
    throw new SameseedError('figure-empty', 'Expected at least one accuracy to draw, received none; run it first.');
  }
  const span = { least: Math.min(...accuracies), most: Math.max(...accuracies) };
  const fitting = STEPS.map((step) => ({ step, ...stepsAround(span, step) }));
  const { step, first, last } = fitting.find((fit) => fit.last - fit.first <= MOST_STEPS) ?? fitting[STEPS.length - 1];
  const decimals = Math.max(2, String(step).length - 2);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals)),
  );
  return { lower: ticks[0], upper: ticks[ticks.length - 1], ticks, decimals };
}

function stepsAround({ least, most }: { least: number; most: number }, step: number): { first: number; last: number } {
  const slack = 1e-9;
  const highest = Math.round(1 / step);
  const first = Math.max(0, Math.min(highest - 1, Math.floor(least / step + slack)));
  const last = Math.min(highest, Math.max(first + 1, Math.ceil(most / step - slack)));
  return { first, last };
}

function describeRange({ lower, upper, decimals }: AccuracyRange): string {
  return `axis from ${lower.toFixed(decimals)} to ${upper.toFixed(decimals)}`;
}

/** Vega-Lite's y channel for `range`, its title set above the axis and holding the bounds. */
export function accuracyChannel(subject: string, range: AccuracyRange, { palette }: Medium): ViewSpec {
  return {
    type: 'quantitative',
    scale: { domain: [range.lower, range.upper], zero: false, nice: false },
    axis: {
      values: range.ticks,
      format: `.${range.decimals}f`,
      domain: false,
      ticks: false,
      labelPadding: 8,
      title: `${subject} (${describeRange(range)})`,
      titleColor: palette.muted,
      titleAngle: 0,
      titleAlign: 'left',
      titleAnchor: 'start',
      titleBaseline: 'bottom',
      titleX: 2 - AXIS_WIDTH,
      titleY: -12,
    },
  };
}
