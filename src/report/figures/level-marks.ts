import { type LevelRow, placeOf } from './level-row.ts';
import { fading, pointing, tooltip } from './live.ts';
import type { Medium } from './medium.ts';
import type { ViewSpec } from './spec.ts';

const ABOVE = -5;
const BELOW = 5;

/** The axes that marks are placed by. */
export interface LevelAxes {
  readonly x: ViewSpec;
  readonly y: ViewSpec;
}

/** A ring for every run, above the middle of its row. */
export function replicateLayers(rows: readonly LevelRow[], { x, y }: LevelAxes, medium: Medium): ViewSpec[] {
  const values = rows.flatMap((row) =>
    row.values.map((value) => ({ ...value, place: placeOf(row), isApart: row.look === 'apart' })),
  );
  if (values.length === 0) return [];
  const lines = [
    { field: 'run', title: 'run' },
    { field: 'seed', title: 'seed', format: 'd' },
    { field: 'value', title: 'value', format: '.4f' },
  ];
  return [
    {
      data: { name: 'replicates', values },
      ...pointing(['seed'], medium),
      mark: { type: 'point', filled: false, size: 34, strokeWidth: 1.4, opacity: 0.85, yOffset: ABOVE },
      encoding: {
        x: { field: 'value', ...x },
        y,
        color: either('datum.isApart', medium.palette.muted, medium.palette.validation),
        ...tooltip(lines, medium),
        ...fading(0.85, medium),
      },
    },
  ];
}

/** A diamond for every estimate, below the middle of its row, with a line for its interval where there is one. */
export function estimateLayers(rows: readonly LevelRow[], { x, y }: LevelAxes, medium: Medium): ViewSpec[] {
  const { text, muted, surface } = medium.palette;
  const lines = [
    { field: 'level', title: 'level' },
    { field: 'estimate', title: 'estimate', format: '.5f' },
    { field: 'told', title: '95 % interval' },
    { field: 'note', title: 'effect' },
  ];
  const values = rows.map(({ level, estimate, interval, note, look, ...row }) => ({
    place: placeOf({ level, ...row }),
    level,
    estimate,
    note,
    isApart: look === 'apart',
    isOpen: look !== 'plain',
    lower: interval?.lower ?? estimate,
    upper: interval?.upper ?? estimate,
    told: interval === undefined ? 'none for one run' : `${interval.lower.toFixed(5)} to ${interval.upper.toFixed(5)}`,
  }));
  const color = either('datum.isApart', muted, text);
  return [
    {
      data: { name: 'estimates', values },
      encoding: { y, ...tooltip(lines, medium) },
      layer: [
        {
          transform: [{ filter: 'datum.lower < datum.upper' }],
          mark: { type: 'rule', strokeWidth: 2, yOffset: BELOW },
          encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, color },
        },
        {
          mark: { type: 'point', shape: 'diamond', size: 72, strokeWidth: 1.75, opacity: 1, yOffset: BELOW },
          encoding: {
            x: { field: 'estimate', ...x },
            stroke: color,
            fill: either('datum.isOpen', surface, text),
          },
        },
      ],
    },
  ];
}

function either(test: string, value: string, otherwise: string): ViewSpec {
  return { condition: { test, value }, value: otherwise };
}

/** What the arrows need to know of the plot. */
export interface ArrowPlace {
  readonly y: ViewSpec;
  readonly width: number;
  readonly format: string;
  /** Whether a row lies below the axis, not above it. */
  readonly isBelow: (row: LevelRow) => boolean;
}

/** An arrow at the edge for each row beyond the axis, with its estimate. */
export function arrowLayers(
  rows: readonly LevelRow[],
  { y, width, format, isBelow }: ArrowPlace,
  { palette }: Medium,
): ViewSpec[] {
  const sides = [
    { rows: rows.filter(isBelow), shape: 'triangle-left', edge: 8, align: 'left', dx: 10 },
    { rows: rows.filter((row) => !isBelow(row)), shape: 'triangle-right', edge: width - 8, align: 'right', dx: -10 },
  ];
  return sides
    .filter((side) => side.rows.length > 0)
    .map(({ rows: own, shape, edge, align, dx }) => ({
      data: { name: shape, values: own.map((row) => ({ place: placeOf(row), estimate: row.estimate })) },
      encoding: { x: { value: edge }, y },
      layer: [
        { mark: { type: 'point', shape, size: 60, filled: true, opacity: 1, color: palette.text } },
        {
          mark: { type: 'text', align, dx, color: palette.text },
          encoding: { text: { field: 'estimate', type: 'quantitative', format } },
        },
      ],
    }));
}
