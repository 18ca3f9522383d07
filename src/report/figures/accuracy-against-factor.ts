import { formatFactor } from '../numbers.ts';
import { accuracyChannel, accuracyRange, AXIS_WIDTH, plotPadding } from './accuracy-axis.ts';
import { type FactorAxis, factorAxis } from './factor-axis.ts';
import { fading, pointing, tooltip } from './live.ts';
import type { Medium } from './medium.ts';
import type { Drawing, ViewSpec } from './spec.ts';
import { type FigureTarget, targetLayers } from './target.ts';

/** The final validation accuracy of one run. */
export interface Replicate {
  readonly run: string;
  readonly seed: number;
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
  /** Left out where no comparison is allowed. */
  readonly target?: FigureTarget;
}

/** How far the mean stands beside the runs, CSS pixels. */
const BESIDE = 13;
const MARGIN = 8;
const KINDS: Readonly<Record<FactorAxis['kind'], string>> = {
  linear: 'linear axis',
  log: 'log axis',
  ranks: 'not to scale',
};

/**
 * Final validation accuracy against the weight-decay factor: a ring for each run, and where a factor has two runs or
 * more, their mean with one sample standard deviation on either side.
 *
 * @throws {SameseedError} `figure-empty` without replicates.
 */
export function accuracyAgainstFactor(rows: FactorRows, medium: Medium): Drawing {
  const { placeOf, ...axis } = factorAxis(rows.replicates.map((row) => row.factor));
  const bars = rows.means.flatMap(({ factor, mean, standardDeviation }) =>
    standardDeviation === undefined
      ? []
      : [{ place: placeOf(factor), factor: formatFactor(factor), mean, ...around(mean, standardDeviation) }],
  );
  const range = accuracyRange([
    ...rows.replicates.map((row) => row.accuracy),
    ...bars.flatMap((bar) => [bar.lower, bar.upper]),
    ...(rows.target === undefined ? [] : [rows.target.interval.lower, rows.target.interval.upper]),
  ]);
  const y = accuracyChannel('final validation accuracy', range, medium);
  const x = placeChannel(rows, { kind: axis.kind, placeOf }, medium);
  const { muted, text } = medium.palette;
  return {
    width: medium.width - AXIS_WIDTH - MARGIN,
    height: Math.round(Math.min(360, medium.width * 0.85)),
    padding: plotPadding(MARGIN),
    layer: [
      ...(rows.target === undefined ? [] : labelledTarget(rows.target, y, medium)),
      ...(axis.cut === undefined ? [] : [cutLine(axis.cut, muted)]),
      {
        data: { name: 'means', values: bars },
        encoding: { x, ...tooltip(MEAN_LINES, medium) },
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
      replicateLayer(rows, { x: { ...x }, y, placeOf }, medium),
    ],
  };
}

const MEAN_LINES = [
  { field: 'factor', title: 'λ' },
  { field: 'mean', title: 'mean', format: '.4f' },
  { field: 'standardDeviation', title: 'sample sd', format: '.5f' },
];

const RUN_LINES = [
  { field: 'run', title: 'run' },
  { field: 'seed', title: 'seed', format: 'd' },
  { field: 'level', title: 'λ' },
  { field: 'accuracy', title: 'accuracy', format: '.4f' },
];

function around(mean: number, standardDeviation: number) {
  const [lower, upper] = [Math.max(0, mean - standardDeviation), Math.min(1, mean + standardDeviation)];
  return { standardDeviation, lower, upper };
}

/** Rings; where the medium is live, a line through the runs of the seed that is pointed at. */
function replicateLayer(
  { replicates }: FactorRows,
  { x, y, placeOf }: { x: ViewSpec; y: ViewSpec; placeOf: FactorAxis['placeOf'] },
  medium: Medium,
): ViewSpec {
  const { validation } = medium.palette;
  const values = replicates.map((row) => ({ ...row, place: placeOf(row.factor), level: formatFactor(row.factor) }));
  const rings = {
    ...pointing(['seed'], medium),
    mark: { type: 'point', filled: false, size: 60, strokeWidth: 1.75, opacity: 0.9, color: validation },
    encoding: { ...tooltip(RUN_LINES, medium), ...fading(0.9, medium) },
  };
  const thread = {
    transform: [{ filter: { param: 'pointed', empty: false } }],
    mark: { type: 'line', strokeWidth: 1.25, color: validation },
    encoding: { detail: { field: 'seed' } },
  };
  return {
    data: { name: 'replicates', values },
    encoding: { x, y: { field: 'accuracy', ...y } },
    // The thread lies below, or it would take the pointer from the ring that it goes through.
    layer: medium.isLive ? [thread, rings] : [rings],
  };
}

function labelledTarget(target: FigureTarget, y: ViewSpec, medium: Medium): ViewSpec[] {
  return [
    ...targetLayers(target, { name: 'y', spec: y }, medium),
    {
      data: { name: 'target-label', values: [{ value: target.value, label: target.label }] },
      mark: { type: 'text', align: 'right', baseline: 'bottom', dx: -4, dy: -4, color: medium.palette.muted },
      encoding: { y: { field: 'value', ...y }, x: { value: 'width' }, text: { field: 'label' } },
    },
  ];
}

function cutLine(place: number, color: string): ViewSpec {
  return {
    data: { name: 'cut', values: [{ place }] },
    mark: { type: 'rule', strokeDash: [1, 3], color },
    encoding: { x: { field: 'place', type: 'quantitative' } },
  };
}

function placeChannel(rows: FactorRows, axis: FactorAxis, medium: Medium): ViewSpec {
  const factors = [...new Set(rows.replicates.map((row) => row.factor))].sort((a, b) => a - b);
  const labels = factors.map((factor) => `'${axis.placeOf(factor).toFixed(4)}': '${labelOf(factor)}'`);
  return {
    field: 'place',
    type: 'quantitative',
    scale: { domain: factors.length === 1 ? [0, 1] : [0, 1], nice: false, padding: medium.width < 500 ? 18 : 28 },
    axis: {
      values: factors.map(axis.placeOf),
      grid: false,
      labelAngle: 0,
      labelExpr: `({${labels.join(', ')}})[format(datum.value, '.4f')]`,
      title: `L2 factor λ in units of 10⁻⁴, ${KINDS[axis.kind]}`,
    },
  };
}

function labelOf(factor: number): string {
  return factor === 0 ? 'none' : String(Number((factor * 1e4).toPrecision(5)));
}
