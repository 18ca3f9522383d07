import { describe, expect, it } from 'vitest';
import { differenceGrowthFigure, drawDifferenceGrowth } from '../../../src/report/figures/difference-growth.ts';
import { FILE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { figureSvg } from '../../../src/report/figures/render.tsx';

const rows = [
  { step: 3, typicalUlp: 0, share: 0 },
  { step: 4, typicalUlp: 0.02, share: 0.01 },
  { step: 5, typicalUlp: 1.5, share: 0.5 },
];

describe('differenceGrowthFigure', () => {
  it('draws the steps at which the weights differ', async () => {
    const svg = await figureSvg(differenceGrowthFigure({ rows, setting: 'a and b' }), FILE_MEDIUM);
    expect(svg).toContain('ULP, log axis');
  });

  it('tells the first and the last distance to readers who cannot see it', () => {
    expect(differenceGrowthFigure({ rows, setting: 'a and b' }).description).toContain(
      'After step 5 it is 1.50 ULP, with 50.0 % of the weights differing.',
    );
  });

  it('refuses to draw nothing', () => {
    expect(() => drawDifferenceGrowth({ rows: rows.slice(0, 1), setting: '' }, FILE_MEDIUM)).toThrow(
      expect.objectContaining({ code: 'figure-empty' }),
    );
  });
});
