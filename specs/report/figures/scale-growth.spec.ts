import { expect, it } from 'vitest';
import { FILE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { figureSvg } from '../../../src/report/figures/render.tsx';
import { scaleGrowthFigure, type ScaleRow } from '../../../src/report/figures/scale-growth.ts';

const rows = (['plan', 'status', 'merge'] as const).flatMap((command, place) =>
  [10, 1000, 100_000].map((runs): ScaleRow => ({
    command,
    runs,
    processorSeconds: 0.3 + (runs * (place + 1)) / 20_000,
    peakMegabytes: 90 + runs / 500,
  })),
);

it('draws time and memory of each command against the number of runs, and tells the largest', async () => {
  const figure = scaleGrowthFigure(rows, 'a setting');
  expect(figure.description).toContain('At 100,000 runs: plan 5.3 s and 290 MB, status 10.3 s');
  const svg = await figureSvg(figure, FILE_MEDIUM);
  expect(svg).toContain('>seconds, log axis<');
  expect(svg).toContain('>MB<');
  for (const name of ['plan', 'status', 'merge']) expect(svg.match(new RegExp(`>${name}<`, 'gu'))).toHaveLength(2);
});
