import type { Figure } from './figure.ts';
import { drawGrowthPanel, type GrowthPanel, PANEL_HEIGHT, SERIES_NAMES } from './growth-panel.ts';
import type { Medium } from './medium.ts';
import type { Drawing } from './spec.ts';

/** Panels in the order in which they are read, three in a row, and what they were measured on. */
export interface CostGrowth {
  readonly panels: readonly GrowthPanel[];
  /** Multiply-adds a second that one core reaches at best. */
  readonly ceiling: number;
  /** Network, data and processor, in words. */
  readonly setting: string;
}

const COLUMNS = 3;
const AXIS = 52;
const NAMES = 70;
const ROW_GAP = 78;
const BOTTOM = 44;

/** The figure of {@link drawCostGrowth} with its words. */
export function costGrowthFigure(growth: CostGrowth): Figure {
  const rate = (growth.ceiling / 1e9).toFixed(1);
  const ceiling = `Dashed: a step at the ${rate} thousand million multiply-adds a second that one core reaches in WebAssembly when it does nothing else`;
  const told = growth.panels.flatMap(({ size, quantity, points }) => {
    const measured = points.filter((point) => point.series !== 'ceiling');
    const most = Math.max(...measured.map(({ x }) => x));
    return measured
      .filter(({ x }) => x === most)
      .map(({ series, y }) => `${quantity} at ${most} ${size}, ${SERIES_NAMES[series]}: ${formatValue(y)}.`);
  });
  return {
    name: 'cost-growth',
    section: 'bench',
    isLive: false,
    title: 'How cost grows',
    subtitle: `${growth.setting}. ${ceiling}; kernels that skip zeros get below it.`,
    description: `Lines of time and memory against width, batch size and number of runs. ${told.join(' ')}`,
    caption: `Time and memory against width, batch size and number of runs: ${growth.setting}. ${ceiling}; kernels that skip zeros get below it.`,
    draw: (medium) => drawCostGrowth(growth, medium),
  };
}

/**
 * A grid of panels with a line for each series, named at its end; for media of 600 CSS pixels and more.
 *
 * @throws {SameseedError} `figure-empty` when a panel has no points.
 */
export function drawCostGrowth({ panels }: Pick<CostGrowth, 'panels'>, medium: Medium): Drawing {
  const columns = Math.min(COLUMNS, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const width = Math.floor(medium.width / columns) - AXIS - NAMES;
  const height = rows * PANEL_HEIGHT + (rows - 1) * ROW_GAP;
  return {
    columns,
    bounds: 'flush',
    spacing: { row: ROW_GAP, column: AXIS + NAMES },
    // Without it panels would share the colours and the axes of the first one.
    resolve: { scale: { color: 'independent', x: 'independent', y: 'independent' } },
    concat: panels.map((panel) => drawGrowthPanel(panel, width, medium)),
    // A grid has no size of its own, so that all of it lies in what is padding to Vega.
    padding: { left: AXIS, right: medium.width - AXIS, top: 24, bottom: height + BOTTOM },
  };
}

function formatValue(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}
