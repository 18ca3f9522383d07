import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPages } from '../../src/report/pages.ts';
import { fixtureImages } from '../support/report-fixture.ts';
import { findProgram } from '../support/portability/find-program.ts';
import { experimentRecords } from '../report/experiment-records.ts';

const program = findProgram(['chromium', 'chromium-browser', 'google-chrome']);

interface Opened {
  readonly page: Page;
  /** What the page said on the console, threw, or asked the network for. */
  readonly complaints: string[];
}

/** Scrolls to each figure that can be live, and waits until it is. */
async function liveFigures(page: Page): Promise<number> {
  const figures = await page.$$('figure:has(.live)');
  for (const figure of figures) {
    await figure.scrollIntoViewIfNeeded();
    await page.waitForFunction((element) => element.classList.contains('is-live'), figure);
  }
  return figures.length;
}

/** Which of its drawings each figure shows. */
async function shown(page: Page): Promise<string[][]> {
  return page.$$eval('figure', (figures) =>
    figures.map((figure) =>
      ['.wide', '.narrow', '.live'].filter((place) => {
        const element = figure.querySelector(place);
        return element !== null && getComputedStyle(element).display !== 'none';
      }),
    ),
  );
}

/** Tables of which a part is out of sight. */
async function cut(page: Page, inside: string): Promise<string[]> {
  return page.$$eval(inside, (elements) =>
    elements
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.closest('.table')?.id ?? ''),
  );
}

describe.skipIf(program === undefined)('the report in Chromium', { timeout: 30_000 }, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sameseed-page-'));
    browser = await chromium.launch({ executablePath: program ?? '', args: ['--no-sandbox'] });
    const examples = { title: 'MNIST', images: fixtureImages() };
    const { html } = await renderPages(experimentRecords('hinton'), { examples });
    await writeFile(join(folder, 'report.html'), html);
  }, 30_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(options: Parameters<Browser['newPage']>[0] = {}, name = 'report.html'): Promise<Opened> {
    const page = await browser.newPage({ offline: true, ...options });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(?:file|data|blob):/u.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, name)).href);
    return { page, complaints };
  }

  it('brings every figure to life at the size of its drawing, without eval, network or complaint', async () => {
    const { page, complaints } = await open();
    expect(await liveFigures(page)).toBe(3);
    const sizes = await page.$$eval('figure:has(.live)', (figures) =>
      figures.map((figure) =>
        ['.wide svg', '.live svg'].map((place) => {
          const drawing = figure.querySelector(place);
          return `${drawing?.getAttribute('width')} ${drawing?.getAttribute('height')}`;
        }),
      ),
    );
    for (const [still, live] of sizes) expect(live).toBe(still);
    expect(complaints).toEqual([]);
  });

  it('answers a pointer with the run, its seed and its accuracy, and threads its seed through the factors', async () => {
    const { page } = await open();
    await liveFigures(page);
    const figure = await page.waitForSelector('#accuracy-against-factor-linspace');
    const rings = await figure.$$('.live .mark-symbol path');
    expect(rings).toHaveLength(18);
    await rings[0].scrollIntoViewIfNeeded();
    const box = await rings[0].boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    const tip = await page.waitForSelector('#vg-tooltip-element.visible');
    expect(await tip.innerText()).toMatch(/run\s+hinton\/l2-0\/seed-\d+\s+seed\s+\d+\s+λ\s+0\s+accuracy\s+0\.\d{4}$/u);
    const threads = await figure.$$eval('.live .mark-line path', (lines) =>
      lines.map((line) => line.getAttribute('d')),
    );
    expect(threads.map((line) => line?.match(/L/gu)?.length ?? 0)).toContain(5);
  });

  it('draws the figures anew for a phone, and nothing is wider than it', async () => {
    const { page } = await open({ viewport: { width: 390, height: 800 } });
    await liveFigures(page);
    const widths = await page.$$eval('.live svg', (drawings) =>
      drawings.map((drawing) => drawing.getAttribute('width')),
    );
    expect(new Set(widths)).toEqual(new Set(['358']));
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess).toBe(0);
  });

  it('shows every table of the factor study whole on a desk, and on a phone all of what stands below each other', async () => {
    const { html } = await renderPages(experimentRecords('factors', { seeds: 2 }));
    await writeFile(join(folder, 'factors.html'), html);
    const { page: desk } = await open({ viewport: { width: 1280, height: 900 } }, 'factors.html');
    expect(await desk.locator('.scroll').count()).toBeGreaterThan(8);
    expect(await cut(desk, '.scroll')).toEqual([]);
    const { page: phone } = await open({ viewport: { width: 390, height: 800 } }, 'factors.html');
    expect(await phone.locator('.scroll:has(.stacking)').count()).toBeGreaterThan(3);
    expect(await cut(phone, '.scroll:has(.stacking)')).toEqual([]);
  });

  it('shows the drawings without scripts, and in print', async () => {
    const still = await open({ javaScriptEnabled: false });
    await still.page.emulateMedia({ media: 'screen' });
    const printed = await open();
    await liveFigures(printed.page);
    expect(new Set((await shown(printed.page)).flat())).toEqual(new Set(['.wide', '.live']));
    await printed.page.emulateMedia({ media: 'print' });
    expect(new Set((await shown(printed.page)).flat())).toEqual(new Set(['.wide']));
    expect(await still.page.locator('figure .wide >> visible=true').count()).toBe(4);
    expect(await still.page.locator('figure .live >> visible=true').count()).toBe(0);
  });
});
