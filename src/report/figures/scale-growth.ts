import { formatCount } from '../numbers.ts';
import { drawCostGrowth } from './cost-growth.ts';
import type { Figure } from './figure.ts';
import type { GrowthPanel } from './growth-panel.ts';

/** What a command cost on a sweep of so many runs. */
export interface ScaleRow {
  readonly command: 'plan' | 'status' | 'merge';
  readonly runs: number;
  /** Processor time of the whole process, seconds. */
  readonly processorSeconds: number;
  /** Largest resident set of the process, MB. */
  readonly peakMegabytes: number;
}

/** How planning, status and merge grow with the number of runs; `setting` is records and processor in words. */
export function scaleGrowthFigure(rows: readonly ScaleRow[], setting: string): Figure {
  const shared = { size: 'runs', xScale: 'log' } as const;
  const panels: GrowthPanel[] = [
    {
      ...shared,
      quantity: 'seconds',
      yScale: 'log',
      points: rows.map(({ command, runs, processorSeconds }) => ({ series: command, x: runs, y: processorSeconds })),
    },
    {
      ...shared,
      quantity: 'MB',
      yScale: 'linear',
      points: rows.map(({ command, runs, peakMegabytes }) => ({ series: command, x: runs, y: peakMegabytes })),
    },
  ];
  const most = Math.max(...rows.map(({ runs }) => runs));
  const told = rows
    .filter(({ runs }) => runs === most)
    .map((row) => `${row.command} ${row.processorSeconds.toFixed(1)} s and ${row.peakMegabytes.toFixed(0)} MB`);
  return {
    name: 'scale-growth',
    section: 'bench',
    isLive: false,
    title: 'How the cost of planning, status and merge grows with the number of runs',
    subtitle: `Processor time and largest memory of the whole process. ${setting}.`,
    description: `Lines of time and memory against the number of runs. At ${formatCount(most)} runs: ${told.join(', ')}.`,
    caption: `Processor time and largest memory of the whole process against the number of runs: ${setting}.`,
    draw: (medium) => drawCostGrowth({ panels }, medium),
  };
}
