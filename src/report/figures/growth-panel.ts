import { SameseedError } from '../../base/errors.ts';
import { portableLog } from '../../base/log.ts';
import type { Medium, Palette } from './medium.ts';
import type { ViewSpec } from './spec.ts';

/** Names of the lines that a panel can have. */
export const SERIES_NAMES = {
  portable: 'portable',
  pytorch: 'PyTorch',
  ceiling: 'ceiling',
  '1 worker': '1 worker',
  '2 workers': '2 workers',
  plan: 'plan',
  status: 'status',
  merge: 'merge',
} as const;

/** A line of a panel. */
export type GrowthSeries = keyof typeof SERIES_NAMES;

/** One measurement. */
export interface GrowthPoint {
  readonly series: GrowthSeries;
  readonly x: number;
  readonly y: number;
}

/** How one quantity grows with one size. */
export interface GrowthPanel {
  /** What stands along the axis: `images in a batch`. */
  readonly size: string;
  /** What is measured and its unit: `ms a step`. */
  readonly quantity: string;
  readonly xScale: 'linear' | 'log';
  /** A linear axis begins at 0. */
  readonly yScale: 'linear' | 'log';
  readonly points: readonly GrowthPoint[];
}

/** Height of a panel's plot, CSS pixels. */
export const PANEL_HEIGHT = 130;

const LINE_HEIGHT = 14;
const MOST_SIZES = 3;
const COLORS: Readonly<Record<GrowthSeries, keyof Palette>> = {
  portable: 'validation',
  pytorch: 'training',
  ceiling: 'muted',
  '1 worker': 'text',
  '2 workers': 'validation',
  plan: 'text',
  status: 'training',
  merge: 'validation',
};

/**
 * One panel, `width` CSS pixels wide without its axis and names.
 *
 * @throws {SameseedError} `figure-empty` without points.
 */
export function drawGrowthPanel(panel: GrowthPanel, width: number, { palette }: Medium): ViewSpec {
  const { points, size, quantity } = panel;
  if (points.length === 0) {
    const message = `Expected at least one point of ${quantity} against ${size}, received none; run it first.`;
    throw new SameseedError('figure-empty', message);
  }
  const series = [...new Set(points.map((point) => point.series))];
  const sizes = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  const domain = yDomain(panel);
  const told = sizes.length <= MOST_SIZES ? sizes : sizes.filter((_size, index) => index % 2 === 0);
  return {
    width,
    height: PANEL_HEIGHT,
    layer: [
      {
        data: { values: points.map(({ series: name, x, y }) => ({ series: name, x, y })) },
        encoding: {
          x: {
            field: 'x',
            type: 'quantitative',
            scale: { type: panel.xScale, domain: [sizes[0], sizes[sizes.length - 1]], nice: false, padding: 6 },
            axis: { values: told, title: size, grid: false, format: 'd' },
          },
          y: {
            field: 'y',
            type: 'quantitative',
            scale: { type: panel.yScale, domain, nice: false },
            axis: yAxis(panel, domain),
          },
          color: {
            field: 'series',
            type: 'nominal',
            scale: { domain: series, range: series.map((name) => palette[COLORS[name]]) },
            legend: null,
          },
        },
        layer: [
          lineOf("datum.series !== 'ceiling'", { strokeWidth: 1.75, point: { size: 26 } }),
          lineOf("datum.series === 'ceiling'", { strokeWidth: 1.5, strokeDash: [4, 3] }),
        ],
      },
      ...placeNames(panel, domain).map(({ name, top }) => ({
        data: { values: [{}] },
        mark: { type: 'text', align: 'left', dx: 6, color: palette[COLORS[name]] },
        encoding: { x: { value: 'width' }, y: { value: top }, text: { value: SERIES_NAMES[name] } },
      })),
    ],
  };
}

function lineOf(filter: string, look: ViewSpec): ViewSpec {
  return { transform: [{ filter }], mark: { type: 'line', ...look } };
}

function yDomain({ points, yScale }: GrowthPanel): [number, number] {
  const values = points.map(({ y }) => y);
  const most = Math.max(...values);
  return yScale === 'log' ? [Math.min(...values) / 1.2, most * 1.2] : [0, most * 1.1];
}

function yAxis({ quantity, yScale }: GrowthPanel, [least, most]: [number, number]): ViewSpec {
  const look = { domain: false, ticks: false, labelPadding: 6, format: '~r' };
  const title = {
    title: yScale === 'log' ? `${quantity}, log axis` : quantity,
    titleAngle: 0,
    titleAlign: 'left',
    titleAnchor: 'start',
    titleBaseline: 'bottom',
    titleX: -36,
    titleY: -8,
  };
  if (yScale === 'linear') return { ...look, ...title, tickCount: 4 };
  const values = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000].filter((tick) => tick >= least && tick <= most);
  return { ...look, ...title, values };
}

/** Where the name of each line stands: beside its end, pushed down where two would touch. */
function placeNames({ points, yScale }: GrowthPanel, [least, most]: [number, number]) {
  const last = Math.max(...points.map(({ x }) => x));
  const height = yScale === 'log' ? portableLog : (value: number) => value;
  const ends = points
    .filter(({ x }) => x === last)
    .map(({ series: name, y }) => ({
      name,
      top: PANEL_HEIGHT * ((height(most) - height(y)) / (height(most) - height(least))),
    }))
    .toSorted((a, b) => a.top - b.top);
  let next = -LINE_HEIGHT;
  return ends.map(({ name, top }) => {
    next = Math.max(top, next + LINE_HEIGHT);
    return { name, top: next };
  });
}
