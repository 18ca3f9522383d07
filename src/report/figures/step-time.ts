import { SameseedError } from '../../base/errors.ts';
import type { Figure } from './figure.ts';
import type { Medium } from './medium.ts';
import type { Drawing } from './spec.ts';

/** What one program needs for a step with one optimizer. */
export interface StepTime {
  readonly engine: string;
  readonly optimizer: string;
  /** Processor time, ms. */
  readonly stepMs: number;
  /** `stepMs` over that of PyTorch in the same run; null where PyTorch is missing. */
  readonly ratio: number | null;
}

/** Step times, and what they were measured on. */
export interface StepTimes {
  readonly rows: readonly StepTime[];
  /** The engine to be told from the others. */
  readonly own: string;
  /** Network, batch size, data and processor, in words. */
  readonly setting: string;
}

const NAME_WIDTH = 92;
const LABEL_WIDTH = 168;
const BAND = 19;
const TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** The figure of {@link drawStepTime} with its words. */
export function stepTimeFigure(times: StepTimes): Figure {
  const told = times.rows.map(
    (row) => `${row.optimizer}, ${row.engine}: ${formatMs(row.stepMs)} ms${formatRatio(row, ' (', ')')}.`,
  );
  return {
    name: 'step-time',
    section: 'bench',
    isLive: false,
    title: 'What a training step costs',
    subtitle: `${times.setting}. Processor time of one step on one core, least of all rounds; logarithmic axis.`,
    description: `Horizontal bars of processor time a step for each program and optimizer. ${told.join(' ')}`,
    caption: `Processor time of one optimizer step on one core: ${times.setting}. All programs take the same steps in turn; the ratio is the time over PyTorch's.`,
    draw: (medium) => drawStepTime(times, medium),
  };
}

/**
 * A bar for each program, those of one optimizer together and the quickest on top, on a logarithmic axis.
 *
 * @throws {SameseedError} `figure-empty` without rows.
 */
export function drawStepTime({ rows, own }: StepTimes, medium: Medium): Drawing {
  if (rows.length === 0) {
    throw new SameseedError('figure-empty', 'Expected at least one step time to draw, received none; run it first.');
  }
  const optimizers = [...new Set(rows.map((row) => row.optimizer))];
  const ordered = optimizers.flatMap((optimizer) =>
    rows.filter((row) => row.optimizer === optimizer).toSorted((a, b) => a.stepMs - b.stepMs),
  );
  const places = optimizers.flatMap((optimizer) => [
    `${optimizer}/`,
    ...ordered.filter((row) => row.optimizer === optimizer).map(placeOf),
  ]);
  const domain = domainOf(rows);
  const x = { type: 'quantitative', scale: { type: 'log', domain, nice: false } };
  const y = { field: 'place', type: 'nominal', scale: { domain: places, paddingInner: 0.25, paddingOuter: 0 } };
  const { muted, validation } = medium.palette;
  const axis = { values: TICKS.filter((tick) => tick >= domain[0] && tick <= domain[1]), title: 'ms a step, log axis' };
  const names = { title: null, labelExpr: "split(datum.value, '/')[1]", domain: false, ticks: false, labelPadding: 8 };
  return {
    width: medium.width - NAME_WIDTH - LABEL_WIDTH,
    height: BAND * places.length,
    padding: { left: NAME_WIDTH, right: LABEL_WIDTH, top: 8, bottom: 44 },
    layer: [
      {
        data: {
          name: 'times',
          values: ordered.map((row) => ({
            place: placeOf(row),
            stepMs: row.stepMs,
            least: domain[0],
            label: `${formatMs(row.stepMs)} ms${formatRatio(row, ' · ', '')}`,
            isOwn: row.engine === own,
          })),
        },
        encoding: { y: { ...y, axis: names } },
        layer: [
          {
            mark: { type: 'bar' },
            encoding: {
              x: { field: 'stepMs', ...x, axis: { ...axis, grid: true } },
              x2: { field: 'least' },
              color: {
                field: 'isOwn',
                type: 'nominal',
                scale: { domain: [true, false], range: [validation, muted] },
                legend: null,
              },
            },
          },
          {
            mark: { type: 'text', align: 'left', dx: 6 },
            encoding: { x: { field: 'stepMs', ...x }, text: { field: 'label' } },
          },
        ],
      },
      {
        data: { name: 'headings', values: optimizers.map((optimizer) => ({ place: `${optimizer}/`, optimizer })) },
        mark: { type: 'text', align: 'left', fontWeight: 'bold' },
        encoding: { x: { value: 2 - NAME_WIDTH }, y, text: { field: 'optimizer' } },
      },
    ],
  };
}

function placeOf({ optimizer, engine }: StepTime): string {
  return `${optimizer}/${engine}`;
}

/** From the tick below half of the least time to the tick above the largest. */
function domainOf(rows: readonly StepTime[]): [number, number] {
  const least = Math.min(...rows.map((row) => row.stepMs));
  const most = Math.max(...rows.map((row) => row.stepMs));
  return [TICKS.findLast((tick) => tick <= least / 2) ?? least / 2, TICKS.find((tick) => tick >= most) ?? most];
}

function formatMs(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function formatRatio({ ratio }: StepTime, before: string, after: string): string {
  return ratio === null ? '' : `${before}${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} × PyTorch${after}`;
}
