import { describe, expect, it } from 'vitest';
import { type CostGrowth, costGrowthFigure, drawCostGrowth } from '../../../src/report/figures/cost-growth.ts';
import type { GrowthPanel, GrowthPoint } from '../../../src/report/figures/growth-panel.ts';
import { FILE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { figureSvg } from '../../../src/report/figures/render.tsx';

const points: GrowthPoint[] = [
  { series: 'portable', x: 64, y: 0.5 },
  { series: 'portable', x: 2048, y: 100 },
  { series: 'ceiling', x: 64, y: 1 },
  { series: 'ceiling', x: 2048, y: 101 },
];
const time: GrowthPanel = { size: 'units', quantity: 'ms a step', xScale: 'log', yScale: 'log', points };
const runs: GrowthPanel = {
  size: 'runs',
  quantity: 'seconds',
  xScale: 'linear',
  yScale: 'linear',
  points: [
    { series: '1 worker', x: 1, y: 2 },
    { series: '1 worker', x: 4, y: 8 },
    { series: '2 workers', x: 4, y: 4.5 },
  ],
};
const growth: CostGrowth = { panels: [time, time, runs, time], ceiling: 17.25e9, setting: 'a setting' };

function heightsOf(svg: string, name: string): number[] {
  const texts = svg.matchAll(new RegExp(`translate\\([^,]*,(?<y>[\\d.-]+)\\)"[^>]*>${name}<`, 'gu'));
  return Array.from(texts, ({ groups }) => Number(groups?.['y']));
}

describe('costGrowthFigure', () => {
  it('draws all panels within the width of its medium and the margins', async () => {
    const svg = await figureSvg(costGrowthFigure(growth), FILE_MEDIUM);
    expect(Number(/width="(?<width>\d+)"/u.exec(svg)?.groups?.['width'])).toBe(FILE_MEDIUM.width + 40);
    expect(svg.match(/>ms a step, log axis</gu)).toHaveLength(3);
    expect(svg.match(/>seconds</gu)).toHaveLength(1);
  });

  it('keeps the names of lines apart that end at almost the same place', async () => {
    const svg = await figureSvg(costGrowthFigure({ ...growth, panels: [time] }), FILE_MEDIUM);
    const [ceiling, portable] = [...heightsOf(svg, 'ceiling'), ...heightsOf(svg, 'portable')];
    expect(Math.abs(ceiling - portable)).toBeGreaterThanOrEqual(14);
  });

  it('tells the largest sizes and the ceiling to readers who cannot see it', () => {
    const { description, subtitle } = costGrowthFigure(growth);
    expect(description).toContain('ms a step at 2048 units, portable: 100.');
    expect(description).toContain('seconds at 4 runs, 2 workers: 4.5.');
    expect(subtitle).toContain('17.3 thousand million multiply-adds');
  });

  it('refuses to draw an empty panel', () => {
    const empty = { ...growth, panels: [{ ...time, points: [] }] };
    expect(() => drawCostGrowth(empty, FILE_MEDIUM)).toThrow(expect.objectContaining({ code: 'figure-empty' }));
  });
});
