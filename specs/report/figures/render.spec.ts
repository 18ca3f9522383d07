import { describe, expect, it } from 'vitest';
import { accuracyAgainstFactor } from '../../../src/report/figures/accuracy-against-factor.ts';
import { accuracyPerEpoch } from '../../../src/report/figures/accuracy-per-epoch.ts';
import { examples } from '../../../src/report/figures/examples.ts';
import { composeSpec, type Figure } from '../../../src/report/figures/figure.ts';
import { FILE_MEDIUM, PAGE_MEDIUM, PHONE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { figureSvg, pngOfSvg } from '../../../src/report/figures/render.tsx';
import { clip, wrapText } from '../../../src/report/figures/wrap-text.ts';
import { fixtureImages } from '../../support/report-fixture.ts';

const about = {
  name: 'figure',
  section: 'question-2c',
  title: 'A & B < C',
  subtitle: 'Subtitle.',
  description: '"D"',
  caption: 'Caption.',
  isLive: true,
} as const;
const one: Figure = {
  ...about,
  draw: (medium) => accuracyPerEpoch([{ run: 'a', epoch: 1, measure: 'validation', accuracy: 0.5 }], medium),
};
const pictures: Figure = { ...about, draw: (medium) => examples(fixtureImages(), medium) };

function countRows(svg: string): number {
  const heights = svg.matchAll(/<image [^>]*transform="translate\([^,]*,([^)]*)\)/gu);
  return new Set(Array.from(heights, ([, y]) => y)).size;
}

function titleFor(factors: readonly number[]): string {
  const replicates = factors.map((factor) => ({ run: String(factor), seed: 1, factor, accuracy: 0.9 }));
  const means = factors.map((factor) => ({ factor, mean: 0.9 }));
  return JSON.stringify(accuracyAgainstFactor({ replicates, means }, FILE_MEDIUM));
}

describe('figureSvg', () => {
  it('names and describes the figure for readers who cannot see it', async () => {
    const svg = await figureSvg(one, FILE_MEDIUM);
    expect(svg).toContain('role="img" aria-labelledby="figure-720-title" aria-describedby="figure-720-description"');
    expect(svg).toContain('<title id="figure-720-title">A &amp; B &lt; C</title>');
    expect(svg).toMatch(/<desc id="figure-720-description">(?:"|&quot;)D(?:"|&quot;)<\/desc>/u);
  });

  it('has a white ground as a file, none on the page', async () => {
    expect(await figureSvg(one, FILE_MEDIUM)).toContain('fill="#ffffff"');
    const page = await figureSvg(one, PAGE_MEDIUM);
    expect(page).not.toMatch(/#[0-9a-f]{3,6}/iu);
    expect(page).toContain('fill="currentColor"');
    expect(page).toContain('var(--validation)');
  });

  it('carries no style attribute, which the page would refuse', async () => {
    for (const figure of [one, pictures]) expect(await figureSvg(figure, PHONE_MEDIUM)).not.toContain('style=');
  });

  it('fits a phone', async () => {
    const [, width] = /<svg [^>]*width="(\d+)"/u.exec(await figureSvg(one, PHONE_MEDIUM)) ?? [];
    expect(Number(width)).toBe(358);
  });

  it('refuses what Vega warns of', async () => {
    const wrong: Figure = {
      ...about,
      draw: () => ({
        padding: { left: 0, right: 0, top: 0, bottom: 0 },
        data: { values: [] },
        mark: 'point',
        encoding: { colour: { field: 'a' } },
      }),
    };
    await expect(figureSvg(wrong, FILE_MEDIUM)).rejects.toThrow(expect.objectContaining({ code: 'figure-invalid' }));
  });

  it('draws ten images in ten cells, five a row on a phone', async () => {
    const svg = await figureSvg(pictures, FILE_MEDIUM);
    expect(svg.match(/<image /gu)).toHaveLength(10);
    expect(countRows(svg)).toBe(1);
    expect(countRows(await figureSvg(pictures, PHONE_MEDIUM))).toBe(2);
  });
});

describe('pngOfSvg', () => {
  it('is twice the size, with ink in it', async () => {
    const svg = await figureSvg(one, FILE_MEDIUM);
    const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];
    const png = Buffer.from(pngOfSvg(svg));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
    const blank = pngOfSvg(svg.replaceAll(/<text.*?<\/text>/gsu, ''));
    expect(png.length).toBeGreaterThan(blank.length + 1000);
  });
});

describe('the factor axis', () => {
  it('is linear for even steps, logarithmic for even ratios, and says so when it is neither', () => {
    expect(titleFor([1e-6, 2.5075e-4, 5.005e-4, 7.5025e-4, 1e-3])).toContain('linear axis');
    expect(titleFor([1e-6, 5.62e-6, 3.16e-5, 1.78e-4, 1e-3])).toContain('log axis');
    expect(titleFor([1e-6, 1.01e-6, 1e-3])).toContain('not to scale');
  });

  it('sets no decay apart where the scale has no room for it', () => {
    expect(titleFor([0, 1e-6, 1e-3])).toMatch(/none.*linear axis/u);
    expect(titleFor([0, 1e-6, 1e-3])).toContain('cut');
    expect(titleFor([0, 5e-4, 1e-3])).not.toContain('cut');
  });
});

describe('composeSpec', () => {
  it('gives a file its title and the page none', () => {
    expect(composeSpec(one, FILE_MEDIUM)).toMatchObject({ title: { text: ['A & B < C'], subtitle: ['Subtitle.'] } });
    expect(composeSpec(one, PAGE_MEDIUM)).not.toHaveProperty('title');
  });

  it('says the bounds of a zoomed axis', () => {
    expect(JSON.stringify(composeSpec(one, FILE_MEDIUM))).toContain('accuracy (axis from 0.5000 to 0.5002)');
  });
});

describe('wrapText', () => {
  it.each([
    ['', []],
    ['one two', ['one two']],
    ['one two three', ['one two', 'three']],
    ['incomprehensible', ['incompr…']],
    ['a1 b2 c3 d4 e5 f6 g7 h8 i9 j0 k1 l2', ['a1 b2 c3', 'd4 e5 f6', 'g7 h8 i…']],
  ])('breaks %j', (text, lines) => {
    expect(wrapText(text, 8)).toEqual(lines);
  });
});

describe('clip', () => {
  it('never cuts a character in two', () => {
    expect(clip('😀😀😀', 3)).toBe('😀😀😀');
    expect(clip('😀😀😀😀', 3)).toBe('😀😀…');
  });
});
