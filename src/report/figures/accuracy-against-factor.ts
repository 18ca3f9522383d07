import { portableLog } from '../../base/log.ts';
import { accuracyChannel, accuracyRange, AXIS_WIDTH, plotPadding } from './accuracy-axis.ts';
import type { Medium } from './medium.ts';
import type { Drawing, ViewSpec } from './spec.ts';

/** The final validation accuracy of one run. */
export interface Replicate {
  readonly run: string;
  readonly factor: number;
  readonly accuracy: number;
}

/** The runs of one factor together. */
export interface FactorMean {
  readonly factor: number;
  readonly mean: number;
  /** Sample standard deviation; absent for one run. */
  readonly standardDeviation?: number;
}

/** What {@link accuracyAgainstFactor} draws. */
export interface FactorRows {
  readonly replicates: readonly Replicate[];
  readonly means: readonly FactorMean[];
  /** A value from elsewhere to compare with, as a line; left out where no comparison is allowed. */
  readonly target?: { readonly accuracy: number; readonly label: string };
}

/** How far the mean stands beside the runs, CSS pixels. */
const BESIDE = 13;
const MARGIN = 8;
/** Range of the axis on either side of a lone factor. */
const ROOM = 1e-4;
const UNIT = 'λ in units of 10⁻⁴';
/** Accuracy kept free above the target for its label. */
const HEADROOM = 0.0005;

/**
 * Final validation accuracy against the weight-decay factor: a ring for each run, and where a factor has two runs or
 * more, their mean with one sample standard deviation on either side.
 *
 * @throws {SameseedError} `figure-empty` without replicates.
 */
export function accuracyAgainstFactor(rows: FactorRows, medium: Medium): Drawing {
  const bars = rows.means.flatMap(({ factor, mean, standardDeviation }) =>
    standardDeviation === undefined
      ? []
      : [{ factor, mean, lower: mean - standardDeviation, upper: mean + standardDeviation }],
  );
  const range = accuracyRange([
    ...rows.replicates.map((row) => row.accuracy),
    ...bars.flatMap((bar) => [Math.max(0, bar.lower), Math.min(1, bar.upper)]),
    ...(rows.target === undefined ? [] : [rows.target.accuracy, Math.min(1, rows.target.accuracy + HEADROOM)]),
  ]);
  const x = factorChannel(rows.replicates.map((row) => row.factor));
  const y = accuracyChannel('final validation accuracy', range, medium);
  const { text, muted, validation } = medium.palette;
  return {
    width: medium.width - AXIS_WIDTH - MARGIN,
    height: Math.round(Math.min(320, medium.width * 0.8)),
    padding: plotPadding(MARGIN),
    layer: [
      ...(rows.target === undefined ? [] : targetLine(rows.target, { y, muted })),
      {
        data: { name: 'means', values: bars },
        encoding: { x },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 2, color: text, xOffset: BESIDE },
            encoding: { y: { field: 'lower', ...y }, y2: { field: 'upper' } },
          },
          {
            mark: {
              type: 'tick',
              orient: 'horizontal',
              thickness: 2,
              size: 14,
              color: text,
              opacity: 1,
              xOffset: BESIDE,
            },
            encoding: { y: { field: 'mean', ...y } },
          },
        ],
      },
      {
        data: { name: 'replicates', values: rows.replicates.map((row) => ({ ...row })) },
        mark: { type: 'point', filled: false, size: 60, strokeWidth: 1.75, opacity: 0.9, color: validation },
        encoding: { x, y: { field: 'accuracy', ...y } },
      },
    ],
  };
}

function targetLine(target: { accuracy: number; label: string }, { y, muted }: { y: ViewSpec; muted: string }) {
  const data = { name: 'target', values: [{ ...target }] };
  const place = { y: { field: 'accuracy', ...y } };
  return [
    { data, mark: { type: 'rule', strokeDash: [2, 3], color: muted }, encoding: place },
    {
      data,
      mark: { type: 'text', align: 'right', baseline: 'bottom', dy: -4, color: muted },
      encoding: { ...place, x: { value: 'width' }, text: { field: 'label' } },
    },
  ];
}

/** Linear, logarithmic, or evenly spaced by rank: the first one whose neighbours stand at least 5 % apart. */
function factorChannel(all: readonly number[]): ViewSpec {
  const factors = [...new Set(all)].sort((a, b) => a - b);
  const axis = { values: factors, grid: false, labelAngle: 0, labelExpr: "format(datum.value * 10000, '.5~r')" };
  const [first, last] = [factors[0], factors[factors.length - 1]];
  const domain = first < last ? [first, last] : [first - ROOM, first + ROOM];
  const scale = { domain, nice: false, padding: 28 };
  if (factors.length < 2 || leastGap(factors) >= 0.05) {
    return channel('quantitative', { ...scale, zero: false }, { ...axis, title: `L2 factor ${UNIT}` });
  }
  if (factors[0] > 0 && leastGap(factors.map(portableLog)) >= 0.05) {
    return channel('quantitative', { ...scale, type: 'log' }, { ...axis, title: `L2 factor ${UNIT}, log axis` });
  }
  const ranks = { type: 'point', domain: factors, padding: 0.5 };
  return channel('ordinal', ranks, { ...axis, title: `${UNIT}, not to scale` });
}

function channel(type: string, scale: ViewSpec, axis: ViewSpec): ViewSpec {
  return { field: 'factor', type, scale, axis };
}

function leastGap(sorted: readonly number[]): number {
  const span = sorted[sorted.length - 1] - sorted[0];
  return Math.min(...sorted.slice(1).map((value, index) => (value - sorted[index]) / span));
}
