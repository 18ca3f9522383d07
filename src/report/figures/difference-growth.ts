import type { Growth } from '../../training/trace-difference.ts';
import { SameseedError } from '../../base/errors.ts';
import type { Figure } from './figure.ts';
import type { Medium } from './medium.ts';
import type { Drawing } from './spec.ts';

/** How two runs grow apart, and what they are. */
export interface DifferenceGrowth {
  /** Ascending steps from the first with other bits on. */
  readonly rows: readonly Growth[];
  /** The two sides and the run, in words. */
  readonly setting: string;
}

/** The figure of {@link drawDifferenceGrowth} with its words. */
export function differenceGrowthFigure(growth: DifferenceGrowth): Figure {
  const { rows, setting } = growth;
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const told = rows.length === 0 ? '' : ` ${tell(first)} ${tell(last)}`;
  return {
    name: 'difference-growth',
    section: 'artifacts',
    isLive: false,
    title: 'How the weights grow apart, step by step',
    subtitle: `${setting}. Root mean square of the difference in ULP of a typical weight; logarithmic axis.`,
    description: `A line of the distance of the weights against the step.${told}`,
    caption: `Distance of the weights after each step, as root mean square in ULP of the weights' own: ${setting}.`,
    draw: (medium) => drawDifferenceGrowth(growth, medium),
  };
}

/**
 * A line over the steps of an epoch, on a logarithmic axis.
 *
 * @throws {SameseedError} `figure-empty` without a step at which the weights differ.
 */
export function drawDifferenceGrowth({ rows }: DifferenceGrowth, medium: Medium): Drawing {
  const apart = rows.filter(({ typicalUlp }) => typicalUlp > 0);
  if (apart.length === 0) {
    throw new SameseedError('figure-empty', 'Expected a step at which the weights differ, received none.');
  }
  const x = {
    field: 'step',
    type: 'quantitative',
    scale: { zero: false, nice: false },
    axis: { title: 'step', grid: false, format: ',d' },
  };
  const y = {
    field: 'typicalUlp',
    type: 'quantitative',
    scale: { type: 'log' },
    axis: { title: 'ULP, log axis', grid: true, format: '~g', tickCount: 6 },
  };
  const { training } = medium.palette;
  return {
    width: medium.width - 90,
    height: 260,
    padding: { left: 70, right: 20, top: 8, bottom: 44 },
    data: { name: 'growth', values: apart.map(({ step, typicalUlp, share }) => ({ step, typicalUlp, share })) },
    encoding: { x, y },
    layer: [
      { mark: { type: 'line', color: training } },
      ...(apart.length > 60 ? [] : [{ mark: { type: 'point', filled: true, color: training, size: 30 } }]),
    ],
  };
}

function tell({ step, typicalUlp, share }: Growth): string {
  return `After step ${step} it is ${typicalUlp.toPrecision(3)} ULP, with ${(100 * share).toFixed(1)} % of the weights differing.`;
}
