import { formatAccuracy } from '../numbers.ts';
import { accuracyChannel, type AccuracyRange, accuracyRange, AXIS_WIDTH, plotPadding } from './accuracy-axis.ts';
import { fading, pointing, tooltip } from './live.ts';
import type { Medium } from './medium.ts';
import type { Drawing, ViewSpec } from './spec.ts';

/** The two accuracies of an epoch. */
export type Measure = 'training' | 'validation';

/** One point: an accuracy of one run after one epoch. */
export interface EpochAccuracy {
  readonly run: string;
  /** 1 for the first epoch. */
  readonly epoch: number;
  readonly measure: Measure;
  readonly accuracy: number;
}

const MOST_DOTTED_EPOCHS = 20;
const MEASURES: Measure[] = ['training', 'validation'];
const LABEL_WIDTH = 94;
const LABEL_HEIGHT = 36;

/**
 * Training and validation accuracy of every run over its epochs: a hue for each measure, a line for each run; dash and,
 * up to 20 epochs, marks tell the measures apart without colour.
 *
 * @throws {SameseedError} `figure-empty` without rows.
 */
export function accuracyPerEpoch(rows: readonly EpochAccuracy[], medium: Medium): Drawing {
  const range = accuracyRange(rows.map((row) => row.accuracy));
  const last = Math.max(...rows.map((row) => row.epoch));
  const width = medium.width - AXIS_WIDTH - LABEL_WIDTH;
  const height = Math.round(Math.min(340, medium.width * 0.8));
  const x = epochChannel(last, width);
  const y = accuracyChannel('accuracy', range, medium);
  const color = measureChannel([medium.palette.training, medium.palette.validation]);
  return {
    width,
    height,
    padding: plotPadding(LABEL_WIDTH),
    layer: [
      {
        data: { name: 'accuracies', values: rows.map((row) => ({ ...row })) },
        encoding: { x, y: { field: 'accuracy', ...y }, color, detail: { field: 'run' } },
        layer: [
          {
            mark: { type: 'line', strokeWidth: 1.5, opacity: 0.7 },
            encoding: {
              strokeDash: measureChannel([
                [5, 3],
                [1, 0],
              ]),
              ...fading(0.7, medium),
            },
          },
          ...(last > MOST_DOTTED_EPOCHS ? [] : [dots(medium)]),
          ...(medium.isLive ? [grips(medium)] : []),
        ],
      },
      {
        data: { name: 'ends', values: placeEnds(rows, { range, height }) },
        encoding: { x, y: { field: 'place', ...y }, color },
        layer: [
          endLabel('measure', { baseline: 'bottom', fontWeight: 'bold' }),
          endLabel('value', { baseline: 'top', dy: 2 }),
        ],
      },
    ],
  };
}

function dots(medium: Medium): ViewSpec {
  return {
    mark: { type: 'point', filled: true, size: 32, opacity: 0.9 },
    encoding: { shape: measureChannel(['square', 'circle']), ...fading(0.9, medium) },
  };
}

/** What the pointer meets: the marks themselves would be hard to hit. */
function grips(medium: Medium): ViewSpec {
  return {
    ...pointing(['run'], medium),
    mark: { type: 'point', filled: true, size: 140, opacity: 0 },
    encoding: tooltip(
      [
        { field: 'run', title: 'run' },
        { field: 'epoch', title: 'epoch', format: 'd' },
        { field: 'measure', title: 'measure' },
        { field: 'accuracy', title: 'accuracy', format: '.4f' },
      ],
      medium,
    ),
  };
}

function measureChannel(range: readonly (string | number[])[]): ViewSpec {
  return { field: 'measure', type: 'nominal', scale: { domain: MEASURES, range }, legend: null };
}

function endLabel(field: string, look: ViewSpec): ViewSpec {
  return { mark: { type: 'text', align: 'left', dx: 12, ...look }, encoding: { text: { field } } };
}

function epochChannel(last: number, width: number): ViewSpec {
  const most = width / 20;
  const stride = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((step) => last / step <= most) ?? last;
  const multiples = Array.from({ length: Math.floor(last / stride) }, (_, index) => (index + 1) * stride);
  return {
    field: 'epoch',
    type: 'quantitative',
    scale: { domain: last === 1 ? [0.5, 1.5] : [1, last], nice: false, zero: false, padding: 8 },
    axis: {
      values: [1, ...multiples.filter((epoch) => epoch > 1 && epoch > stride / 2 + 1)],
      format: 'd',
      title: 'epoch',
      grid: false,
    },
  };
}

/** Where the name and the mean final value of each measure stand: beside the ends, pushed apart where they'd touch. */
function placeEnds(rows: readonly EpochAccuracy[], frame: { range: AccuracyRange; height: number }): ViewSpec[] {
  const { lower, upper } = frame.range;
  const last = Math.max(...rows.map((row) => row.epoch));
  const apart = (LABEL_HEIGHT / frame.height) * (upper - lower);
  const ends = MEASURES.flatMap((measure) => {
    const values = rows.filter((row) => row.measure === measure && row.epoch === last).map((row) => row.accuracy);
    if (values.length === 0) return [];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [{ measure, epoch: last, place: mean, value: `${values.length > 1 ? 'mean ' : ''}${formatAccuracy(mean)}` }];
  }).sort((a, b) => b.place - a.place);
  if (ends.length < 2) return ends;
  const push = Math.max(0, (apart - (ends[0].place - ends[1].place)) / 2);
  const [above, below] = [ends[0].place + push, ends[1].place - push];
  const shift = Math.min(0, upper - above) + Math.max(0, lower - below);
  return [
    { ...ends[0], place: above + shift },
    { ...ends[1], place: below + shift },
  ];
}
