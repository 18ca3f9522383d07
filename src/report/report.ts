import { join } from 'node:path';
import { readJsonFile } from '../artifact/json-file.ts';
import { type Records, readRecords } from '../artifact/read.ts';
import { openStore } from '../artifact/store.ts';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { type ExampleImages, parseExampleImages } from './example-images.ts';
import { collectFacts } from './facts.ts';
import { composeSpec, type Figure } from './figures/figure.ts';
import { collectFigures } from './figures/gallery.ts';
import { FILE_MEDIUM, PAGE_MEDIUM, PHONE_MEDIUM } from './figures/medium.ts';
import { drawFigure, figureSvg, pngOfSvg } from './figures/render.tsx';
import type { DrawnFigure } from './page/gallery.tsx';
import { renderPage } from './page/page.tsx';
import { plainText } from './plain-text.ts';

/** A file of the report. */
export interface ReportFile {
  /** Path below the sweep's folder, with `/`. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The report as values; nothing is written. */
export interface RenderedReport {
  readonly html: string;
  /** Each figure as SVG, PNG and Vega-Lite JSON. */
  readonly files: readonly ReportFile[];
}

/**
 * Renders the page and the figures of a sweep; the same records give the same bytes.
 *
 * @throws {SameseedError} `records-disagree` when summary and runs are not of one sweep, `config-invalid` for a config
 *   that this program can't read.
 */
export async function renderReport(records: Records, examples?: ExampleImages): Promise<RenderedReport> {
  const facts = collectFacts(plainText(records));
  const images = examples === undefined ? undefined : plainImages(examples, facts.dataset.title);
  const figures = collectFigures(facts, images);
  const files = await Promise.all(figures.map(figureFiles));
  const drawn = await Promise.all(figures.map(drawForPage));
  const shape = images?.images[0];
  const html = renderPage({ facts, figures: drawn, ...(shape === undefined ? {} : { shape }) });
  return { html, files: files.flat() };
}

/**
 * Writes `report.html` and `figures/` of a sweep's folder from its records; `examples.json` may be missing.
 *
 * @throws {SameseedError} as {@link readRecords}, {@link openStore} and {@link renderReport} do.
 */
export async function writeReport(folder: string): Promise<void> {
  const records = await readRecords(folder);
  const { html, files } = await renderReport(records, await readExamples(folder));
  const store = await openStore(folder);
  try {
    for (const { name, content } of files) await store.writeFile(name, content);
    await store.writeFile('report.html', html);
  } finally {
    await store.close();
  }
}

async function readExamples(folder: string): Promise<ExampleImages | undefined> {
  try {
    return parseExampleImages(await readJsonFile(join(folder, 'examples.json')));
  } catch (error) {
    if (error instanceof SameseedError && error.code === 'artifact-missing') return undefined;
    throw error;
  }
}

function plainImages({ title, images }: ExampleImages, expected: string): ExampleImages {
  if (title !== expected) {
    throw new SameseedError(
      'records-disagree',
      `Expected example images of ${expected}, received some of ${JSON.stringify(title)}; run the sweep again.`,
    );
  }
  return { title, images: images.map((image) => ({ ...image, label: plainText(image.label) })) };
}

async function drawForPage(figure: Figure): Promise<DrawnFigure> {
  return { figure, wide: await drawFigure(figure, PAGE_MEDIUM), narrow: await drawFigure(figure, PHONE_MEDIUM) };
}

async function figureFiles(figure: Figure): Promise<ReportFile[]> {
  const svg = await figureSvg(figure, FILE_MEDIUM);
  const path = `figures/${figure.name}`;
  return [
    { name: `${path}.svg`, content: svg },
    { name: `${path}.png`, content: pngOfSvg(svg) },
    { name: `${path}.vl.json`, content: prettyJson(composeSpec(figure, FILE_MEDIUM)) },
  ];
}
