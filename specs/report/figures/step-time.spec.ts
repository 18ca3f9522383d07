import { describe, expect, it } from 'vitest';
import { FILE_MEDIUM, PHONE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { figureSvg } from '../../../src/report/figures/render.tsx';
import { drawStepTime, type StepTimes, stepTimeFigure } from '../../../src/report/figures/step-time.ts';

const times: StepTimes = {
  own: 'portable',
  setting: 'a setting',
  rows: [
    { engine: 'oracle', optimizer: 'sgd', stepMs: 768, ratio: 220.4 },
    { engine: 'portable', optimizer: 'sgd', stepMs: 3.44, ratio: 0.987 },
    { engine: 'portable', optimizer: 'adam', stepMs: 4.4, ratio: null },
  ],
};

describe('stepTimeFigure', () => {
  it('shows every time with its ratio, the quickest first, and no ratio without PyTorch', async () => {
    const svg = await figureSvg(stepTimeFigure(times), FILE_MEDIUM);
    const labels = Array.from(svg.matchAll(/>(?<label>[\d.]+ ms[^<]*)</gu), ({ groups }) => groups?.['label']);
    expect(labels).toEqual(['3.4 ms · 0.99 × PyTorch', '768 ms · 220 × PyTorch', '4.4 ms']);
  });

  it('tells its numbers to readers who cannot see it', () => {
    expect(stepTimeFigure(times).description).toContain('sgd, portable: 3.4 ms (0.99 × PyTorch).');
  });

  it('marks the engine of its own', () => {
    const { palette } = FILE_MEDIUM;
    expect(JSON.stringify(drawStepTime(times, FILE_MEDIUM))).toContain(palette.validation);
  });

  it('fits a phone', async () => {
    const svg = await figureSvg(stepTimeFigure(times), PHONE_MEDIUM);
    expect(Number(/width="(?<width>\d+)"/u.exec(svg)?.groups?.['width'])).toBeLessThanOrEqual(PHONE_MEDIUM.width);
  });

  it('refuses to draw nothing', () => {
    expect(() => drawStepTime({ ...times, rows: [] }, FILE_MEDIUM)).toThrow(
      expect.objectContaining({ code: 'figure-empty' }),
    );
  });
});
