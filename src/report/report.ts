import { join } from 'node:path';
import { readJsonFile } from '../artifact/json-file.ts';
import { type Records, readRecords } from '../artifact/read.ts';
import { openStore } from '../artifact/store.ts';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { readReference } from '../replication/reference.ts';
import { type ExampleImages, parseExampleImages } from './example-images.ts';
import { composeSpec, type Figure } from './figures/figure.ts';
import { FILE_MEDIUM } from './figures/medium.ts';
import { figureSvg, pngOfSvg } from './figures/render.tsx';
import { renderPages, type ReportExtras } from './pages.ts';
import { tableCsv } from './tables/csv.ts';

/** A file of the report. */
export interface ReportFile {
  /** Path below the sweep's folder, with `/`. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The report as values; nothing is written. */
export interface RenderedReport {
  readonly html: string;
  readonly markdown: string;
  /** Each figure as SVG, PNG and Vega-Lite JSON, each table as CSV. */
  readonly files: readonly ReportFile[];
}

/**
 * Renders the page, its Markdown, the figures and the tables of a sweep; the same records give the same bytes.
 *
 * @throws {SameseedError} `records-disagree` when summary and runs are not of one sweep, `config-invalid` for a config
 *   that this program can't read.
 */
export async function renderReport(records: Records, extras: ReportExtras = {}): Promise<RenderedReport> {
  const { html, markdown, tables, figures } = await renderPages(records, extras);
  const files = await Promise.all(figures.map(figureFiles));
  return {
    html,
    markdown,
    files: [
      ...files.flat(),
      ...tables.map((table) => ({ name: `tables/${table.name}.csv`, content: tableCsv(table) })),
    ],
  };
}

/**
 * Writes `report.html`, `report.md`, `figures/` and `tables/` of a sweep's folder from its records; `examples.json` may
 * be missing.
 *
 * @throws {SameseedError} as {@link readRecords}, {@link openStore} and {@link renderReport} do.
 */
export async function writeReport(folder: string): Promise<void> {
  const records = await readRecords(folder);
  const [examples, study] = [await readExamples(folder), await readStudy(records)];
  const { html, markdown, files } = await renderReport(records, {
    ...(examples === undefined ? {} : { examples }),
    ...(study === undefined ? {} : { study }),
  });
  const store = await openStore(folder);
  try {
    for (const { name, content } of files) await store.writeFile(name, content);
    await store.writeFile('report.md', markdown);
    await store.writeFile('report.html', html);
  } finally {
    await store.close();
  }
}

async function readStudy({ summary }: Records): Promise<Records | undefined> {
  const { dataset, name } = summary.experiment;
  return dataset === 'mnist' && name !== 'factors' ? readReference({ experiment: 'factors', dataset }) : undefined;
}

async function readExamples(folder: string): Promise<ExampleImages | undefined> {
  try {
    return parseExampleImages(await readJsonFile(join(folder, 'examples.json')));
  } catch (error) {
    if (error instanceof SameseedError && error.code === 'artifact-missing') return undefined;
    throw error;
  }
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
