import { SameseedError } from '../../base/errors.ts';
import { arrowLayers, estimateLayers, replicateLayers } from './level-marks.ts';
import { type LevelRow, placeOf } from './level-row.ts';
import { type LevelWindow, numbersOf, partByDistance } from './level-window.ts';
import type { Medium } from './medium.ts';
import type { Drawing, ViewSpec } from './spec.ts';
import { type FigureTarget, targetLayers } from './target.ts';
import { clip } from './wrap-text.ts';

/** What {@link drawLevels} draws. */
export interface LevelsDesign {
  readonly rows: readonly LevelRow[];
  readonly axis: { readonly title: string; readonly format: string };
  /** The level that the others are compared with, as a line. */
  readonly base?: number;
  readonly target?: FigureTarget;
}

const BAND = 25;
// half a label of the axis fits beside its last tick
const MARGIN = 24;
const LONGEST_NAME = 22;

/**
 * A line for each level: its runs as rings, its estimate as a diamond with its interval below them. A level far from all
 * others is an arrow at the edge with its estimate.
 *
 * @throws {SameseedError} `figure-empty` without rows.
 */
export function drawLevels(design: LevelsDesign, medium: Medium): Drawing {
  const { rows } = design;
  if (rows.length === 0) {
    throw new SameseedError('figure-empty', 'Expected at least one level to draw, received none; run it first.');
  }
  const isNarrow = medium.width < 500;
  const left = Math.max(isNarrow ? 92 : 150, nameWidth(rows));
  const right = isNarrow || rows.every((row) => row.note === '') ? MARGIN : 176;
  const groups = [...new Set(rows.map((row) => row.group))];
  const places = groups.flatMap((group) => [
    ...(group === '' ? [] : [`${group}/`]),
    ...rows.filter((row) => row.group === group).map(placeOf),
  ]);
  const y = { field: 'place', type: 'nominal', scale: { domain: places, padding: 0 }, axis: null };
  const width = medium.width - left - right;
  const { inside, outside } = partLevels(design);
  const x = levelChannel({ ...design, rows: inside }, width);
  const { muted, text } = medium.palette;
  return {
    width,
    height: BAND * places.length,
    padding: { left, right, top: design.target === undefined ? 8 : 26, bottom: 48 },
    layer: [
      ...(design.target === undefined ? [] : labelledTarget(design.target, x, medium)),
      ...(design.base === undefined ? [] : [baseLine(design.base, x, muted)]),
      ...replicateLayers(inside, { x, y }, medium),
      ...estimateLayers(inside, { x, y }, medium),
      ...arrowLayers(
        outside,
        { y, isBelow: ({ estimate }) => estimate < inside[0].estimate, width, format: design.axis.format },
        medium,
      ),
      names(groups, { offset: 2 - left, color: text, weight: 'bold' }, y),
      {
        data: {
          name: 'levels',
          values: rows.map((row) => ({ place: placeOf(row), name: clip(row.level, LONGEST_NAME) })),
        },
        mark: { type: 'text', align: 'right', color: text },
        encoding: { x: { value: -10 }, y, text: { field: 'name' } },
      },
      ...(right === MARGIN ? [] : [notes(rows, { y, color: muted, offset: width + 12 })]),
    ],
  };
}

/** Room for the longest name and the gap between it and the plot; letters of DejaVu Sans at 12 px. */
function nameWidth(rows: readonly LevelRow[]): number {
  const longest = Math.max(...rows.map(({ level }) => clip(level, LONGEST_NAME).length));
  return Math.ceil(12 + 6.6 * longest);
}

function labelledTarget(target: FigureTarget, x: ViewSpec, medium: Medium): ViewSpec[] {
  return [
    ...targetLayers(target, { name: 'x', spec: x }, medium),
    {
      data: { name: 'target-label', values: [{ value: target.value, label: target.label }] },
      mark: { type: 'text', align: 'right', baseline: 'bottom', color: medium.palette.muted },
      encoding: { x: { value: 'width' }, y: { value: -8 }, text: { field: 'label' } },
    },
  ];
}

function baseLine(base: number, x: ViewSpec, color: string): ViewSpec {
  return {
    data: { name: 'base', values: [{ base }] },
    mark: { type: 'rule', strokeDash: [6, 4], color },
    encoding: { x: { field: 'base', ...x } },
  };
}

function names(
  groups: readonly string[],
  look: { offset: number; color: string; weight: string },
  y: ViewSpec,
): ViewSpec {
  return {
    data: {
      name: 'groups',
      values: groups.filter((group) => group !== '').map((group) => ({ place: `${group}/`, group })),
    },
    mark: { type: 'text', align: 'left', fontWeight: look.weight, color: look.color },
    encoding: { x: { value: look.offset }, y, text: { field: 'group' } },
  };
}

function notes(
  rows: readonly LevelRow[],
  { y, color, offset }: { y: ViewSpec; color: string; offset: number },
): ViewSpec {
  return {
    data: { name: 'notes', values: rows.map((row) => ({ place: placeOf(row), note: row.note })) },
    mark: { type: 'text', align: 'left', color },
    encoding: { x: { value: offset }, y, text: { field: 'note' } },
  };
}

/** Parts the rows of a drawing: those on the axis, and those far beyond it. */
export function partLevels(design: LevelsDesign): LevelWindow {
  return partByDistance(design.rows, marksOf(design));
}

/** What the axis shows besides the levels. */
function marksOf({ target, base }: LevelsDesign): number[] {
  return [
    ...(target === undefined ? [] : [target.interval.lower, target.interval.upper]),
    ...(base === undefined ? [] : [base]),
  ];
}

function levelChannel(design: LevelsDesign, width: number): ViewSpec {
  const { rows, axis } = design;
  const all = [...rows.flatMap(numbersOf), ...marksOf(design)];
  // a title longer than the plot has room to its left, below the names
  const anchor = width < 7 * axis.title.length ? { titleAnchor: 'end' } : {};
  return {
    type: 'quantitative',
    scale: { domain: [Math.min(...all), Math.max(...all)], zero: false, nice: false, padding: 12 },
    axis: { title: axis.title, format: axis.format, tickCount: Math.round(width / 90), grid: true, ...anchor },
  };
}
